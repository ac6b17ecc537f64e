"""Where figures come from, in words: the exchange rates that were used."""

from __future__ import annotations

from decimal import Decimal, localcontext
from fractions import Fraction

from offercalc.analysis.comparison import Comparison
from offercalc.domain.exchange import Rate, RateKind
from offercalc.presentation.reader import Reader

_RATE_DIGITS = 30


def rate_value(rate: Rate, digits: int = 20) -> Decimal:
    """Give a rate as a decimal number of so many significant digits."""
    return decimal_of(rate.value, digits)


def decimal_of(value: Fraction, digits: int = 20) -> Decimal:
    """Give a fraction as a decimal number of so many significant digits."""
    with localcontext() as context:
        context.prec = digits
        return Decimal(value.numerator) / Decimal(value.denominator)


def rate_line(rate: Rate, reader: Reader) -> str:
    """Say what a rate is, of which day and from whom, and how old it is where it is stale."""
    value = reader.figures.significant(rate_value(rate, _RATE_DIGITS), 7)
    day = reader.figures.day(rate.used)
    facts = {"base": rate.base, "value": value, "quote": rate.quote, "source": rate.source, "day": day}
    if rate.kind is RateKind.MANUAL:
        return reader.say("1 {base} = {value} {quote}, a rate of your own", **facts)
    if rate.kind is RateKind.AVERAGE:
        span = reader.count("{number} month", "{number} months", rate.months)
        line = reader.say(
            "1 {base} = {value} {quote}, average of {span} of {source} rates up to {day}", span=span, **facts
        )
    else:
        line = reader.say("1 {base} = {value} {quote}, {source} reference rate of {day}", **facts)
    details = []
    if rate.kind is RateKind.CROSS:
        details.append(reader.say("crossed through the euro"))
    if rate.edition:
        details.append(rate.edition)
    if rate.is_stale:
        details.append(reader.count("{number} day old", "{number} days old", rate.age_days))
    return f"{line} ({', '.join(details)})" if details else line


def rates_used(comparison: Comparison) -> tuple[Rate, ...]:
    """List every rate used in a comparison once."""
    return tuple(dict.fromkeys(rate for appraisal in comparison.offers for rate in appraisal.rates))


def rate_lines(comparison: Comparison, reader: Reader) -> tuple[str, ...]:
    """Say where each rate of a comparison comes from."""
    return tuple(rate_line(rate, reader) for rate in rates_used(comparison))


def problem_rates(comparison: Comparison) -> tuple[str, ...]:
    """Name the currencies that could not be converted."""
    return tuple(dict.fromkeys(refused.currency for offer in comparison.offers for refused in offer.refusals))
