from decimal import Decimal
from fractions import Fraction

import pytest

from offercalc.analysis.comparison import Comparison
from offercalc.analysis.yearly import By, converted
from offercalc.domain.ledger.line import Category
from offercalc.domain.values.estimate import Span, total
from offercalc.presentation.pages.comparison_page import comparison_page
from offercalc.presentation.pages.offer_page import offer_page
from offercalc.presentation.tables.table import Amount, Table, Trace
from offercalc.presentation.tables.trace import trace_title, traced_lines, traced_table
from tests.builders import component
from tests.tools import ENGLISH, GLOBEX, NUSANTARA, PRESETS, SAMPLES, assuming, comparison_of, sample

OFFERS = tuple(map(sample, SAMPLES))
UNTRACED = "Average per year", "Per hour worked", "Present value at the start date", "Compared with OpenAI"


@pytest.mark.parametrize("by", list(By))
@pytest.mark.parametrize("discount", ["0", "5"])
def test_every_figure_of_a_comparison_has_its_trace_or_none(by: By, discount: str) -> None:
    comparison = assuming(*OFFERS, by=by, discount_percent=Decimal(discount))
    traces = traces_of(comparison_page(comparison, ENGLISH).table)
    assert traces["Total"] == [Trace(0), Trace(1), Trace(2)]
    assert traces["Base salary"] == [Trace(offer, category=Category.BASE) for offer in range(3)]
    assert {label for label, row in traces.items() if None in row} == set(UNTRACED) - (
        set() if discount == "5" else {"Present value at the start date"}
    )


def traces_of(table: Table) -> dict[str, list[Trace | None]]:
    return {row.label: [cell.trace for cell in row.cells] for row in table.rows if row.cells}


def test_the_lines_behind_every_figure_add_up_to_it() -> None:
    comparison = comparison_of(sample(NUSANTARA), sample(GLOBEX))
    tables = comparison_page(comparison, ENGLISH).table, offer_page(comparison, 1, PRESETS, ENGLISH).table
    for cell in (cell for table in tables for row in table.rows for cell in row.cells):
        if cell.trace is not None:
            assert isinstance(cell.value, Amount)
            exact = sum_of(comparison, cell.trace).likely
            assert (
                abs(exact - Fraction(cell.value.bounds.likely)) <= len(comparison.labels) * 2
            )  # a total of rounded cells


def sum_of(comparison: Comparison, trace: Trace) -> Span:
    exchange = comparison.offers[trace.offer].exchange
    return total(tuple(converted(line.amount, exchange[line.currency]) for line in traced_lines(comparison, trace)))


def test_the_lines_behind_a_year_add_up_to_it() -> None:
    comparison = comparison_of(*OFFERS)
    for index, offer in enumerate(comparison.offers):
        for place, label in enumerate(comparison.labels):
            trace = Trace(index, year=label)
            assert sum_of(comparison, trace) == offer.years[place]
            assert len(traced_table(comparison, trace, ENGLISH).rows) == len(traced_lines(comparison, trace))


def test_every_cell_of_the_years_has_its_trace() -> None:
    comparison = comparison_of(*OFFERS)
    rows = offer_page(comparison, 2, PRESETS, ENGLISH).table.rows
    certainty = comparison.offers[2].rows[0].certainty
    assert rows[0].cells[1].trace == Trace(2, component=component("pay[0]"), certainty=certainty, year=2)
    assert [cell.trace for cell in rows[-1].cells] == [*(Trace(2, year=year) for year in (1, 2, 3, 4)), Trace(2)]


def test_a_figure_is_called_by_its_offer_row_and_column() -> None:
    comparison = comparison_of(sample(GLOBEX))
    assert trace_title(comparison, Trace(), "Total", "Year 1") == (
        "Globex Sample Corporation — Director, Trust Engineering · Total · Year 1"
    )
