"""How the sheets or letters of a batch are made, in terminal and window alike: appraised, addressed and identified."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import scrypt
from pathlib import Path

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from offercalc import __version__
from offercalc.analysis.comparison import Comparison, compare
from offercalc.analysis.yearly import By
from offercalc.application.batch.batch_record import digest, folder_state
from offercalc.application.batch.letter_batch import LetterOrder, LetterWords, row_letter
from offercalc.application.batch.sheet_batch import BatchOrder, Print
from offercalc.application.documents.sender_notices import sender_notices, word_notices
from offercalc.application.ports.document_options import DocumentOptions
from offercalc.application.ports.offer_table import RowOffer
from offercalc.application.ports.renderer import OfferLetter, OfferSheet, PdfRenderer, RenderedPdf
from offercalc.domain.exchange.rate_book import RateBook
from offercalc.domain.scenario.assumptions import Assumptions
from offercalc.domain.vesting.schedule import Presets
from offercalc.presentation.formats.localizer import Localizer

_SALT = b"offercalc.batch"


class BatchPaper(Struct, frozen=True):
    """How every sheet is printed, and the second currency of its figures, "" for none.

    `sender` is the locale of the notices for the sender, if it differs from that of the sheets. With `letters`, offer
    letters are written in place of sheets.
    """

    order: DocumentOptions
    second: str
    by: By
    localizer: Localizer
    sender: Localizer | None = None
    letters: LetterOrder | None = None


class _Source(Struct, frozen=True):
    """Everything that determines the content of a row's sheet."""

    version: str
    row: RowOffer
    assumptions: Assumptions
    by: str
    order: DocumentOptions
    template: str
    second: str
    locale: str
    language: str
    letters: str = ""


class BatchInputs(Struct, frozen=True):
    """What the figures of every sheet are computed from: rates, presets, and the assumptions for each row.

    `assume` returns the assumptions for a row in a currency, "" for its display currency.
    """

    rates: RateBook
    presets: Presets
    assume: Callable[[RowOffer, str], Assumptions]

    def appraise(self, row: RowOffer, by: By, currency: str = "") -> Comparison:
        """Return the figures of a row."""
        return compare((row.offer,), self.assume(row, currency), by, self.rates, self.presets)


def batch_order(paper: BatchPaper, inputs: BatchInputs, renderer: PdfRenderer, jobs: int) -> BatchOrder:
    """Return how the sheets are made; each is rendered in one of `jobs` threads."""
    localizer = paper.localizer
    sign = replace(paper.order, password=_password_sign(paper.order.password))
    locale, template = str(localizer.figures.locale), folder_state(Path(paper.order.template))

    letters = paper.letters
    is_word = letters is not None and letters.is_word

    def prepare(row: RowOffer) -> Print:
        document, notices = row_document(paper, inputs, row)
        return lambda: replace(_printed(document, renderer, is_word=is_word), notices=notices)

    def made_from(row: RowOffer) -> str:
        content = _Source(
            __version__, replace(row, row=0), inputs.assume(row, ""), paper.by, addressed(sign, row), template,
            paper.second, locale, localizer.language, "" if letters is None else letters.sign,
        )  # fmt: skip
        return digest(msgspec.json.encode(content, enc_hook=str))

    return BatchOrder(prepare, made_from, jobs, ".pdf" if letters is None else letters.suffix)


def row_document(
    paper: BatchPaper, inputs: BatchInputs, row: RowOffer
) -> tuple[OfferSheet | OfferLetter, tuple[str, ...]]:
    """Return the paper of a row, and the notices for its sender; raises ExternalError if it cannot be written."""
    comparison, order = inputs.appraise(row, paper.by), addressed(paper.order, row)
    localizer, sender = paper.localizer, paper.sender or paper.localizer
    notices = sender_notices(comparison.offers[0], order, sender)
    if paper.letters is not None:
        words = LetterWords(inputs.presets, localizer, sender)
        letter, more = row_letter(paper.letters, order, row, comparison, words)
        lost = word_notices(order.letterhead, sender) if paper.letters.is_word else ()
        return letter, (*notices, *more, *lost)
    second = inputs.appraise(row, paper.by, paper.second) if paper.second else None
    return OfferSheet(comparison, localizer, order, second), notices


def _printed(document: OfferSheet | OfferLetter, renderer: PdfRenderer, *, is_word: bool) -> RenderedPdf:
    if is_word and isinstance(document, OfferLetter):
        return RenderedPdf(renderer.render_docx(document))
    return renderer.render(document)


def _password_sign(password: str) -> str:
    """Return a fingerprint of a password for the record; scrypt makes it slow to guess the password from it."""
    if not password:
        return ""
    return scrypt(password.encode(errors="surrogatepass"), salt=_SALT, n=2**15, r=8, p=1, maxmem=2**26).hex()


def addressed(order: DocumentOptions, row: RowOffer) -> DocumentOptions:
    """Return the options with the candidate and manager of a row, and the conditions and signatories that it has."""
    return replace(
        order, candidate=row.candidate, reports_to=row.reports_to, conditions=row.conditions or order.conditions,
        signatories=row.signatories or order.signatories,
    )  # fmt: skip
