"""In which currency pay is promised: fixed in its own, linked to another, or paid in a third."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from msgspec import Struct

from offercalc.domain.estimate import Span
from offercalc.domain.offer import Offer, currency_of
from offercalc.domain.pay import PayPart, Salary

_AS_STATED = Fraction(1)


class Promise(Struct, frozen=True):
    """What is promised by an amount in the currency `stated`: `factor` times as much of `currency`, for good."""

    stated: str
    currency: str
    factor: Fraction

    def worth(self, amount: Span) -> Span:
        """Turn a stated amount into what is promised by it."""
        return amount.scaled(self.factor)


def promise_of(part: PayPart, offer: Offer) -> Promise:
    """Give what a part of the pay promises for amounts of its own."""
    return _promised(part, currency_of(part, offer))


def stated_rates(part: PayPart) -> tuple[Decimal, ...]:
    """Give the rates a part of the pay states between the currency of its amounts and another one."""
    linked = () if part.linked_to is None else (part.linked_to.rate,)
    paid = () if part.paid_in is None or part.paid_in.rate is None else (part.paid_in.rate,)
    return linked + paid


def share_promise(part: PayPart | None, salary: Salary, offer: Offer) -> Promise:
    """Give what is promised by a part of a salary: the salary's own promise, unless the part states one.

    A currency alone is a promise too: a fixed one. What is no part of the pay, such as a purchase plan, states none.
    """
    if part is None or (part.currency is None and part.linked_to is None and part.paid_in is None):
        return promise_of(salary, offer)
    return _promised(part, currency_of(salary, offer))


def _promised(part: PayPart, stated: str) -> Promise:
    """Pay at the rate of each payday is worth what is stated, whatever it is paid in."""
    if part.linked_to is not None:
        return Promise(stated, part.linked_to.currency, 1 / Fraction(part.linked_to.rate))
    if part.paid_in is not None and part.paid_in.rate is not None:
        return Promise(stated, part.paid_in.currency, Fraction(part.paid_in.rate))
    return Promise(stated, stated, _AS_STATED)
