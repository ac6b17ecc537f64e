from __future__ import annotations

from decimal import Decimal

from msgspec.structs import replace

from offercalc.analysis.comparison import Comparison, compare
from offercalc.analysis.yearly import By
from offercalc.application.tax.take_homes import EVERY, TaxSources, TaxWish, take_homes
from offercalc.domain.offer.offer import Offer
from offercalc.presentation.tables.table import Table, Trace
from offercalc.presentation.tables.trace import traced_originals
from offercalc.presentation.tax.net_table import net_table
from tests.builders import assumptions, book, offer, presets
from tests.presentation.tax.test_take_home_page import FRANCISCO, NAIROBI, SEATTLE
from tests.tax_laws import TODAY, shipped
from tests.tools import ENGLISH


def table_of(of: Offer, wish: TaxWish | None = None) -> tuple[Table, Comparison]:
    comparison = compare((of,), assumptions("USD", years=2), By.EMPLOYMENT, book(), presets())
    (found,) = take_homes(comparison, wish or TaxWish(), TaxSources(shipped(), book(), TODAY))
    return net_table(comparison, found, ENGLISH), comparison


def texts(table: Table) -> dict[str, list[str]]:
    return {row.label: [cell.text for cell in row.cells] for row in table.rows}


def test_every_year_leads_from_gross_to_take_home() -> None:
    table, _comparison = table_of(FRANCISCO)
    assert table.columns == ("Year 1", "Year 2", "Total")
    assert texts(table) == {
        "Total before tax": ["$555,000", "$555,000", "$1,110,000"],
        "National income tax": ["$154,129", "$154,129", "$308,258"],
        "State and local tax": ["$50,336", "$50,336", "$100,672"],
        "Social contributions": ["$29,897", "$29,897", "$59,794"],
        "Total take-home": ["$320,638", "$320,638", "$641,276"],
    }
    assert list(texts(table_of(SEATTLE)[0])) == [
        "Total before tax", "Taxes", "Social contributions", "Total take-home",
    ]  # fmt: skip


def test_gross_leads_to_its_lines_and_what_is_taken_to_the_steps() -> None:
    table, comparison = table_of(FRANCISCO)
    gross, *_taken, left = table.rows
    assert [cell.trace for cell in gross.cells] == [Trace(year=1), Trace(year=2), Trace()]
    assert [cell.trace for cell in left.cells] == [Trace(year=year, is_taxed=True) for year in (1, 2, None)]
    assert traced_originals(comparison, ENGLISH, Trace(year=1, is_taxed=True)) == ""
    own, _comparison = table_of(FRANCISCO, TaxWish(own_percents={EVERY: Decimal(40)}))
    assert own.rows[-1].cells[0].trace == Trace(year=1)
    assert texts(own)["Total take-home"][0] == "$333,000"


def test_savings_of_ones_own_have_their_row_and_what_is_not_known_has_none() -> None:
    jakarta = replace(offer("10M IDR/month", "2026-01-01"), tax_home="ID")
    assert "Your own retirement savings" in texts(table_of(jakarta)[0])
    unknown, _comparison = table_of(NAIROBI)
    assert texts(unknown)["Total take-home"] == ["?", "?", "?"]
