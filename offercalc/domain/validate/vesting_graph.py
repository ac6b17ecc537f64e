"""Validation of the vesting condition graph: references exist, point forward and contain no cycles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from offercalc.domain.problems.problem import Fault, Problem
from offercalc.domain.vesting.terms import RelativeTrigger, VestingCondition

_Reach = Mapping[str, frozenset[str]]
"""For each condition, those that may fire after it."""


def way_problems(conditions: tuple[VestingCondition, ...], path: str) -> Iterator[Problem]:
    """Refuse references to conditions that are missing or come later, and cycles."""
    reach = {condition.id: _reached(condition, conditions) for condition in conditions}
    for index, condition in enumerate(conditions):
        where = f"{path}[{index}]"
        for place, following in enumerate(condition.next_condition_ids):
            if following not in reach:
                yield Problem(f"{where}.next_condition_ids[{place}]", Fault.UNKNOWN_CONDITION, following)
        if isinstance(condition.trigger, RelativeTrigger):
            other = condition.trigger.relative_to_condition_id
            yield from _relative(condition, other, reach, f"{where}.trigger.relative_to_condition_id")
    yield from _circles(conditions, reach, path)


def _reached(start: VestingCondition, conditions: tuple[VestingCondition, ...]) -> frozenset[str]:
    """Return all conditions reachable from a condition."""
    following = {condition.id: condition.next_condition_ids for condition in conditions}
    found: set[str] = set()
    ahead = list(start.next_condition_ids)
    while ahead:
        name = ahead.pop()
        if name in following and name not in found:
            found.add(name)
            ahead += following[name]
    return frozenset(found)


def _relative(condition: VestingCondition, other: str, reach: _Reach, path: str) -> Iterator[Problem]:
    """Refuse a trigger relative to a condition that is missing, or that can only fire later."""
    if other not in reach:
        yield Problem(path, Fault.UNKNOWN_CONDITION, other)
    elif other == condition.id or other in reach[condition.id]:
        yield Problem(path, Fault.CYCLE, condition.id)


def _circles(conditions: tuple[VestingCondition, ...], reach: _Reach, path: str) -> Iterator[Problem]:
    """Yield a problem for the first condition of each cycle."""
    told: set[str] = set()
    for index, condition in enumerate(conditions):
        name = condition.id
        if name in reach[name] and name not in told:
            told |= {other for other in reach[name] if name in reach[other]}
            yield Problem(f"{path}[{index}].next_condition_ids", Fault.CYCLE, name)
