from __future__ import annotations

from decimal import Decimal

from msgspec.structs import replace

from offercalc.analysis.comparison import Comparison, compare
from offercalc.analysis.yearly import By
from offercalc.application.tax.departures import DeparturesKept
from offercalc.application.tax.take_homes import TaxSources, TaxWish, take_homes
from offercalc.domain.offer.offer import Offer
from offercalc.presentation.charts.chart_frame import Canvas
from offercalc.presentation.charts.drawing import Line, Text
from offercalc.presentation.charts.leaving_chart import leader_words, leaving_chart, leaving_words, month_table
from offercalc.presentation.pages.comparison_page import comparison_page
from offercalc.presentation.tax.net_leaving import Left, leaving_after_tax, net_crossovers, net_curves
from offercalc.presentation.tax.take_home_page import Kept
from tests.builders import assumptions, book, offer, presets
from tests.presentation.tax.test_take_home_page import NAIROBI
from tests.tax_laws import TODAY, shipped
from tests.tools import ENGLISH, INDONESIAN

STEADY = replace(offer("120k USD/year", "2026-01-01"), company="Steady", tax_home="US-TX")
LATE = replace(
    offer("90k USD/year + 4800 RSU @ 50 USD / 4y 1y-cliff monthly", "2026-01-01"), company="Late", tax_home="US-TX"
)
SOURCES = TaxSources(shipped(), book(), TODAY)


def left_of(*offers: Offer, percent: str = "") -> tuple[Comparison, Kept, Left]:
    comparison = compare(offers, assumptions("USD", years=2), By.EMPLOYMENT, book(), presets())
    wish = TaxWish(own_percents={"": Decimal(percent)} if percent else {})
    return comparison, take_homes(comparison, wish, SOURCES), DeparturesKept().left(comparison, wish, SOURCES)


def test_one_offer_leads_from_gross_to_what_is_left() -> None:
    """60,000 in half a year: 43,900 taxable are 5,020 of tax, and 7.65% are 4,590; then the year as published."""
    comparison, _kept, left = left_of(STEADY)
    table = leaving_after_tax(comparison, left, ENGLISH)
    assert table.caption == "Kept after tax if you leave early, in USD (estimate, not tax advice)"
    assert table.columns == ("Kept before tax", "Taxes and contributions", "Kept after tax")
    assert [cell.text for cell in table.rows[0].cells] == ["$60,000", "$9,610", "$50,390"]


def test_several_offers_stand_side_by_side_and_what_is_not_known_is_a_question_mark() -> None:
    comparison, _kept, left = left_of(STEADY, NAIROBI)
    table = leaving_after_tax(comparison, left, INDONESIAN)
    assert table.columns == ("Steady", "Nairobi")
    assert [cell.text for cell in table.rows[0].cells] == ["US$50.390", "?"]
    assert not leaving_after_tax(*left_of(NAIROBI)[::2], ENGLISH).rows


def test_an_own_rate_leaves_the_crossover_where_it_is() -> None:
    """What is left is 60% of everything: 90,000 and 60,000 of stock overtake 120,000 at the cliff."""
    comparison, kept, left = left_of(STEADY, LATE, percent="40")
    assert list(net_crossovers(comparison, kept, left, ENGLISH)) == [
        "After tax, if you leave early, Steady leaves you more; Late only pulls ahead after 12 months."
    ]
    assert "Late only pulls ahead after 12 months." in comparison_page(comparison, ENGLISH).headlines[-1]
    assert not list(net_crossovers(*left_of(STEADY, NAIROBI), ENGLISH))


def test_curves_are_after_tax_and_one_that_is_not_known_has_no_line() -> None:
    comparison, _kept, left = left_of(STEADY, NAIROBI)
    curves = net_curves(comparison, left, ENGLISH)
    drawing = leaving_chart(curves, "USD", 6, ENGLISH, Canvas(700, 300))
    assert len([shape for shape in drawing.shapes if isinstance(shape, Line)]) == 2  # with what ties it to its label
    assert [shape.text for shape in drawing.shapes if isinstance(shape, Text)][-1] == "Steady"
    assert {target.series for target in drawing.targets} == {0}
    assert leaving_words(curves[0], 6, "USD", ENGLISH).endswith("$50,390")
    assert leader_words(curves, 6, "USD", ENGLISH) == ""
    table = month_table(curves, 6, "USD", ENGLISH)
    assert [(row.label, *(cell.text for cell in row.cells)) for row in table.rows] == [
        ("Kept after tax", "$50,390", "?"),
        ("Kept before tax", "$60,000", "$50,000"),
    ]
