"""Validation of pay components."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TypeAlias

from offercalc.domain.ledger.salary import is_part_of_salary, salaries
from offercalc.domain.ledger.wages import WAGE, wage_parts
from offercalc.domain.offer.clawback import Clawback
from offercalc.domain.offer.denomination import share_denomination, stated_rates
from offercalc.domain.offer.offer import Offer, currency_of
from offercalc.domain.offer.part import Link, Payout
from offercalc.domain.offer.pay import (
    Bonus,
    Commission,
    EmployerContribution,
    LeavingPay,
    OneTime,
    PayPart,
    RetirementMatch,
    Salary,
    ThirteenthMonth,
)
from offercalc.domain.problems.problem import Fault, Problem
from offercalc.domain.problems.validation import (
    WHOLE,
    brief,
    currency_problems,
    highest,
    lowest,
    other_currency_problems,
    spec_problems,
)
from offercalc.domain.validate.accrual import accelerator_problems, accrual_problems, base_problems
from offercalc.domain.validate.clawback import clawback_problems
from offercalc.domain.validate.contribution import contribution_base_problems, service_problems
from offercalc.domain.validate.leaving_pay import tier_problems
from offercalc.domain.vesting.schedule import Presets

_Capped: TypeAlias = RetirementMatch | EmployerContribution | LeavingPay


def pay_problems(part: PayPart, path: str, offer: Offer, presets: Presets) -> Iterator[Problem]:
    """Yield the problems of one pay component."""
    yield from spec_problems(part, path)
    yield from _promise(part, path, offer)
    match part:
        case Salary():
            yield from _salary(part, path)
        case Bonus():
            if is_part_of_salary(part):
                yield from _share_currency(part, path, offer)
            yield from accrual_problems(part, path)
            yield from base_problems(part, path, offer)
        case Commission():
            yield from accrual_problems(part, path)
            yield from accelerator_problems(part, path)
        case ThirteenthMonth():
            yield from accrual_problems(part, path)
            yield from _share_currency(part, path, offer)
        case LeavingPay():
            yield from _capped(part, "ceiling", path, offer)
            yield from tier_problems(part, path)
        case OneTime(clawback=Clawback() as clawback):
            yield from clawback_problems(clawback, f"{path}.clawback")
        case RetirementMatch():
            yield from _retirement_match(part, path, offer)
            yield from service_problems(part, path, presets)
        case EmployerContribution():
            yield from contribution_base_problems(part, path, offer)
            yield from _capped(part, "ceiling" if part.floor is None else "floor", path, offer)
            yield from service_problems(part, path, presets)
        case _:
            return


def _promise(part: PayPart, path: str, offer: Offer) -> Iterator[Problem]:
    """Require a currency other than the stated one and a rate above zero; a fixed payout rate excludes a link."""
    owners = _owners(part, offer) if is_part_of_salary(part) else (part,)
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


def _owners(part: PayPart, offer: Offer) -> tuple[PayPart, ...]:
    """Return the pay that a component is computed from: monthly wages count fixed allowances too."""
    if isinstance(part, Bonus):
        return wage_parts(offer, WAGE if part.months_of_wage is not None else part.of)
    return wage_parts(offer) if isinstance(part, ThirteenthMonth | LeavingPay) else salaries(offer)


def _share_currency(part: PayPart, path: str, offer: Offer) -> Iterator[Problem]:
    """Require the currency of the pay a component is computed from if it states a currency or a rate."""
    if part.currency is not None or stated_rates(part):
        for code in dict.fromkeys(currency_of(owner, offer) for owner in _owners(part, offer)):
            yield from other_currency_problems(currency_of(part, offer), code, f"{path}.currency")


def _salary(part: Salary, path: str) -> Iterator[Problem]:
    """Require either a yearly raise or dated raises, on distinct days."""
    if part.raises and (part.raise_percent is None or highest(part.raise_percent)):
        yield Problem(path, Fault.ONE_OF, "raise_percent, raises")
    days = [step.on for step in part.raises]
    for index, step in enumerate(part.raises):
        where = f"{path}.raises[{index}]"
        if step.on in days[:index]:
            yield Problem(f"{where}.on", Fault.DUPLICATE_ID, step.on.isoformat())


def _retirement_match(part: RetirementMatch, path: str, offer: Offer) -> Iterator[Problem]:
    """Require tiers of at most 100% of salary in total, and a ceiling in the currency of the salary."""
    matched = sum((lowest(tier.of_salary_percent) or Decimal(0) for tier in part.tiers), Decimal(0))
    if len(part.tiers) > 1 and matched > WHOLE:
        yield Problem(f"{path}.tiers", Fault.TOO_LARGE, brief(matched), str(WHOLE))
    yield from _capped(part, "yearly_ceiling", path, offer)


def _capped(part: _Capped, limit: str, path: str, offer: Offer) -> Iterator[Problem]:
    """Require a ceiling in the currency of the salary, and the same promise for all salaries under it."""
    if getattr(part, limit) is not None:
        yield from salary_currency_problems(currency_of(part, offer), offer, f"{path}.{limit}")
        yield from one_promise_problems(part, offer, f"{path}.{limit}")
    else:
        yield from _share_currency(part, path, offer)


def salary_currency_problems(currency: str, offer: Offer, path: str) -> Iterator[Problem]:
    """Refuse a currency other than that of the salaries to which an amount relates."""
    for code in dict.fromkeys(currency_of(salary, offer) for salary in salaries(offer)):
        yield from other_currency_problems(currency, code, path)


def one_promise_problems(part: _Capped | None, offer: Offer, path: str) -> Iterator[Problem]:
    """Refuse a limit that relates to salaries of one currency with different agreed currencies or rates."""
    owners: tuple[PayPart, ...] = salaries(offer) if part is None else (*salaries(offer), part)
    if any(0 in stated_rates(owner) for owner in owners):
        return
    promises = {share_denomination(part, salary, offer) for salary in salaries(offer)}
    if len({promise.stated for promise in promises}) == 1 < len(promises):
        yield Problem(path, Fault.PROMISES_DIFFER)
