"""Pay that is due on leaving: how much after which service."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from typing import assert_never

from offercalc.domain.ledger.component import Component, parts_of
from offercalc.domain.ledger.line import Category, Certainty, Line, Recurrence
from offercalc.domain.ledger.service import employment, service_of
from offercalc.domain.ledger.wages import wages_on
from offercalc.domain.offer.offer import Offer
from offercalc.domain.offer.pay import LeavingPay
from offercalc.domain.values.amount import Amount
from offercalc.domain.values.estimate import ZERO, Span, span_of, total
from offercalc.domain.values.months import MONTHS_A_YEAR, add_months, full_months

_NOTHING = Fraction(0)
_A_DAY = timedelta(days=1)
_WITHOUT_LAST_DAY = {"days", "nearest_years"}
"""What counts the days between the start date and the last day of employment."""


def leaving_parts(offer: Offer) -> dict[Component, LeavingPay]:
    """Return the pay of an offer that is due on leaving, by component."""
    return {component: part for component, part in parts_of(offer) if isinstance(part, LeavingPay)}


def leaving_pay_lines(offer: Offer, last_day: date) -> Iterator[Line]:
    """Yield what is due on leaving after a last day of employment; it is paid on that day.

    Full months and years of service include the last day; days are those since the start date, as for clawbacks, and
    all days of a fixed term that has ended. What is paid for certain reasons only is expected, not guaranteed.
    """
    for component, part in leaving_parts(offer).items():
        for due in leaving_amounts(part, offer, last_day):
            yield Line(
                component=component,
                category=Category.ONE_TIME,
                earned_on=last_day,
                paid_on=last_day,
                amount=due.span,
                currency=due.currency,
                certainty=Certainty.EXPECTED if part.reasons.strip() else Certainty.GUARANTEED,
                recurrence=Recurrence.ONE_TIME,
            )


def leaving_amounts(part: LeavingPay, offer: Offer, last_day: date) -> Iterator[Amount]:
    """Yield what is due on leaving after a last day of employment, by currency.

    It counts from the start date, or from the month in which the part begins, as long as that lasts.

    The wage is the one in force on the last day of service. Source: United Arab Emirates, Federal Decree-Law 33/2021,
    article 51: the gratuity is computed from the last basic wage, with part years in proportion after the first year;
    Indonesia, Government Regulation 35/2021, articles 15 and 16: a month's wage for twelve months of service, in
    proportion from one month on.
    """
    has_ended = offer.end_date is not None and last_day >= offer.end_date
    until = last_day if part.by in _WITHOUT_LAST_DAY and not has_ended else last_day + _A_DAY
    _start, last = employment(offer).between(offer.start_date, until)
    months = months_of_wage(part, *service_of(part, offer).between(offer.start_date, last))
    ceiling = None if part.ceiling is None else span_of(part.ceiling)
    for promise, wage in wages_on(offer, max(last - _A_DAY, offer.start_date), part).items():
        due = ZERO if months == ZERO else wage * months
        yield Amount(promise.convert(due if ceiling is None else due.at_most(ceiling)), promise.currency)


def months_of_wage(part: LeavingPay, start: date, until: date) -> Span:
    """Return the monthly wages due after service from a start until a day, without that day."""
    if until <= start or full_months(start, until) < part.after_months:
        return ZERO
    served, done = _years_served(part, start, until), _NOTHING
    due = []
    for tier in part.tiers:
        end = served if tier.up_to_years is None else min(served, Fraction(tier.up_to_years))
        if end > done:
            due.append(span_of(tier.months_of_wage_per_year).scaled(end - done))
            done = end
    return total(tuple(due))


def _years_served(part: LeavingPay, start: date, until: date) -> Fraction:
    """Return the completed years of service, and the part of the last one that counts.

    Sources: India, Payment of Gratuity Act 1972, section 4(2): more than six months are a year; Indonesia, Government
    Regulation 35/2021, article 40(2): two months of wage from one year on, three from two years on.
    """
    months = full_months(start, until)
    years, rest = divmod(months, MONTHS_A_YEAR)
    last, half, following = (add_months(start, MONTHS_A_YEAR * years + month) for month in (0, 6, MONTHS_A_YEAR))
    match part.by:
        case "months":
            return years + Fraction(rest, MONTHS_A_YEAR)
        case "days":
            return years + Fraction((until - last).days, (following - last).days)
        case "years":
            return Fraction(years)
        case "nearest_years":
            return Fraction(years + (until > half))
        case "begun_years":
            return Fraction(years + 1)
        case _:
            assert_never(part.by)
