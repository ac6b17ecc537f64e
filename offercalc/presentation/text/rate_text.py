"""The exchange rates used, in words: value, date, source and age."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, localcontext
from fractions import Fraction

from offercalc.analysis.comparison import Comparison
from offercalc.domain.exchange.rate import Drift, Rate, RateKind
from offercalc.presentation.formats.localizer import Reader

_RATE_DIGITS = 30


def rate_value(rate: Rate, digits: int = 20) -> Decimal:
    """Return a rate as a decimal number with `digits` significant digits."""
    return decimal_of(rate.value, digits)


def decimal_of(value: Fraction, digits: int = 20) -> Decimal:
    """Return a fraction as a decimal number with `digits` significant digits."""
    with localcontext() as context:
        context.prec = digits
        return Decimal(value.numerator) / Decimal(value.denominator)


def rate_line(rate: Rate, reader: Reader) -> str:
    """Return a rate in words: its value, date and source, and its age on the date it is used for.

    The rate of a currency to itself has neither date nor source.
    """
    if rate.kind is RateKind.IDENTITY:
        return reader.say("1 {base} = 1 {quote}, the same currency", base=rate.base, quote=rate.quote)
    value = reader.figures.significant(rate_value(rate, _RATE_DIGITS), 7)
    day = reader.figures.day(rate.used)
    facts = {"base": rate.base, "value": value, "quote": rate.quote, "source": rate.source, "day": day}
    if rate.kind is RateKind.MANUAL:
        line = reader.say("1 {base} = {value} {quote}, your own rate", **facts)
    elif rate.kind is RateKind.AVERAGE:
        span = reader.count("{number} month", "{number} months", rate.months)
        line = reader.say(
            "1 {base} = {value} {quote}, average of {source} rates over {span} up to {day}", span=span, **facts
        )
    else:
        line = reader.say("1 {base} = {value} {quote}, {source} reference rate as of {day}", **facts)
    details = ", ".join(_details(rate, reader))
    return f"{line} ({details})" if details else line


def _details(rate: Rate, reader: Reader) -> Iterator[str]:
    """Yield further details of a rate."""
    say, figures = reader.say, reader.figures
    if rate.kind is RateKind.CROSS and rate.through:
        yield say("cross rate via {currency}", currency=rate.through)
    if rate.fetched is not None:
        yield say("fetched on {day}", day=figures.day(rate.fetched.date()))
    if rate.kind is RateKind.MANUAL and rate.used != rate.requested:
        yield say("stated for {day}", day=figures.day(rate.used))
    if rate.since is not None:
        yield say("none before {day}", day=figures.day(rate.since))
    if rate.age_days > 0:
        age = age_words(rate, reader)
        yield say("{age}: stale", age=age) if rate.is_stale else age
    if rate.drift is not None:
        yield drift_words(rate.drift, reader)


def age_words(rate: Rate, reader: Reader) -> str:
    """Return the age of a rate on the date it is used for."""
    return reader.count("{number} day old", "{number} days old", rate.age_days)


def with_age(figure: str, rate: Rate, reader: Reader) -> str:
    """Return a converted figure, marked with the age of its rate if that is stale."""
    if not rate.is_stale:
        return figure
    return reader.say("{figure} (rate {age})", figure=figure, age=age_words(rate, reader))


def with_oldest_age(heading: str, rates: tuple[Rate, ...], reader: Reader) -> str:
    """Return the heading of converted figures, marked with the age of the oldest rate if that is stale."""
    oldest = max(rates, key=lambda rate: rate.age_days, default=None)
    return heading if oldest is None else with_age(heading, oldest, reader)


def drift_words(drift: Drift, reader: Reader) -> str:
    """Return the assumed yearly change of an exchange rate, in words."""
    percent = f"{reader.figures.number(abs(drift.percent_a_year))}%"
    facts = {"base": drift.base, "quote": drift.quote, "percent": percent}
    if drift.percent_a_year < 0:
        return reader.say("{base} depreciates {percent} per year against {quote}", **facts)
    return reader.say("{base} appreciates {percent} per year against {quote}", **facts)


def rates_used(comparison: Comparison) -> tuple[Rate, ...]:
    """Return every rate used in a comparison, once."""
    return tuple(dict.fromkeys(rate for appraisal in comparison.offers for rate in appraisal.rates))


def rate_lines(comparison: Comparison, reader: Reader) -> tuple[str, ...]:
    """Return each rate of a comparison in words, with its source."""
    return tuple(rate_line(rate, reader) for rate in rates_used(comparison))


def problem_rates(comparison: Comparison) -> tuple[str, ...]:
    """Return the currencies that could not be converted."""
    return tuple(dict.fromkeys(refused.currency for offer in comparison.offers for refused in offer.refusals))
