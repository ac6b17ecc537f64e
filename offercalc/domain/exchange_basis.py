"""Which rate a comparison uses: a person's own where there is one, a day's, or the average of the months before."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from offercalc.domain.assumptions import Assumptions, OwnRate
from offercalc.domain.exchange import NoRate, Rate, RateKind, RateTable, crossed, find_rate, legs_of
from offercalc.domain.months import add_months

OWN = "own"
"""The source of a rate that a person states."""


def basis_rate(table: RateTable, base: str, assumptions: Assumptions) -> Rate | NoRate:
    """Find the rate from a currency into the display currency, by the basis that is assumed.

    A rate of one's own always wins, in either direction. An average is the mean of all publications of the months up
    to the exchange day, both legs of a cross always from the same one.
    """
    quote, day = assumptions.currency, assumptions.exchange_day
    for own in assumptions.own_rates:
        value = _own(own, base, quote)
        if value is not None:
            return Rate(base, quote, value, day, day, OWN, RateKind.MANUAL)
    found = find_rate(table, base, quote, day)
    months = assumptions.average_months
    if not months or isinstance(found, NoRate) or found.kind is RateKind.IDENTITY:
        return found
    return _average(table, found, add_months(day, -months), months)


def _own(own: OwnRate, base: str, quote: str) -> Fraction | None:
    """Give the value of an own rate for a pair, turned round where it was stated the other way."""
    if (own.base, own.quote) == (base, quote):
        return Fraction(own.value)
    return 1 / Fraction(own.value) if (own.quote, own.base) == (base, quote) else None


def _average(table: RateTable, newest: Rate, since: date, months: int) -> Rate:
    """Average the publications after a day; where there are none the newest rate stands for them."""
    legs = legs_of(table, newest.base, newest.quote)
    found = table.publications(legs, since, newest.requested)
    values = [crossed(one, newest.base, newest.quote) for one in found if one.day > since] or [newest.value]
    return Rate(
        base=newest.base,
        quote=newest.quote,
        value=sum(values, Fraction(0)) / len(values),
        requested=newest.requested,
        used=newest.used,
        source=newest.source,
        kind=RateKind.AVERAGE,
        edition=newest.edition,
        months=months,
    )
