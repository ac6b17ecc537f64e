"""Validation of when pay accrues and is paid, and of what percentages are taken of."""

from __future__ import annotations

from collections.abc import Iterator

from offercalc.domain.ledger.accrual import day_of_year
from offercalc.domain.ledger.wages import wage_parts
from offercalc.domain.offer.accrual import WageBase
from offercalc.domain.offer.offer import Offer
from offercalc.domain.offer.pay import Bonus, Commission, ThirteenthMonth
from offercalc.domain.problems.problem import Fault, Problem
from offercalc.domain.problems.validation import brief, repeated_problems, stated_problems

_PLAN_YEAR = "accrues: plan_year"
_PAYDAYS = {
    Bonus: ("paid_in_months", "paid_after_months"),
    Commission: ("paid_in_months", "paid_after_months"),
    ThirteenthMonth: ("paid_on", "paid_in_months", "paid_in_month"),
}
_LAST_IN_PART = {Bonus: "guaranteed_years", Commission: "guaranteed_months"}


def accrual_problems(part: Bonus | Commission | ThirteenthMonth, path: str) -> Iterator[Problem]:
    """Require the first day of a plan year, one way to state paydays, and one to state certainty."""
    if part.accrues == "plan_year" and not part.plan_year_starts:
        yield Problem(f"{path}.accrues", Fault.BELONGS_TO, "plan_year_starts")
    elif part.plan_year_starts and part.accrues != "plan_year":
        yield Problem(f"{path}.plan_year_starts", Fault.BELONGS_TO, _PLAN_YEAR)
    elif part.plan_year_starts and not _is_day_of_year(part.plan_year_starts):
        yield Problem(f"{path}.plan_year_starts", Fault.NOT_A_DAY_OF_YEAR, part.plan_year_starts)
    yield from stated_problems(part, _PAYDAYS[type(part)], path)
    yield from repeated_problems(part.paid_in_months, f"{path}.paid_in_months")
    if isinstance(part, ThirteenthMonth):
        yield from repeated_problems(part.paid_on, f"{path}.paid_on")
    else:
        yield from stated_problems(part, ("certainty", _LAST_IN_PART[type(part)]), path)


def base_problems(part: Bonus, path: str, offer: Offer) -> Iterator[Problem]:
    """Refuse bases of a percentage that repeat, that are not in the offer, or beside a target that is none."""
    if not part.of:
        yield Problem(f"{path}.of", Fault.EMPTY)
    yield from repeated_problems(part.of, f"{path}.of")
    has_other_target = part.amount is not None or part.months_of_wage is not None
    if part.percent_of_salary is None and has_other_target and part.of != ("salary",):
        yield Problem(f"{path}.of", Fault.BELONGS_TO, "percent_of_salary")
    for index, base in enumerate(part.of):
        if not _is_in(base, offer):
            yield Problem(f"{path}.of[{index}]", Fault.NOT_IN_OFFER, base)


def accelerator_problems(part: Commission, path: str) -> Iterator[Problem]:
    """Require each accelerator above the one before it."""
    for index, (one, other) in enumerate(zip(part.accelerators, part.accelerators[1:], strict=False), start=1):
        if other.above_percent <= one.above_percent:
            place = f"{path}.accelerators[{index}].above_percent"
            yield Problem(place, Fault.NOT_ABOVE, brief(other.above_percent), brief(one.above_percent))


def _is_in(base: WageBase, offer: Offer) -> bool:
    """Whether an offer has a base of percentages; the salary is asked for if it is missing."""
    match base:
        case "salary":
            return True
        case "counted_allowances":
            return bool(wage_parts(offer, ("counted_allowances",)))
        case "thirteenth_month":
            return any(isinstance(part, ThirteenthMonth) for part in offer.pay)


def _is_day_of_year(text: str) -> bool:
    try:
        day_of_year(text)
    except ValueError:
        return False
    return True
