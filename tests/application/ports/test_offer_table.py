from pathlib import Path

from msgspec.structs import replace

from offercalc.application.ports.offer_table import Mapping, OfferTable, RowOffer, TableAsk
from tests.tools import offer_from


def test_nothing_is_taken_for_granted_of_a_table() -> None:
    ask = TableAsk(path=Path("offers.csv"))
    assert (ask.sheet, ask.columns, ask.filled, ask.days_by_locale) == ("", (), (), False)


def test_tables_with_the_same_rows_are_equal() -> None:
    row = RowOffer(2, offer_from())
    assert OfferTable(Mapping(()), (row,)) == OfferTable(Mapping(()), (replace(row),))
