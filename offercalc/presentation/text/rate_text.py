"""The exchange rates used, in words: value, date, source and age."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, localcontext
from fractions import Fraction

from offercalc.analysis.comparison import Comparison
from offercalc.domain.exchange.rate import Drift, Rate, RateKind
from offercalc.presentation.formats.localizer import Localizer

_RATE_DIGITS = 30
_SMALLEST_SHOWN = Fraction(1, 100)
"""A smaller rate, such as that of a rupiah in dollars, is shown as rupiah per dollar, as people say it."""


def rate_value(rate: Rate, digits: int = 20) -> Decimal:
    """Return a rate as a decimal number with `digits` significant digits."""
    return decimal_of(rate.value, digits)


def decimal_of(value: Fraction, digits: int = 20) -> Decimal:
    """Return a fraction as a decimal number with `digits` significant digits."""
    with localcontext() as context:
        context.prec = digits
        return Decimal(value.numerator) / Decimal(value.denominator)


def dated_rate(rate: Rate, localizer: Localizer) -> str:
    """Return a rate and its day in a few words, e.g. "1 USD = 0.86423 EUR, Oct 30, 2026"."""
    base, quote, exact = rate.base, rate.quote, rate.value
    if exact < _SMALLEST_SHOWN:
        base, quote, exact = quote, base, 1 / exact
    value = localizer.figures.significant(decimal_of(exact, _RATE_DIGITS))
    return f"1 {base} = {value} {quote}, {localizer.figures.short_day(rate.used)}"


def rate_line(rate: Rate, localizer: Localizer) -> str:
    """Return a rate in words: its value, date and source, and its age on the date it is used for.

    The rate of a currency to itself has neither date nor source. A rate below 0.01 is shown the other way round.
    """
    if rate.kind is RateKind.IDENTITY:
        return localizer.tr("1 {base} = 1 {quote}, the same currency", base=rate.base, quote=rate.quote)
    base, quote, exact = rate.base, rate.quote, rate.value
    if exact < _SMALLEST_SHOWN and rate.kind is not RateKind.MANUAL:
        base, quote, exact = quote, base, 1 / exact
    value = localizer.figures.significant(decimal_of(exact, _RATE_DIGITS), 7)
    facts = {"base": base, "value": value, "quote": quote, "source": rate.source}
    facts["day"] = localizer.figures.day(rate.used)
    if rate.kind is RateKind.MANUAL:
        line = localizer.tr("1 {base} = {value} {quote}, your own rate", **facts)
    elif rate.kind is RateKind.AVERAGE:
        span = localizer.plural("{number} month", "{number} months", rate.months)
        line = localizer.tr(
            "1 {base} = {value} {quote}, average of {source} rates over {span} up to {day}", span=span, **facts
        )
    else:
        line = localizer.tr("1 {base} = {value} {quote}, {source} reference rate as of {day}", **facts)
    details = ", ".join(_details(rate, localizer))
    return f"{line} ({details})" if details else line


def _details(rate: Rate, localizer: Localizer) -> Iterator[str]:
    """Yield further details of a rate."""
    tr, figures = localizer.tr, localizer.figures
    if rate.kind is RateKind.CROSS and rate.through:
        yield tr("cross rate via {currency}", currency=rate.through)
    if rate.fetched is not None:
        yield tr("fetched on {day}", day=figures.day(rate.fetched.date()))
    if rate.kind is RateKind.MANUAL and rate.used != rate.requested:
        yield tr("stated for {day}", day=figures.day(rate.used))
    if rate.since is not None:
        yield tr("none before {day}", day=figures.day(rate.since))
    if rate.age_days > 0:
        age = age_words(rate, localizer)
        yield tr("{age}: stale", age=age) if rate.is_stale else age
    if rate.drift is not None:
        yield drift_words(rate.drift, localizer)


def age_words(rate: Rate, localizer: Localizer) -> str:
    """Return the age of a rate on the date it is used for."""
    return localizer.plural("{number} day old", "{number} days old", rate.age_days)


def with_age(figure: str, rate: Rate, localizer: Localizer) -> str:
    """Return a converted figure, marked with the age of its rate if that is stale."""
    if not rate.is_stale:
        return figure
    return localizer.tr("{figure} (rate {age})", figure=figure, age=age_words(rate, localizer))


def with_oldest_age(heading: str, rates: tuple[Rate, ...], localizer: Localizer) -> str:
    """Return the heading of converted figures, marked with the age of the oldest rate if that is stale."""
    oldest = max(rates, key=lambda rate: rate.age_days, default=None)
    return heading if oldest is None else with_age(heading, oldest, localizer)


def drift_words(drift: Drift, localizer: Localizer) -> str:
    """Return the assumed yearly change of an exchange rate, in words."""
    percent = f"{localizer.figures.number(abs(drift.percent_a_year))}%"
    facts = {"base": drift.base, "quote": drift.quote, "percent": percent}
    if drift.percent_a_year < 0:
        return localizer.tr("{base} depreciates {percent} per year against {quote}", **facts)
    return localizer.tr("{base} appreciates {percent} per year against {quote}", **facts)


def rates_used(comparison: Comparison) -> tuple[Rate, ...]:
    """Return every rate used in a comparison, once."""
    return tuple(dict.fromkeys(rate for appraisal in comparison.offers for rate in appraisal.rates))


def rate_lines(comparison: Comparison, localizer: Localizer) -> tuple[str, ...]:
    """Return each rate of a comparison in words, with its source."""
    return tuple(rate_line(rate, localizer) for rate in rates_used(comparison))


def problem_rates(comparison: Comparison) -> tuple[str, ...]:
    """Return the currencies that could not be converted."""
    return tuple(dict.fromkeys(refused.currency for offer in comparison.offers for refused in offer.refusals))
