"""Validation of pay components."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import assert_never

from offercalc.domain.ledger.salary import is_part_of_salary, salaries
from offercalc.domain.offer.denomination import share_denomination, stated_rates
from offercalc.domain.offer.offer import Offer, currency_of
from offercalc.domain.offer.pay import (
    Allowance,
    Benefit,
    Bonus,
    Commission,
    Link,
    OneTime,
    Payout,
    PayPart,
    RetirementMatch,
    Salary,
    ThirteenthMonth,
)
from offercalc.domain.problems.problem import Fault, Problem
from offercalc.domain.problems.validation import (
    LONGEST_DELAY_MONTHS,
    WHOLE,
    bound_problems,
    brief,
    currency_problems,
    exclusive_problems,
    highest,
    lowest,
    month_problems,
    other_currency_problems,
    percent_problems,
)
from offercalc.domain.values.months import MONTHS_A_YEAR

MOST_YEARS = LONGEST_DELAY_MONTHS // MONTHS_A_YEAR
_LARGEST_RAISE = 1000


def pay_problems(part: PayPart, path: str, offer: Offer) -> Iterator[Problem]:
    """Yield the problems of one pay component."""
    yield from currency_problems(part.currency, f"{path}.currency")
    yield from _promise(part, path, offer)
    match part:
        case Salary():
            yield from _salary(part, path)
        case Bonus():
            if part.percent_of_salary is not None:
                yield from _share_currency(part, path, offer)
            yield from exclusive_problems(part, ("percent_of_salary", "amount"), path)
            yield from month_problems(part.paid_after_months, f"{path}.paid_after_months")
            yield from bound_problems(part.guaranteed_years, f"{path}.guaranteed_years", 0, MOST_YEARS)
        case OneTime():
            yield from _one_time(part, path)
        case ThirteenthMonth():
            yield from _share_currency(part, path, offer)
            yield from month_problems(part.paid_in_month, f"{path}.paid_in_month", least=1, most=MONTHS_A_YEAR)
        case RetirementMatch():
            yield from _retirement_match(part, path, offer)
        case Commission() | Allowance() | Benefit():
            return
        case _:
            assert_never(part)


def _promise(part: PayPart, path: str, offer: Offer) -> Iterator[Problem]:
    """Require a currency other than the stated one and a rate above zero; a fixed payout rate excludes a link."""
    owners = salaries(offer) if is_part_of_salary(part) else (part,)
    stated = [currency_of(owner, offer) for owner in owners]
    for field in ("linked_to", "paid_in"):
        promise: Link | Payout | None = getattr(part, field)
        if promise is not None:
            yield from currency_problems(promise.currency, f"{path}.{field}.currency")
            if promise.rate == 0:
                yield Problem(f"{path}.{field}.rate", Fault.ZERO_RATE)
            if promise.currency in stated:
                yield Problem(f"{path}.{field}.currency", Fault.SAME_CURRENCY, promise.currency)
    if part.linked_to is not None and part.paid_in is not None and part.paid_in.rate is not None:
        yield Problem(path, Fault.ONE_OF, "linked_to, paid_in.rate")


def _share_currency(part: Bonus | ThirteenthMonth | RetirementMatch, path: str, offer: Offer) -> Iterator[Problem]:
    """Require the currency of the salaries if a component that is a percentage of them states a currency or a rate."""
    if part.currency is not None or stated_rates(part):
        yield from salary_currency_problems(currency_of(part, offer), offer, f"{path}.currency")


def _salary(part: Salary, path: str) -> Iterator[Problem]:
    """Require either a yearly raise or dated raises, on distinct days, each an amount or a percentage."""
    yield from percent_problems(part.raise_percent, f"{path}.raise_percent", most=_LARGEST_RAISE)
    if part.raises and (part.raise_percent is None or highest(part.raise_percent)):
        yield Problem(path, Fault.ONE_OF, "raise_percent, raises")
    days = [step.on for step in part.raises]
    for index, step in enumerate(part.raises):
        where = f"{path}.raises[{index}]"
        yield from exclusive_problems(step, ("amount", "percent"), where)
        yield from percent_problems(step.percent, f"{where}.percent", most=_LARGEST_RAISE)
        if step.on in days[:index]:
            yield Problem(f"{where}.on", Fault.DUPLICATE_ID, step.on.isoformat())


def _one_time(part: OneTime, path: str) -> Iterator[Problem]:
    if not part.instalments:
        yield Problem(f"{path}.instalments", Fault.EMPTY)
    for index, instalment in enumerate(part.instalments):
        yield from month_problems(instalment.after_months, f"{path}.instalments[{index}].after_months")
    if part.clawback is not None:
        where, months = f"{path}.clawback.months", part.clawback.months
        low, high = lowest(months), highest(months)
        yield from () if low is None else bound_problems(low, where, 1, LONGEST_DELAY_MONTHS)
        yield from () if high is None or high == low else bound_problems(high, where, 1, LONGEST_DELAY_MONTHS)


def _retirement_match(part: RetirementMatch, path: str, offer: Offer) -> Iterator[Problem]:
    """Require tiers of at most 100% of salary in total, and a ceiling in the currency of the salary."""
    if not part.tiers:
        yield Problem(f"{path}.tiers", Fault.EMPTY)
    for index, tier in enumerate(part.tiers):
        yield from percent_problems(tier.of_salary_percent, f"{path}.tiers[{index}].of_salary_percent")
        yield from percent_problems(tier.rate_percent, f"{path}.tiers[{index}].rate_percent", most=_LARGEST_RAISE)
    matched = sum((lowest(tier.of_salary_percent) or Decimal(0) for tier in part.tiers), Decimal(0))
    if len(part.tiers) > 1 and matched > WHOLE:
        yield Problem(f"{path}.tiers", Fault.TOO_LARGE, brief(matched), str(WHOLE))
    if part.yearly_ceiling is not None:
        yield from salary_currency_problems(currency_of(part, offer), offer, f"{path}.yearly_ceiling")
        yield from one_promise_problems(part, offer, f"{path}.yearly_ceiling")
    else:
        yield from _share_currency(part, path, offer)


def salary_currency_problems(currency: str, offer: Offer, path: str) -> Iterator[Problem]:
    """Refuse a currency other than that of the salaries to which an amount relates."""
    for code in dict.fromkeys(currency_of(salary, offer) for salary in salaries(offer)):
        yield from other_currency_problems(currency, code, path)


def one_promise_problems(part: RetirementMatch | None, offer: Offer, path: str) -> Iterator[Problem]:
    """Refuse a limit that relates to salaries of one currency with different agreed currencies or rates."""
    owners: tuple[PayPart, ...] = salaries(offer) if part is None else (*salaries(offer), part)
    if any(0 in stated_rates(owner) for owner in owners):
        return
    promises = {share_denomination(part, salary, offer) for salary in salaries(offer)}
    if len({promise.stated for promise in promises}) == 1 < len(promises):
        yield Problem(path, Fault.PROMISES_DIFFER)
