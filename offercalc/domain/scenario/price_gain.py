"""The gain of a share above the price that it had on an earlier day."""

from __future__ import annotations

from datetime import date

from offercalc.domain.scenario.price_path import PricedShare
from offercalc.domain.values.estimate import ZERO, Span, exactly

_SAME = exactly(1)


def price_gain(share: PricedShare, since: date, day: date) -> Span:
    """Return the excess of a share's price on a day over that on an earlier one, never below zero.

    It is nothing while the price stays the same, even if the price is not known.
    """
    target = share.target(day)
    if share.has_exited(day) or target is not None:
        is_same = share.has_exited(since) or share.target(since) == target is not None
        return ZERO if is_same else (share.on(day) - share.on(since)).at_least(ZERO)
    risen = (share.change(since, day) - _SAME).at_least(ZERO)
    return ZERO if risen.high == 0 else share.on(since) * risen
