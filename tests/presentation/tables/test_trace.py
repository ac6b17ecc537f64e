import pytest

from offercalc.analysis.yearly import By, converted
from offercalc.domain.values.estimate import total
from offercalc.presentation.pages.comparison_page import comparison_page
from offercalc.presentation.pages.offer_page import offer_page
from offercalc.presentation.tables.trace import Trace, comparison_traces, offer_traces, trace_title, traced_table
from tests.tools import ENGLISH, GLOBEX, PRESETS, SAMPLES, assuming, comparison_of, sample

OFFERS = tuple(map(sample, SAMPLES))


@pytest.mark.parametrize("by", list(By))
@pytest.mark.parametrize("discount", ["0", "5"])
def test_every_row_of_a_comparison_has_its_trace_or_none(by: By, discount: str) -> None:
    from decimal import Decimal

    comparison = assuming(*OFFERS, by=by, discount_percent=Decimal(discount))
    table = comparison_page(comparison, ENGLISH).table
    traces = comparison_traces(comparison, table)
    named = {row.label: trace for row, trace in zip(table.rows, traces, strict=True)}
    assert named["Total"] == Trace()
    for label in ("Year by year", "Average per year", "Per hour worked", "By kind of compensation", "By certainty"):
        assert named[label] is None
    assert named["Base salary"] == Trace(category=comparison.offers[0].rows[0].category)
    assert all(named[label] is not None for label in ("Guaranteed", "Expected", "Contingent"))


def test_one_offer_alone_is_traced_too() -> None:
    comparison = comparison_of(sample(GLOBEX))
    table = comparison_page(comparison, ENGLISH).table
    assert len(comparison_traces(comparison, table)) == len(table.rows)


def test_the_lines_behind_a_figure_add_up_to_it() -> None:
    comparison = comparison_of(*OFFERS)
    for index, offer in enumerate(comparison.offers):
        for place, label in enumerate(comparison.labels):
            lines = offer.trace(year=label)
            assert (
                total(tuple(converted(line.amount, offer.exchange[line.currency]) for line in lines))
                == offer.years[place]
            )
            assert len(traced_table(comparison, index, Trace(year=label), ENGLISH).rows) == len(lines)


def test_every_cell_of_the_years_has_its_trace() -> None:
    comparison = comparison_of(sample(GLOBEX))
    table = offer_page(comparison, 0, PRESETS, ENGLISH).table
    traces = offer_traces(comparison)
    assert [len(row) for row in traces] == [len(row.cells) for row in table.rows]
    assert traces[0][1] == Trace(component="pay[0]", certainty=comparison.offers[0].rows[0].certainty, year=2)
    assert traces[-1][-1] == Trace()


def test_a_figure_is_called_by_its_offer_row_and_column() -> None:
    comparison = comparison_of(sample(GLOBEX))
    assert trace_title(comparison, 0, "Total", "Year 1") == (
        "Globex Sample Corporation — Director, Trust Engineering · Total · Year 1"
    )
