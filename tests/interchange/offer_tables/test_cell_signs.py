from datetime import date
from decimal import Decimal

import pytest

from offercalc.interchange.offer_tables.cell_signs import Expected, sign_fault, unit_fault, without_unit
from offercalc.interchange.spreadsheets.cells import Cell
from tests.tools import ENGLISH

MONEY = Expected("salary", "IDR")
PERCENT = Expected("bonus_percent", "%")
HOURS = Expected("hours_per_week", "")


def fault(number: str, expected: Expected, *signs: str, is_percent: bool = False) -> str:
    return sign_fault(Cell(number, Decimal(number), is_percent, signs=signs), expected, ENGLISH)


@pytest.mark.parametrize(
    ("number", "expected", "signs"),
    [
        ("5", MONEY, ()),
        ("5", MONEY, ("Rp",)),
        ("5", MONEY, ("IDR",)),
        ("5", Expected("salary", "USD"), ("$",)),
        ("5", Expected("salary", ""), ("€",)),
        ("15", PERCENT, ("%",)),
        ("0", PERCENT, ("%",)),
        ("40", HOURS, ("hours",)),
        ("1", Expected("thr_months", ""), ("months",)),
        ("100", Expected("rsu_units", ""), ("shares",)),
    ],
)
def test_what_belongs_beside_a_number_is_no_question(number: str, expected: Expected, signs: tuple[str, ...]) -> None:
    assert fault(number, expected, *signs) == ""


@pytest.mark.parametrize(
    ("expected", "sign", "words"),
    [
        (MONEY, "€", 'shows "€", but the amount is read in IDR'),
        (MONEY, "$", 'shows "$", but the amount is read in IDR'),
        (Expected("salary", "SGD"), "$", 'shows "$", but the amount is read in SGD'),
        (MONEY, "GBp", 'shows "GBp", one hundredth of a'),
        (MONEY, "k", 'shows "k" beside 5, which does not fit "Base salary"'),
        (MONEY, "/month", 'shows "month" beside 5'),
        (MONEY, "%", 'shows "%" beside 5'),
        (MONEY, "‰", 'shows "‰" beside 5'),
        (PERCENT, "‰", 'shows "‰" beside 5'),
        (PERCENT, "USD", 'shows "USD" beside 5'),
        (HOURS, "USD", 'shows "USD" beside 5'),
        (HOURS, "h:mm", 'shows "h:mm" beside 5'),
        (HOURS, "months", 'shows "months" beside 5'),
    ],
)
def test_what_does_not_belong_beside_a_number_is_questioned(expected: Expected, sign: str, words: str) -> None:
    assert words in fault("5", expected, sign)


@pytest.mark.parametrize("name", ["salary", "sign_on", "strike", "thr_months", "hours_per_week", "rsu_units"])
def test_a_percentage_fits_percentages_alone_and_both_readings_are_named(name: str) -> None:
    words = fault("15", Expected(name, ""), is_percent=True)
    assert words.startswith("The cell shows 15%, ")
    assert "enter 0.15 or 15 in a cell" in words
    assert fault("0", Expected(name, ""), is_percent=True) == ""


def test_one_percent_in_a_cell_that_shows_the_sign_is_one_percent() -> None:
    assert fault("1", PERCENT, "%") == ""
    assert fault("0.99", PERCENT, "%") != ""


def test_a_percentage_that_may_be_a_hundred_times_too_small_or_too_large_is_questioned() -> None:
    assert fault("0.15", PERCENT, "%") == '"0.15" may mean two things; write 15% or 0.15%.'
    assert fault("1500", PERCENT, is_percent=True) == '"1500" may mean two things; write 15% or 1500%.'
    assert fault("0.5", PERCENT, is_percent=True) == ""
    assert fault("150", PERCENT, is_percent=True) == ""


def test_a_day_is_no_number() -> None:
    assert "This cell contains the date 2027-02-01" in sign_fault(
        Cell("2027-02-01", day=date(2027, 2, 1)), MONEY, ENGLISH
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "name", "number"),
    [
        ("3 months", "notice_months", "3"), ("3 bulan", "probation_months", "3"), ("12 mo.", "clawback_months", "12"),
        ("25 days", "leave_days", "25"), ("40 hours", "hours_per_week", "40"), ("6,000 shares", "rsu_units", "6,000"),
        ("30 days", "notice_months", "30 days"), ("6,000 bananas", "rsu_units", "6,000 bananas"),
        ("months", "thr_months", "months"),
    ],
)  # fmt: skip
def test_the_unit_of_a_column_may_stand_beside_its_numbers(text: str, name: str, number: str) -> None:
    assert without_unit(text, name) == number


def test_other_units_of_time_are_told_with_the_unit_to_write() -> None:
    assert (
        unit_fault("30 days", "notice_months", ENGLISH)
        == '"30 days" does not fit "Notice period"; write a number of months.'
    )
    assert (
        unit_fault("5 weeks", "leave_days", ENGLISH) == '"5 weeks" does not fit "Leave days"; write a number of days.'
    )
    assert (unit_fault("3 months", "notice_months", ENGLISH), unit_fault("3", "notice_months", ENGLISH)) == ("", "")
