"""Sensitivity: how far each uncertain term or assumption moves the lead of an offer, and where the order turns."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from offercalc.domain.offer.offer import Offer
from offercalc.domain.scenario.assumptions import Assumptions, CompanyPrice, Growth, OwnRate, PricePath, Target, Targets
from offercalc.domain.values.estimate import Range
from offercalc.domain.values.paths import Path, get_at, replace_at

_MOST_ROUNDS = 60
_FINE = Fraction(1, 1_000_000)
"""A turn is found to a millionth of the distance between the two ends."""


class FactorKind(StrEnum):
    """What can be varied, by the names that people type; a term is a range that an offer states."""

    TERM = "term"
    RATE = "rate"
    PRICE = "price"
    GROWTH = "growth"
    ATTAINMENT = "attainment"
    DILUTION = "dilution"


class Situation(Struct, frozen=True):
    """The offers that are compared, and the assumptions under which they are appraised."""

    offers: tuple[Offer, ...]
    assumptions: Assumptions


class Factor(Struct, frozen=True, kw_only=True):
    """A term or an assumption between two values.

    A term is at `path` of the offer with the index `offer`. `pair` is the base and the quote of an exchange rate, and
    `company` limits a share price or its growth to one company; "" means every company. Growth, attainment and dilution
    are percentages.
    """

    kind: FactorKind
    low: Decimal
    high: Decimal
    offer: int = 0
    path: Path = ()
    pair: tuple[str, str] = ("", "")
    company: str = ""

    def at(self, value: Decimal, situation: Situation) -> Situation:
        """Return the situation in which the factor has a value and everything else is as before."""
        assumed = situation.assumptions
        match self.kind:
            case FactorKind.TERM:
                offers = replace_at(situation.offers, (self.offer, *self.path), value)
                return Situation(offers, assumed)
            case FactorKind.RATE:
                others = tuple(rate for rate in assumed.own_rates if {rate.base, rate.quote} != set(self.pair))
                own = OwnRate(base=self.pair[0], quote=self.pair[1], value=value)
                assumed = replace(assumed, own_rates=(*others, own))
            case FactorKind.PRICE:
                first = min((offer.start_date for offer in situation.offers), default=assumed.exchange_day)
                assumed = self._priced(Targets(targets=(Target(on=first, price=value),)), assumed)
            case FactorKind.GROWTH:
                assumed = self._priced(Growth(percent_a_year=value), assumed)
            case FactorKind.ATTAINMENT:
                assumed = replace(assumed, attainment_percent=value)
            case FactorKind.DILUTION:
                assumed = replace(assumed, dilution_percent=value)
        return Situation(situation.offers, assumed)

    def _priced(self, path: PricePath, assumed: Assumptions) -> Assumptions:
        others = tuple(price for price in assumed.prices if price.company != self.company)
        return replace(assumed, prices=(*others, CompanyPrice(self.company, path)))


class Effect(Struct, frozen=True, kw_only=True):
    """The figure with a factor at its lowest and at its highest value, and the value at which it is 0, if any."""

    factor: Factor
    at_low: Fraction
    at_high: Fraction
    turns_at: Fraction | None

    @property
    def swing(self) -> Fraction:
        """How far the factor moves the figure."""
        return abs(self.at_high - self.at_low)


class Sensitivity(Struct, frozen=True, kw_only=True):
    """The effects of the factors on a lead, and whether an offer has unknown terms, which are not varied.

    The lead is that of the first offer over the best of the others; of a single offer it is the figure itself.
    """

    offers: tuple[Offer, ...]
    lead: Fraction
    effects: tuple[Effect, ...]
    is_open: bool


def stated_ranges(offers: tuple[Offer, ...]) -> tuple[Factor, ...]:
    """Return the ranges that offers state, as factors from their lowest to their highest value."""
    return tuple(
        Factor(kind=FactorKind.TERM, low=found.low, high=found.high, offer=index, path=path)
        for index, offer in enumerate(offers)
        for path in _range_paths(offer, ())
        if isinstance(found := get_at(offer, path), Range)
    )


def effects_of(
    situation: Situation, factors: tuple[Factor, ...], figure: Callable[[Situation], Fraction]
) -> tuple[Effect, ...]:
    """Return the effect of each factor on a figure, the largest first; everything else is at its likely value.

    The figure is a lead: where its sign differs between the two ends, the value at which it turns is searched on the
    exact ledger, to a millionth of the distance.
    """
    effects = [_effect(factor, situation, figure) for factor in factors]
    return tuple(sorted(effects, key=lambda effect: effect.swing, reverse=True))


def _effect(factor: Factor, situation: Situation, figure: Callable[[Situation], Fraction]) -> Effect:
    at_low, at_high = (figure(factor.at(end, situation)) for end in (factor.low, factor.high))
    is_turning = at_low * at_high < 0
    turn = _turn(factor, situation, figure, at_low) if is_turning else None
    return Effect(factor=factor, at_low=at_low, at_high=at_high, turns_at=turn)


def _turn(factor: Factor, situation: Situation, figure: Callable[[Situation], Fraction], at_low: Fraction) -> Fraction:
    """Return the value between the ends at which the figure changes its sign, by bisection."""
    low, high = Fraction(factor.low), Fraction(factor.high)
    enough = (high - low) * _FINE
    for _ in range(_MOST_ROUNDS):
        if high - low <= enough:
            break
        middle = (low + high) / 2
        value = figure(factor.at(Decimal(middle.numerator) / Decimal(middle.denominator), situation))
        if value == 0:
            return middle
        if (value > 0) == (at_low > 0):
            low = middle
        else:
            high = middle
    return (low + high) / 2


def _range_paths(value: object, path: Path) -> Iterator[Path]:
    if isinstance(value, Range):
        yield path
    elif isinstance(value, Struct):
        for name in value.__struct_fields__:
            yield from _range_paths(getattr(value, name), (*path, name))
    elif isinstance(value, tuple):
        for index, part in enumerate(value):
            yield from _range_paths(part, (*path, index))
