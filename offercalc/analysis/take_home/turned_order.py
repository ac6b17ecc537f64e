"""Which offer is ahead after tax, and whether that differs from before tax."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from msgspec import Struct

from offercalc.analysis.headlines import Ahead, TooClose, Undecided, lead_over
from offercalc.domain.values.estimate import Span


class NetHeadline(Struct, frozen=True):
    """How two offers compare after tax; `turns` says that before tax the other one is ahead."""

    compared: Ahead | TooClose | Undecided
    turns: bool


def net_headlines(gross: tuple[Span, ...], net: Mapping[int, Span]) -> tuple[NetHeadline, ...]:
    """Return how the offer that is ahead after tax compares with the others, nearest first.

    `net` has the offers whose take-home is known, by index. Two of the others are compared with each other if one
    follows the other after tax, but not before it.
    """
    ranked = sorted(net, key=lambda index: (-net[index].likely, index))
    if not ranked:
        return ()
    pairs = [(ranked[0], other) for other in ranked[1:]]
    pairs += [(one, other) for one, other in pairwise(ranked[1:]) if gross[one].likely < gross[other].likely]
    found = (lead_over(one, other, net[one], net[other]) for one, other in pairs)
    return tuple(
        NetHeadline(one, turns=not isinstance(one, TooClose) and gross[one.leader].likely < gross[one.other].likely)
        for one in found
    )
