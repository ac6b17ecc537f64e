"""Paydays that an offer does not state but that follow from the last one it does, in words."""

from __future__ import annotations

from collections.abc import Iterator

from offercalc.analysis.open_questions import has_assumed_paydays
from offercalc.domain.offer.offer import Offer
from offercalc.domain.offer.pay import ThirteenthMonth
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.text.labels import part_label


def payday_lines(offer: Offer, years: int, localizer: Localizer) -> Iterator[str]:
    """Yield which parts of an offer are assumed to be paid on the same day of the year after their last stated date."""
    for part in offer.pay:
        if isinstance(part, ThirteenthMonth) and has_assumed_paydays(part, offer, years):
            day = localizer.figures.short_day(max(part.paid_on))
            yield localizer.tr(
                "{part}: in years after {day}, paid on that day of the year", part=part_label(part, localizer), day=day
            )
