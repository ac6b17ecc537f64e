"""A package of asks: several terms at the values that a person asks for, one of which closes the rest of the gap."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import islice

from msgspec import Struct
from msgspec.structs import replace

from offercalc.analysis.measures import Measure
from offercalc.analysis.negotiation.grid_search import Outcome
from offercalc.analysis.negotiation.levers import (
    MOST_LEVERS,
    Lever,
    LeverError,
    LeverKind,
    Terms,
    Value,
    Wish,
    has_clawback,
    lever_of,
)
from offercalc.analysis.negotiation.parity import Ask, Gauge, ask_of, distinct
from offercalc.domain.offer.equity import GRANTS
from offercalc.domain.offer.offer import Offer
from offercalc.domain.offer.pay import Salary
from offercalc.domain.values.lazy_text import N_, LazyText

_WAYS = (LeverKind.BASE, LeverKind.SIGN_ON)
"""The terms of which each alone, or both by half, are another way to the goal."""


class AskedTerm(Struct, frozen=True, kw_only=True):
    """A term with the value that is asked for, None for the value that is offered."""

    wish: Wish
    value: Value | None = None


class AskError(LeverError):
    """What is asked for cannot be; `place` is the position of the term among those asked for."""

    def __init__(self, text: LazyText, place: int) -> None:
        super().__init__(text)
        self.place = place


class PackageRow(Struct, frozen=True, kw_only=True):
    """One term: what is asked for, what it adds after the fixed terms before it, and what it would take on its own."""

    lever: Lever
    value: Value
    adds: Fraction
    alone: Ask
    is_closing: bool

    @property
    def is_moved(self) -> bool:
        """Whether something else is asked for than is offered; nobody asks a company for an exchange rate."""
        if self.lever.wish.kind is LeverKind.RATE:
            return False
        return self.value != (self.lever.offered if self.lever.offered is not None else Decimal(0))


class Way(Struct, frozen=True):
    """Another way to the goal: the positions of terms with the values that together are enough."""

    values: tuple[tuple[int, Value], ...]


class Package(Struct, frozen=True, kw_only=True):
    """The terms that are asked for, and the figure before and after.

    `offered` are the terms with the missing ones added at 0, `asked` those asked for, without missing terms that are
    not asked for.
    """

    goal: Fraction
    before: Fraction
    after: Fraction
    rows: tuple[PackageRow, ...]
    ways: tuple[Way, ...]
    offered: Terms
    asked: Terms


class Proposal(Struct, frozen=True, kw_only=True):
    """A package of asks, and whether the goal or the offer itself has unknown terms, so that figures are lower bounds.

    `target` is what is to be equalled, another offer or an amount, by a measure.
    """

    package: Package
    target: Offer | Fraction
    measure: Measure
    is_goal_open: bool
    is_offer_open: bool

    @property
    def counter_offer(self) -> Offer:
        """The offer as it is asked for."""
        return replace(self.package.asked.offer, status="negotiating")


def usual_wishes(offer: Offer) -> tuple[Wish, ...]:
    """Return the terms that can be asked for: salary, sign-on, bonus and start in any case, others if offered."""
    first = [Wish(kind=kind) for kind in (LeverKind.BASE, LeverKind.SIGN_ON, LeverKind.BONUS)]
    if any(isinstance(part, Salary) for part in offer.pay):
        first.append(Wish(kind=LeverKind.RAISE))
    last = [Wish(kind=LeverKind.CLAWBACK)] if has_clawback(offer) else []
    last.append(Wish(kind=LeverKind.START))
    grants = islice(_grant_wishes(offer), MOST_LEVERS - len(first) - len(last))
    return (*first, *grants, *last)


def _grant_wishes(offer: Offer) -> Iterator[Wish]:
    for index, part in enumerate(offer.equity):
        if not isinstance(part, GRANTS):
            continue
        sizes = {LeverKind.UNITS: part.units, LeverKind.VALUE: part.value}
        stated = next((kind for kind, size in sizes.items() if size is not None), None)
        if stated is not None:
            yield Wish(kind=stated, part=f"equity[{index}]")


def package(terms: Terms, asked: tuple[AskedTerm, ...], closing: int, gauge: Gauge, goal: Fraction) -> Package:
    """Return what is asked for, where the term at the place `closing` takes the least that closes the rest.

    A `closing` below 0 is no term. Raise AskError if a value is below what is offered or a step is not above 0.
    """
    distinct(tuple(one.wish for one in asked))
    levers: list[Lever] = []
    for place, one in enumerate(asked):
        terms, lever = _lever(one, terms, place)
        levers.append(lever)
    before = gauge(terms)
    alone = [ask_of(lever, terms, gauge, goal) for lever in levers]
    values, adds, moved, figure = _moved(asked, levers, closing, terms, gauge)
    if 0 <= closing < len(levers):
        found = ask_of(levers[closing], moved, gauge, goal)
        if found.outcome in {Outcome.REACHED, Outcome.SHORT}:
            moved = levers[closing].applied(moved, found.step)
            values[closing] = found.answer
            adds[closing] = found.over + goal - figure
    rows = tuple(
        PackageRow(lever=lever, value=values[place], adds=adds[place], alone=alone[place], is_closing=place == closing)
        for place, lever in enumerate(levers)
    )
    return Package(
        goal=goal,
        before=before,
        after=before + sum(adds, Fraction(0)),
        rows=rows,
        ways=_ways(levers, alone, terms, gauge, goal),
        offered=terms,
        asked=_without_nothing(moved, rows),
    )


def _lever(one: AskedTerm, terms: Terms, place: int) -> tuple[Terms, Lever]:
    try:
        found, lever = lever_of(one.wish, terms)
    except LeverError as error:
        raise AskError(error.text, place) from error
    offered, value = lever.offered, one.value
    if isinstance(value, Decimal) and isinstance(offered, Decimal):
        if value < offered and lever.step > 0:
            raise AskError(LazyText(N_("this is below what is offered; ask for that or more.")), place)
        if value > offered and lever.step < 0:
            raise AskError(LazyText(N_("this is more than is offered; ask for that or less.")), place)
    return found, lever


def _moved(
    asked: tuple[AskedTerm, ...], levers: list[Lever], closing: int, terms: Terms, gauge: Gauge
) -> tuple[list[Value], list[Fraction], Terms, Fraction]:
    """Return the fixed values, what each adds in this order, the terms with them, and the figure of those."""
    figure = gauge(terms)
    values: list[Value] = []
    adds: list[Fraction] = []
    for place, (one, lever) in enumerate(zip(asked, levers, strict=True)):
        before = figure
        is_fixed = place != closing and one.value is not None and one.value != lever.first
        value = one.value if is_fixed and one.value is not None else lever.first
        if is_fixed:
            terms = replace(lever, first=value, steps=0).applied(terms, 0)
            figure = gauge(terms)
        values.append(value)
        adds.append(figure - before)
    return values, adds, terms, figure


def _without_nothing(terms: Terms, rows: tuple[PackageRow, ...]) -> Terms:
    """Return the terms without the parts that were added for a lever that asks for nothing."""
    added = {row.lever.path[1] for row in rows if row.lever.is_new and not row.is_moved}
    pay = tuple(part for index, part in enumerate(terms.offer.pay) if index not in added)
    return replace(terms, offer=replace(terms.offer, pay=pay))


def _ways(levers: list[Lever], alone: list[Ask], terms: Terms, gauge: Gauge, goal: Fraction) -> tuple[Way, ...]:
    """Return the terms that are enough on their own, and the first two of them by half."""
    usual = [
        place for place, ask in enumerate(alone) if ask.lever.wish.kind in _WAYS and ask.outcome is Outcome.REACHED
    ]
    singles = tuple(Way(((place, alone[place].answer),)) for place in usual)
    if len(usual) < len(_WAYS):
        return singles
    first, second = usual
    half = ask_of(levers[first], terms, gauge, (gauge(terms) + goal) / 2)
    rest = ask_of(levers[second], levers[first].applied(terms, half.step), gauge, goal)
    return (*singles, Way(((first, half.answer), (second, rest.answer))))
