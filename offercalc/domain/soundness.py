"""Whether an offer can be true: every rule that a single field's type does not hold."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction

from msgspec import Struct

from offercalc.domain.currencies import is_currency
from offercalc.domain.equity import Grant
from offercalc.domain.estimate import Range
from offercalc.domain.months import MONTHS_A_YEAR
from offercalc.domain.offer import Offer
from offercalc.domain.pay import Bonus, OneTime, PayPart, ThirteenthMonth
from offercalc.domain.problems import Fault, Problem
from offercalc.domain.vesting import Presets, Vesting

LARGEST = Decimal(10) ** 21
FINEST_PLACES = 12
EARLIEST, LATEST = date(1950, 1, 1), date(2200, 12, 31)
_LONGEST_TEXT = 20_000
_LONGEST_DELAY_MONTHS = 1200
_MOST_HOURS_A_WEEK = 168
_WHOLE = 100
_ABOVE_ZERO = ("price", "valuation", "fully_diluted_shares", "hours_per_week")
_ABOVE_ZERO_FOR_A_VALUE = ("price", "valuation")


def soundness(offer: Offer, presets: Presets) -> tuple[Problem, ...]:
    """List everything wrong with an offer, each with its path; an empty answer means that it can be computed."""
    plain = tuple(_walk(offer, "$"))
    if plain:
        return plain
    return tuple(_rules(offer, presets))


def _walk(value: object, path: str) -> Iterator[Problem]:
    """Check every number, date and text of a value, whatever it is part of."""
    if isinstance(value, Decimal):
        yield from _number(value, path)
    elif isinstance(value, date):
        yield from _date(value, path)
    elif isinstance(value, str):
        yield from _text(value, path)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _walk(item, f"{path}[{index}]")
    elif isinstance(value, Struct):
        for field in value.__struct_fields__:
            yield from _walk(getattr(value, field), f"{path}.{field}")
        if isinstance(value, Range):
            yield from _range(value, path)


def _date(value: date, path: str) -> Iterator[Problem]:
    if not EARLIEST <= value <= LATEST:
        yield Problem(path, Fault.DATE_OUT_OF_RANGE, value.isoformat(), f"{EARLIEST.year}-{LATEST.year}")


def _text(value: str, path: str) -> Iterator[Problem]:
    if len(value) > _LONGEST_TEXT:
        yield Problem(path, Fault.TOO_LONG, str(len(value)), str(_LONGEST_TEXT))


def _number(value: Decimal, path: str) -> Iterator[Problem]:
    """Refuse what is no amount: not finite, negative, too large to be true, too finely divided."""
    if not value.is_finite():
        yield Problem(path, Fault.BAD_NUMBER, str(value))
    elif value < 0:
        yield Problem(path, Fault.NEGATIVE, _brief(value))
    elif value > LARGEST:
        yield Problem(path, Fault.TOO_LARGE, _brief(value), f"{LARGEST:f}")
    elif -int(value.as_tuple().exponent) > FINEST_PLACES:
        yield Problem(path, Fault.TOO_PRECISE, _brief(value), str(FINEST_PLACES))


def _brief(value: Decimal) -> str:
    """Write a number as a person did, unless that would fill the line."""
    text = str(value)
    return text if len(text) <= len(str(LARGEST)) else f"{value:.3e}"


def _range(value: Range, path: str) -> Iterator[Problem]:
    finite = value.low.is_finite() and value.likely.is_finite() and value.high.is_finite()
    if finite and not value.low <= value.likely <= value.high:
        yield Problem(path, Fault.DISORDERED_RANGE, f"{value.low}, {value.likely}, {value.high}")


def _rules(offer: Offer, presets: Presets) -> Iterator[Problem]:
    """Check what fields mean together."""
    for field in ("company", "role"):
        if not getattr(offer, field).strip():
            yield Problem(f"$.{field}", Fault.EMPTY)
    yield from _currency(offer.currency, "$.currency")
    yield from _positive(offer, "$")
    yield from _at_most(offer.hours_per_week, _MOST_HOURS_A_WEEK, "$.hours_per_week")
    for index, part in enumerate(offer.pay):
        yield from _pay(part, f"$.pay[{index}]")
    owned = sum((_lowest(grant.ownership_percent) or Decimal(0) for grant in offer.equity), Decimal(0))
    if len(offer.equity) > 1 and owned > _WHOLE:
        yield Problem("$.equity", Fault.OWNERSHIP_ABOVE_100, f"{owned:f}")
    for index, grant in enumerate(offer.equity):
        yield from _grant(grant, f"$.equity[{index}]", presets)


def _currency(code: str | None, path: str) -> Iterator[Problem]:
    if code is not None and not is_currency(code):
        yield Problem(path, Fault.UNKNOWN_CURRENCY, code)


def _at_most(value: Decimal | int, limit: int, path: str) -> Iterator[Problem]:
    if value > limit:
        yield Problem(path, Fault.TOO_LARGE, str(value), str(limit))


def _months(value: int, path: str, least: int = 0, most: int = _LONGEST_DELAY_MONTHS) -> Iterator[Problem]:
    if value < least:
        yield Problem(path, Fault.TOO_SMALL, str(value), str(least))
    yield from _at_most(value, most, path)


def _positive(value: Struct, path: str) -> Iterator[Problem]:
    """Refuse a zero in fields that something is divided by."""
    for field in _ABOVE_ZERO:
        found = getattr(value, field, None)
        low = found.low if isinstance(found, Range) else found
        is_free = field in _ABOVE_ZERO_FOR_A_VALUE and getattr(value, "value", None) is None
        if low == 0 and found is not None and not is_free:
            yield Problem(f"{path}.{field}", Fault.ZERO_DIVISOR, "0")


def _pay(part: PayPart, path: str) -> Iterator[Problem]:
    yield from _currency(part.currency, f"{path}.currency")
    if isinstance(part, Bonus):
        if part.percent_of_salary is not None and part.amount is not None:
            yield Problem(path, Fault.ONE_OF, "percent_of_salary, amount")
        yield from _months(part.paid_after_months, f"{path}.paid_after_months")
    elif isinstance(part, OneTime):
        if not part.instalments:
            yield Problem(f"{path}.instalments", Fault.EMPTY)
        for index, instalment in enumerate(part.instalments):
            yield from _months(instalment.after_months, f"{path}.instalments[{index}].after_months")
        if part.clawback is not None:
            yield from _months(part.clawback.months, f"{path}.clawback.months", least=1)
    elif isinstance(part, ThirteenthMonth):
        yield from _months(part.paid_in_month, f"{path}.paid_in_month", least=1, most=MONTHS_A_YEAR)


def _grant(grant: Grant, path: str, presets: Presets) -> Iterator[Problem]:
    yield from _currency(grant.currency, f"{path}.currency")
    sizes = [name for name in ("units", "value", "ownership_percent") if getattr(grant, name) is not None]
    if len(sizes) > 1:
        yield Problem(path, Fault.ONE_OF, ", ".join(sizes))
    yield from _positive(grant, path)
    yield from _ownership(grant, path)
    if grant.vesting is not None:
        yield from _vesting(grant.vesting, f"{path}.vesting", presets)


def _highest(estimate: Decimal | Range | None) -> Decimal | None:
    return estimate.high if isinstance(estimate, Range) else estimate


def _lowest(estimate: Decimal | Range | None) -> Decimal | None:
    return estimate.low if isinstance(estimate, Range) else estimate


def _ownership(grant: Grant, path: str) -> Iterator[Problem]:
    """Refuse a part of the company above the whole: stated, by units of all shares, or by value of its valuation."""
    stated = _highest(grant.ownership_percent)
    if stated is not None and stated > _WHOLE:
        yield Problem(f"{path}.ownership_percent", Fault.OWNERSHIP_ABOVE_100, f"{stated:f}")
    units, shares = _lowest(grant.units), _highest(grant.fully_diluted_shares)
    if units is not None and shares and units > shares:
        percent = Fraction(units) * _WHOLE / Fraction(shares)
        yield Problem(f"{path}.units", Fault.OWNERSHIP_ABOVE_100, f"{float(percent):.4g}")
    value, valuation = _lowest(grant.value), _highest(grant.valuation)
    if value is not None and valuation and value > valuation:
        percent = Fraction(value) * _WHOLE / Fraction(valuation)
        yield Problem(f"{path}.value", Fault.OWNERSHIP_ABOVE_100, f"{float(percent):.4g}")


def _vesting(vesting: Vesting, path: str, presets: Presets) -> Iterator[Problem]:
    stated = [name for name in ("preset", "percent_by_year") if getattr(vesting, name) is not None]
    if len(stated) != 1:
        yield Problem(path, Fault.ONE_OF, "preset, percent_by_year")
        return
    if vesting.preset is not None and vesting.preset not in presets:
        yield Problem(f"{path}.preset", Fault.UNKNOWN_PRESET, vesting.preset, ", ".join(sorted(presets)))
    every = vesting.every_months
    if every is not None and (every < 1 or MONTHS_A_YEAR % every or vesting.preset is not None):
        yield Problem(f"{path}.every_months", Fault.BAD_INTERVAL, str(every), "1, 2, 3, 4, 6, 12")
    if vesting.percent_by_year is not None:
        yield from _percents(vesting.percent_by_year, f"{path}.percent_by_year")


def _percents(percents: tuple[Decimal, ...], path: str) -> Iterator[Problem]:
    if not percents:
        yield Problem(path, Fault.EMPTY)
    yield from _months(len(percents), path, most=_LONGEST_DELAY_MONTHS // MONTHS_A_YEAR)
    vested = sum(percents, Decimal(0))
    if vested > _WHOLE:
        yield Problem(path, Fault.VESTING_ABOVE_100, f"{vested:f}")
