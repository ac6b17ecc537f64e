from datetime import UTC, date, datetime

from msgspec.structs import replace

from offercalc.analysis.yearly import By
from offercalc.application.batch_order import BatchPaper, addressed, batch_order
from offercalc.application.offer_table import RowOffer
from offercalc.application.paper_order import PrintOrder
from offercalc.domain.assumptions import Assumptions
from tests.tools import ENGLISH, FakePress, StandInTools, offer_from

ORDER = PrintOrder("a4", datetime(2026, 10, 31, tzinfo=UTC))
PAPER = BatchPaper(ORDER, "", By.EMPLOYMENT, ENGLISH)
ROW = RowOffer(2, offer_from(), "Budi", "The board")


def assume(row: RowOffer, other: str) -> Assumptions:
    return Assumptions(exchange_day=date(2026, 10, 30), currency=other or row.offer.currency, years=4)


def test_a_paper_is_addressed_to_the_one_of_its_row() -> None:
    found = addressed(ORDER, ROW)
    assert (found.candidate, found.reports_to) == ("Budi", "The board")
    assert addressed(ORDER, RowOffer(2, offer_from())) == ORDER


def test_a_row_is_printed_with_its_own_figures_and_in_the_second_currency() -> None:
    press = FakePress()
    order = batch_order(replace(PAPER, second="IDR"), assume, StandInTools(press=press), 2)
    order.prepare(ROW)()
    ((kind, comparison, reader, printed),) = press.calls
    assert (kind, reader, printed.candidate) == ("sheet", ENGLISH, "Budi")
    assert (comparison.offers[0].offer, comparison.assumptions.currency) == (ROW.offer, "USD")
    assert printed.second is not None
    assert printed.second.assumptions.currency == "IDR"


def test_what_shapes_a_sheet_is_in_its_digest_and_the_number_of_its_row_is_not() -> None:
    made_from = batch_order(PAPER, assume, StandInTools(), 1).made_from
    assert made_from(ROW) == made_from(replace(ROW, row=9))
    assert made_from(ROW) != made_from(replace(ROW, candidate="Siti"))
    other = batch_order(replace(PAPER, second="IDR"), assume, StandInTools(), 1).made_from
    assert made_from(ROW) != other(ROW)
