"""Clawbacks in words."""

from __future__ import annotations

from decimal import Decimal

from offercalc.domain.offer.clawback import Clawback, ClawbackStep
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.terms.estimate_text import percent_words, quantity_words


def clawback_words(clawback: Clawback | None, localizer: Localizer) -> list[str]:
    """Return what must be repaid on leaving in words; nothing without a clawback."""
    if clawback is None:
        return []
    words = [_steps(clawback, localizer) if clawback.schedule else _period(clawback, localizer)]
    if clawback.by == "days":
        words.append(localizer.tr("counted in days"))
    if clawback.net_of_tax is not None:
        words.append(
            localizer.tr("of the amount after tax") if clawback.net_of_tax else localizer.tr("of the amount before tax")
        )
    return [", ".join(words)]


def _steps(clawback: Clawback, localizer: Localizer) -> str:
    steps = ", ".join(_step(step, localizer) for step in clawback.schedule)
    return localizer.tr("repayable if you leave: {steps}", steps=steps)


def _step(step: ClawbackStep, localizer: Localizer) -> str:
    percent, months = percent_words(step.percent, localizer), step.within_months
    if months != months.to_integral_value():
        return localizer.tr(
            "{percent} within {months} months", percent=percent, months=quantity_words(months, localizer)
        )
    within = localizer.plural("within {number} month", "within {number} months", int(months))
    return f"{percent} {within}"


def _period(clawback: Clawback, localizer: Localizer) -> str:
    """Return the method and the months of a clawback."""
    months = clawback.months
    if months is None:
        if clawback.is_pro_rata:
            return localizer.tr("repayable pro rata if you leave, for a period not known yet")
        return localizer.tr("repayable in full if you leave, for a period not known yet")
    if isinstance(months, Decimal) and months == months.to_integral_value():
        return _owed_back(int(months), localizer, is_pro_rata=clawback.is_pro_rata)
    words = quantity_words(months, localizer)
    if clawback.is_pro_rata:
        return localizer.tr("repayable pro rata if you leave within {months} months", months=words)
    return localizer.tr("repayable in full if you leave within {months} months", months=words)


def _owed_back(months: int, localizer: Localizer, *, is_pro_rata: bool) -> str:
    if is_pro_rata:
        return localizer.plural(
            "repayable pro rata if you leave within {number} month",
            "repayable pro rata if you leave within {number} months",
            months,
        )
    return localizer.plural(
        "repayable in full if you leave within {number} month",
        "repayable in full if you leave within {number} months",
        months,
    )
