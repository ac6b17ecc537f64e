"""The currency in which pay is promised: its own, one it is linked to, or one it is paid in at a fixed rate."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from msgspec import Struct

from offercalc.domain.offer.offer import Offer, currency_of
from offercalc.domain.offer.pay import PayPart
from offercalc.domain.values.estimate import Span

_AS_STATED = Fraction(1)


class Denomination(Struct, frozen=True):
    """A fixed denomination: an amount in the currency `stated` is a promise of `factor` times as much `currency`."""

    stated: str
    currency: str
    factor: Fraction

    def convert(self, amount: Span) -> Span:
        """Convert a stated amount into the promised currency."""
        return amount.scaled(self.factor)

    def convert_each(self, amounts: tuple[Span, ...]) -> tuple[Span, ...]:
        """Convert stated amounts; equal ones that are one object stay one."""
        if self.factor == _AS_STATED:
            return amounts
        found = {id(amount): self.convert(amount) for amount in {id(one): one for one in amounts}.values()}
        return tuple(found[id(amount)] for amount in amounts)


def denomination_of(part: PayPart, offer: Offer) -> Denomination:
    """Return the denomination of the amounts that a pay component states itself."""
    return _promised(part, currency_of(part, offer))


def stated_rates(part: PayPart) -> tuple[Decimal, ...]:
    """Return the fixed rates that a pay component states between the currency of its amounts and another one."""
    linked = () if part.linked_to is None else (part.linked_to.rate,)
    paid = () if part.paid_in is None or part.paid_in.rate is None else (part.paid_in.rate,)
    return linked + paid


def share_denomination(part: PayPart | None, owner: PayPart, offer: Offer) -> Denomination:
    """Return the denomination of pay that is a percentage of other pay, that of `owner`, unless it states its own."""
    return own_denomination(part, denomination_of(owner, offer))


def own_denomination(part: PayPart | None, base: Denomination) -> Denomination:
    """Return the denomination of pay that is a percentage of pay with the `base` one: that, unless it states its own.

    A currency alone is a denomination too. Terms outside the pay, such as a purchase plan, state none (`part` is None).
    """
    if part is None or (part.currency is None and part.linked_to is None and part.paid_in is None):
        return base
    return _promised(part, base.stated)


def _promised(part: PayPart, stated: str) -> Denomination:
    """Return the denomination of a component; pay converted at the rate of each payday keeps the stated currency."""
    if part.linked_to is not None:
        return Denomination(stated, part.linked_to.currency, 1 / Fraction(part.linked_to.rate))
    if part.paid_in is not None and part.paid_in.rate is not None:
        return Denomination(stated, part.paid_in.currency, Fraction(part.paid_in.rate))
    return Denomination(stated, stated, _AS_STATED)
