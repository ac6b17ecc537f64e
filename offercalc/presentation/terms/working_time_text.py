"""The working time in words: paid weeks and days, leave and public holidays, and the hours actually worked."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from offercalc.analysis.measures import weeks_worked
from offercalc.domain.offer.offer import Offer
from offercalc.domain.values.estimate import Estimate
from offercalc.domain.values.field_spec import defaults_of
from offercalc.domain.values.money import round_half_up
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.terms.estimate_text import quantity_words

_STATED = ("weeks_per_year", "leave_days", "public_holidays")
_PLACES = 1


def working_time_lines(offer: Offer, localizer: Localizer) -> Iterator[str]:
    """Yield what an offer states of leave, public holidays, and paid weeks and days, one line each."""
    tr, defaults = localizer.tr, defaults_of(Offer)
    if offer.leave_days != 0:
        yield tr("Paid leave: {days}", days=_days_a_year(offer.leave_days, localizer))
    if offer.public_holidays != 0:
        yield tr("Public holidays: {days}", days=_days_a_year(offer.public_holidays, localizer))
    if offer.weeks_per_year != defaults["weeks_per_year"]:
        yield tr("Paid weeks per year: {weeks}", weeks=localizer.figures.number(offer.weeks_per_year))
    if offer.days_per_year != defaults["days_per_year"]:
        yield tr("Paid days per year: {days}", days=localizer.figures.number(offer.days_per_year))


def _days_a_year(days: Estimate, localizer: Localizer) -> str:
    """Write a number of days per year that may be a range or unknown."""
    if isinstance(days, Decimal) and days == int(days):
        return localizer.plural("{number} day per year", "{number} days per year", int(days))
    if days is None:
        return quantity_words(days, localizer)
    return localizer.tr("{quantity} days per year", quantity=quantity_words(days, localizer))


def hours_words(offer: Offer, localizer: Localizer) -> str:
    """Return the hours per week at which pay per hour worked is computed, and the weeks if the offer states any."""
    hours, tr = localizer.figures.number(offer.hours_per_week), localizer.tr
    if not states_weeks(offer):
        return tr("at {hours} hours per week", hours=hours)
    weeks = localizer.figures.number(round_half_up(weeks_worked(offer).likely, _PLACES).normalize())
    if offer.leave_days is None:
        return tr("at {hours} hours per week, {weeks} weeks a year: leave is not known", hours=hours, weeks=weeks)
    if offer.public_holidays is None:
        return tr(
            "at {hours} hours per week, {weeks} weeks a year: public holidays are not known", hours=hours, weeks=weeks
        )
    return tr("at {hours} hours per week, {weeks} weeks a year", hours=hours, weeks=weeks)


def states_weeks(offer: Offer) -> bool:
    """Whether an offer says how many weeks of the year are worked, or that it is not known."""
    defaults = defaults_of(Offer)
    return any(getattr(offer, name) != defaults[name] for name in _STATED)
