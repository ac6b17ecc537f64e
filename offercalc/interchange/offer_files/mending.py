"""Provisional repair of a file with wrong types, to find out what else is wrong with it."""

from __future__ import annotations

import copy
from typing import Any

import msgspec

from offercalc.domain.offer.offer import Offer
from offercalc.domain.problems.problem import Fault, Problem
from offercalc.domain.values.paths import path_of

_HEAD: dict[str, object] = {"company": "-", "role": "-", "currency": "USD", "start_date": "2026-01-01"}
_PARTS: dict[str, object] = {"pay": {"type": "benefit", "yearly_value": "0"}, "equity": {"type": "rsu"}}


def mended(fields: dict[str, object], problems: tuple[Problem, ...]) -> Offer | None:
    """Remove wrong fields, or replace required ones by placeholders; return None if that is not enough.

    The values at the paths of the problems, and below, are no longer those of the file.
    """
    found = copy.deepcopy(fields)
    for problem in problems:
        _take_away(found, problem)
    for name, plain in _HEAD.items():
        if not isinstance(found.get(name), str):
            found[name] = plain
    offer = _converted(found)
    if offer is None:
        _replace_parts(found, problems)
        offer = _converted(found)
    return offer


def _converted(fields: dict[str, object]) -> Offer | None:
    try:
        return msgspec.convert(fields, Offer)
    except msgspec.ValidationError:
        return None


def _take_away(fields: dict[str, object], problem: Problem) -> None:
    """Remove a wrong value; set a missing one, or an item of a list, to None."""
    path = path_of(problem.path)
    if problem.fault is Fault.UNKNOWN_FIELD:
        path = (*path, problem.value)
    owner: Any = fields
    for step in path[:-1]:
        owner = owner[step]
    if not path:
        return
    if isinstance(owner, list) or problem.fault is Fault.MISSING:
        owner[path[-1]] = None
    else:
        owner.pop(path[-1], None)


def _replace_parts(fields: dict[str, Any], problems: tuple[Problem, ...]) -> None:
    """Replace every part that has a problem by a placeholder."""
    for problem in problems:
        match path_of(problem.path):
            case (str(name), int(index), *_) if name in _PARTS:
                fields[name][index] = _PARTS[name]
            case _:
                continue
