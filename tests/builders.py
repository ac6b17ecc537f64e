"""Values written as short strings, so that a test shows its figures and nothing else; what is not understood raises."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import get_args

import msgspec
from hypothesis import strategies as st
from msgspec.structs import replace

from offercalc.domain.assumptions import Assumptions
from offercalc.domain.equity import Grant, Option, Rsu
from offercalc.domain.estimate import UNKNOWN, Estimate, Range, Span, exactly
from offercalc.domain.exchange import Publication
from offercalc.domain.offer import Offer
from offercalc.domain.pay import Bonus, Instalment, OneTime, PayPart, Period, Salary, ThirteenthMonth
from offercalc.domain.vesting import Preset, Presets, Vesting
from offercalc.interchange.preset_file import read_presets

RATE_DAYS = (
    "2026-01-05 USD 1.25 IDR 20000 JPY 150 HRK 7.5; "
    "2026-01-06 USD 1.28 IDR 20608 JPY 160; "
    "2026-01-08 USD 1.2 IDR 19440 JPY 156"
)
"""What a euro costs: the dollar is 16,000, then 16,100, then 16,200 rupiah; the kuna ends on the first day."""
LAST_RATE_DAY = date(2026, 1, 8)

_PRESETS = Path(__file__).parents[1] / "resources" / "presets" / "vesting.json"
_NUMBER = re.compile(r"(\d+(?:\.\d+)?)([kM]?)")
_TIMES = {"": 1, "k": 1000, "M": 1_000_000}

Fields = Mapping[str, str | None]


def number(text: str) -> Decimal:
    """Read a number, e.g. `number("555k")`, `number("2.5M")`."""
    match = _NUMBER.fullmatch(text)
    if match is None:
        message = f"{text!r} is not a number"
        raise ValueError(message)
    return Decimal(match[1]) * _TIMES[match[2]]


def estimate(text: str) -> Estimate:
    """Read what a person knows: `"555k"` is known, `"1..2..3"` a range, `"?"` unknown."""
    match text.split(".."):
        case ["?"]:
            return None
        case [known]:
            return number(known)
        case [low, likely, high]:
            return Range(number(low), number(likely), number(high))
        case _:
            message = f"{text!r} is not an estimate"
            raise ValueError(message)


def span(text: str) -> Span:
    """Read a span: `"5"`, `"1..2..3"`, `"5.."` and `"1..2.."` open above, `"?"` unknown; `"1/3"` is a third."""
    match text.split(".."):
        case ["?"]:
            return UNKNOWN
        case [known]:
            return exactly(_exact(known))
        case [low, ""]:
            return Span(_exact(low), _exact(low), None)
        case [low, likely, ""]:
            return Span(_exact(low), _exact(likely), None)
        case [low, likely, high]:
            return Span(_exact(low), _exact(likely), _exact(high))
        case _:
            message = f"{text!r} is not a span"
            raise ValueError(message)


def _exact(text: str) -> Fraction:
    above, _, below = text.partition("/")
    return Fraction(number(above)) / Fraction(number(below or "1"))


def vesting(text: str) -> Vesting:
    """Read vesting terms: a preset (`"4y 1y-cliff monthly"`) or percents by year (`"10/20/70"`, `"50/50 every 3m"`)."""
    preset = text.replace(" ", "-")
    if preset in presets():
        return Vesting(preset=preset)
    percents, _, every = text.partition(" every ")
    every_months = None if percents == text else int(number(every.removesuffix("m")))
    return Vesting(percent_by_year=tuple(map(number, percents.split("/"))), every_months=every_months)


@cache
def presets() -> Presets:
    """Read the vesting presets that ship with the program."""
    found: Mapping[str, Preset] = read_presets(_PRESETS)
    return found


def offer(text: str = "", start: str = "2026-01-01") -> Offer:
    """Build an offer of parts joined by " + "; its currency is the first one named, dollars where none is.

    - pay: `555k USD/year`, `20% bonus`, `5k USD bonus after 3m`, `60k USD once after 13m`, `1 wage in month 3`
    - equity: `4000 RSU @ 25 USD / 4y 1y-cliff monthly`, `900k of RSU @ 150 USD / 38-32-20-10`,
      `? options @ 30 USD strike 5`, `0.1% options valued 2M over 100k / 10/20/70`

    A quantity is an estimate, e.g. `100k..110k..120k USD/year` or `? RSU`; no vesting terms are unknown ones.
    """
    parts = [_part(piece) for piece in text.split(" + ")] if text else []
    currency = next((part.currency for part in parts if part.currency is not None), "USD")
    own = [replace(part, currency=None) if part.currency == currency else part for part in parts]
    return Offer(
        company="Acme",
        role="Engineer",
        currency=currency,
        start_date=date.fromisoformat(start),
        pay=tuple(part for part in own if not isinstance(part, Grant)),
        equity=tuple(part for part in own if isinstance(part, Grant)),
    )


def pay(text: str) -> PayPart:
    """Read one part of the pay, in the offer's currency where it names dollars or none."""
    (part,) = offer(f"0 USD/year + {text}").pay[1:]
    return part


def grant(text: str) -> Grant:
    """Read one grant, in the offer's currency where it names dollars or none."""
    (part,) = offer(f"0 USD/year + {text}").equity
    return part


def _part(text: str) -> PayPart | Grant:
    for pattern, build in _FORMS.items():
        match = re.fullmatch(pattern, text)
        if match is not None:
            return build(match.groupdict())
    message = f"{text!r} is no part of an offer"
    raise ValueError(message)


def _salary(fields: Fields) -> Salary:
    per = msgspec.convert(fields["per"], Period)
    return Salary(amount=_estimate(fields, "amount"), currency=fields["currency"], per=per)


def _bonus(fields: Fields) -> Bonus:
    return Bonus(
        percent_of_salary=_estimate(fields, "percent"),
        amount=_estimate(fields, "amount"),
        currency=fields["currency"],
        paid_after_months=int(fields["months"] or 0),
    )


def _one_time(fields: Fields) -> OneTime:
    instalment = Instalment(amount=_estimate(fields, "amount"), after_months=int(fields["months"] or 0))
    return OneTime(instalments=(instalment,), currency=fields["currency"])


def _thirteenth_month(fields: Fields) -> ThirteenthMonth:
    return ThirteenthMonth(months=_estimate(fields, "wages"), paid_in_month=int(fields["month"] or 12))


def _rsu(fields: Fields) -> Rsu:
    return Rsu(
        currency=fields["currency"],
        units=_estimate(fields, "units"),
        value=_estimate(fields, "value"),
        ownership_percent=_estimate(fields, "percent"),
        price=_estimate(fields, "price"),
        valuation=_estimate(fields, "valuation"),
        fully_diluted_shares=_estimate(fields, "shares"),
        vesting=None if fields["vesting"] is None else vesting(fields["vesting"]),
    )


def _option(fields: Fields) -> Option:
    stock = msgspec.structs.asdict(_rsu(fields))
    return Option(**stock, strike=_estimate(fields, "strike"))


def _estimate(fields: Fields, name: str) -> Estimate:
    text = fields[name]
    return None if text is None else estimate(text)


_SIZE = r"(?:(?P<units>[^ %]+)|(?P<value>[^ %]+) of|(?P<percent>[^ %]+)%)"
_PRICE = r"(?: @ (?P<price>\S+) (?P<currency>[A-Z]{3}))?"
_STRIKE = r"(?: strike (?P<strike>\S+))?"
_COMPANY = r"(?: valued (?P<valuation>\S+) over (?P<shares>\S+))?"
_VESTING = r"(?: / (?P<vesting>.+))?"
_FORMS: dict[str, Callable[[Fields], PayPart | Grant]] = {
    rf"(?P<amount>\S+) (?P<currency>[A-Z]{{3}})/(?P<per>{'|'.join(get_args(Period))})": _salary,
    r"(?:(?P<percent>[^ %]+)%|(?P<amount>\S+) (?P<currency>[A-Z]{3})) bonus(?: after (?P<months>\d+)m)?": _bonus,
    r"(?P<amount>\S+) (?P<currency>[A-Z]{3}) once(?: after (?P<months>\d+)m)?": _one_time,
    r"(?P<wages>\S+) wages? in month (?P<month>\d+)": _thirteenth_month,
    f"{_SIZE} RSU{_PRICE}{_COMPANY}{_VESTING}": _rsu,
    f"{_SIZE} options{_PRICE}{_STRIKE}{_COMPANY}{_VESTING}": _option,
}


def assumptions(currency: str = "USD", years: int = 4) -> Assumptions:
    """Take for granted a display currency and a horizon, at the rates of the last day in `table()`."""
    return Assumptions(exchange_day=LAST_RATE_DAY, currency=currency, years=years)


class SmallTable:
    """A `RateTable` in memory: what a euro costs on a few days, oldest first."""

    source = "Small Bank"
    edition = "first"
    base = "EUR"

    def __init__(self, days: dict[date, dict[str, Fraction]]) -> None:
        self._days = days
        self.last_day = max(days)

    def span(self, currency: str) -> tuple[date, date] | None:
        found = [day for day, values in self._days.items() if currency in {self.base, *values}]
        return (min(found), max(found)) if found else None

    def publication(self, currencies: frozenset[str], on: date) -> Publication | None:
        for day in sorted(self._days, reverse=True):
            values = self._days[day]
            if day <= on and currencies <= set(values):
                return Publication(day, {code: values[code] for code in currencies})
        return None


def table(text: str = RATE_DAYS) -> SmallTable:
    """Read a table of rates, e.g. `table("2026-01-05 USD 1.25 JPY 150; 2026-01-06 USD 1.2")`."""
    days = {}
    for row in text.split("; "):
        day, *cells = row.split(" ")
        pairs = zip(cells[::2], cells[1::2], strict=True)
        days[date.fromisoformat(day)] = {code: Fraction(number(value)) for code, value in pairs}
    return SmallTable(days)


AMOUNTS = st.fractions(min_value=0, max_value=10**12, max_denominator=1000)
SPANS = st.builds(
    lambda bounds, is_open: Span(bounds[0], bounds[1], None if is_open else bounds[2]),
    st.lists(AMOUNTS, min_size=3, max_size=3).map(sorted),
    st.booleans(),
)
"""Spans that are in order, some of them open above."""

_PARTS = (
    "{}k USD/year",
    "{}k..200k..300k IDR/month",
    "{} EUR/hour",
    "{}% bonus",
    "{}k JPY bonus after 3m",
    "{}k USD once after 13m",
    "{} wages in month 6",
    "{} RSU @ 25 USD / 4y 1y-cliff monthly",
    "{}k of RSU @ 150 USD / 38-32-20-10",
    "{}..200..300 options @ 30 USD strike 1..2..3 / 10/20/70 every 3m",
    "? options @ 30 USD strike 5 / at once",
    "1% options strike {} valued 2M over 100k / 3y even",
    "{} RSU",
)
OFFERS = st.builds(
    lambda parts, start: offer(" + ".join(parts), start.isoformat()),
    st.lists(st.builds(str.format, st.sampled_from(_PARTS), st.integers(0, 200)), max_size=6),
    st.dates(date(2020, 1, 1), date(2030, 12, 31)),
)
"""Sound offers of every kind of part, in four currencies that `table()` has."""


def is_ordered(found: Span) -> bool:
    """Tell whether the bounds of a span are in their order and none is below zero."""
    return 0 <= found.low <= found.likely and (found.high is None or found.likely <= found.high)
