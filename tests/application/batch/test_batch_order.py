from datetime import UTC, date, datetime

import pytest
from msgspec.structs import replace

from offercalc.analysis.yearly import By
from offercalc.application.batch.batch_order import BatchInputs, BatchPaper, addressed, batch_order
from offercalc.application.ports.document_options import DocumentOptions, Signatory
from offercalc.application.ports.offer_table import RowOffer
from offercalc.domain.scenario.assumptions import Assumptions
from tests.tools import ENGLISH, PRESETS, FakePress, offer_from, rate_book

ORDER = DocumentOptions("a4", datetime(2026, 10, 31, tzinfo=UTC))
PAPER = BatchPaper(ORDER, "", By.EMPLOYMENT, ENGLISH)
ROW = RowOffer(2, offer_from(), "Budi", "The board")


def assume(row: RowOffer, other: str) -> Assumptions:
    return Assumptions(exchange_day=date(2026, 10, 30), currency=other or row.offer.currency, years=4)


INPUTS = BatchInputs(rate_book(), PRESETS, assume)


def test_a_paper_is_addressed_to_the_one_of_its_row() -> None:
    found = addressed(ORDER, ROW)
    assert (found.candidate, found.reports_to) == ("Budi", "The board")
    assert addressed(ORDER, RowOffer(2, offer_from())) == ORDER
    own = RowOffer(2, offer_from(), conditions=("A visa.",), signatories=(Signatory("Ann", "CEO"),))
    told = addressed(replace(ORDER, conditions=("References.",)), own)
    assert (told.conditions, told.signatories) == (("A visa.",), (Signatory("Ann", "CEO"),))


def test_a_row_is_printed_with_its_own_figures_and_in_the_second_currency() -> None:
    renderer = FakePress()
    order = batch_order(replace(PAPER, second="IDR"), INPUTS, renderer, 2)
    order.prepare(ROW)()
    ((kind, comparison, localizer, printed),) = renderer.calls
    assert (kind, localizer, printed.candidate) == ("sheet", ENGLISH, "Budi")
    assert (comparison.offers[0].offer, comparison.assumptions.currency) == (ROW.offer, "USD")
    assert [one.assumptions.currency for one in renderer.seconds if one is not None] == ["IDR"]


def test_what_shapes_a_sheet_is_in_its_digest_and_the_number_of_its_row_is_not() -> None:
    made_from = batch_order(PAPER, INPUTS, FakePress(), 1).made_from
    assert made_from(ROW) == made_from(replace(ROW, row=9))
    assert made_from(ROW) != made_from(replace(ROW, candidate="Siti"))
    other = batch_order(replace(PAPER, second="IDR"), INPUTS, FakePress(), 1).made_from
    assert made_from(ROW) != other(ROW)


def test_the_password_is_part_of_the_digest_and_cannot_be_guessed_from_it_fast() -> None:
    def signs(password: str) -> str:
        order = replace(PAPER, order=replace(PAPER.order, password=password))
        return batch_order(order, INPUTS, FakePress(), 1).made_from(ROW)

    assert signs("rahasia") == signs("rahasia")
    assert len({signs(""), signs("rahasia"), signs("rahasia2")}) == 3


def test_what_the_digest_is_made_from_does_not_hold_the_password(monkeypatch: pytest.MonkeyPatch) -> None:
    hashed: list[bytes] = []

    def digest(content: bytes) -> str:
        hashed.append(content)
        return ""

    monkeypatch.setattr("offercalc.application.batch.batch_order.digest", digest)
    order = replace(PAPER, order=replace(PAPER.order, password="rahasia"))  # noqa: S106 - of this test alone
    batch_order(order, INPUTS, FakePress(), 1).made_from(ROW)
    assert hashed
    assert b"rahasia" not in b"".join(hashed)
