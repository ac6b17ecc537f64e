"""The measures by which offers are ranked and compared: each one figure of an appraised offer."""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction
from typing import TypeAlias, assert_never

from msgspec import Struct

from offercalc.analysis.comparison import Appraisal
from offercalc.analysis.present_value import present_value
from offercalc.domain.ledger.leaving import years_employed
from offercalc.domain.ledger.line import Category, Certainty
from offercalc.domain.offer.offer import Offer
from offercalc.domain.offer.pay_period import WEEKS_A_YEAR, WORKING_DAYS_A_WEEK
from offercalc.domain.scenario.assumptions import Assumptions
from offercalc.domain.values.estimate import ZERO, Span, exactly, span_of, total
from offercalc.domain.values.months import MONTHS_A_YEAR


class Overall(StrEnum):
    """A measure over the whole horizon.

    The average is per year, or per month, of the horizon or until the employment ends, and so are the hours worked. The
    present value discounts each payment to the start date at the assumed rate.
    """

    TOTAL = "total"
    AVERAGE = "average"
    PER_MONTH = "per month employed"
    PER_HOUR = "per hour"
    PRESENT_VALUE = "present value"


class InYear(Struct, frozen=True):
    """The total of one year of the table, counted from 1."""

    number: int


class KeptAfter(Struct, frozen=True):
    """What is kept on leaving after `months` of service, within the horizon."""

    months: int


Measure: TypeAlias = Overall | InYear | Certainty | Category | KeptAfter
"""One figure of an offer; a certainty or a category stands for its part of the total."""

FIRST_YEAR = InYear(1)


def measure(appraisal: Appraisal, assumptions: Assumptions, which: Measure) -> Span:
    """Return a measure of an offer in the display currency, under the assumptions it was appraised with."""
    from offercalc.analysis.leaving_schedule import leaving_schedule  # noqa: PLC0415 - not for the first paint

    match which:
        case Overall.TOTAL:
            return appraisal.total
        case Overall.AVERAGE:
            return appraisal.total.scaled(1 / _years(appraisal, assumptions))
        case Overall.PER_MONTH:
            return appraisal.total.scaled(1 / (MONTHS_A_YEAR * _years(appraisal, assumptions)))
        case Overall.PER_HOUR:
            hours = weeks_worked(appraisal.offer).scaled(Fraction(appraisal.offer.hours_per_week))
            return appraisal.total.scaled(1 / _years(appraisal, assumptions)) * _one_by(hours)
        case Overall.PRESENT_VALUE:
            start, percent = appraisal.offer.start_date, assumptions.discount_percent
            return present_value(appraisal.lines, start, percent, appraisal.exchange)
        case InYear(number):
            return appraisal.years[number - 1] if number <= len(appraisal.years) else ZERO
        case Certainty():
            return appraisal.part(certainty=which)
        case Category():
            return appraisal.part(category=which)
        case KeptAfter(months):
            return leaving_schedule(appraisal, assumptions)[months].kept
        case _:
            assert_never(which)


def weeks_worked(offer: Offer) -> Span:
    """Return the weeks worked per year: 52 less leave and public holidays, and no more than are paid.

    Leave or public holidays that are not known are not counted.
    """
    away = total(tuple(span_of(days) for days in (offer.leave_days, offer.public_holidays) if days is not None))
    weeks = exactly(WEEKS_A_YEAR) - away.scaled(Fraction(1, WORKING_DAYS_A_WEEK))
    return weeks.at_most(exactly(offer.weeks_per_year))


def _one_by(value: Span) -> Span:
    """Return the reciprocal of a value above zero."""
    if value.low is None or value.high is None:
        message = "hours worked are known or a range"
        raise ValueError(message)
    return Span(1 / value.high, 1 / value.likely, 1 / value.low)


def _years(appraisal: Appraisal, assumptions: Assumptions) -> Fraction:
    return years_employed(appraisal.offer, assumptions)
