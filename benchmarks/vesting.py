"""100,000 schedules of 48 installments, against floating-point dates and rounding with the standard library."""

from __future__ import annotations

import sys
import time
from calendar import monthrange
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import floor

from offercalc.domain.problems.problem import Problem
from offercalc.domain.vesting.schedule import plan, vest
from offercalc.domain.vesting.terms import (
    PeriodInMonths,
    Portion,
    RelativeTrigger,
    StartTrigger,
    VestingCondition,
    VestingTerms,
)

SCHEDULES = 100_000
TURNS = 10
INSTALMENTS = 48
START = date(2026, 1, 31)
LIMIT = 3.0
TERMS = VestingTerms(
    allocation_type="CUMULATIVE_ROUNDING",
    vesting_conditions=(
        VestingCondition(id="start", trigger=StartTrigger(), next_condition_ids=("monthly",), quantity=Decimal(0)),
        VestingCondition(
            id="monthly",
            trigger=RelativeTrigger(
                period=PeriodInMonths(length=1, occurrences=INSTALMENTS), relative_to_condition_id="start"
            ),
            portion=Portion(numerator=Decimal(1), denominator=Decimal(INSTALMENTS)),
        ),
    ),
)


def ours(units: int) -> int:
    """Return the number of tranches of one grant, dated and allocated exactly."""
    path = plan(TERMS, START)
    vested = path if isinstance(path, Problem) else vest(TERMS, path, Fraction(units))
    if isinstance(vested, Problem):
        raise SystemExit(str(vested))
    return len(vested)


def peers(units: int) -> int:
    """Do the same by month with floating-point numbers, as a simple script would."""
    tranches = []
    before = 0
    for number in range(1, INSTALMENTS + 1):
        year, month = divmod(START.year * 12 + START.month - 1 + number, 12)
        day = date(year, month + 1, min(START.day, monthrange(year, month + 1)[1]))
        after = floor(units * number / INSTALMENTS + 0.5)
        tranches.append((day, after - before))
        before = after
    return len(tranches)


def _seconds(work: Callable[[int], int]) -> float:
    started = time.perf_counter()
    for units in range(4800, 4800 + SCHEDULES // TURNS):
        work(units)
    return time.perf_counter() - started


def main() -> int:
    """Measure both, alternating. Return 1 if the ratio is above its limit."""
    turns = [(_seconds(ours), _seconds(peers)) for _ in range(TURNS)]
    spent, peer = (sum(times) for times in zip(*turns, strict=True))
    ratio = spent / peer
    print(
        f"vesting: {SCHEDULES} schedules of {INSTALMENTS} instalments in {spent:.1f} s, "
        f"{SCHEDULES / spent:,.0f} a second; peer {peer:.1f} s, ratio {ratio:.2f} (at most {LIMIT})"
    )
    return int(ratio > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
