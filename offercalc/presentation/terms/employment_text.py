"""The employment itself in words: its type, work place, working time, probation and notice."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from offercalc.domain.offer.employment import EmploymentType
from offercalc.domain.offer.offer import Offer
from offercalc.domain.values.estimate import Estimate
from offercalc.domain.values.field_spec import specs_of
from offercalc.presentation.formats.localizer import N_, Localizer
from offercalc.presentation.terms.estimate_text import quantity_words
from offercalc.presentation.terms.working_time_text import working_time_lines

_HALF = Decimal("0.5")
_TYPES: dict[EmploymentType, str] = {
    "permanent": N_("Permanent employment"),
    "fixed_term": N_("Fixed-term employment"),
    "contractor": N_("Engagement as an independent contractor"),
    "internship": N_("Internship"),
}


def employment_lines(offer: Offer, localizer: Localizer) -> tuple[str, ...]:
    """Return what an offer states of the employment itself, one line each."""
    return tuple(_lines(offer, localizer))


def _lines(offer: Offer, localizer: Localizer) -> Iterator[str]:
    tr = localizer.tr
    if offer.employment_type:
        yield tr(_TYPES[offer.employment_type])
    if offer.work_place:
        yield tr("Work place: {place}", place=work_place_label(offer, localizer).lower())
    yield from working_time_lines(offer, localizer)
    if offer.probation_months != 0:
        yield tr("Probation: {months}", months=months_words(offer.probation_months, localizer))
    if offer.notice_months != 0:
        yield tr("Notice period: {months}", months=months_words(offer.notice_months, localizer))


def work_place_label(offer: Offer, localizer: Localizer) -> str:
    """Return the label of the work place, "" if it is not stated."""
    return localizer.tr(dict(specs_of(Offer)["work_place"].choices)[offer.work_place]) if offer.work_place else ""


def months_words(months: Estimate, localizer: Localizer) -> str:
    """Write a number of months that may be a range or unknown; 0.5 is "half a month"."""
    if months == _HALF:
        return localizer.tr("half a month")
    if isinstance(months, Decimal) and months == int(months):
        return localizer.plural("{number} month", "{number} months", int(months))
    if months is None:
        return quantity_words(months, localizer)
    return localizer.tr("{quantity} months", quantity=quantity_words(months, localizer))
