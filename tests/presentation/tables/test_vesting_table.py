from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from offercalc.application.translations.readers import localizer_for
from offercalc.presentation.tables.table import Cell, Percentage, RowKind, TableRow
from offercalc.presentation.tables.vesting_table import vesting_table
from tests.tools import ENGLISH

CLIFF, LATER = date(2027, 1, 31), date(2027, 2, 28)


def days(*units: str) -> tuple[tuple[date, Fraction], ...]:
    return tuple((date(2027, month, 1), Fraction(amount)) for month, amount in enumerate(units, start=1))


def units(*numbers: int) -> tuple[Cell, ...]:
    return tuple(Cell(f"{number:,}", value=Decimal(number)) for number in numbers)


def test_each_day_has_its_units_and_what_has_vested_by_then() -> None:
    table = vesting_table(((CLIFF, Fraction(1200)), (LATER, Fraction(100))), ENGLISH)
    assert (table.caption, table.corner) == ("Vesting schedule", "Day")
    assert table.columns == ("Units vesting", "Vested so far")
    assert table.rows == (
        TableRow(RowKind.NORMAL, "Jan 31, 2027", "", units(1200, 1200), CLIFF),
        TableRow(RowKind.NORMAL, "Feb 28, 2027", "", units(100, 1300), LATER),
        TableRow(RowKind.TOTAL, "Total", "", units(1300, 1300)),
    )


def test_percentages_of_a_grant_are_marked_as_such() -> None:
    row = vesting_table(((CLIFF, Fraction(25, 2)),), ENGLISH, in_percent=True).rows[0]
    assert row.cells == (Cell("12.5%", value=Percentage(Decimal("12.5"))),) * 2


def test_nothing_that_vests_is_a_total_of_nothing() -> None:
    assert vesting_table((), ENGLISH).rows == (TableRow(RowKind.TOTAL, "Total", "", units(0, 0)),)


def test_broken_units_show_up_to_four_places() -> None:
    cells = [row.cells[0].text for row in vesting_table(days("9/2", "1/8", "1/3", "0.00005"), ENGLISH).rows]
    assert cells[:4] == ["4.5", "0.125", "0.3333", "0.0001"]


@pytest.mark.parametrize("units", [("10/3", "10/3", "10/3"), ("0.00005", "0.00005")])
def test_the_printed_total_is_the_sum_of_the_printed_units(units: tuple[str, ...]) -> None:
    *rows, whole = vesting_table(days(*units), ENGLISH).rows
    assert sum(Decimal(row.cells[0].text) for row in rows) == Decimal(whole.cells[0].text) == whole.cells[0].value


def test_a_schedule_is_written_in_the_readers_language_and_figures() -> None:
    row = vesting_table(((CLIFF, Fraction(2401, 2)),), localizer_for("id_ID")).rows[0]
    assert (row.label, row.cells[0].text) == ("31 Jan 2027", "1.200,5")


def test_a_table_that_sums_up_says_by_which_day() -> None:
    assert vesting_table(((CLIFF, Fraction(1)),), ENGLISH, sums_up=True).corner == "Vested by"
    assert vesting_table(((CLIFF, Fraction(1)),), ENGLISH).corner == "Day"
