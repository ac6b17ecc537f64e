"""Spans in words: exact, a range, at least, or not known yet."""

from __future__ import annotations

from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.formats.number_format import DISPLAY_DIGITS
from offercalc.presentation.formats.rounding import Shown

AT_LEAST_SIGN = "≥"
AT_MOST_SIGN = "≤"


def cell_text(value: Shown, currency: str, localizer: Localizer, digits: int = DISPLAY_DIGITS) -> str:
    """Write a span for a table cell: exact, "≥" if something is unknown, "~" before the likely value of a range."""
    figures = localizer.figures
    if value.is_exact:
        return figures.money(value.likely, currency, digits)
    if value.is_unknown:
        return localizer.tr("not known")
    if value.high is None and value.low is not None:
        return f"{AT_LEAST_SIGN} {figures.money(value.low, currency, digits)}"
    if value.is_capped and value.high is not None:
        return f"{AT_MOST_SIGN} {figures.money(value.high, currency, digits)}"
    return f"~ {figures.money(value.likely, currency, digits)}"


def span_text(value: Shown, currency: str, localizer: Localizer, digits: int = DISPLAY_DIGITS) -> str:
    """Write a span in full words."""
    figures = localizer.figures
    if value.is_exact:
        return figures.money(value.likely, currency, digits)
    if value.is_unknown:
        return localizer.tr("not known yet")
    likely = figures.money(value.likely, currency, digits)
    if value.is_capped and value.high is not None:
        return localizer.tr("at most {amount}", amount=figures.money(value.high, currency, digits))
    if value.low is None:
        return likely
    low = figures.money(value.low, currency, digits)
    if value.high is None:
        return localizer.tr("at least {amount}", amount=low)
    high = figures.money(value.high, currency, digits)
    return localizer.tr("{likely} (between {low} and {high})", likely=likely, low=low, high=high)


def brief_text(value: Shown, currency: str, localizer: Localizer, widest: int = 12) -> str:
    """Write a span for a large figure: in full if it fits in `widest` characters, else compact."""
    if value.is_unknown:
        return localizer.tr("Not known")
    amount, sign = value.likely, ""
    if value.high is None and value.low is not None:
        amount, sign = value.low, f"{AT_LEAST_SIGN} "
    elif value.is_capped and value.high is not None:
        amount, sign = value.high, f"{AT_MOST_SIGN} "
    text = localizer.figures.money(amount, currency)
    if len(text) > widest:
        text = localizer.figures.compact(amount, currency)
    return f"{sign}{text}"
