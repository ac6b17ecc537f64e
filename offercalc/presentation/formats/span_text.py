"""Spans in words: exact, a range, at least, or not known yet."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.formats.number_format import DISPLAY_DIGITS
from offercalc.presentation.formats.rounding import Shown

AT_LEAST_SIGN = "≥"
AT_MOST_SIGN = "≤"
ABOUT_SIGN = "~"
SIGNS = {AT_LEAST_SIGN, AT_MOST_SIGN, ABOUT_SIGN}
"""The signs before a figure that is not exact."""


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
    return f"{ABOUT_SIGN} {figures.money(value.likely, currency, digits)}"


def bound_sign(baseline: Shown, other: Shown) -> str:
    """Return the sign before a difference that unknown parts of one or both figures may still change."""
    if baseline.is_exact and other.is_exact:
        return ""
    if other.high is None and baseline.high is not None:
        return f"{AT_LEAST_SIGN} "
    if baseline.high is None and other.high is not None:
        return f"{AT_MOST_SIGN} "
    return f"{ABOUT_SIGN} "


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
        return localizer.tr("about {amount}", amount=likely)
    low = figures.money(value.low, currency, digits)
    if value.high is None:
        return localizer.tr("at least {amount}", amount=low)
    high = figures.money(value.high, currency, digits)
    return localizer.tr("{likely} (between {low} and {high})", likely=likely, low=low, high=high)


def brief_text(value: Shown, currency: str, localizer: Localizer) -> str:
    """Write a span for a large figure or a list: in full up to seven digits, else in words; "~" before a range."""
    return _signed(value, localizer, lambda amount: localizer.figures.in_sentence(amount, currency))


def mark_text(value: Shown, currency: str, localizer: Localizer) -> str:
    """Write a span as briefly as a chart with little room needs it, e.g. "≥ $555K"."""
    return _signed(value, localizer, lambda amount: localizer.figures.axis_mark(amount, currency))


def _signed(value: Shown, localizer: Localizer, write: Callable[[Decimal], str]) -> str:
    """Write the amount that stands for a span, after the sign that says how exact it is."""
    if value.is_unknown:
        return localizer.tr("Not known")
    amount, sign = value.likely, ""
    if value.high is None and value.low is not None:
        amount, sign = value.low, f"{AT_LEAST_SIGN} "
    elif value.is_capped and value.high is not None:
        amount, sign = value.high, f"{AT_MOST_SIGN} "
    elif not value.is_exact:
        sign = f"{ABOUT_SIGN} "
    return f"{sign}{write(amount)}"


def bounds_text(value: Shown, currency: str, localizer: Localizer) -> str:
    """Write what stands below a large figure: its bounds if it is a range, or its likely value; "" if neither."""
    if value.is_exact or value.is_unknown or value.is_capped or value.low is None:
        return ""
    figures = localizer.figures
    if value.high is not None:
        low, high = figures.in_sentence(value.low, currency), figures.in_sentence(value.high, currency)
        return localizer.tr("between {low} and {high}", low=low, high=high)
    if value.likely == value.low:
        return ""
    return localizer.tr("likely {amount}", amount=figures.in_sentence(value.likely, currency))
