"""Which offer is ahead after tax, and whether that differs from before tax."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from msgspec import Struct

from offercalc.analysis.headlines import Pair, Several, TooClose, counted, lead_over, pairs_from
from offercalc.domain.values.estimate import Span


class NetHeadline(Struct, frozen=True):
    """How two offers compare after tax; `turns` says that before tax the other one is ahead."""

    compared: Pair
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
    return tuple(_told(lead_over(one, other, net[one], net[other]), gross) for one, other in pairs)


def net_from_baseline(
    gross: tuple[Span, ...], net: Mapping[int, Span], baseline: int
) -> tuple[NetHeadline | Several, ...]:
    """Return how the baseline compares after tax with the best of the others, those that tax turns, and the rest.

    `net` has the offers whose take-home is known, by index. There is nothing to say if the baseline is not among them.
    """
    if baseline not in net or len(net) == 1:
        return ()
    best, *rest = pairs_from(baseline, net)
    told = [_told(one, gross) for one in rest]
    alike = [one for one, headline in zip(rest, told, strict=True) if not headline.turns]
    found = counted(alike, baseline)
    merged = (one if isinstance(one, Several) else NetHeadline(one, turns=False) for one in found)
    return (_told(best, gross), *(headline for headline in told if headline.turns), *merged)


def _told(one: Pair, gross: tuple[Span, ...]) -> NetHeadline:
    turns = not isinstance(one, TooClose) and gross[one.leader].likely < gross[one.other].likely
    return NetHeadline(one, turns=turns)
