from __future__ import annotations

from msgspec.structs import replace

from offercalc.analysis.comparison import Comparison, compare
from offercalc.analysis.take_home.take_home import NotKnown, TakeHome
from offercalc.analysis.yearly import By
from offercalc.application.tax.take_homes import TaxSources, TaxWish, take_homes
from offercalc.domain.offer.offer import Offer
from offercalc.domain.values.estimate import exactly
from offercalc.domain.values.lazy_text import LazyText
from offercalc.presentation.tables.table import Amount
from offercalc.presentation.tax.take_home_page import (
    Kept,
    TakeHomePage,
    net_totals,
    shown_years,
    take_home_page,
    unknown_text,
)
from tests.builders import assumptions, book, offer, presets
from tests.tax_laws import TODAY, shipped
from tests.tools import ENGLISH, INDONESIAN

SEATTLE = replace(offer("500k USD/year", "2026-01-01"), company="Seattle", tax_home="US-WA")
FRANCISCO = replace(offer("555k USD/year", "2026-01-01"), company="Francisco", tax_home="US-CA")
NAIROBI = replace(offer("100k USD/year", "2026-01-01"), company="Nairobi", tax_home="KE")


HEADLINE = (
    "Tax turns the order: Seattle is ahead of Francisco by $15,450 over 1 year, although Francisco pays more before "
    "tax."
)


def page_of(*offers: Offer, years: int = 1) -> tuple[TakeHomePage, Comparison, Kept]:
    comparison = compare(offers, assumptions("USD", years=years), By.EMPLOYMENT, book(), presets())
    kept = take_homes(comparison, TaxWish(), TaxSources(shipped(), book(), TODAY))
    return take_home_page(comparison, kept, TODAY, ENGLISH), comparison, kept


def test_the_table_has_a_column_per_offer_and_says_that_it_estimates() -> None:
    page, _comparison, _kept = page_of(SEATTLE, FRANCISCO)
    assert page.chip == "Estimate, not tax advice"
    assert page.table.caption == "Take-home after tax, in USD (estimate, not tax advice)"
    assert page.table.columns == ("Seattle", "Francisco")
    assert [row.label for row in page.table.rows] == [
        "From gross to take-home",
        "Total before tax",
        "National income tax",
        "State and local tax",
        "Social contributions",
        "Total take-home",
        "Part kept",
        "Average month",
        "Take-home by year",
        "Year 1 take-home",
    ]
    keys = [row.key for row in page.table.rows]
    assert len({*keys} - {""}) == len(keys)
    assert page.headlines == (HEADLINE,)


def test_taxes_of_the_nation_and_of_the_state_are_apart() -> None:
    page, _comparison, kept = page_of(SEATTLE, FRANCISCO)
    rows = {row.label: [cell.text for cell in row.cells] for row in page.table.rows}
    assert rows["State and local tax"] == ["$0", "$50,336"]
    assert rows["National income tax"] == ["$138,134", "$154,129"]
    assert rows["Average month"] == ["$28,007", "$26,720"]
    francisco = kept[1]
    assert isinstance(francisco, TakeHome)
    assert francisco.total.tax == francisco.total.national + francisco.total.regional
    britain = replace(offer("80k GBP/year", "2026-01-01"), tax_home="GB-SCT")
    page, _comparison, _kept = page_of(britain)  # Scotland's tax stands instead of the nation's
    assert "Taxes" in [row.label for row in page.table.rows]


def test_totals_are_the_sums_of_the_years_shown() -> None:
    page, _comparison, _kept = page_of(FRANCISCO, years=3)
    rows = {row.label: row.cells[0].value for row in page.table.rows if row.cells}
    years = [rows[f"Year {number} take-home"] for number in (1, 2, 3)]
    total = rows["Total take-home"]
    assert isinstance(total, Amount)
    assert total.bounds.likely == sum(year.bounds.likely for year in years if isinstance(year, Amount))


def test_an_unknown_place_is_a_sentence_and_no_figure() -> None:
    page, comparison, kept = page_of(SEATTLE, NAIROBI)
    row = next(row for row in page.table.rows if row.label == "Total take-home")
    assert row.cells[1].text == "?"
    assert not page.parts[1].is_known
    assert page.parts[1].badge == "there are no tax rules for KE: use your own rate"
    assert list(net_totals(kept)) == [0]
    assert page.headlines == ()
    assert comparison.offers[1].total == exactly(100_000)


def test_each_offer_says_how_it_was_estimated() -> None:
    page, _comparison, kept = page_of(FRANCISCO)
    (part,) = page.parts
    assert part.place == "California, United States"
    assert part.notes == ()
    assert part.assumed == ("Filing status: single (assumed)",)
    assert "itemized deductions" in part.left_out
    assert len(shown_years(kept[0], 2, lambda year: year.tax)) == 1  # type: ignore[arg-type]


def test_savings_of_ones_own_are_apart_from_taxes() -> None:
    jakarta = replace(offer("10M IDR/month", "2026-01-01"), tax_home="ID")
    page, _comparison, _kept = page_of(jakarta)
    assert "Your own retirement savings" in [row.label for row in page.table.rows]
    rate = "1 USD = 16,200 IDR, Small Bank reference rate as of January 8, 2026 (cross rate via EUR)"
    assert rate not in page.parts[0].notes  # it is among the rates of the figures before tax
    dollars = replace(offer("1000 USD/month", "2026-01-01"), tax_home="ID")
    page, _comparison, _kept = page_of(dollars)
    assert page.parts[0].notes[-1].startswith("1 USD = 16,200 IDR, Small Bank reference rate")


def test_a_location_is_proposed_where_the_tax_home_is_not_known() -> None:
    reason = NotKnown(LazyText("the tax home is not known: name a place, or use your own rate"), lacks_place=True)
    assert unknown_text(reason, "Jakarta", ENGLISH).endswith("(ID: Indonesia?)")
    assert unknown_text(replace(reason, lacks_place=False), "Jakarta", ENGLISH).endswith("own rate")
    assert unknown_text(reason, "", INDONESIAN).startswith("tempat pajak belum diketahui")
