"""Limits on the size of an offer, beyond any real one, that bound computing time and memory."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate

from msgspec import Struct

from offercalc.domain.offer.equity import Espp, Stake
from offercalc.domain.offer.offer import Offer
from offercalc.domain.offer.pay import EmployerContribution, RetirementMatch, Salary
from offercalc.domain.problems.problem import Fault, Problem
from offercalc.domain.scenario.assumptions import LONGEST_HORIZON
from offercalc.domain.values.months import MONTHS_A_YEAR
from offercalc.domain.vesting.schedule import Presets, Schedule, Vesting
from offercalc.domain.vesting.terms import RelativeTrigger

MOST_PARTS = 200
"""Parts of the pay."""
MOST_SALARY_SHARES = 1200
"""Salaries times other parts of the pay, each of which may be a percentage of every salary."""
MOST_GRANTS = 200
"""Grants and purchase plans."""
MOST_STEPS = 500
"""Total of raises, instalments, tiers, vesting conditions, dates and other items listed within components."""
MOST_TEXTS = 1000
"""Responsibilities, requirements and other listed texts, in all."""
MOST_INSTALMENTS = 20_000
"""Days on which something vests, of all grants and their refreshers together.

Two offers of this size are compared in about two seconds, and one is printed within 500 MB. 200 grants that vest
monthly over four years have 9,600, ten that vest daily 14,610.
"""
MOST_AT_ONCE = 4000
"""Instalments, and the months in which pay is due, of an offer that is worked out in the time between two keys."""


def is_large(offer: Offer, presets: Presets) -> bool:
    """Whether computing a sound offer takes longer than the window may freeze; quick to determine."""
    salaries = sum(isinstance(part, Salary) for part in offer.pay)
    due = len(offer.pay) * max(salaries, 1) * MONTHS_A_YEAR
    counts = accumulate((_instalments(stake, presets) for stake in offer.equity), initial=due)
    return any(count > MOST_AT_ONCE for count in counts)


def size_problems(offer: Offer, presets: Presets) -> Iterator[Problem]:
    """Yield a problem for each limit an offer exceeds, with its count and the limit."""
    steps, texts = _listed(offer)
    instalments = sum(_instalments(stake, presets) for stake in offer.equity)
    salaries = sum(isinstance(part, Salary) for part in offer.pay)
    counts = (
        (Fault.TOO_MANY, "$.pay", len(offer.pay), MOST_PARTS),
        (Fault.TOO_MANY_SALARIES, "$.pay", salaries, MOST_SALARY_SHARES // max(len(offer.pay) - salaries, 1)),
        (Fault.TOO_MANY, "$.equity", len(offer.equity), MOST_GRANTS),
        (Fault.TOO_MANY_STEPS, "$", steps - len(offer.pay) - len(offer.equity), MOST_STEPS),
        (Fault.TOO_MANY_TEXTS, "$", texts, MOST_TEXTS),
        (Fault.TOO_MANY_INSTALMENTS, "$.equity", instalments, MOST_INSTALMENTS),
        (Fault.TOO_MANY_INSTALMENTS, "$.pay", _contributed(offer, presets), MOST_INSTALMENTS),
    )
    for fault, path, count, most in counts:
        if count > most:
            yield Problem(path, fault, str(count), str(most))


def _listed(value: object) -> tuple[int, int]:
    """Return the number of values and of texts in all tuples within a value."""
    steps = texts = 0
    if isinstance(value, tuple):
        texts = sum(isinstance(item, str) for item in value)
        steps = len(value) - texts
        inside: tuple[object, ...] = value
    elif isinstance(value, Struct):
        inside = tuple(getattr(value, field) for field in value.__struct_fields__)
    else:
        return 0, 0
    for item in inside:
        more_steps, more_texts = _listed(item)
        steps += more_steps
        texts += more_texts
    return steps, texts


def _contributed(offer: Offer, presets: Presets) -> int:
    """Return the number of days on which employer contributions vest."""
    parts = (part for part in offer.pay if isinstance(part, RetirementMatch | EmployerContribution))
    return sum(_occurrences(part.vesting, presets) for part in parts if part.vesting is not None)


def _instalments(stake: Stake, presets: Presets) -> int:
    """Return the maximum number of days on which a grant and its refreshers vest."""
    if isinstance(stake, Espp):
        return 0
    count = _occurrences(stake.vesting, presets)
    if stake.refreshers is not None:
        years = min(max(stake.refreshers.years, 0), LONGEST_HORIZON)
        count += years * _occurrences(stake.refreshers.vesting or stake.vesting, presets)
    return count


def _occurrences(vesting: Vesting | None, presets: Presets) -> int:
    if vesting is None:
        return LONGEST_HORIZON
    if vesting.ocf is not None:
        triggers = [condition.trigger for condition in vesting.ocf.vesting_conditions]
        return sum(
            max(trigger.period.occurrences, 1) if isinstance(trigger, RelativeTrigger) else 1 for trigger in triggers
        )
    if vesting.preset is not None:
        preset = presets.get(vesting.preset)
        return 0 if preset is None else _scheduled(preset.schedule)
    if vesting.even is not None:
        return max(vesting.even.months // max(vesting.even.every_months, 1), 0)
    if vesting.on_dates is not None:
        return len(vesting.on_dates)
    return _scheduled(Schedule(percent_by_year=vesting.percent_by_year or (), every_months=vesting.every_months or 12))


def _scheduled(schedule: Schedule) -> int:
    every = max(schedule.every_months, 1)
    return max(schedule.months // every, sum(MONTHS_A_YEAR // max(one, 1) for one in schedule.intervals))
