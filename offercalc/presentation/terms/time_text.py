"""The time in which a part of the pay is earned, in words."""

from __future__ import annotations

from offercalc.domain.offer.pay import OneTime, PayPart
from offercalc.presentation.formats.localizer import Localizer


def time_words(part: PayPart, localizer: Localizer) -> list[str]:
    """Return the months for which a part is earned, unless that is always; one-time pay names them by instalment."""
    if isinstance(part, OneTime):
        return []
    first = part.from_month + 1
    if part.for_months is None:
        return [localizer.tr("from month {number}", number=first)] if part.from_month else []
    if not part.from_month:
        return [localizer.plural("for the first month", "for the first {number} months", part.for_months)]
    if part.for_months == 1:
        return [localizer.tr("in month {number}", number=first)]
    return [localizer.tr("in months {first} to {last}", first=first, last=part.from_month + part.for_months)]
