"""The rate a comparison uses: the user's own, that of a day, or the average of the months before it."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

from msgspec.structs import replace

from offercalc.domain.exchange.rate import (
    LONGEST_BREAK_DAYS,
    OWN,
    NoRate,
    Rate,
    RateKind,
    RateTable,
    Refusal,
    find_rate,
)
from offercalc.domain.exchange.rate_book import RateBook
from offercalc.domain.scenario.assumptions import Assumptions, OwnRate
from offercalc.domain.scenario.price_path import compounded
from offercalc.domain.values.months import add_months

_ONE = Fraction(1)
_DAY = timedelta(days=1)


def basis_rate(book: RateBook, base: str, assumptions: Assumptions) -> Rate | NoRate:
    """Return the rate from a currency into the display currency, on the assumed basis.

    A rate set in the assumptions takes precedence, in either direction. An average is the mean of all publications of
    the months up to the exchange day, with both legs of a cross rate from the same publication; the user's own rates
    are not averaged. If publication of a currency paused within the months, there is no average.
    """
    found = _found(book, base, assumptions)
    if isinstance(found, NoRate):
        return found
    pair = {found.base, found.quote}
    drift = next((drift for drift in assumptions.drifts if {drift.base, drift.quote} == pair), None)
    return found if drift is None else replace(found, drift=drift)


def drift_factor(rate: Rate, day: date) -> Fraction:
    """Return the drift factor from the requested day of a rate to `day`: compounded yearly, linear in between."""
    if rate.drift is None:
        return _ONE
    factor = compounded(Fraction(rate.drift.percent_a_year), rate.requested, day)
    return factor if rate.drift.base == rate.base else 1 / factor


def _found(book: RateBook, base: str, assumptions: Assumptions) -> Rate | NoRate:
    quote, day = assumptions.currency, assumptions.exchange_day
    if base == quote:
        return book.rate(base, quote, day)
    for own in assumptions.own_rates:
        value = _own(own, base, quote)
        if value is not None:
            return Rate(base, quote, value, day, day, OWN, RateKind.MANUAL)
    found = book.rate(base, quote, day)
    months = assumptions.average_months
    if not months or isinstance(found, NoRate) or found.kind in {RateKind.IDENTITY, RateKind.MANUAL}:
        return found
    return _average(book.table_for(base, quote, day), found, add_months(day, -months), months)


def _own(own: OwnRate, base: str, quote: str) -> Fraction | None:
    """Return the value of an own rate for a pair, inverted if it was set for the reverse pair; None for other pairs."""
    if (own.base, own.quote) == (base, quote):
        return Fraction(own.value)
    return 1 / Fraction(own.value) if (own.quote, own.base) == (base, quote) else None


def _average(table: RateTable, newest: Rate, since: date, months: int) -> Rate | NoRate:
    """Return the average of the publications after a day, or the newest rate unchanged if there are none."""
    base, quote = newest.base, newest.quote
    found = [one for one in table.quotes(base, quote, since, newest.requested) if one.day > since]
    if not found:
        return newest
    for before, after in pairwise((since, *(one.day for one in found))):
        if (after - before).days > LONGEST_BREAK_DAYS:
            refused = find_rate(table, base, quote, after - _DAY)
            if isinstance(refused, NoRate) and refused.refusal is Refusal.NOT_PUBLISHED_THEN:
                return refused
    value = sum((one.value for one in found), Fraction(0)) / len(found)
    first = found[0].day
    is_short = (first - since).days > LONGEST_BREAK_DAYS
    return replace(newest, value=value, kind=RateKind.AVERAGE, months=months, since=first if is_short else None)
