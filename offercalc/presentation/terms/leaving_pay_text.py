"""Leaving pay in words."""

from __future__ import annotations

from offercalc.domain.offer.leaving_pay import LeavingTier
from offercalc.domain.offer.pay import LeavingPay
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.formats.sanitize import single_line
from offercalc.presentation.terms.estimate_text import quantity_words


def leaving_pay_words(part: LeavingPay, localizer: Localizer) -> str:
    """Return how much is due on leaving, after which service, and for which reasons."""
    words = [localizer.tr("due on leaving")]
    words += [_tier(tier, localizer, is_first=not index) for index, tier in enumerate(part.tiers)]
    if part.after_months:
        words.append(
            localizer.plural(
                "nothing before {number} month of service",
                "nothing before {number} months of service",
                part.after_months,
            )
        )
    if part.by == "days":
        words.append(localizer.tr("partial years by days"))
    reasons = single_line(part.reasons)
    return "; ".join(
        [", ".join(words), *([localizer.tr("paid on leaving for: {reasons}", reasons=reasons)] if reasons else [])]
    )


def _tier(tier: LeavingTier, localizer: Localizer, *, is_first: bool) -> str:
    months = quantity_words(tier.months_of_wage_per_year, localizer)
    if tier.up_to_years is not None:
        years = localizer.figures.number(tier.up_to_years)
        facts = {"years": years, "months": months}
        return localizer.tr("monthly wages per year of service up to year {years}: {months}", **facts)
    if is_first:
        return localizer.tr("monthly wages per year of service: {months}", months=months)
    return localizer.tr("per further year: {months}", months=months)
