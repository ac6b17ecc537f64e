"""Employer contributions in words, and when they vest."""

from __future__ import annotations

from babel.lists import format_list

from offercalc.domain.offer.contribution import CONTRIBUTION_BASES
from offercalc.domain.offer.pay import EmployerContribution, RetirementMatch
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.terms.estimate_text import amount_words, percent_words, within_sentence
from offercalc.presentation.text.labels import vesting_label


def contribution_words(part: EmployerContribution, currency: str, localizer: Localizer) -> str:
    """Return what the employer contributes, its ceiling and floor, its condition, and when it vests."""
    names = dict(CONTRIBUTION_BASES)
    bases = format_list([localizer.tr(names[base]).lower() for base in part.of], locale=localizer.language)
    counted = [localizer.tr("{percent} of {bases}", percent=percent_words(part.percent, localizer), bases=bases)]
    if part.ceiling is not None:
        counted.append(_ceiling(part, amount_words(part.ceiling, currency, localizer), localizer))
    if part.floor is not None:
        counted.append(_floor(part, amount_words(part.floor, currency, localizer), localizer))
    words = [", ".join(counted)]
    if part.needs_own:
        words.append(localizer.tr("if you contribute yourself"))
    return "; ".join([*words, *service_words(part, localizer)])


def _ceiling(part: EmployerContribution, amount: str, localizer: Localizer) -> str:
    if part.ceiling_applies_to == "contribution":
        if part.ceiling_per == "month":
            return localizer.tr("at most {amount} per month", amount=amount)
        return localizer.tr("at most {amount} per year", amount=amount)
    if part.ceiling_per == "month":
        return localizer.tr("on at most {amount} of it per month", amount=amount)
    return localizer.tr("on at most {amount} of it per year", amount=amount)


def _floor(part: EmployerContribution, amount: str, localizer: Localizer) -> str:
    if part.ceiling_per == "month":
        return localizer.tr("without the first {amount} of each month", amount=amount)
    return localizer.tr("without the first {amount} of each year", amount=amount)


def service_words(part: RetirementMatch | EmployerContribution, localizer: Localizer) -> list[str]:
    """Return when contributions vest; nothing if they vest at once."""
    if part.vesting is not None:
        try:
            words = within_sentence(vesting_label(part.vesting, {}, localizer))
        except KeyError:
            words = str(part.vesting.preset)
        return [localizer.tr("vesting with service: {vesting}", vesting=words)]
    if not part.vests_after_months:
        return []
    return [
        localizer.plural(
            "vests after {number} month of service", "vests after {number} months of service", part.vests_after_months
        )
    ]
