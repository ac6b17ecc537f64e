"""What an employer adds to a fund vests with service: the vested part of it on a day."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction
from itertools import accumulate
from typing import TypeAlias

from msgspec.structs import replace

from offercalc.domain.ledger.component import Component, parts_of
from offercalc.domain.ledger.line import Line
from offercalc.domain.offer.offer import Offer
from offercalc.domain.offer.pay import EmployerContribution, RetirementMatch
from offercalc.domain.problems.problem import Problem
from offercalc.domain.values.estimate import ZERO, Span
from offercalc.domain.values.months import add_months
from offercalc.domain.vesting.schedule import Presets, parts, plan, terms_of

Steps: TypeAlias = tuple[tuple[date, Fraction], ...]
"""Days in order, each with the part that has vested from then on."""
_NOTHING = Fraction(0)
_WHOLE = Fraction(1)


def service_vesting(offer: Offer, presets: Presets) -> dict[Component, Steps]:
    """Return the vesting of the parts of an offer that vest with service, by component.

    The vested part is a part of all that was contributed. Source: United States, 26 U.S.C. 411(a)(2)(B): employer
    contributions vest after three years of service, or by a percentage for each year of service.
    """
    return {
        component: _steps(part, offer, presets)
        for component, part in parts_of(offer)
        if isinstance(part, RetirementMatch | EmployerContribution)
        and (part.vests_after_months or part.vesting is not None)
    }


def _steps(part: RetirementMatch | EmployerContribution, offer: Offer, presets: Presets) -> Steps:
    if part.vesting is None:
        return ((add_months(offer.start_date, part.vests_after_months), _WHOLE),)
    path = plan(terms_of(part.vesting, presets), offer.start_date, part.vesting.events)
    if isinstance(path, Problem):
        return ()
    by_day: dict[date, Fraction] = {}
    for tranche in parts(path):
        by_day[tranche.vests_on] = by_day.get(tranche.vests_on, _NOTHING) + tranche.units.likely
    days = sorted(by_day)
    return tuple(zip(days, accumulate(by_day[day] for day in days), strict=True))


def vested_part(steps: Steps, day: date) -> Fraction:
    """Return the part that has vested by a day, from 0 to 1."""
    reached = bisect_right(steps, day, key=lambda step: step[0])
    return steps[reached - 1][1] if reached else _NOTHING


def vested(amount: Span, part: Fraction) -> Span:
    """Return the vested part of an amount; nothing of an unknown amount is nothing."""
    return amount.scaled(part) if part else ZERO


def vested_lines(lines: Iterable[Line], steps: dict[Component, Steps], day: date) -> Iterator[Line]:
    """Yield lines with the parts that have vested on leaving on a day."""
    for line in lines:
        own = steps.get(line.component)
        yield line if own is None else replace(line, amount=vested(line.amount, vested_part(own, day)))
