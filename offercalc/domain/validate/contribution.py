"""Validation of employer contributions, and of what vests with service."""

from __future__ import annotations

from collections.abc import Iterator

from offercalc.domain.offer.offer import Offer
from offercalc.domain.offer.pay import Allowance, Bonus, EmployerContribution, RetirementMatch, ThirteenthMonth
from offercalc.domain.problems.problem import Fault, Problem
from offercalc.domain.problems.validation import brief, highest, lowest
from offercalc.domain.validate.vesting import vesting_problems
from offercalc.domain.vesting.schedule import Presets


def contribution_base_problems(part: EmployerContribution, path: str, offer: Offer) -> Iterator[Problem]:
    """Require bases that the offer has, each once, a ceiling beside what it applies to, and a floor below it."""
    if not part.of:
        yield Problem(f"{path}.of", Fault.EMPTY)
    there = {
        "salary": True,
        "counted_allowances": any(isinstance(one, Allowance) and one.counts_as_wage for one in offer.pay),
        "thirteenth_month": any(isinstance(one, ThirteenthMonth) for one in offer.pay),
        "bonus": any(isinstance(one, Bonus) for one in offer.pay),
    }
    for index, base in enumerate(part.of):
        if base in part.of[:index]:
            yield Problem(f"{path}.of[{index}]", Fault.DUPLICATE_ID, base)
        elif not there[base]:
            yield Problem(f"{path}.of[{index}]", Fault.NOT_IN_OFFER, base)
    if part.ceiling is None and part.ceiling_applies_to is not None:
        yield Problem(f"{path}.ceiling_applies_to", Fault.BELONGS_TO, "ceiling")
    if part.ceiling is None and part.floor is None and part.ceiling_per is not None:
        yield Problem(f"{path}.ceiling_per", Fault.BELONGS_TO, "ceiling")
    least, most = lowest(part.floor), highest(part.ceiling)
    if least is not None and most is not None and least >= most and part.ceiling_applies_to != "contribution":
        yield Problem(f"{path}.floor", Fault.FLOOR_ABOVE_CEILING, brief(least), brief(most))


def service_problems(part: RetirementMatch | EmployerContribution, path: str, presets: Presets) -> Iterator[Problem]:
    """Require one way to state when contributions vest, and vesting terms that can be true."""
    if part.vesting is None:
        return
    if part.vests_after_months:
        yield Problem(path, Fault.ONE_OF, "vests_after_months, vesting")
    yield from vesting_problems(part.vesting, f"{path}.vesting", presets)
