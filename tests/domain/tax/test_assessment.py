from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offercalc.domain.tax.assessment import Income, assess, employer_costs
from offercalc.domain.tax.law import Kind, Law
from offercalc.domain.tax.law_choice import laws_for
from tests.tax_laws import LAW, law, shipped

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


PLACES = (
    "US-CA",
    "US-NY",
    "US-WA",
    "US-TX",
    "ID",
    "GB",
    "GB-SCT",
    "SG",
    "IE",
    "DE",
    "NL",
    "CA-ON",
    "CA-BC",
    "AU",
    "IN",
)


def laws(place: str) -> tuple[Law, ...]:
    return laws_for(place, date(2026, 7, 15), date(2026, 11, 30), shipped().of_country(place[:2])).laws


@pytest.mark.parametrize("place", PLACES)
@given(wages=st.integers(0, 10**7), more=st.integers(0, 10**6), scale=st.sampled_from((1, 1000)))
def test_tax_is_never_negative_and_more_wages_leave_more(place: str, wages: int, more: int, scale: int) -> None:
    less, greater = (
        assess(laws(place), Income(wages=Fraction(amount * scale)), {}) for amount in (wages, wages + more)
    )
    for result in less.results:
        assert all(result.steps[step.name] >= 0 for step in result.law.steps if step.kind is not Kind.INNER)
    assert 0 <= less.take_home <= less.income.wages
    cliffs = sum(law.cliff for law in laws(place))
    assert greater.take_home >= less.take_home - cliffs
