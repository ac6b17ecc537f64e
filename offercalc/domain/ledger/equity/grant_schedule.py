"""The schedule of a grant: the days on which it vests and the units of each, whatever a unit is worth."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from offercalc.domain.ledger.equity.valuation import whole_value
from offercalc.domain.offer.equity import Grant
from offercalc.domain.problems.problem import Problem
from offercalc.domain.values.estimate import UNKNOWN, Span
from offercalc.domain.values.months import MONTHS_A_YEAR, add_months
from offercalc.domain.vesting.schedule import Presets, Tranche, parts, plan, terms_of, tranches
from offercalc.domain.vesting.terms import VestingEvent, VestingTerms

_AT_HAND = 64
"""The number of cached schedules."""


def has_units(grant: Grant) -> bool:
    """Whether the tranches of a grant are numbers of units, not fractions of its value or unknown."""
    return grant.vesting is not None and whole_value(grant) is None


def grant_schedule(grant: Grant, units: Span, start: date, years: int, presets: Presets) -> tuple[Tranche, ...]:
    """Return the tranches of a valid grant of `units`, or the fractions of its value that vest if it has no units.

    Without vesting terms, an unknown part vests at the end of each of `years` from the start date.
    """
    if grant.vesting is None:
        ends = (add_months(start, MONTHS_A_YEAR * year) for year in range(1, years + 1))
        return tuple(Tranche(end, UNKNOWN) for end in ends)
    commencement = grant.vesting_commencement_date or start
    whole = units if has_units(grant) else None
    return _tranches(terms_of(grant.vesting, presets), commencement, grant.vesting.events, whole)


@lru_cache(maxsize=_AT_HAND)
def _tranches(
    terms: VestingTerms, commencement: date, events: tuple[VestingEvent, ...], units: Span | None
) -> tuple[Tranche, ...]:
    """Return the tranches of units, or without them of fractions; cached because every scenario prices the same."""
    path = plan(terms, commencement, events)
    if isinstance(path, Problem):
        return ()
    return parts(path) if units is None else tranches(terms, path, units)
