from fractions import Fraction

from offercalc.domain.tax.assessment import Income, assess, employer_costs
from offercalc.domain.tax.law import Kind
from tests.tax_laws import LAW, law

WAGES = Income(wages=Fraction(70_000))
EMPLOYER = """
[[employer.step]]
name = "employer_levy"
label = "Levy of the employer"
is = "0.1 * wages + taxable"
"""
REGION = LAW.replace('"nz-2025"', '"nz-auk-2025"').replace('"NZ"', '"NZ-AUK"')


def test_kinds_add_up_and_the_rest_is_taken_home() -> None:
    found = assess((law(),), WAGES, {})
    assert [found.total(kind) for kind in Kind] == [8_000, 1_400, 0, 60_000]
    assert found.take_home == 60_600
    assert found.total(Kind.TAX, lambda amount: amount + 1) == 8_001


def test_the_region_is_computed_before_the_nation_and_listed_after_it() -> None:
    nation = law(LAW.replace("pos(wages - allowance)", "pos(wages - allowance - region_income_tax)"))
    found = assess((nation, law(REGION)), WAGES, {})
    assert [result.law.id for result in found.results] == ["nz-2025", "nz-auk-2025"]
    assert [result.steps["income_tax"] for result in found.results] == [8_000 - 3 * 800, 8_000]


def test_what_the_employer_pays_is_apart() -> None:
    found = assess((law(LAW + EMPLOYER),), WAGES, {})
    assert employer_costs(found, {}) == {"nz-2025": {"employer_levy": 67_000}}
    assert found.take_home == 60_600
    assert employer_costs(assess((law(),), WAGES, {}), {}) == {}
