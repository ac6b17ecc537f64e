"""How the sheets of a batch are made, for the terminal and the window alike: appraised, addressed, and known again."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import scrypt
from pathlib import Path

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from offercalc import __version__
from offercalc.analysis.comparison import compare
from offercalc.analysis.yearly import By
from offercalc.application.batch_record import digest, folder_state
from offercalc.application.offer_table import RowOffer
from offercalc.application.paper_order import PrintOrder
from offercalc.application.ports import Tools
from offercalc.application.sender_notices import sender_notices
from offercalc.application.sheet_batch import BatchOrder, Print
from offercalc.domain.assumptions import Assumptions
from offercalc.presentation.reader import Reader

_SALT = b"offercalc.batch"


class BatchPaper(Struct, frozen=True):
    """How every sheet is to be printed, and the second currency of its figures, "" for none.

    `sender` reads what is to be known of each sheet before it goes out, where that is not who reads the sheets.
    """

    order: PrintOrder
    second: str
    by: By
    reader: Reader
    sender: Reader | None = None


class _Source(Struct, frozen=True):
    """Everything that shapes the sheet of a row."""

    version: str
    row: RowOffer
    assumptions: Assumptions
    by: str
    order: PrintOrder
    template: str
    second: str
    locale: str
    language: str


def batch_order(
    paper: BatchPaper, assume: Callable[[RowOffer, str], Assumptions], tools: Tools, jobs: int
) -> BatchOrder:  # fmt: skip
    """Say how the sheets are made: with the rates and presets at hand now, all of them alike.

    `assume` gives the assumptions for a row in a currency, "" for the one it is shown in.
    """
    press, rates, presets, reader = tools.press, tools.rates, tools.presets, paper.reader
    sign = replace(paper.order, password=_password_sign(paper.order.password))
    locale, template = str(reader.figures.locale), folder_state(Path(paper.order.template))

    def prepare(row: RowOffer) -> Print:
        comparison = compare((row.offer,), assume(row, ""), paper.by, rates, presets)
        order = addressed(paper.order, row)
        if paper.second:
            second = assume(row, paper.second)
            order = replace(order, second=compare((row.offer,), second, paper.by, rates, presets))
        notices = sender_notices(comparison.offers[0], order, paper.sender or reader)
        return lambda: replace(press.sheet(comparison, reader, order), notices=notices)

    def made_from(row: RowOffer) -> str:
        content = _Source(
            __version__, replace(row, row=0), assume(row, ""), paper.by, addressed(sign, row), template,
            paper.second, locale, reader.language,
        )  # fmt: skip
        return digest(msgspec.json.encode(content, enc_hook=str))

    return BatchOrder(prepare, made_from, jobs)


def _password_sign(password: str) -> str:
    """Return a sign of a password for the record: it differs where the password does, and is slow to guess from."""
    if not password:
        return ""
    return scrypt(password.encode(errors="surrogatepass"), salt=_SALT, n=2**15, r=8, p=1, maxmem=2**26).hex()


def addressed(order: PrintOrder, row: RowOffer) -> PrintOrder:
    """Say on a paper for whom it is."""
    return replace(order, candidate=row.candidate, reports_to=row.reports_to)
