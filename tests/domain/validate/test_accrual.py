from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from offercalc.domain.offer.accrual import Accelerator, WageBase
from offercalc.domain.offer.pay import Bonus, Commission, ThirteenthMonth
from offercalc.domain.problems.problem import Fault
from offercalc.domain.validate.pay import pay_problems
from tests.builders import offer, presets

WHOLE = offer("1 USD/year")
TARGET: dict[str, Any] = {"percent_of_salary": Decimal(10)}


def steps(*above: int) -> tuple[Accelerator, ...]:
    return tuple(Accelerator(above_percent=Decimal(one), rate_percent=Decimal(120)) for one in above)


def found(part: Bonus | Commission | ThirteenthMonth) -> list[tuple[str, Fault, str]]:
    return [(one.path, one.fault, one.value) for one in pay_problems(part, "p", WHOLE, presets())]


@pytest.mark.parametrize(
    ("terms", "problem"),
    [
        ({"accrues": "plan_year"}, ("p.accrues", Fault.BELONGS_TO, "plan_year_starts")),
        ({"plan_year_starts": "04-01"}, ("p.plan_year_starts", Fault.BELONGS_TO, "accrues: plan_year")),
        (
            {"accrues": "plan_year", "plan_year_starts": "02-29"},
            ("p.plan_year_starts", Fault.NOT_A_DAY_OF_YEAR, "02-29"),
        ),
        ({"paid_in_months": (6,), "paid_after_months": 2}, ("p", Fault.ONE_OF, "paid_in_months, paid_after_months")),
        ({"paid_in_months": (13,)}, ("p.paid_in_months[0]", Fault.TOO_LARGE, "13")),
        ({"paid_in_months": (0,)}, ("p.paid_in_months[0]", Fault.TOO_SMALL, "0")),
        ({"paid_in_months": (6, 6)}, ("p.paid_in_months[1]", Fault.DUPLICATE_ID, "6")),
        ({"certainty": "expected", "guaranteed_years": 1}, ("p", Fault.ONE_OF, "certainty, guaranteed_years")),
        (
            {**TARGET, "months_of_wage": Decimal(2)},
            ("p", Fault.ONE_OF, "percent_of_salary, months_of_wage"),
        ),
        ({**TARGET, "amount": Decimal(2)}, ("p", Fault.ONE_OF, "percent_of_salary, amount")),
        ({"amount": Decimal(2), "of": ("thirteenth_month", "salary")}, ("p.of", Fault.BELONGS_TO, "percent_of_salary")),
        ({**TARGET, "of": ()}, ("p.of", Fault.EMPTY, "")),
        ({**TARGET, "of": ("salary", "salary")}, ("p.of[1]", Fault.DUPLICATE_ID, "salary")),
        ({**TARGET, "of": ("counted_allowances",)}, ("p.of[0]", Fault.NOT_IN_OFFER, "counted_allowances")),
        ({**TARGET, "of": ("salary", "thirteenth_month")}, ("p.of[1]", Fault.NOT_IN_OFFER, "thirteenth_month")),
    ],
)
def test_contradictions_of_a_bonus_are_named(terms: dict[str, Any], problem: tuple[str, Fault, str]) -> None:
    assert problem in found(Bonus(**terms))


@pytest.mark.parametrize(
    ("terms", "problem"),
    [
        ({"paid_on": (date(2026, 3, 1),), "paid_in_month": 3}, ("p", Fault.ONE_OF, "paid_on, paid_in_month")),
        ({"paid_on": (date(2026, 3, 1),), "paid_in_months": (3,)}, ("p", Fault.ONE_OF, "paid_on, paid_in_months")),
        ({"paid_on": (date(2026, 3, 1),) * 2}, ("p.paid_on[1]", Fault.DUPLICATE_ID, "2026-03-01")),
    ],
)
def test_contradictions_of_extra_wages_are_named(terms: dict[str, Any], problem: tuple[str, Fault, str]) -> None:
    assert found(ThirteenthMonth(**terms)) == [problem]


def test_accelerators_rise() -> None:
    part = Commission(on_target_amount=None, accelerators=steps(100, 125, 125, 110))
    assert found(part) == [
        ("p.accelerators[2].above_percent", Fault.NOT_ABOVE, "125"),
        ("p.accelerators[3].above_percent", Fault.NOT_ABOVE, "110"),
    ]
    assert found(Commission(on_target_amount=None, guaranteed_months=3, certainty="guaranteed")) == [
        ("p", Fault.ONE_OF, "certainty, guaranteed_months")
    ]


def test_sound_terms_are_accepted() -> None:
    whole = offer("1 USD/year + 1 USD/month allowance counted + 1 wage in month 12")
    everything: tuple[WageBase, ...] = ("salary", "counted_allowances", "thirteenth_month")
    plan = Bonus(**TARGET, of=everything, accrues="plan_year", plan_year_starts="04-01", paid_in_months=(6, 12))
    assert [*pay_problems(plan, "p", whole, presets())] == []
    assert found(Bonus(months_of_wage=Decimal(4))) == []
