"""Validation of leaving pay."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from offercalc.domain.offer.pay import LeavingPay
from offercalc.domain.problems.problem import Fault, Problem
from offercalc.domain.problems.validation import brief


def tier_problems(part: LeavingPay, path: str) -> Iterator[Problem]:
    """Require tiers in ascending order of years, of which the last one, and no other, has no end."""
    for index, tier in enumerate(part.tiers, start=1):
        place = f"{path}.tiers[{index - 1}].up_to_years"
        if index == len(part.tiers) and tier.up_to_years is not None:
            yield Problem(place, Fault.MUST_BE_OPEN, brief(tier.up_to_years))
        elif index < len(part.tiers) and tier.up_to_years is None:
            yield Problem(place, Fault.MUST_END)
    for index, (before, after) in enumerate(pairwise(part.tiers), start=1):
        first, second = before.up_to_years, after.up_to_years
        if first is not None and second is not None and second <= first:
            yield Problem(f"{path}.tiers[{index}].up_to_years", Fault.NOT_ABOVE, brief(second), brief(first))
