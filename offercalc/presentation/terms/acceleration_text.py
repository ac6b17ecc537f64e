"""Early vesting in words."""

from __future__ import annotations

from offercalc.domain.offer.acceleration import Acceleration
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.terms.estimate_text import percent_words


def acceleration_words(stated: Acceleration, localizer: Localizer) -> str:
    """Return early vesting in words: how much of the unvested units, and when."""
    percent = percent_words(stated.percent, localizer)
    if stated.on == "sale":
        return localizer.tr("{percent} of unvested units vest if the company is sold", percent=percent)
    if stated.within_months is None:
        return localizer.tr(
            "{percent} of unvested units vest if employment ends after a sale of the company", percent=percent
        )
    return localizer.tr(
        "{percent} of unvested units vest if employment ends within {months} after a sale of the company",
        percent=percent,
        months=localizer.plural("{number} month", "{number} months", stated.within_months),
    )
