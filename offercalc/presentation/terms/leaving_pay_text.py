"""Leaving pay in words."""

from __future__ import annotations

from typing import assert_never

from offercalc.domain.offer.leaving_pay import LeavingTier
from offercalc.domain.offer.pay import LeavingPay
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.formats.sanitize import single_line
from offercalc.presentation.terms.estimate_text import amount_words, salary_words


def leaving_pay_words(part: LeavingPay, currency: str, localizer: Localizer) -> str:
    """Return how much is due on leaving, after which service, and for which reasons."""
    words = [", ".join(_tier(tier, localizer, is_first=not index) for index, tier in enumerate(part.tiers))]
    if part.after_months:
        words.append(
            localizer.plural(
                "nothing before {number} month of service",
                "nothing before {number} months of service",
                part.after_months,
            )
        )
    words += _partial_year(part, localizer)
    if part.ceiling is not None:
        words.append(localizer.tr("at most {amount}", amount=amount_words(part.ceiling, currency, localizer)))
    reasons = single_line(part.reasons)
    paid_for = [localizer.tr("paid on leaving for: {reasons}", reasons=reasons)] if reasons else []
    return "; ".join([*words, *paid_for])


def _partial_year(part: LeavingPay, localizer: Localizer) -> list[str]:
    """Return how a partial year of service counts, unless it is by full months."""
    match part.by:
        case "months":
            return []
        case "days":
            return [localizer.tr("partial years by days")]
        case "years":
            return [localizer.tr("only completed years count")]
        case "nearest_years":
            return [localizer.tr("more than six months count as a year")]
        case "begun_years":
            return [localizer.tr("a begun year counts in full")]
        case _:
            assert_never(part.by)


def _tier(tier: LeavingTier, localizer: Localizer, *, is_first: bool) -> str:
    salary = salary_words(tier.months_of_wage_per_year, localizer)
    if tier.up_to_years is not None:
        facts = {"years": localizer.figures.number(tier.up_to_years), "salary": salary}
        if is_first:
            return localizer.tr("due on leaving: {salary} for each year of service up to year {years}", **facts)
        return localizer.tr("then {salary} for each year up to year {years}", **facts)
    if is_first:
        return localizer.tr("due on leaving: {salary} for each year of service", salary=salary)
    return localizer.tr("then {salary} for each further year", salary=salary)
