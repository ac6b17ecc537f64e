"""Validation of an offer: every rule beyond the types of single fields."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from offercalc.domain.offer.equity import Grant
from offercalc.domain.offer.offer import Offer
from offercalc.domain.offer.pay_period import WORKING_DAYS_A_YEAR
from offercalc.domain.problems.problem import Fault, Problem
from offercalc.domain.problems.validation import brief, highest, percent_text, spec_problems
from offercalc.domain.problems.value_limits import plain_problems
from offercalc.domain.validate.equity import equity_problems, owned_part
from offercalc.domain.validate.pay import pay_problems
from offercalc.domain.validate.size import size_problems
from offercalc.domain.validate.term import end_problems, time_problems
from offercalc.domain.vesting.schedule import Presets


def soundness(offer: Offer, presets: Presets) -> tuple[Problem, ...]:
    """Return all problems of an offer with their paths; an offer without problems can be computed."""
    plain = tuple(size_problems(offer, presets)) or tuple(plain_problems(offer, "$"))
    return plain or tuple(_rules(offer, presets))


def _working_time_problems(offer: Offer) -> Iterator[Problem]:
    """Require hours of work, and days of work beside leave and public holidays."""
    if offer.hours_per_week == 0:
        yield Problem("$.hours_per_week", Fault.NO_HOURS)
    away = (highest(offer.leave_days) or Decimal(0)) + (highest(offer.public_holidays) or Decimal(0))
    if away >= WORKING_DAYS_A_YEAR:
        yield Problem("$.leave_days", Fault.NO_WORKING_DAYS, brief(away), str(WORKING_DAYS_A_YEAR))


def _rules(offer: Offer, presets: Presets) -> Iterator[Problem]:
    """Yield the problems that depend on the meaning of one or several fields."""
    for field in ("company", "role"):
        if not getattr(offer, field).strip():
            yield Problem(f"$.{field}", Fault.EMPTY)
    yield from spec_problems(offer, "$")
    yield from _working_time_problems(offer)
    ends = tuple(end_problems(offer))
    yield from ends or time_problems(offer)
    for index, part in enumerate(offer.pay):
        yield from pay_problems(part, f"$.pay[{index}]", offer, presets)
    parts = [owned_part(stake) for stake in offer.equity if isinstance(stake, Grant)]
    if len(parts) > 1 and sum(parts) > 1 >= max(parts):
        yield Problem("$.equity", Fault.OWNERSHIP_ABOVE_100, percent_text(sum(parts, Fraction(0))))
    for index, stake in enumerate(offer.equity):
        yield from equity_problems(stake, f"$.equity[{index}]", offer, presets)
