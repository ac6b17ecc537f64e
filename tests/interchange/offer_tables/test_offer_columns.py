from pathlib import Path
from typing import get_args

import pytest

from offercalc.application.ports.offer_table import TableAsk
from offercalc.application.translations.readers import localizer_for
from offercalc.domain.offer.pay_period import Period
from offercalc.interchange.offer_tables.column_meanings import MEANINGS, name_of
from offercalc.interchange.offer_tables.offer_columns import Columns, columns_of
from offercalc.interchange.offer_tables.pay_periods import period_of
from offercalc.interchange.spreadsheets.cells import Cell, Row
from tests.tools import ENGLISH

HEAD = ("Company", "Role", "Currency", "Start date")


def understood(*headers: str, columns: dict[str, str] | None = None, filled: dict[str, str] | None = None) -> Columns:
    ask = TableAsk(path=Path("t.csv"), columns=tuple((columns or {}).items()), filled=tuple((filled or {}).items()))
    return columns_of(Row(1, tuple(Cell(header) for header in headers)), ask, ENGLISH)


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ("Company", "company"),
        ("PERUSAHAAN", "company"),
        ("Nama", "candidate"),
        (" Job-title ", "role"),
        ("Jabatan", "role"),
        ("Mata uang", "currency"),
        ("start_date", "start_date"),
        ("Tanggal Mulai", "start_date"),
        ("Berlaku sampai", "expiry_date"),
        ("Bonus %", "bonus_percent"),
        ("Bonus (%)", "bonus_percent"),
        ("Bonus", "bonus"),
        ("Sign-on bonus", "sign_on"),
        ("Gaji", "salary"),
        ("Gaji pokok (Rp)", "salary"),
        ("Gaji per", "salary_per"),
        ("RSU units", "rsu_units"),
        ("Jumlah RSU", "rsu_units"),
        ("RSU value", "rsu_value"),
        ("Options", "option_units"),
        ("Strike", "strike"),
        ("Vesting preset", "vesting"),
        ("Tanggung jawab", "responsibilities"),
        ("Catatan", "notes"),
        ("Jam per minggu", "hours_per_week"),
        ("Golongan", "level"),
        ("Kota", "location"),
    ],
)
def test_a_header_is_recognised(header: str, name: str) -> None:
    assert list(understood(header).placed) == [name]


def test_no_header_means_two_things() -> None:
    headers = [header for meaning in MEANINGS.values() for header in meaning.headers]
    names = [name.replace("_", " ") for name in MEANINGS]
    assert sorted(headers + names) == sorted(set(headers + names))


@pytest.mark.parametrize(
    ("header", "period"),
    [
        ("Gaji per bulan", "month"),
        ("Gaji/bulan", "month"),
        ("Monthly salary", "month"),
        ("Annual base salary", "year"),
        ("Gaji tahunan", "year"),
        ("Hourly wage", "hour"),
        ("Salary per week (USD)", "week"),
    ],
)
def test_a_header_may_say_what_the_salary_is_paid_per(header: str, period: str) -> None:
    found = understood(header)
    assert ("salary" in found.placed, found.filled.get("salary_per", "")) == (bool(period), period)


def test_a_pay_day_is_no_salary() -> None:
    assert understood("Pay day").placed == {}


def test_a_header_may_name_the_currency_of_its_amounts() -> None:
    found = understood("Salary (usd)", "RSU price [US$]", "Bonus €", "Sign-on bonus")
    assert {name: one.currency for name, one in found.placed.items()} == {
        "salary": "USD", "rsu_price": "USD", "bonus": "EUR", "sign_on": "",
    }  # fmt: skip


def test_a_sign_of_several_currencies_is_shown_and_left_to_the_rows() -> None:
    found = understood("RSU value ($)")
    assert (found.placed["rsu_value"].currency, found.shown.columns[0].meaning) == ("", "RSU grant value ($)")


def test_all_columns_are_shown_with_their_letters_and_what_is_not_used_too() -> None:
    found = understood(*HEAD, "Salary (USD)", "Per", "Shoe size")
    assert [(one.letter, one.header, one.meaning) for one in found.shown.columns] == [
        ("A", "Company", "Company"),
        ("B", "Role", "Role"),
        ("C", "Currency", "Currency"),
        ("D", "Start date", "Start date"),
        ("E", "Salary (USD)", "Base salary (USD)"),
        ("F", "Per", "Pay period"),
        ("G", "Shoe size", ""),
    ]
    assert found.is_usable


def test_what_a_person_says_of_a_column_counts_more_than_its_header() -> None:
    found = understood("Gaji", "Notes", "X", columns={"gaji": "Target bonus per year", "Notes": "", "X": "notes"})
    assert {name: one.header for name, one in found.placed.items()} == {"bonus": "Gaji", "notes": "X"}
    found = understood("Gaji", "Notes", "X", columns={"gaji": "bonus", "Notes": "", "X": "notes"})
    assert {name: one.header for name, one in found.placed.items()} == {"bonus": "Gaji", "notes": "X"}


@pytest.mark.parametrize(
    ("columns", "filled", "problem"),
    [
        ({"Gaji": "salary"}, {}, 'There is no column "Gaji" in row 1.'),
        ({"Company": "firm"}, {}, '"firm" isn\'t a valid column meaning; choose one of company, role, candidate, '),
        ({}, {"firm": "Acme"}, '"firm" isn\'t a valid column meaning; choose one of '),
    ],
)
def test_what_a_person_says_may_be_wrong(columns: dict[str, str], filled: dict[str, str], problem: str) -> None:
    found = understood(*HEAD, columns=columns, filled=filled)
    assert any(one.startswith(problem) for one in found.shown.problems)
    assert not found.is_usable


def test_two_columns_may_not_hold_the_same() -> None:
    (problem,) = understood(*HEAD, "Perusahaan").shown.problems
    assert problem.startswith("Columns A (Company) and E (Perusahaan) have the same meaning; ")


def test_what_every_offer_has_is_asked_for() -> None:
    assert [one.split(";")[0] for one in understood("Company", "Salary").shown.problems] == [
        'There is no column for "Role"',
        'There is no column for "Currency"',
        'There is no column for "Start date"',
        'There is no column for "Pay period"',
    ]


def test_one_value_for_all_rows_does_as_well() -> None:
    found = understood("Role", "Start", filled={"company": "Acme", "Currency": "IDR"})
    assert found.is_usable
    assert found.shown.filled == (("Company", "Acme"), ("Currency", "IDR"))


def test_meanings_are_said_in_the_language_of_the_reader() -> None:
    header = Row(1, (Cell("Company"),))
    found = columns_of(header, TableAsk(path=Path("t.csv")), localizer_for("id_ID"))
    assert found.shown.columns[0].meaning == "Perusahaan"


@pytest.mark.parametrize("period", get_args(Period))
def test_every_period_is_read_by_its_name(period: Period) -> None:
    assert period_of(period) == period


@pytest.mark.parametrize(
    ("text", "period"), [("per bulan", "month"), ("/year", "year"), ("P.A.", "year"), ("Tahunan", "year"), ("", None)]
)
def test_periods_are_read_as_people_write_them(text: str, period: Period | None) -> None:
    assert period_of(text) == period


@pytest.mark.parametrize(
    ("text", "name"), [("Start date", "start_date"), ("bonus_percent", "bonus_percent"), ("", ""), ("x", "")]
)
def test_meanings_are_found_however_they_are_written(text: str, name: str) -> None:
    assert name_of(text) == name


@pytest.mark.parametrize(
    ("columns", "filled", "problem"),
    [
        ((("Gaji", "salary"), ("gaji", "bonus")), (), '"gaji" is specified twice; specify it once.'),
        ((), (("currency", "USD"), ("Currency", "EUR")), '"currency" is specified twice; specify it once.'),
        ((), (("currency", " "),), 'No value is given for "currency"; write e.g. --fill "currency=…".'),
        ((("", "salary"),), (), 'There is no column "" in row 1.'),
        ((("Gaji=salary", "year"),), (), 'There is no column "Gaji=salary" in row 1.'),
    ],
)
def test_what_a_person_says_is_read_strictly(
    columns: tuple[tuple[str, str], ...], filled: tuple[tuple[str, str], ...], problem: str
) -> None:
    header = Row(1, (*map(Cell, HEAD), Cell("Gaji"), Cell("")))
    found = columns_of(header, TableAsk(path=Path("t.csv"), columns=columns, filled=filled), ENGLISH)
    assert problem in found.shown.problems


def test_a_period_for_all_rows_must_be_that_of_the_header() -> None:
    assert understood(*HEAD, "Annual salary", filled={"salary_per": "annual"}).is_usable
    (problem,) = understood(*HEAD, "Annual salary", filled={"salary_per": "month"}).shown.problems
    assert problem == (
        'Column E (Annual salary) states the period "year", but "month" is set for all rows; correct one of them.'
    )


def test_the_width_is_that_of_the_header() -> None:
    assert understood(*HEAD, "", "Notes").width == 6
