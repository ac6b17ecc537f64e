from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offercalc.analysis.comparison import Appraisal
from offercalc.analysis.measures import InYear, KeptAfter, Measure, Overall, measure
from offercalc.analysis.yearly import Row, column_totals
from offercalc.domain.ledger.line import Category, Certainty
from offercalc.domain.scenario.assumptions import Assumptions
from offercalc.domain.values.estimate import UNKNOWN, Span, exactly
from offercalc.presentation.formats.rounding import NOTHING, Grid, Shown, add, grid, measured, shown
from tests.builders import component
from tests.tools import NUSANTARA, comparison_of, offer_from, sample

AMOUNTS = st.fractions(min_value=0, max_value=10**12, max_denominator=5000)

FOUR_YEARS = Assumptions(exchange_day=date(2026, 1, 1), currency="USD")


@st.composite
def spans(draw: st.DrawFn) -> Span:
    low, likely, high = sorted(draw(st.tuples(AMOUNTS, AMOUNTS, AMOUNTS)))
    return Span(low, likely, draw(st.sampled_from([high, None])))


@st.composite
def appraisals(draw: st.DrawFn) -> Appraisal:
    years = draw(st.integers(1, 10))
    cells = st.lists(spans() | st.builds(exactly, AMOUNTS), min_size=years, max_size=years).map(tuple)
    row = st.builds(Row, st.just("pay[0]"), st.sampled_from(Category), st.sampled_from(Certainty), cells)
    return appraisal_of(tuple(draw(st.lists(row, max_size=6))), years)


def appraisal_of(rows: tuple[Row, ...], years: int) -> Appraisal:
    return Appraisal(
        presets={},
        offer=offer_from(),
        promised=(),
        lines=(),
        earned=(),
        exchange={},
        rows=rows,
        years=column_totals(rows, years),
        ask=tuple,
    )


def summed(cells: list[Shown]) -> Shown:
    """Return the sum of printed cells, added as shown."""
    return reduce(
        lambda a, b: Shown(plus(a.low, b.low), a.likely + b.likely, plus(a.high, b.high)),
        cells,
        NOTHING,
    )


def plus(first: Decimal | None, second: Decimal | None) -> Decimal | None:
    return None if first is None or second is None else first + second


@given(appraisals(), st.integers(0, 3))
def test_every_printed_total_is_the_sum_of_the_printed_cells(appraisal: Appraisal, digits: int) -> None:
    printed = grid(appraisal, FOUR_YEARS, digits)
    for row in printed.rows:
        assert row.total == summed(list(row.cells))
    for index, year in enumerate(printed.years):
        assert year == summed([row.cells[index] for row in printed.rows])
    assert printed.total == summed(list(printed.years)) == summed([row.total for row in printed.rows])


@given(appraisals())
def test_what_it_is_made_of_and_how_certain_it_is_add_up_to_the_total(appraisal: Appraisal) -> None:
    printed = grid(appraisal, FOUR_YEARS, 0)
    assert summed([printed.category(category) for category in Category]) == printed.total
    assert summed([printed.certainty(certainty) for certainty in Certainty]) == printed.total


@given(spans(), st.integers(0, 3))
def test_a_rounded_span_stays_in_order_and_within_half_a_unit(span: Span, digits: int) -> None:
    printed = shown(span, digits)
    half = Fraction(1, 2 * 10**digits)
    assert printed.low is not None
    assert printed.low <= printed.likely
    assert printed.high is None or printed.likely <= printed.high
    assert abs(Fraction(printed.low) - span.least) <= half
    assert (printed.high is None) == (span.high is None)


def grid_of(*rows: Row) -> Grid:
    return grid(appraisal_of(rows, len(rows[0].years) if rows else 0), FOUR_YEARS, 0)


def row(*years: Span, category: Category = Category.BASE, certainty: Certainty = Certainty.GUARANTEED) -> Row:
    return Row(component("pay[0]"), category, certainty, years)


def test_cells_are_rounded_before_they_are_added() -> None:
    printed = grid_of(row(exactly(Fraction("0.4")), exactly(Fraction("0.4")), exactly(Fraction("0.4"))))
    assert printed.total == NOTHING


def test_the_average_is_the_printed_total_spread_over_the_horizon() -> None:
    printed = grid_of(row(exactly(10), exactly(11), exactly(10), exactly(11), exactly(0)))
    assert printed.average == Shown(Decimal(11), Decimal(11), Decimal(11))


def test_the_average_of_an_open_total_is_open() -> None:
    printed = grid_of(row(Span(Fraction(4), Fraction(8), None)))
    assert printed.average == Shown(Decimal(1), Decimal(2), None)


def test_nothing_comes_to_nothing() -> None:
    printed = grid_of()
    assert (printed.rows, printed.years, printed.total, printed.average) == ((), (), NOTHING, NOTHING)


def test_parts_are_chosen_by_what_they_are() -> None:
    printed = grid_of(
        row(exactly(7)),
        row(exactly(2), category=Category.BONUS, certainty=Certainty.EXPECTED),
        row(UNKNOWN, category=Category.EQUITY, certainty=Certainty.CONTINGENT),
    )
    assert printed.certainty(Certainty.EXPECTED).likely == 2
    assert printed.category(Category.BASE).likely == 7
    assert printed.part(lambda part: part.category is not Category.EQUITY) == add(printed.rows[i].total for i in (0, 1))


def test_one_value_is_exact_and_nothing_known_is_unknown() -> None:
    exact, ranged = shown(exactly(3), 0), shown(Span(Fraction(1), Fraction(2), Fraction(3)), 0)
    unknown, at_least = shown(UNKNOWN, 0), shown(Span(Fraction(1), Fraction(1), None), 0)
    assert [value.is_exact for value in (exact, ranged, unknown, at_least)] == [True, False, False, False]
    assert [value.is_unknown for value in (exact, ranged, unknown, at_least)] == [False, False, True, False]


def test_the_average_is_that_of_a_year_employed() -> None:
    leaving = Assumptions(exchange_day=date(2026, 1, 1), currency="USD", years=2, leaving_date=date(2026, 8, 4))
    half = grid(
        appraisal_of((Row(component("pay[0]"), Category.BASE, Certainty.GUARANTEED, (exactly(50), exactly(0))),), 2),
        leaving,
        0,
    )
    assert half.average == Shown(Decimal(100), Decimal(100), Decimal(100))


def test_a_measure_of_the_year_table_is_the_sum_of_its_rounded_cells() -> None:
    comparison = comparison_of(sample(NUSANTARA))
    one, assumed = comparison.offers[0], comparison.assumptions
    table = grid(one, assumed, 0)
    assert measured(one, assumed, Overall.TOTAL, 0) == table.total == add(table.years)
    assert measured(one, assumed, Overall.AVERAGE, 0) == table.average
    assert measured(one, assumed, InYear(2), 0) == table.years[1]
    assert measured(one, assumed, InYear(9), 0) == NOTHING
    for certainty in Certainty:
        assert measured(one, assumed, certainty, 0) == table.certainty(certainty)
    for category in Category:
        assert measured(one, assumed, category, 0) == table.category(category)


@pytest.mark.parametrize("which", [Overall.PER_HOUR, Overall.PRESENT_VALUE, KeptAfter(7)])
def test_any_other_measure_is_rounded_by_itself(which: Measure) -> None:
    comparison = comparison_of(sample(NUSANTARA))
    exact = measure(comparison.offers[0], comparison.assumptions, which)
    assert measured(comparison.offers[0], comparison.assumptions, which, 0) == shown(exact, 0)


@pytest.mark.parametrize(
    ("span", "printed"),
    [
        (-UNKNOWN, Shown(None, Decimal(0), Decimal(0))),
        (Span(Fraction(-7, 2), Fraction(-5, 2), Fraction(1, 2)), Shown(Decimal(-4), Decimal(-3), Decimal(1))),
        (Span(None, Fraction(1), None), Shown(None, Decimal(1), None)),
    ],
)
def test_negative_and_open_bounds_are_rounded_half_away_from_zero(span: Span, printed: Shown) -> None:
    assert shown(span, 0) == printed
    assert not printed.is_exact
    assert add((printed, Shown(Decimal(1), Decimal(1), Decimal(1)))).low == (
        None if printed.low is None else printed.low + 1
    )
