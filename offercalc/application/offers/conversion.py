"""Amounts of an offer whose currency has been changed: what they would be if they were converted instead."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from offercalc.application.offers.edits import Put, Together
from offercalc.application.offers.typed_edit import PART_DEPTH, STRIKE, amounts_of
from offercalc.domain.offer.equity import Option, Stake
from offercalc.domain.offer.offer import Offer
from offercalc.domain.offer.pay import PayPart
from offercalc.domain.values.estimate import Range
from offercalc.domain.values.money import round_half_up
from offercalc.domain.values.paths import Path, get_at

_STRIKE_CURRENCY = "strike_currency"
_WHOLE_FROM = 1000
_PLACES = 2


class CurrencyChange(Struct, frozen=True):
    """A part of an offer put from one currency into another with the same digits; `alone` has that part as it was."""

    change: Put
    base: str
    quote: str
    alone: Offer


def currency_change(offer: Offer, change: Put) -> CurrencyChange | None:
    """Return what an edit of an offer's part changes about its currency; None if it changes none, or no part's."""
    where = change.path[:PART_DEPTH]
    part = get_at(offer, where) if len(change.path) > PART_DEPTH else None
    if not isinstance(part, PayPart | Stake):
        return None
    implied = part.currency or offer.currency
    if change.path[-1] == _STRIKE_CURRENCY and isinstance(part, Option):
        base, quote = part.strike_currency or implied, change.value or implied
    else:
        base, quote = implied, change.value or offer.currency
    if base == quote or not any(_changed(part, where, change)):
        return None
    is_pay = not isinstance(part, Stake)
    alone = replace(offer, pay=(part,) if is_pay else (), equity=() if is_pay else (part,))
    return CurrencyChange(change, base, str(quote), alone)


def conversion(offer: Offer, change: Put, rate: Fraction) -> Together:
    """Return the edit that converts the amounts whose currency has been changed; `rate` is what one unit is worth."""
    where = change.path[:PART_DEPTH]
    part = get_at(offer, where)
    paths = _changed(part, where, change) if isinstance(part, PayPart | Stake) else ()
    return Together(tuple(Put(path, _converted(get_at(offer, path), rate)) for path in paths))


def _changed(part: PayPart | Stake, where: Path, change: Put) -> Iterator[Path]:
    """Yield the paths of the amounts whose currency an edit changes."""
    is_strike = change.path[-1] == _STRIKE_CURRENCY
    has_own = isinstance(part, Option) and part.strike_currency is not None
    for path in amounts_of(part, where):
        if (path[-1] == STRIKE) if is_strike else not (has_own and path[-1] == STRIKE):
            yield path


def _converted(value: object, rate: Fraction) -> object:
    if isinstance(value, Range):
        low, likely, high = (_rounded(one, rate) for one in (value.low, value.likely, value.high))
        return Range(low=low, likely=likely, high=high)
    return _rounded(value, rate) if isinstance(value, Decimal) else value


def _rounded(amount: Decimal, rate: Fraction) -> Decimal:
    """Return an amount in the other currency, in whole units unless it is small."""
    exact = Fraction(amount) * rate
    return round_half_up(exact, 0 if abs(exact) >= _WHOLE_FROM else _PLACES)
