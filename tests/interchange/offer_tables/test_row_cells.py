from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from offercalc.application.ports.offer_table import TableAsk
from offercalc.application.translations.readers import localizer_for
from offercalc.domain.values.estimate import Estimate, Range
from offercalc.interchange.offer_tables.column_habits import habits_of
from offercalc.interchange.offer_tables.offer_columns import columns_of
from offercalc.interchange.offer_tables.row_cells import RowCells
from offercalc.interchange.spreadsheets.cells import Cell, Flaw, Row
from tests.tools import ENGLISH


def row(header: str, cell: Cell | str, locale: str = "en_US", *, is_decided: bool = False) -> RowCells:
    localizer = localizer_for(locale)
    ask = TableAsk(path=Path("t.csv"), days_by_locale=is_decided, is_locale_named=is_decided)
    columns = columns_of(Row(1, (Cell(header),)), ask, localizer)
    found = cell if isinstance(cell, Cell) else Cell(cell)
    rows = (Row(2, (found,)),)
    return RowCells(rows[0], columns, habits_of(rows, columns, ask, localizer), localizer)


def sentences(cells: RowCells) -> list[str]:
    return [f"{fault.row}{fault.letter} {fault.header}: {fault.sentence}" for fault in cells.faults]


@pytest.mark.parametrize(
    ("text", "locale", "estimate"),
    [
        ("85,000.5", "en_US", Decimal("85000.5")),
        ("85.000,5", "id_ID", Decimal("85000.5")),
        ("Rp 25jt", "id_ID", Decimal(25_000_000)),
        ("25000000", "id_ID", Decimal(25_000_000)),
        ("1 / 2 / 3", "en_US", Range(Decimal(1), Decimal(2), Decimal(3))),
        ("", "en_US", None),
        ("?", "en_US", None),
        ("0", "en_US", Decimal(0)),
    ],
)
def test_amounts_are_read_as_people_of_a_locale_type_them(text: str, locale: str, estimate: Estimate) -> None:
    cells = row("Salary", text, locale)
    assert (cells.amount("salary", "IDR"), cells.faults) == (estimate, [])


def test_a_number_of_a_workbook_needs_no_locale() -> None:
    cells = row("Salary", Cell("0.5", Decimal("0.5")), "id_ID")
    assert cells.amount("salary", "IDR") == Decimal("0.5")


@pytest.mark.parametrize(
    ("header", "cell", "fault"),
    [
        ("Salary", "=1+1", "2A Salary: \"=1+1\" isn't a number."),
        ("Salary", "many", "2A Salary: \"many\" isn't a number."),
        ("Salary", "1.23.4", '2A Salary: "1.23.4" is ambiguous; enter e.g. 1,234.5.'),
        ("Salary (IDR)", "EUR 5", ('2A Salary (IDR): "EUR 5" is in EUR, but this field is in IDR; '
"enter the amount in IDR, or change the currency.")),
        ("Salary", Cell("#N/A", flaw=Flaw.ERROR),
         '2A Salary: "#N/A" is a spreadsheet error; fix it in the spreadsheet.'),
        ("Salary", Cell(flaw=Flaw.NOT_WORKED_OUT),
         "2A Salary: This cell contains a formula without a result; open the table in a spreadsheet program and save "
         "it again."),
    ],
)  # fmt: skip
def test_what_is_no_amount_is_told_with_row_and_column(header: str, cell: Cell | str, fault: str) -> None:
    cells = row(header, cell)
    assert cells.amount("salary", "IDR") is None
    assert sentences(cells) == [fault]


@pytest.mark.parametrize(
    ("cell", "percent", "is_questioned"),
    [
        ("15", Decimal(15), False),
        ("15%", Decimal(15), False),
        ("0.5%", Decimal("0.5"), False),
        ("0.15", Decimal("0.15"), True),
        ("0", Decimal(0), False),
        ("1", Decimal(1), True),
        ("1%", Decimal(1), False),
        ("0.1 / 0.2 / 0.3", Range(Decimal("0.1"), Decimal("0.2"), Decimal("0.3")), True),
        ("1 / 2 / 3", Range(Decimal(1), Decimal(2), Decimal(3)), False),
        (Cell("15", Decimal(15), is_percent=True), Decimal(15), False),
        (Cell("0.5", Decimal("0.5"), is_percent=True), Decimal("0.5"), False),
        (Cell("0.15", Decimal("0.15")), Decimal("0.15"), True),
    ],
)
def test_a_part_of_a_percent_is_questioned(cell: Cell | str, percent: Estimate, is_questioned: bool) -> None:  # noqa: FBT001
    cells = row("Bonus %", cell)
    assert (cells.percent("bonus_percent"), bool(cells.faults)) == (percent, is_questioned)


@pytest.mark.parametrize(
    ("text", "locale", "day"),
    [
        ("2026-04-03", "en_US", date(2026, 4, 3)),
        ("03/04/2026", "en_US", date(2026, 3, 4)),
        ("03/04/2026", "id_ID", date(2026, 4, 3)),
        ("03.04.2026", "de_DE", date(2026, 4, 3)),
        ("3-4-2026", "en_GB", date(2026, 4, 3)),
        ("25/12/2026", "en_US", date(2026, 12, 25)),
    ],
)
def test_the_locale_decides_what_a_date_means(text: str, locale: str, day: date) -> None:
    cells = row("Start date", text, locale, is_decided=True)
    assert (cells.date("start_date"), cells.faults) == (day, [])


def test_where_nobody_decides_a_date_that_may_mean_two_days_is_questioned() -> None:
    cells = row("Start date", "03/04/2026")
    assert cells.date("start_date") is None
    assert sentences(cells) == ['2A Start date: "03/04/2026" may mean two things; write 2026-04-03 or 2026-03-04.']


@pytest.mark.parametrize(
    ("text", "day"),
    [("25/12/2026", date(2026, 12, 25)), ("12/25/2026", date(2026, 12, 25)), ("4/4/2026", date(2026, 4, 4))],
)
def test_a_date_that_can_mean_one_day_alone_is_read(text: str, day: date) -> None:
    assert row("Start date", text).date("start_date") == day


@pytest.mark.parametrize("text", ["31/04/2026", "3/4/26", "soon", "2026-02-30", "13/13/2026"])
def test_what_is_no_date_is_told(text: str) -> None:
    cells = row("Start date", text)
    assert cells.date("start_date") is None
    assert sentences(cells) == [f'2A Start date: "{text}" isn\'t a date; enter e.g. Feb 1, 2027.']


def test_a_day_of_a_workbook_is_a_day() -> None:
    assert row("Start date", Cell("2026-02-03", day=date(2026, 2, 3))).date("start_date") == date(2026, 2, 3)


def test_hours_are_a_number_or_left_out() -> None:
    assert row("Hours", "37.5").number("hours_per_week", "") == Decimal("37.5")
    assert row("Hours", "").number("hours_per_week", "") is None
    cells = row("Hours", "many")
    assert (cells.number("hours_per_week", ""), len(cells.faults)) == (None, 1)


def test_a_period_that_is_none_is_told_with_those_there_are() -> None:
    cells = row("Per", "moon")
    assert cells.period() == "year"
    assert sentences(cells) == [
        '2A Per: "moon" isn\'t a valid value here; choose one of year, month, semimonth, two_weeks, week, day, hour.'
    ]


def test_a_cell_is_told_to_be_at_fault_once() -> None:
    cells = row("Salary", "many")
    assert (cells.amount("salary", "USD"), cells.amount("salary", "USD")) == (None, None)
    cells.unsound("salary", "It is too large.")
    assert len(cells.faults) == 1


def test_what_is_missing_without_a_column_is_told_by_its_name() -> None:
    cells = row("Salary", "5")
    cells.empty("company")
    assert [(fault.letter, fault.header) for fault in cells.faults] == [("", "company")]


@pytest.mark.parametrize(
    ("text", "code", "sentence"),
    [
        ("usd", "USD", ""),
        (" EUR ", "EUR", ""),
        ("XYZ", "XYZ", ""),
        ("", "", ""),
        (
            "GBp",
            "",
            '"GBp" is one hundredth of a currency unit; enter the amounts in the main unit and its currency code here',
        ),
        ("GBX", "", '"GBX" is one hundredth of a currency unit'),
        ("ZAc", "", '"ZAc" is one hundredth of a currency unit'),
        ("Usd", "", '"Usd" isn\'t a currency code; write e.g. USD.'),
        ("Rp", "", '"Rp" isn\'t a currency code; write e.g. IDR.'),
        ("$", "", '"$" isn\'t a currency code; write e.g. USD, '),
    ],
)
def test_a_code_is_read_before_its_case_is_changed(text: str, code: str, sentence: str) -> None:
    cells = row("Currency", text)
    assert cells.code("currency") == code
    assert "".join(fault.sentence for fault in cells.faults).startswith(sentence)
    assert bool(cells.faults) == bool(sentence)


@pytest.mark.parametrize("text", ["GBp 2417", "2417 GBp", "2417p", "2417 GBX", "Gbp 2417", "2417 Gbp"])
def test_pence_in_a_text_are_no_pounds(text: str) -> None:
    cells = row("RSU price", text)
    assert cells.amount("rsu_price", "GBP") is None
    assert len(cells.faults) == 1


@pytest.mark.parametrize("text", ["2417 GBP", "gbp 2417", "\u00a32417"])
def test_a_code_beside_a_number_is_read_in_either_case(text: str) -> None:
    assert row("RSU price", text).amount("rsu_price", "GBP") == Decimal(2417)


@pytest.mark.parametrize(("currency", "is_asked"), [("USD", False), ("SGD", True), ("IDR", True), ("", False)])
def test_a_dollar_in_the_header_is_checked_against_the_currency_of_the_row(currency: str, is_asked: bool) -> None:  # noqa: FBT001
    cells = row("RSU value ($)", "90,000")
    cells.amount("rsu_value", currency)
    assert bool(cells.faults) == is_asked
    if is_asked:
        assert cells.faults[0].sentence == (
            f'The header says "$", but the currency of the row is {currency}; '
            f"write (USD) or ({currency}) in the header."
        )
    assert row("RSU value ($)", "").amount("rsu_value", currency) is None


def test_a_sign_beside_a_number_is_questioned_with_row_and_column() -> None:
    cells = row("Salary", Cell("5", Decimal(5), signs=("€",)))
    assert cells.amount("salary", "IDR") is None
    assert sentences(cells)[0].startswith('2A Salary: The cell format shows "€"')
    assert row("Salary (EUR)", Cell("5", Decimal(5), signs=("€",))).amount("salary", "IDR") == Decimal(5)
    hours = row("Hours", Cell("80", Decimal(80), is_percent=True))
    assert (hours.number("hours_per_week", ""), len(hours.faults)) == (None, 1)


@pytest.mark.parametrize(
    ("header", "text", "is_asked"),
    [("Annual salary", "monthly", True), ("Annual salary", "annual", False), ("Annual salary", "", False),
     ("Salary", "monthly", False), ("Annual salary", "moon", True)],
)  # fmt: skip
def test_the_period_of_the_header_is_checked_against_that_of_the_row(header: str, text: str, is_asked: bool) -> None:  # noqa: FBT001
    ask = TableAsk(path=Path("t.csv"))
    columns = columns_of(Row(1, (Cell(header), Cell("Pay period"))), ask, ENGLISH)
    content = Row(2, (Cell("5"), Cell(text)))
    cells = RowCells(content, columns, habits_of((content,), columns, ask, ENGLISH), ENGLISH)
    cells.period()
    assert bool(cells.faults) == is_asked
    if text == "monthly" and is_asked:
        assert sentences(cells) == [
            '2B Pay period: The header "Annual salary" states the period "year", but this cell "monthly"; write "year" '
            "here, or remove the period from the header."
        ]


def test_a_merged_cell_is_not_read_as_empty() -> None:
    cells = row("Sign-on bonus", Cell(flaw=Flaw.MERGED))
    assert (cells.says("sign_on"), cells.amount("sign_on", "USD")) == (True, None)
    assert "is merged with one that has a value" in sentences(cells)[0]


def test_a_percentage_that_may_mean_two_things_is_asked_with_both() -> None:
    cells = row("Bonus %", "0.15")
    cells.percent("bonus_percent")
    assert sentences(cells) == ['2A Bonus %: "0.15" may mean two things; write 15% or 0.15%.']


def test_numbers_are_read_as_their_column_writes_them() -> None:
    assert row("Salary", "1.234,56").amount("salary", "USD") == Decimal("1234.56")
    assert row("Strike", "1.375", is_decided=True).amount("strike", "KWD") == Decimal("1.375")
    assert row("Salary", "850.125", is_decided=True).amount("salary", "KWD") == Decimal("850.125")
    assert row("Hours", "37,5").number("hours_per_week", "") == Decimal("37.5")
    assert row("Salary", "1\u2019200\u2019000").amount("salary", "CHF") == Decimal(1_200_000)


def test_what_holds_for_all_rows_may_mean_two_days_too() -> None:
    localizer = localizer_for("en_US")
    ask = TableAsk(path=Path("t.csv"), filled=(("start_date", "03/04/2026"),))
    columns = columns_of(Row(1, (Cell("Company"),)), ask, localizer)
    cells = RowCells(Row(2, (Cell("Acme"),)), columns, habits_of((), columns, ask, localizer), localizer)
    assert cells.date("start_date") is None
    assert "may mean two things" in cells.faults[0].sentence


def test_an_error_is_no_text() -> None:
    cells = row("Company", Cell("#N/A", flaw=Flaw.ERROR))
    assert (cells.text("company"), len(cells.faults)) == ("#N/A", 1)


def test_hours_may_be_a_number_of_a_workbook() -> None:
    assert row("Hours", Cell("40", Decimal(40))).number("hours_per_week", "") == Decimal(40)


def test_a_period_that_is_not_stated_is_missing() -> None:
    cells = row("Per", "")
    assert (cells.period(), sentences(cells)) == ("year", ["2A Per: This field is required."])


def test_one_without_a_sign_is_questioned_because_it_may_mean_a_hundred_percent() -> None:
    cells = row("Bonus %", "1")
    cells.percent("bonus_percent")
    assert sentences(cells) == ['2A Bonus %: "1" may mean two things; write 100% or 1%.']


def test_a_currency_in_a_cell_is_that_of_the_amount() -> None:
    cells = row("Salary", "EUR 5k")
    assert (cells.own_currency("IDR", "salary"), cells.amount("salary", "IDR")) == ("EUR", Decimal(5000))
    assert cells.faults == []
    assert row("Salary", "5k").own_currency("IDR", "salary") is None


@pytest.mark.parametrize(("cell", "unit"), [("EUR 5", "EUR"), ("5", ""), ("", ""), (Cell("5", Decimal(5)), "")])
def test_a_cell_names_a_unit_or_none(cell: Cell | str, unit: str) -> None:
    assert row("Salary", cell).named_unit("salary") == unit


def test_a_salary_may_bring_its_period() -> None:
    cells = row("Salary", "24 LPA")
    assert (cells.amount("salary", "INR"), cells.period(), cells.faults) == (Decimal(2_400_000), "year", [])


def test_a_salary_and_its_row_do_not_state_two_periods() -> None:
    cells = row("Salary", "$8,500 per month")
    assert cells.period() == "month"
    columns = columns_of(Row(1, (Cell("Salary"), Cell("Per"))), TableAsk(path=Path("t.csv")), ENGLISH)
    rows = (Row(2, (Cell("$8,500 per month"), Cell("year"))),)
    both = RowCells(rows[0], columns, habits_of(rows, columns, TableAsk(path=Path("t.csv")), ENGLISH), ENGLISH)
    assert both.period() == "year"
    assert sentences(both) == [
        '2B Per: The salary "$8,500 per month" states another period than "year"; state one of them.'
    ]
