"""A vesting request, as `offercalc vest` reads it, and its answer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Protocol

from msgspec import Struct

from offercalc.domain.problems.problem import Fault, Problem
from offercalc.domain.problems.value_limits import plain_problems
from offercalc.domain.validate.vesting import event_problems, term_problems
from offercalc.domain.vesting.schedule import plan, vest
from offercalc.domain.vesting.terms import StartTrigger, VestingEvent, VestingTerms


class VestingRequest(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Vesting terms, the units granted, and the known dates; what vests before the grant date vests on it.

    `commencement` is needed only if a condition waits for the vesting commencement date.
    """

    terms: VestingTerms
    quantity: Decimal
    commencement: date | None = None
    events: tuple[VestingEvent, ...] = ()
    grant_date: date | None = None


class Vested(Struct, frozen=True):
    """The vested units by day, in order."""

    tranches: tuple[tuple[date, Fraction], ...]

    @property
    def total(self) -> Fraction:
        """Return the sum of the units that vest."""
        return sum((units for _day, units in self.tranches), Fraction(0))


def _broken_units(ask: VestingRequest) -> Iterator[Problem]:
    """Yield a problem for fractional units if the terms allow only whole units."""
    if ask.terms.allocation_type != "FRACTIONAL" and ask.quantity % 1:
        yield Problem("$.quantity", Fault.NOT_WHOLE, f"{ask.quantity:f}", "FRACTIONAL")


def _no_commencement(ask: VestingRequest) -> Iterator[Problem]:
    """Yield a problem if a condition waits for the vesting commencement date and it is missing."""
    if ask.commencement is None and any(isinstance(one.trigger, StartTrigger) for one in ask.terms.vesting_conditions):
        yield Problem("$.commencement", Fault.MISSING, "commencement")


def answer(ask: VestingRequest) -> Vested | tuple[Problem, ...]:
    """Return the vested units by day, or everything that is wrong with the request."""
    problems = tuple(plain_problems(ask, "$")) or (
        *term_problems(ask.terms, "$.terms"),
        *event_problems(ask.events, ask.terms.vesting_conditions, "$.events"),
        *_broken_units(ask),
        *_no_commencement(ask),
    )
    if problems:
        return problems
    walked = plan(ask.terms, ask.commencement, ask.events)
    vested = walked if isinstance(walked, Problem) else vest(ask.terms, walked, Fraction(ask.quantity), ask.grant_date)
    if isinstance(vested, Problem):
        places = {condition.id: index for index, condition in enumerate(ask.terms.vesting_conditions)}
        path = f"$.terms.vesting_conditions[{places[vested.path]}]"
        return (Problem(path, vested.fault, vested.value, vested.allowed),)
    return Vested(vested)


class VestingRequests(Protocol):
    """Decodes vesting requests."""

    def decode(self, content: bytes) -> VestingRequest | tuple[Problem, ...]:
        """Return the request in the content, or everything that is wrong with it."""
