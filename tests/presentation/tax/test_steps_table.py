from fractions import Fraction
from functools import cache

from offercalc.analysis.take_home.tax_year import tax_year_of
from offercalc.analysis.take_home.taxed_year import TaxedYear
from offercalc.domain.tax.law import Kind
from offercalc.presentation.tables.table import RowKind
from offercalc.presentation.tax.steps_table import is_money, source_lines, steps_table
from tests.builders import assumptions, offer
from tests.tax_laws import kept_of
from tests.tools import ENGLISH


@cache
def taxed() -> TaxedYear:
    return kept_of(offer("555k USD/year", "2025-01-01"), "US-CA", assumptions(years=1)).taxed[0]


def test_every_step_of_every_law_has_its_value() -> None:
    table = steps_table(tax_year_of(taxed()), ENGLISH)
    assert table.caption.startswith("Tax year 2025, in USD")
    heads = [row.label for row in table.rows if row.kind is RowKind.GROUP]
    assert any("us-ca-2025" in head for head in heads)
    rows = {row.label: row.cells[0].text for row in table.rows if row.cells}
    assert rows["Take-home"] == "$320,271"
    assert rows["State disability insurance"] == "$6,660"


def test_an_inner_step_is_money_only_if_it_is_large() -> None:
    inner = next(step for law in taxed().laws.laws for step in law.steps if step.kind is Kind.INNER)
    assert not is_money(inner, Fraction(7))
    assert is_money(inner, Fraction(100))


def test_sources_are_told_with_their_day() -> None:
    (first, *_rest) = source_lines(taxed().laws.laws[0], ENGLISH)
    assert "https://" in first
