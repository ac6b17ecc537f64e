from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offercalc.analysis.yearly import By, Rates, Row, column_totals, gather, years_earned
from offercalc.domain.exchange.rate import find_rate
from offercalc.domain.ledger.ledger import ledger
from offercalc.domain.ledger.line import Category, Certainty, Line
from offercalc.domain.offer.offer import Offer
from offercalc.domain.values.estimate import UNKNOWN, ZERO, Span, total
from tests.builders import LAST_RATE_DAY, OFFERS, SPANS, assumptions, component, is_ordered, presets, span, table

START = date(2026, 2, 28)


def line(day: str, amount: str = "1", currency: str = "USD", path: str = "pay[0]") -> Line:
    earned = date.fromisoformat(day)
    return Line(
        component=component(path),
        category=Category.BASE,
        earned_on=earned,
        paid_on=earned,
        amount=span(amount),
        currency=currency,
        certainty=Certainty.GUARANTEED,
    )


def rates(*currencies: str, into: str = "USD") -> Rates:
    return {code: find_rate(table(), code, into, LAST_RATE_DAY) for code in currencies}


def cells(row: Row) -> list[Span]:
    return list(row.years)


@pytest.mark.parametrize(
    ("day", "year"),
    [
        ("2026-02-28", 1),
        ("2027-02-28", 1),
        ("2027-03-01", 2),
        ("2028-02-28", 2),
        ("2028-02-29", 3),
        ("2030-02-28", 4),
        ("2030-03-01", 5),
        ("2025-12-31", 1),
    ],
)
def test_a_year_of_employment_ends_on_its_anniversary(day: str, year: int) -> None:
    assert years_earned((line(day),), START, 4, By.EMPLOYMENT) == (year,)


def test_calendar_years_split_by_date() -> None:
    days = (line("2026-12-31"), line("2027-01-01"), line("2025-06-30"))
    assert years_earned(days, START, 4, By.CALENDAR) == (2026, 2027, 2025)


def test_lines_of_one_component_and_year_are_summed() -> None:
    lines = (line("2026-03-31", "1..2..3"), line("2026-04-30", "10"), line("2027-04-30", "5"))
    (row,) = gather(lines, (1, 1, 2), (1, 2, 3), rates("USD"))
    assert (row.component, row.category, row.certainty) == (component("pay[0]"), Category.BASE, Certainty.GUARANTEED)
    assert cells(row) == [span("11..12..13"), span("5"), ZERO]


def test_rows_come_in_order_of_appearance() -> None:
    lines = tuple(line("2026-03-31", path=name) for name in ("pay[1]", "equity[0]", "pay[0]", "pay[1]"))
    rows = gather(lines, (1,) * 4, (1,), rates("USD"))
    assert [(str(row.component), *row.years) for row in rows] == [
        ("pay[1]", span("2")),
        ("equity[0]", span("1")),
        ("pay[0]", span("1")),
    ]


def test_what_lies_outside_the_years_of_the_table_is_left_out() -> None:
    (row,) = gather((line("2026-03-31"), line("2036-03-31")), (1, 11), (1, 2), rates("USD"))
    assert cells(row) == [span("1"), ZERO]


def test_every_currency_is_converted_into_the_one_shown() -> None:
    lines = (line("2026-03-31", "16200", "IDR"), line("2026-04-30", "2"), line("2026-05-31", "1.5", "EUR"))
    (row,) = gather(lines, (1, 1, 1), (1,), rates("IDR", "USD", "EUR"))
    assert cells(row) == [span("4.8")]


@pytest.mark.parametrize(("currency", "day"), [("XYZ", "2026-03-31"), ("AED", "2026-03-31"), ("HRK", "2026-03-31")])
def test_a_cell_without_a_rate_is_open_and_the_rest_of_the_row_is_not(currency: str, day: str) -> None:
    lines = (line(day, "100", currency), line("2026-04-30", "7"), line("2027-04-30", "8"))
    (row,) = gather(lines, (1, 1, 2), (1, 2), rates(currency, "USD"))
    assert cells(row) == [span("7.."), span("8")]


def test_nothing_is_nothing_in_every_currency() -> None:
    (row,) = gather((line("2026-03-31", "0", "AED"), line("2027-03-31", "1", "AED")), (1, 2), (1, 2), rates("AED"))
    assert cells(row) == [ZERO, UNKNOWN]


def test_columns_are_summed_over_the_rows() -> None:
    rows = [
        Row(component("pay[0]"), Category.BASE, Certainty.GUARANTEED, (span("1"), span("2"))),
        Row(component("pay[1]"), Category.BONUS, Certainty.EXPECTED, (span("10..20..30"), span("5.."))),
    ]
    assert column_totals(rows, 2) == (span("11..21..31"), span("7.."))
    assert column_totals(iter(rows), 2) == column_totals(rows, 2)


def test_no_rows_sum_to_zero_in_every_column() -> None:
    assert column_totals((), 3) == (ZERO, ZERO, ZERO)
    assert column_totals((), 0) == ()


@given(st.lists(st.lists(SPANS, min_size=3, max_size=3), max_size=4))
def test_column_totals_sum_to_row_totals(drawn: list[list[Span]]) -> None:
    rows = [Row(component("pay[0]"), Category.BASE, Certainty.GUARANTEED, tuple(row)) for row in drawn]
    assert total(column_totals(rows, 3)) == total(tuple(total(row.years) for row in rows))


@given(OFFERS, st.sampled_from(By), st.sampled_from(["USD", "IDR", "EUR", "JPY"]))
def test_a_table_holds_all_of_the_ledger(of: Offer, by: By, currency: str) -> None:
    lines = ledger(of, assumptions(), presets())
    years = years_earned(lines, of.start_date, 4, by)
    into = rates("USD", "IDR", "EUR", "JPY", into=currency)
    rows = gather(lines, years, tuple(sorted(set(years))), into)
    by_line = [gather((one,), (1,), (1,), into)[0].years[0] for one in lines]
    assert total(tuple(cell for row in rows for cell in row.years)) == total(tuple(by_line))
    assert all(is_ordered(cell) for row in rows for cell in row.years)


@given(OFFERS)
def test_the_order_of_the_lines_does_not_matter(of: Offer) -> None:
    lines = ledger(of, assumptions(), presets())
    years = years_earned(lines, of.start_date, 4, By.EMPLOYMENT)
    into = rates("USD", "IDR", "EUR", "JPY")
    forward = gather(lines, years, (1, 2, 3, 4), into)
    backward = gather(lines[::-1], years[::-1], (1, 2, 3, 4), into)
    assert sorted(forward, key=_name) == sorted(backward, key=_name)


def _name(row: Row) -> tuple[str, str]:
    return str(row.component), row.certainty
