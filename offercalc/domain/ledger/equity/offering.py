"""The offerings of an employee stock purchase plan: the day to which the look-back of each purchase goes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from offercalc.domain.offer.equity import Espp
from offercalc.domain.scenario.price_path import PricedShare
from offercalc.domain.values.months import add_months


class LookBack(Struct, frozen=True):
    """The look-back of a purchase on a day: to the likely start of its offering, or to any of the possible ones."""

    day: date
    likely: date
    possible: frozenset[date]


def look_backs(plan: Espp, share: PricedShare, start: date, months: int) -> Iterator[LookBack]:
    """Yield the look-back of each purchase, in periods from the start date that begin within `months`.

    Offerings follow each other. With a reset, one ends with a purchase at a lower price than that at its start. If the
    prices are not known, more than one start may be possible.
    """
    length = plan.purchase_months
    whole = plan.offering_months or length
    likely, possible = 0, frozenset({0})

    def next_starts(begin: int, end: int) -> tuple[bool, ...]:
        """Return whether a new offering may start at a purchase (True) and the current one may go on (False)."""
        if end - begin >= whole:
            return (True,)
        is_lower = _is_lower(share, add_months(start, begin), add_months(start, end)) if plan.reset else (False,)
        return tuple(dict.fromkeys(is_lower))

    for end in range(length, months + length, length):
        days = frozenset(add_months(start, begin) for begin in possible)
        yield LookBack(add_months(start, end), add_months(start, likely), days)
        likely = end if next_starts(likely, end)[0] else likely
        possible = frozenset(end if starts else begin for begin in possible for starts in next_starts(begin, end))


def _is_lower(share: PricedShare, begin: date, end: date) -> tuple[bool, ...]:
    """Return whether the price at the end is below that at the begin: what is likely, and then whatever is possible."""
    if share.target(begin) == share.target(end):
        return (share.factor(end).likely < share.factor(begin).likely,)
    before, after = share.on(begin), share.on(end)
    likely = after.likely < before.likely
    if after.high is not None and after.high < before.least:
        return (True,)
    if before.high is not None and after.least >= before.high:
        return (False,)
    return likely, not likely
