"""Extra monthly wages: on which days they are earned, and how much they are."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction

from msgspec import Struct

from offercalc.domain.ledger.wages import wages_on
from offercalc.domain.offer.denomination import Denomination
from offercalc.domain.offer.offer import Offer
from offercalc.domain.offer.pay import ThirteenthMonth
from offercalc.domain.values.estimate import Span, span_of
from offercalc.domain.values.months import MONTHS_A_YEAR, add_months, full_months, month_end


class ExtraWage(Struct, frozen=True):
    """An extra wage earned on a day: an amount in the `stated` currency of its promise."""

    promise: Denomination
    earned_on: date
    amount: Span


def extra_wages(part: ThirteenthMonth, offer: Offer, months: int) -> Iterator[ExtraWage]:
    """Yield the extra wages earned on the last day of the given month within the first `months` of service.

    They are pro rata in the first year of service. Source: Indonesia, Permenaker 6/2016, article 3: a month's wage,
    fixed allowances included, after 12 months of service, before that a twelfth of it for every full month, nothing
    below one month.
    """
    start = offer.start_date
    end = add_months(start, months)
    for year in range(start.year, end.year + 1):
        day = month_end(year, part.paid_in_month)
        served = full_months(start, day + timedelta(days=1))  # the day itself counts as service
        if served == 0 or day > end:
            continue
        share = Fraction(min(served, MONTHS_A_YEAR), MONTHS_A_YEAR)
        for promise, wage in wages_on(offer, day, part).items():
            yield ExtraWage(promise, day, (wage * span_of(part.months)).scaled(share))
