"""The dated lines of an employee stock purchase plan: the gain of each purchase."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from offercalc.domain.ledger.component import Component
from offercalc.domain.ledger.equity.offering import LookBack, look_backs
from offercalc.domain.ledger.line import Category, Certainty, Form, Line
from offercalc.domain.ledger.salary import pay_by_promise
from offercalc.domain.ledger.service import employment
from offercalc.domain.offer.equity import Espp
from offercalc.domain.offer.offer import Offer
from offercalc.domain.scenario.assumptions import Assumptions
from offercalc.domain.scenario.price_path import PricedShare, priced_share
from offercalc.domain.values.estimate import Span, span_of, total
from offercalc.domain.values.months import MONTHS_A_YEAR

_PERCENT = Fraction(1, 100)
_ONE = Fraction(1)


def espp_lines(plan: Espp, component: Component, offer: Offer, assumptions: Assumptions) -> Iterator[Line]:
    """Yield the gain at the end of every purchase period, in the currency in which the contributing salary is promised.

    A contribution c buys shares at (1 - discount) x base, which are worth c x price / ((1 - discount) x base) at once;
    the gain is that less c. The base is the price of the day, or with a look-back the lower of it and the price at
    the start of the offering. The yearly limit applies to each period pro rata. Nothing is bought at the end of a
    period that a fixed term does not last; a purchase due after the whole term is on its last day.
    """
    term = employment(offer)
    share = priced_share(plan, offer.company, offer.start_date, assumptions)
    part = span_of(plan.contribution_percent).scaled(_PERCENT)
    length = plan.purchase_months
    limit = None if plan.yearly_limit is None else span_of(plan.yearly_limit).scaled(Fraction(length, MONTHS_A_YEAR))
    for promise, pay in pay_by_promise(offer, MONTHS_A_YEAR * assumptions.years).items():
        purchases = look_backs(plan, share, offer.start_date, len(pay))
        for since, purchase in zip(range(0, len(pay), length), purchases, strict=True):
            if term.until is not None and purchase.day > term.until:
                break
            contributed = total(pay[since : since + length]) * part
            contributed = contributed if limit is None else contributed.at_most(limit)
            yield Line(
                component=component,
                category=Category.EQUITY,
                earned_on=term.last_by(purchase.day),
                paid_on=term.last_by(purchase.day),
                amount=promise.convert(contributed * _gain(plan, share, purchase)),
                currency=promise.currency,
                certainty=Certainty.CONTINGENT,
                form=Form.EQUITY,
            )


def _gain(plan: Espp, share: PricedShare, purchase: LookBack) -> Span:
    """Return the gain per unit of money contributed."""
    risen = _risen(share, purchase) if plan.look_back else Span(_ONE, _ONE, _ONE)
    discount = span_of(plan.discount_percent).scaled(_PERCENT)
    high = None
    if risen.high is not None and discount.high is not None:
        high = risen.high / (1 - discount.high) - 1
    return Span(risen.least / (1 - discount.least) - 1, risen.likely / (1 - discount.likely) - 1, high)


def _risen(share: PricedShare, purchase: LookBack) -> Span:
    """Return the rise from the likely start of the offering to a purchase, with the bounds of all possible starts."""
    likely = _rise(share, purchase.likely, purchase.day)
    if len(purchase.possible) == 1:
        return likely
    rises = [_rise(share, begin, purchase.day) for begin in purchase.possible]
    highs = [rise.high for rise in rises if rise.high is not None]
    return Span(min(rise.least for rise in rises), likely.likely, max(highs) if len(highs) == len(rises) else None)


def _rise(share: PricedShare, begin: date, end: date) -> Span:
    """Return the ratio of the price at the end to the lower of the prices at the begin and end; at least 1."""
    if share.target(begin) == share.target(end):
        before, after = share.factor(begin), share.factor(end)
    else:
        before, after = share.on(begin), share.on(end)
    if before.high is None or after.high is None or not before.low:
        return Span(_ONE, _ONE, None)
    likely = max(_ONE, after.likely / before.likely)
    return Span(min(likely, max(_ONE, after.least / before.high)), likely, max(likely, after.high / before.least))
