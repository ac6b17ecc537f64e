from decimal import Decimal

import pytest
from msgspec.structs import replace

from offercalc.domain.offer.contribution import CeilingPer, ContributionBase
from offercalc.domain.offer.pay import EmployerContribution
from offercalc.domain.problems.problem import Fault, Problem
from offercalc.domain.validate.contribution import contribution_base_problems, service_problems
from offercalc.domain.vesting.schedule import Vesting
from tests.builders import offer, presets
from tests.offer_language import vesting

PATH = "$.pay[0]"
PART = EmployerContribution(percent=Decimal(12))


@pytest.mark.parametrize(
    ("of", "found"),
    [
        (("salary",), []),
        ((), [Problem(f"{PATH}.of", Fault.EMPTY)]),
        (("salary", "salary"), [Problem(f"{PATH}.of[1]", Fault.DUPLICATE_ID, "salary")]),
        (("salary", "bonus"), [Problem(f"{PATH}.of[1]", Fault.NOT_IN_OFFER, "bonus")]),
        (("thirteenth_month",), [Problem(f"{PATH}.of[0]", Fault.NOT_IN_OFFER, "thirteenth_month")]),
        (("counted_allowances",), [Problem(f"{PATH}.of[0]", Fault.NOT_IN_OFFER, "counted_allowances")]),
    ],
)
def test_a_base_is_in_the_offer_and_named_once(of: tuple[ContributionBase, ...], found: list[Problem]) -> None:
    assert (
        list(contribution_base_problems(replace(PART, of=of), PATH, offer("1 USD/year + 5 USD/month allowance")))
        == found
    )
    assert not of or list(contribution_base_problems(replace(PART, of=("bonus",)), PATH, offer("5 USD bonus"))) == []


@pytest.mark.parametrize(("per", "ceiling", "count"), [(None, None, 0), ("year", None, 1), ("month", 5, 0)])
def test_a_period_of_a_ceiling_needs_the_ceiling(per: CeilingPer | None, ceiling: int | None, count: int) -> None:
    part = replace(PART, ceiling_per=per, ceiling=None if ceiling is None else Decimal(ceiling))
    found = list(contribution_base_problems(part, PATH, offer("1 USD/year")))
    assert found == [Problem(f"{PATH}.ceiling_per", Fault.BELONGS_TO, "ceiling")][:count]


def test_a_floor_is_below_the_ceiling_of_the_wage() -> None:
    part = replace(PART, floor=Decimal(100), ceiling=Decimal(100), ceiling_per="month")
    found = list(contribution_base_problems(part, PATH, offer("1 USD/year")))
    assert found == [Problem(f"{PATH}.floor", Fault.FLOOR_ABOVE_CEILING, "100", "100")]
    for fine in (
        replace(part, floor=Decimal(99)), replace(part, ceiling=None), replace(part, ceiling_applies_to="contribution")
    ):  # fmt: skip
        assert list(contribution_base_problems(fine, PATH, offer("1 USD/year"))) == []


@pytest.mark.parametrize(
    ("months", "by", "found"),
    [
        (6, None, []),
        (0, vesting("50/50"), []),
        (6, vesting("50/50"), [Problem(PATH, Fault.ONE_OF, "vests_after_months, vesting")]),
        (0, vesting("60/50"), [Problem(f"{PATH}.vesting.percent_by_year", Fault.VESTING_ABOVE_100, "110")]),
    ],
)
def test_contributions_vest_in_one_way(months: int, by: Vesting | None, found: list[Problem]) -> None:
    part = replace(PART, vests_after_months=months, vesting=by)
    assert list(service_problems(part, PATH, presets())) == found
