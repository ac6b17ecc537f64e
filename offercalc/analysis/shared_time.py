"""Offers compared over the time that all of them last, if a fixed term ends within the horizon."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from offercalc.analysis.comparison import Appraisal, Comparison
from offercalc.analysis.yearly import converted_total, due
from offercalc.domain.ledger.component import Kind
from offercalc.domain.ledger.leaving import end_of_term, years_employed
from offercalc.domain.ledger.pay_lines import pay_lines
from offercalc.domain.scenario.assumptions import Assumptions
from offercalc.domain.values.estimate import Span
from offercalc.domain.values.months import MONTHS_A_YEAR, add_months

_AT_HAND = 64
"""The number of cached totals."""
_DAY = timedelta(days=1)


class SharedTime(Struct, frozen=True):
    """The months of service that all offers last, and what each is worth over them, in the display currency.

    If all of them last equally long, nothing is left of the horizon that only some of them fill.
    """

    months: Fraction
    totals: tuple[Span, ...]
    is_all: bool


def ends_on(appraisal: Appraisal, assumptions: Assumptions) -> date | None:
    """Return the last day of a fixed term that ends within the horizon, before an assumed leaving date."""
    return end_of_term(appraisal.offer, assumptions)


def months_employed(appraisal: Appraisal, assumptions: Assumptions) -> Fraction:
    """Return the months of the horizon until a fixed term or an assumed leaving date ends the employment."""
    return MONTHS_A_YEAR * years_employed(appraisal.offer, assumptions)


def shared_time(comparison: Comparison) -> SharedTime | None:
    """Return the time that all of several offers last; None unless a fixed term ends within the horizon."""
    offers, assumptions = comparison.offers, comparison.assumptions
    if len(offers) < 2 or all(ends_on(one, assumptions) is None for one in offers):  # noqa: PLR2004 - a pair
        return None
    lasting = [months_employed(one, assumptions) for one in offers]
    months = min(lasting)
    totals = tuple(
        one.total if months == own else total_over(one, assumptions, months)
        for one, own in zip(offers, lasting, strict=True)
    )
    return SharedTime(months, totals, len({*lasting}) == 1)


@lru_cache(maxsize=_AT_HAND)
def total_over(appraisal: Appraisal, assumptions: Assumptions, months: Fraction) -> Span:
    """Return what an offer is worth over its first `months` of service, in the display currency.

    Pay is that of a term of `months`, with the last partial year prorated; what ends with the employment, such as
    leaving pay, is not in it, as it goes on. Equity is what has vested by the day after them, as in its years.
    """
    offer = appraisal.offer
    cut = _day_after(offer.start_date, months)
    paid = pay_lines(replace(offer, end_date=cut - _DAY), replace(assumptions, leaving_date=None))
    vested = (line for line in appraisal.lines if line.component.kind is Kind.EQUITY and line.earned_on <= cut)
    lines = (*map(appraisal.before_tax, paid), *vested)
    return converted_total((due(line, appraisal.exchange) for line in lines), appraisal.exchange)


def _day_after(start: date, months: Fraction) -> date:
    """Return the day after `months` of service; a part of a month is rounded to days."""
    whole = int(months)
    begin = add_months(start, whole)
    return begin + timedelta(days=round((months - whole) * (add_months(start, whole + 1) - begin).days))
