from decimal import Decimal

from offercalc.presentation.formats.machine import in_plain
from tests.tools import INDONESIAN


def test_amounts_are_bare_numbers_and_all_else_is_as_it_was() -> None:
    plain = in_plain(INDONESIAN)
    assert plain.figures.money(Decimal("1234567.50"), "IDR") == "1234567.50"
    assert plain.figures.number(Decimal("1234.5")) == "1.234,5"
    assert plain.tr("Total") == INDONESIAN.tr("Total")
