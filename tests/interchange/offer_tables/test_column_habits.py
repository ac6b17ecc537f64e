from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from offercalc.application.ports.offer_table import TableAsk
from offercalc.application.translations.readers import localizer_for
from offercalc.interchange.offer_tables.column_habits import Habits, habits_of
from offercalc.interchange.offer_tables.offer_columns import columns_of
from offercalc.interchange.spreadsheets.cells import Cell, Row


def habits(
    header: str, *cells: str | Cell, locale: str = "en_US", is_decided: bool = False, is_assumed: bool = False
) -> Habits:
    localizer = localizer_for(locale)
    ask = TableAsk(path=Path("t.csv"), days_by_locale=is_decided or is_assumed, is_locale_named=is_decided)
    columns = columns_of(Row(1, (Cell(header),)), ask, localizer)
    found = (cell if isinstance(cell, Cell) else Cell(cell) for cell in cells)
    rows = tuple(Row(number, (cell,)) for number, cell in enumerate(found, start=2))
    return habits_of(rows, columns, ask, localizer)


def read(found: Habits, text: str, locale: str = "en_US") -> str:
    return found.number_text("salary", text, localizer_for(locale))


@pytest.mark.parametrize(
    ("cells", "text", "meant"),
    [
        (("1.234", "1.234,56"), "1.234", "1234"),
        (("1,234", "12.5"), "1,234", "1234"),
        (("850.125", "850.5"), "850.125", "850.1250"),
        (("85.000 - 90.000", "1.250.000"), "85.000 - 90.000", "85000 - 90000"),
        (("12,5", "€ 1.234"), "€ 1.234", "€ 1234"),
        (("1\u2019200\u2019000",), "1\u2019200\u2019000", "1200000"),
        (("12,34,567.5",), "12,34,567.5", "1234567.5"),
        (("120,000",), "120,000", "120000"),
    ],
)
def test_one_cell_tells_how_all_numbers_of_its_column_are_written(
    cells: tuple[str, ...], text: str, meant: str
) -> None:
    found = habits("Salary", *cells)
    assert (read(found, text), found.problems) == (meant, ())


def test_a_sign_that_is_not_the_readers_is_told_with_the_cell_that_tells_it() -> None:
    assert habits("Salary", "1.234", "1.234,5").remarks == (
        'Column A (Salary): numbers are read with "," as the decimal separator, because of "1.234,5" (row 3).',
    )
    assert habits("Salary", "1,234", "1,234.5").remarks == ()


def test_numbers_that_contradict_each_other_are_asked_once() -> None:
    found = habits("Salary", "1.234,5", "1,234.5", "1.234")
    assert found.problems == (
        'Column A (Salary) uses two formats: "1,234.5" (row 3) and "1.234,5" (row 2); use one format throughout.',
    )


def test_numbers_that_nothing_decides_are_asked_once_with_their_cells() -> None:
    found = habits("Salary", "850.125", "5", "900.250")
    assert found.problems == (
        'Column A (Salary) can be read in two ways: "850.125" (row 2), "900.250" (row 4); write e.g. 850.1250 or '
        "850125, or specify the locale of its numbers and dates with --locale.",
    )
    many = habits("Salary", *["850.125"] * 9).problems
    assert [one.count("850.125") for one in many] == [6]
    assert "…" in many[0]
    assert len(habits("Salary", "1,234", "1.234").problems) == 1


@pytest.mark.parametrize(
    ("locale", "text", "meant"),
    [("en_US", "850.125", "850.1250"), ("en_US", "1,234", "1234"), ("id_ID", "850.125", "850125"),
     ("id_ID", "1,375", "1,3750"), ("de_CH", "1\u2019200.5", "1200.5"), ("fr_FR", "1\u202f234,5", "1234,5")],
)  # fmt: skip
def test_a_locale_that_is_named_decides(locale: str, text: str, meant: str) -> None:
    found = habits("Salary", text, locale=locale, is_decided=True)
    assert (read(found, text, locale), found.problems) == (meant, ())


def test_a_locale_that_is_named_and_a_cell_that_contradicts_it_are_asked_about() -> None:
    assert len(habits("Salary", "1.234,5", "1.234", is_decided=True).problems) == 1
    assert habits("Salary", "1.234,5", is_decided=True).problems == ()
    assert read(habits("Salary", "1.234,5", is_decided=True), "1.234,5") == "1.234,5"


def test_signs_that_a_locale_does_not_have_are_left_to_be_questioned() -> None:
    assert read(habits("Salary", "1.234", locale="fr_FR", is_decided=True), "1.234", "fr_FR") == "1.234"
    assert habits("Salary", "5", locale="bgn").points == {}


def test_numbers_of_a_workbook_decide_nothing() -> None:
    found = habits("Salary", Cell("1.5", Decimal("1.5")), "1.234,5", "1.234")
    assert (read(found, "1.234"), found.problems) == ("1234", ())


@pytest.mark.parametrize(
    ("cells", "is_first"),
    [(("03/04/2026", "13/02/2027"), True), (("03/04/2026", "02/13/2027"), False), (("2026-04-03",), None),
     (("4/4/2026",), None)],
)  # fmt: skip
def test_one_cell_tells_the_order_of_all_days_of_its_column(cells: tuple[str, ...], is_first: bool | None) -> None:  # noqa: FBT001
    found = habits("Start date", *cells)
    assert (found.day_first.get("start_date"), found.problems) == (is_first, ())


def test_the_order_is_told_with_the_cell_that_tells_it() -> None:
    (first,) = habits("Start date", "03/04/2026", "13/02/2027").remarks
    assert first == 'Column A (Start date): dates are read day first, because of "13/02/2027" (row 3).'
    (second,) = habits("Start date", "03/04/2026", "02/13/2027").remarks
    assert "month first" in second


def test_a_header_tells_the_order_of_its_days() -> None:
    assert habits("Start date (DD/MM/YYYY)", "03/04/2026").day_first == {"start_date": True}
    assert habits("Start date (mm/dd/yyyy)", "03/04/2026", locale="id_ID", is_decided=True).day_first == {
        "start_date": False
    }
    assert len(habits("Start date (mm/dd/yyyy)", "03/04/2026", "13/02/2027").problems) == 1
    assert len(habits("Start date (yyyy-mm-dd)", "03/04/2026").problems) == 1


def test_days_that_nothing_decides_are_asked_once() -> None:
    assert habits("Start date", "03/04/2026", "05/06/2026").problems == (
        'Column A (Start date) can be read in two ways: "03/04/2026" (row 2), "05/06/2026" (row 3); write e.g. '
        "2026-04-03 or 2026-03-04, or specify the locale of its numbers and dates with --locale.",
    )


@pytest.mark.parametrize("is_decided", [True, False])
def test_days_that_contradict_each_other_are_asked_about(is_decided: bool) -> None:  # noqa: FBT001
    found = habits("Start date", "13/02/2027", "02/13/2027", "03/04/2027", is_decided=is_decided)
    assert "uses two formats" in found.problems[0]
    assert len(habits("Start date", "13/02/2027", "03/04/2027", is_decided=True).problems) == 1


def test_a_locale_that_is_named_decides_what_a_day_means() -> None:
    assert habits("Start date", "03/04/2026", locale="id_ID", is_decided=True).day_first == {"start_date": True}
    assert habits("Start date", "25/12/2026", "12/25/2026", is_decided=True).problems == ()


def test_days_that_a_spreadsheet_may_have_turned_are_asked_about() -> None:
    turned = Cell("2027-03-04", day=date(2027, 3, 4))
    (problem,) = habits("Start date", "13/02/2027", turned).problems
    assert "swapped day and month in row 3" in problem
    assert habits("Start date", "13/02/2027", Cell("2027-03-14", day=date(2027, 3, 14))).problems == ()


def test_a_locale_that_nobody_named_for_the_table_decides_days_that_no_cell_decides() -> None:
    assert habits("Start date", "03/04/2026", is_assumed=True).day_first == {"start_date": False}
    assert habits("Start date", "03/04/2026", "13/02/2026", is_assumed=True).day_first == {"start_date": True}
    assert len(habits("Salary", "850.125", is_assumed=True).problems) == 1
    assert read(habits("Salary", "1.234", "1.234,5", is_assumed=True), "1.234") == "1234"
