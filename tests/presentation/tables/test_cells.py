from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from offercalc.domain.values.estimate import UNKNOWN, Span
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.formats.masked import in_private
from offercalc.presentation.formats.relative import in_percent
from offercalc.presentation.formats.rounding import Shown
from offercalc.presentation.tables.cells import cell_of, span_cell
from offercalc.presentation.tables.table import Amount, Cell, Percentage, Value
from tests.tools import ENGLISH, INDONESIAN

EXACT = Amount(Shown.exactly(Decimal("1234.50")), "USD", 2)
RANGE = Amount(Shown(Decimal(1000), Decimal(1500), Decimal(2000)), "USD")


@pytest.mark.parametrize(
    ("value", "text"),
    [(EXACT, "$1,234.50"), (Percentage(Decimal("12.5")), "12.5%"), (Decimal(1000), "1,000"),
     (date(2026, 10, 30), "Oct 30, 2026")],
)  # fmt: skip
def test_a_cell_has_the_value_that_its_text_states(value: Value, text: str) -> None:
    cell = cell_of(value, ENGLISH)
    assert (cell.text, cell.value, cell.muted) == (text, value, False)


def test_the_tip_of_an_amount_is_its_full_range() -> None:
    assert cell_of(EXACT, ENGLISH).tip == "$1,234.50"
    assert cell_of(RANGE, ENGLISH) == Cell("~ $1,500", "$1,500 (between $1,000 and $2,000)", value=RANGE)


def test_an_amount_is_rounded_and_muted_if_nothing_is_known() -> None:
    cell = span_cell(Span(Fraction(1, 3), Fraction(1, 2), None), "IDR", INDONESIAN)
    assert cell.value == Amount(Shown(Decimal(0), Decimal(1), None), "IDR")
    assert span_cell(UNKNOWN, "USD", ENGLISH).muted


@pytest.mark.parametrize(
    ("localizer", "text"),
    [(in_private(ENGLISH), "$•••"), (in_percent(ENGLISH, Fraction(2469), {"USD": Fraction(1)}), "50%")],
)
def test_a_masked_or_relative_amount_leaves_no_value_behind(localizer: Localizer, text: str) -> None:
    assert cell_of(EXACT, localizer) == Cell(text, text)
    assert cell_of(Decimal(5), localizer).value == Decimal(5)
