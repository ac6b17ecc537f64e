"""When pay accrues and is paid, and what leaving does to it, in words."""

from __future__ import annotations

from datetime import date

from babel import Locale
from babel.lists import format_list

from offercalc.domain.ledger.accrual import day_of_year
from offercalc.domain.offer.accrual import WAGE_BASES, WageBase
from offercalc.domain.offer.pay import Bonus, Commission, ThirteenthMonth
from offercalc.presentation.formats.localizer import Localizer

_COMMON_YEAR = 2001


def accrual_words(part: Bonus | Commission | ThirteenthMonth, localizer: Localizer) -> list[str]:
    """Return the year over which pay accrues, and how partial years, paydays and leaving count, if they are stated."""
    return [
        *_year(part, localizer),
        *_partial(part, localizer),
        *_paid(part, localizer),
        *_certain(part, localizer),
        *_on_leaving(part, localizer),
    ]


def bases_words(of: tuple[WageBase, ...], localizer: Localizer) -> str:
    """Return what a percentage is taken of, e.g. "salary and fixed allowances"."""
    names = dict(WAGE_BASES)
    return format_list([localizer.tr(names[base]).lower() for base in of], locale=localizer.language)


def _year(part: Bonus | Commission | ThirteenthMonth, localizer: Localizer) -> list[str]:
    if part.accrues == "calendar_year" and not isinstance(part, ThirteenthMonth):
        return [localizer.tr("earned over the calendar year")]
    if part.accrues == "plan_year":
        from babel.dates import format_skeleton  # noqa: PLC0415 - slow to load, and seldom needed

        month, day = day_of_year(part.plan_year_starts)
        first = format_skeleton("MMMMd", date(_COMMON_YEAR, month, day), locale=localizer.language)
        return [localizer.tr("earned over the plan year from {day}", day=first)]
    if part.accrues == "service_year" and not isinstance(part, Bonus):
        return [localizer.tr("earned over the year of employment")]
    return []


def _partial(part: Bonus | Commission | ThirteenthMonth, localizer: Localizer) -> list[str]:
    """Return how a partial year counts where there is one."""
    is_stated = part.prorate is not None if isinstance(part, ThirteenthMonth) else part.accrues.endswith("r_year")
    if part.prorate == "days":
        return [localizer.tr("a partial year counts by days")]
    if part.prorate == "months_of_15_days":
        return [localizer.tr("a month of 15 days or more counts in full in a partial year")]
    if part.prorate == "none":
        return [localizer.tr("a partial year counts in full")]
    if is_stated or part.accrues == "plan_year":
        return [localizer.tr("a partial year counts by full months")] if part.prorate == "months" else []
    return []


def _paid(part: Bonus | Commission | ThirteenthMonth, localizer: Localizer) -> list[str]:
    if isinstance(part, ThirteenthMonth) and part.paid_on:
        days = format_list([localizer.figures.short_day(day) for day in part.paid_on], locale=localizer.language)
        return [localizer.tr("paid on {days}", days=days)]
    if part.paid_in_months:
        names = Locale.parse(localizer.language).months["format"]["wide"]
        months = format_list([names[month] for month in sorted(part.paid_in_months)], locale=localizer.language)
        return [localizer.tr("paid in {months}", months=months)]
    if isinstance(part, Commission) and part.paid_after_months:
        return [
            localizer.plural(
                "paid {number} month after it is earned",
                "paid {number} months after it is earned",
                part.paid_after_months,
            )
        ]
    return []


def _certain(part: Bonus | Commission | ThirteenthMonth, localizer: Localizer) -> list[str]:
    match part.certainty:
        case "guaranteed":
            return [localizer.tr("guaranteed")]
        case "expected":
            return [localizer.tr("not guaranteed")]
        case None:
            return []


def _on_leaving(part: Bonus | Commission | ThirteenthMonth, localizer: Localizer) -> list[str]:
    match part.on_leaving:
        case "pro_rata":
            return [localizer.tr("due pro rata if you leave before payday")]
        case "full":
            return [localizer.tr("due in full if you leave before payday")]
        case "lost":
            return []
