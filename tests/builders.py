"""Builders that parse short strings, so that a test shows only its figures; invalid strings raise."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st
from msgspec.structs import replace

from offercalc.domain.exchange.rate import Quote, Runs, runs_of, was_silent
from offercalc.domain.exchange.rate_book import RateBook
from offercalc.domain.ledger.component import Component, component_at
from offercalc.domain.offer.equity import STAKES, Grant, Stake
from offercalc.domain.offer.offer import Offer
from offercalc.domain.offer.pay import PAY_PARTS, PayPart
from offercalc.domain.scenario.assumptions import Assumptions, CompanyPrice, Exit, Growth, PricePath, Target, Targets
from offercalc.domain.values.estimate import Range, Span
from offercalc.domain.values.paths import path_of
from tests.number_language import estimate, number, span
from tests.offer_language import presets, read_part, vesting

__all__ = [
    "AMOUNTS",
    "ASSUMPTIONS",
    "LAST_RATE_DAY",
    "OFFERS",
    "RATE_DAYS",
    "SPANS",
    "SmallTable",
    "assumptions",
    "book",
    "component",
    "estimate",
    "grant",
    "is_ordered",
    "number",
    "offer",
    "path",
    "pay",
    "presets",
    "span",
    "stake",
    "table",
    "vesting",
]

RATE_DAYS = (
    "2026-01-05 USD 1.25 IDR 20000 JPY 150 HRK 7.5; "
    "2026-01-06 USD 1.28 IDR 20608 JPY 160; "
    "2026-01-08 USD 1.2 IDR 19440 JPY 156"
)
"""Prices of a euro: the dollar is 16,000, then 16,100, then 16,200 rupiah; the kuna ends on the first day."""
LAST_RATE_DAY = date(2026, 1, 8)


def offer(text: str = "", start: str = "2026-01-01") -> Offer:
    """Return an offer of parts joined by " + "; its currency is the first one named, or dollars.

    - pay: `555k USD/year`, `20% bonus`, `5k USD bonus after 3m`, `60k USD once after 13m`, `1 wage in month 3`
    - equity: `4000 RSU @ 25 USD / 4y 1y-cliff monthly`, `900k of RSU @ 150 USD / 38-32-20-10`,
      `? options @ 30 USD strike 5`, `0.1% options valued 2M over 100k / 10/20/70`

    A quantity is an estimate, e.g. `100k..110k..120k USD/year` or `? RSU`; missing vesting terms are unknown. All forms
    are listed at `read_part` in `tests/offer_language.py`.
    """
    parts = [read_part(piece) for piece in text.split(" + ")] if text else []
    currency = next((part.currency for part in parts if part.currency is not None), "USD")
    own = [replace(part, currency=None) if part.currency == currency else part for part in parts]
    return Offer(
        company="Acme",
        role="Engineer",
        currency=currency,
        start_date=date.fromisoformat(start),
        pay=tuple(part for part in own if isinstance(part, PAY_PARTS)),
        equity=tuple(part for part in own if isinstance(part, STAKES)),
    )


def pay(text: str) -> PayPart:
    """Return one part of the pay, in the offer's currency if it names dollars or none."""
    (part,) = offer(f"0 USD/year + {text}").pay[1:]
    return part


def stake(text: str) -> Stake:
    """Return one grant or plan, in the offer's currency if it names dollars or none."""
    (part,) = offer(f"0 USD/year + {text}").equity
    return part


def grant(text: str) -> Grant:
    """Return one grant, in the offer's currency if it names dollars or none."""
    part = stake(text)
    assert isinstance(part, Grant)
    return part


def component(text: str) -> Component:
    """Return a component by its path: `pay[0]`, `equity[0]` or `equity[0].refreshers`."""
    found = component_at(path_of(f"$.{text}"))
    return replace(found, is_refresher=text.endswith(".refreshers"))


def path(text: str) -> PricePath:
    """Return a price path: `"-5% a year"`, `"2027-01-01=50, 2028-01-01=80"` or `"exit 2028-06-30[=100M]"`."""
    if text.startswith("exit ") and "=" not in text:
        return Exit(on=date.fromisoformat(text.removeprefix("exit ")))
    if text.endswith("% a year"):
        return Growth(percent_a_year=Decimal(text.removesuffix("% a year")))
    dated = [piece.split("=") for piece in text.removeprefix("exit ").split(", ")]
    days = [(date.fromisoformat(day), number(amount)) for day, amount in dated]
    if text.startswith("exit "):
        ((day, value),) = days
        return Exit(on=day, value=value)
    return Targets(targets=tuple(Target(on=day, price=price) for day, price in days))


def assumptions(currency: str = "USD", years: int = 4, prices: str = "", **more: Any) -> Assumptions:
    """Return assumptions with a display currency, horizon and price path, at the rates of the last day in `table()`."""
    paths = (CompanyPrice("", path(prices)),) if prices else ()
    return Assumptions(exchange_day=LAST_RATE_DAY, currency=currency, years=years, prices=paths, **more)


class SmallTable:
    """A `RateTable` in memory: prices of a euro on a few days, oldest first."""

    source = "Small Bank"
    edition = "first"
    base = "EUR"

    def __init__(self, days: dict[date, dict[str, Fraction]]) -> None:
        self._days = days
        self.last_day = max(days)

    def span(self, currency: str) -> tuple[date, date] | None:
        runs = self.runs(currency)
        return (runs[0][0], runs[-1][1]) if runs else None

    def runs(self, currency: str) -> Runs:
        return runs_of(day for day in sorted(self._days) if currency in {self.base, *self._days[day]})

    @property
    def currencies(self) -> tuple[str, ...]:
        return tuple(sorted({self.base, *(code for values in self._days.values() for code in values)}))

    def quote(self, base: str, quote: str, on: date) -> Quote | None:
        found = list(self.quotes(base, quote, date.min, on))
        published = [day for day in self._days if day <= on]
        if not found or found[-1].day == max(published):
            return found[-1] if found else None
        return None if any(was_silent(self.runs(code), self.last_day, on) for code in (base, quote)) else found[-1]

    def quotes(self, base: str, quote: str, since: date, until: date) -> Iterator[Quote]:
        for day in sorted(self._days):
            values = {self.base: Fraction(1), **self._days[day]}
            if since <= day <= until and {base, quote} <= set(values):
                yield Quote(day, values[quote] / values[base], self.edition)


def table(text: str = RATE_DAYS) -> SmallTable:
    """Return a table of rates, e.g. `table("2026-01-05 USD 1.25 JPY 150; 2026-01-06 USD 1.2")`."""
    days = {}
    for row in text.split("; "):
        day, *cells = row.split(" ")
        pairs = zip(cells[::2], cells[1::2], strict=True)
        days[date.fromisoformat(day)] = {code: Fraction(number(value)) for code, value in pairs}
    return SmallTable(days)


def book(text: str = RATE_DAYS) -> RateBook:
    """Return a rate book of one table, written as for `table`."""
    return RateBook((table(text),))


AMOUNTS = st.fractions(min_value=0, max_value=10**12, max_denominator=1000)
SPANS = st.builds(
    lambda bounds, is_open: Span(bounds[0], bounds[1], None if is_open else bounds[2]),
    st.lists(AMOUNTS, min_size=3, max_size=3).map(sorted),
    st.booleans(),
)
"""Valid spans, some of them without an upper bound."""

_PARTS = (
    "{}k USD/year",
    "{}k..200k..300k IDR/month",
    "{} EUR/hour",
    "{}k USD/year rising 3%",
    "{}k EUR/month rising 0..2..5%",
    "{}k USD/week then 300k on 2027-03-16 then +1..2..10% on 2029-02-28",
    "{}% bonus",
    "{}k JPY bonus after 3m",
    "{}% bonus at 80..100..150% guaranteed 1y after 3m",
    "{}k USD commission at 90%",
    "{}k USD once after 13m",
    "{}k USD once owed back 24m",
    "{} wages in month 6",
    "{} USD/month allowance",
    "0.7 to 1y, {} wages/year on leaving after 6m",
    "0.5..1..2 to 2y, 1 wages/year on leaving by days",
    "{}% match on 6%",
    "100% on 3%, {}% on 2..3..4% match",
    "{}k USD/year benefit",
    "{}% contribution vesting after 18m",
    "5..8..12% contribution",
    "{}M IDR/month rising 3% linked to USD at 15000",
    "{}k USD/year paid in GBP",
    "{}..500..700 EUR bonus after 3m linked to IDR at 0.00005 paid in SGD",
    "{}k USD once owed back 24m paid in JPY at 150.5",
    "{}% bonus at 80% paid in SGD",
    "{}% match on 6% paid in SGD",
    "{} wages in month 3 paid in SGD",
    "{} EUR/hour allowance linked to USD at 0.85",
    "{} RSU @ 25 USD / 4y 1y-cliff monthly",
    "{}k of RSU @ 150 USD / 38-32-20-10",
    "{}k of RSU / 50% on 2027-06-30, 50% on 2028-01-31",
    "{} double-trigger RSU @ 25 USD valued 2M over 100k / 4y 1y-cliff quarterly",
    "{} restricted stock valued 1M..2M..3M over 100k preferred 20% before 1M / 4y yearly",
    "{}..200..300 options @ 30 USD strike 1..2..3 / 10/20/70 every 3m",
    "? options @ 30 USD strike 5 / at once",
    "1% options strike {} valued 2M over 100k / 3y even",
    "{} options @ 30 EUR strike 5 refreshed 3y by 50 / 4y yearly",
    "{} SAR @ 10..20..30 USD base 4 refreshed 2y by 1k..2k..3k worth / 3y even",
    "{} phantom @ 10 USD / 4y yearly",
    "{} PPU @ 10 USD threshold 2 cap 2..3..4x of 3 / 4y yearly",
    "{} RSU @ 25 USD refreshed 2y by 50 accelerating 35% at sale, 50% leaving in 3m / 4y 1y-cliff monthly",
    "{}k of RSU accelerating 100% at sale / 4y yearly",
    "{} RSU @ 25 USD crediting 1..2..3% locked 18m accelerating 50% leaving in 12m / 4y 1y-cliff monthly",
    "{} restricted stock valued 2M over 100k crediting ?% locked 6m / 3y even",
    "{}..200..300 options @ 30 USD strike 5 accelerating 100% leaving / 3y even",
    "{} RSU",
    "10% ESPP @ 20 USD at 15% off with look-back",
    "5..10..15% ESPP @ 20 USD at 5..10..15% off every 3m",
)
OFFERS = st.builds(
    lambda parts, start: offer(" + ".join(parts), start.isoformat()),
    st.lists(st.builds(str.format, st.sampled_from(_PARTS), st.integers(0, 200)), max_size=6),
    st.dates(date(2020, 1, 1), date(2030, 12, 31)),
)
"""Valid offers of every kind of part, in four currencies of `table()`."""


_DAYS = st.dates(date(2020, 1, 1), date(2040, 12, 31))
_PERCENTS = st.integers(0, 99).map(Decimal)
_PATHS = st.one_of(
    st.builds(Growth, percent_a_year=st.integers(-99, 300).map(Decimal)),
    st.builds(Targets, targets=st.lists(st.builds(Target, on=_DAYS, price=_PERCENTS), max_size=3).map(tuple)),
    st.builds(Exit, on=_DAYS, value=st.none() | st.integers(0, 10**9).map(Decimal)),
)
ASSUMPTIONS = st.builds(
    Assumptions,
    exchange_day=st.just(LAST_RATE_DAY),
    currency=st.just("USD"),
    years=st.integers(1, 10),
    attainment_percent=st.none() | st.integers(0, 300).map(Decimal),
    prices=st.lists(st.builds(CompanyPrice, st.sampled_from(["", "Acme"]), _PATHS), max_size=2).map(tuple),
    dilution_percent=st.one_of(
        st.none(), _PERCENTS, st.lists(_PERCENTS, min_size=3, max_size=3).map(lambda bounds: Range(*sorted(bounds)))
    ),
    liquidity_date=st.none() | _DAYS,
)
"""Assumptions on prices, dilution, attainment and liquidity; nobody leaves."""


def is_ordered(found: Span) -> bool:
    """Whether the bounds of a span are ordered and not negative."""
    return 0 <= found.least <= found.likely and (found.high is None or found.likely <= found.high)
