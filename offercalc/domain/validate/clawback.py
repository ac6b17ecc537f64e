"""Validation of clawbacks."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from offercalc.domain.offer.clawback import Clawback
from offercalc.domain.problems.problem import Fault, Problem
from offercalc.domain.problems.validation import brief, highest, lowest


def clawback_problems(clawback: Clawback, path: str) -> Iterator[Problem]:
    """Yield the problems of a schedule: a method beside it, steps out of order, and parts that rise."""
    if clawback.schedule and clawback.method is not None:
        yield Problem(path, Fault.ONE_OF, "method, schedule")
    for index, (before, after) in enumerate(pairwise(clawback.schedule), start=1):
        place = f"{path}.schedule[{index}]"
        if after.within_months <= before.within_months:
            yield Problem(
                f"{place}.within_months", Fault.NOT_ABOVE, brief(after.within_months), brief(before.within_months)
            )
        most, least = highest(before.percent), lowest(after.percent)
        if most is not None and least is not None and least > most:
            yield Problem(f"{place}.percent", Fault.REPAID_MORE, brief(least), brief(most))
