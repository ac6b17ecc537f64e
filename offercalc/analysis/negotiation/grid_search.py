"""The smallest step of a grid on which a figure reaches a goal."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise
from math import ceil

from msgspec import Struct

_SECANT_ROUNDS = 8
"""The rounds of the secant before bisection takes over: a figure rarely has more kinks between two bounds."""
_SCANNED = 24
"""The parts into which a grid is divided where the figure does not rise throughout."""


class Outcome(StrEnum):
    """What a search found: no step is needed, a step is enough, none is enough, or no step changes the figure."""

    ALREADY = "already"
    REACHED = "reached"
    SHORT = "short"
    NEVER = "never"


class Found(Struct, frozen=True):
    """The result of a search.

    `step` is the step that is enough, otherwise the best one. `over` is the figure there less the goal, negative where
    the goal is not reached. `is_unique` is False if the figure falls somewhere, so that other steps may be enough too.
    """

    outcome: Outcome
    step: int
    over: Fraction
    is_unique: bool = True


def least_step(figure: Callable[[int], Fraction], most: int, goal: Fraction) -> Found:
    """Return the smallest step from 0 to `most` with `figure(step) >= goal`, where the figure never falls.

    The secant between two steps is rounded up to the grid, so on a figure that is linear between few kinks it ends
    after few evaluations. Of a figure that falls somewhere, the first step found by a scan is returned: the goal is
    reached there and not one step before.
    """
    return _Search(figure, most, goal).result()


class _Search:
    """The search, with every evaluated step."""

    def __init__(self, figure: Callable[[int], Fraction], most: int, goal: Fraction) -> None:
        self._figure = figure
        self._most = most
        self._goal = goal
        self._known: dict[int, Fraction] = {}

    def result(self) -> Found:
        first = self._over(0)
        if first >= 0:
            return Found(Outcome.ALREADY, 0, first)
        last = self._over(self._most)
        middle = self._over(self._most // 2)
        if not first <= middle <= last:
            return self._scanned()
        if last < 0:
            return Found(Outcome.NEVER if last == first else Outcome.SHORT, self._most, last)
        return self._found(0, self._most, is_unique=True)

    def _over(self, step: int) -> Fraction:
        if step not in self._known:
            self._known[step] = self._figure(step) - self._goal
        return self._known[step]

    def _scanned(self) -> Found:
        """Return the first rise to the goal between the scanned steps, or the best of them if there is none."""
        steps = sorted({self._most * part // _SCANNED for part in range(_SCANNED + 1)})
        for before, after in pairwise(steps):
            if self._over(after) >= 0:
                return self._found(before, after, is_unique=False)
        best = max(steps, key=lambda step: (self._over(step), -step))
        return Found(Outcome.SHORT, best, self._over(best), is_unique=False)

    def _found(self, below: int, enough: int, *, is_unique: bool) -> Found:
        """Return the step between one that is not enough and one that is; the figure is evaluated on both sides."""
        rounds = 0
        while enough - below > 1:
            guess = self._secant(below, enough) if rounds < _SECANT_ROUNDS else (below + enough) // 2
            rounds += 1
            if self._over(guess) < 0:
                below = guess
                continue
            enough = guess
            if enough - below > 1 and self._over(enough - 1) < 0:
                below = enough - 1
            elif enough - below > 1:
                enough -= 1
        return Found(Outcome.REACHED, enough, self._over(enough), is_unique)

    def _secant(self, below: int, enough: int) -> int:
        """Return the step strictly between two at which a straight line between them reaches the goal."""
        rise = self._over(enough) - self._over(below)
        guess = below + ceil(-self._over(below) * (enough - below) / rise)
        return min(max(guess, below + 1), enough - 1)
