from datetime import date
from decimal import Decimal

import pytest
from msgspec.structs import replace

from offercalc.domain.offer.equity import Rsu
from offercalc.domain.offer.offer import Contact, Offer
from offercalc.domain.offer.pay import Benefit, Bonus, Instalment, OneTime, Salary
from offercalc.domain.offer.refreshers import Refreshers
from offercalc.domain.problems.problem import Fault, Problem
from offercalc.domain.validate.offer import soundness
from offercalc.domain.validate.size import (
    MOST_GRANTS,
    MOST_INSTALMENTS,
    MOST_PARTS,
    MOST_SALARY_SHARES,
    MOST_STEPS,
    MOST_TEXTS,
    is_large,
    size_problems,
)
from offercalc.domain.vesting.schedule import Vesting
from offercalc.domain.vesting.terms import (
    PeriodInDays,
    Portion,
    RelativeTrigger,
    StartTrigger,
    VestingCondition,
    VestingTerms,
)
from tests.builders import presets

EMPTY = Offer(company="Acme", role="Engineer", currency="USD", start_date=date(2027, 2, 1))
SALARY = Salary(amount=Decimal(1))
BENEFIT = Benefit(label="Meals", yearly_value=Decimal(1))
GRANT = Rsu(units=Decimal(1), price=Decimal(1), vesting=Vesting(percent_by_year=(Decimal(100),)))


def daily(days: int) -> Vesting:
    start = VestingCondition(id="start", trigger=StartTrigger(), next_condition_ids=("day",), quantity=Decimal(0))
    every_day = RelativeTrigger(period=PeriodInDays(length=1, occurrences=days), relative_to_condition_id="start")
    portion = Portion(numerator=Decimal(1), denominator=Decimal(days))
    conditions = (start, VestingCondition(id="day", trigger=every_day, portion=portion))
    return Vesting(ocf=VestingTerms(allocation_type="FRACTIONAL", vesting_conditions=conditions))


def grants(count: int, days: int) -> tuple[Rsu, ...]:
    return (replace(GRANT, vesting=daily(days)),) * count


AT_THE_BOUND = {
    Fault.TOO_MANY: (replace(EMPTY, pay=(BENEFIT,) * MOST_PARTS), "$.pay", MOST_PARTS),
    Fault.TOO_MANY_SALARIES: (
        replace(EMPTY, pay=(*(SALARY,) * 20, *(BENEFIT,) * (MOST_SALARY_SHARES // 20))),
        "$.pay",
        20,
    ),
    Fault.TOO_MANY_STEPS: (
        replace(EMPTY, pay=(OneTime(label="Bonus", instalments=(Instalment(amount=Decimal(1)),) * MOST_STEPS),)),
        "$",
        MOST_STEPS,
    ),
    Fault.TOO_MANY_TEXTS: (replace(EMPTY, requirements=("Python",) * MOST_TEXTS), "$", MOST_TEXTS),
    Fault.TOO_MANY_INSTALMENTS: (
        replace(EMPTY, equity=grants(100, MOST_INSTALMENTS // 100 - 1)),
        "$.equity",
        MOST_INSTALMENTS,
    ),
}


def one_more(offer: Offer, fault: Fault) -> Offer:
    match fault:
        case Fault.TOO_MANY:
            return replace(offer, pay=(*offer.pay, BENEFIT))
        case Fault.TOO_MANY_SALARIES:
            return replace(offer, pay=(*offer.pay, SALARY))
        case Fault.TOO_MANY_STEPS:
            return replace(offer, contacts=(Contact(name="Ann"),))
        case Fault.TOO_MANY_TEXTS:
            return replace(offer, responsibilities=("Planning",))
        case _:
            return replace(offer, equity=(*offer.equity, GRANT))


@pytest.mark.parametrize("fault", AT_THE_BOUND)
def test_an_offer_may_hold_as_much_as_a_bound_and_not_one_more(fault: Fault) -> None:
    offer, path, most = AT_THE_BOUND[fault]
    assert list(size_problems(offer, presets())) == []
    problems = list(size_problems(one_more(offer, fault), presets()))
    assert [(problem.path, problem.fault, problem.allowed) for problem in problems] == [(path, fault, str(most))]


def test_too_many_grants_are_refused() -> None:
    assert list(size_problems(replace(EMPTY, equity=(GRANT,) * MOST_GRANTS), presets())) == []
    problems = list(size_problems(replace(EMPTY, equity=(GRANT,) * (MOST_GRANTS + 1)), presets()))
    assert problems == [Problem("$.equity", Fault.TOO_MANY, str(MOST_GRANTS + 1), str(MOST_GRANTS))]


def test_refreshers_count_once_for_each_year() -> None:
    refreshed = replace(GRANT, vesting=daily(1_999), refreshers=Refreshers(units=Decimal(1), years=8))
    assert list(size_problems(replace(EMPTY, equity=(refreshed,)), presets())) == []
    refreshed = replace(refreshed, refreshers=Refreshers(units=Decimal(1), years=10))
    (problem,) = size_problems(replace(EMPTY, equity=(refreshed,)), presets())
    assert problem == Problem("$.equity", Fault.TOO_MANY_INSTALMENTS, "22000", str(MOST_INSTALMENTS))


@pytest.mark.parametrize("name", presets())
def test_a_preset_counts_what_its_schedule_says(name: str) -> None:
    offer = replace(EMPTY, equity=(replace(GRANT, vesting=Vesting(preset=name)),) * MOST_GRANTS)
    assert list(size_problems(offer, presets())) == []


def test_an_offer_that_is_too_large_is_told_so_before_anything_else_is_looked_at() -> None:
    offer = replace(EMPTY, company="", pay=(*(SALARY,) * 100, *(BENEFIT,) * (MOST_PARTS - 99)))
    assert {problem.fault for problem in soundness(offer, presets())} == {Fault.TOO_MANY, Fault.TOO_MANY_SALARIES}


def test_an_offer_is_large_where_it_has_many_instalments_or_many_shares_of_salaries() -> None:
    bonus = Bonus(percent_of_salary=Decimal(10))
    salary = Salary(amount=Decimal(1))
    monthly = replace(GRANT, vesting=Vesting(preset="4y-1y-cliff-monthly"))
    usual = replace(EMPTY, pay=(salary, *(bonus,) * 20), equity=(monthly,) * 20)
    assert not is_large(usual, presets())
    assert is_large(replace(EMPTY, pay=(*(salary,) * 6, *(bonus,) * 100)), presets())
    assert is_large(replace(EMPTY, equity=grants(5, 1000)), presets())
    assert is_large(replace(EMPTY, equity=(monthly,) * MOST_GRANTS), presets())
