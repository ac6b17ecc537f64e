"""Validation rules shared by many fields, such as currencies, months, percentages and divisors."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from msgspec import NODEFAULT, Struct

from offercalc.domain.problems.problem import Fault, Problem
from offercalc.domain.values.currencies import is_currency
from offercalc.domain.values.estimate import Range
from offercalc.domain.values.field_spec import Entry, defaults_of, is_stated, specs_of
from offercalc.domain.values.money import round_half_up
from offercalc.domain.values.places import is_place

WHOLE = 100
_LONGEST_NUMBER = 22


def currency_problems(code: str | None, path: str) -> Iterator[Problem]:
    """Refuse a code that is not a current currency."""
    if code is not None and not is_currency(code):
        yield Problem(path, Fault.UNKNOWN_CURRENCY, code)


def place_problems(code: str | None, path: str) -> Iterator[Problem]:
    """Refuse a code that is not that of a country or of a part of one."""
    if code is not None and not is_place(code):
        yield Problem(path, Fault.UNKNOWN_PLACE, code)


def other_currency_problems(code: str | None, expected: str, path: str) -> Iterator[Problem]:
    """Refuse a currency other than that of the amounts it relates to."""
    if code is not None and code != expected:
        yield Problem(path, Fault.OTHER_CURRENCY, code, expected)


def bound_problems(value: Decimal | int, path: str, least: int, most: int) -> Iterator[Problem]:
    """Refuse a number outside its bounds."""
    if value < least:
        yield Problem(path, Fault.TOO_SMALL, brief(value), str(least))
    if value > most:
        yield Problem(path, Fault.TOO_LARGE, brief(value), str(most))


def divisor_problems(value: Struct, fields: tuple[str, ...], path: str) -> Iterator[Problem]:
    """Refuse a zero in fields that are used as divisors."""
    for field in fields:
        if lowest(getattr(value, field)) == 0:
            yield Problem(f"{path}.{field}", Fault.ZERO_DIVISOR, "0")


def exclusive_problems(value: Struct, fields: tuple[str, ...], path: str) -> Iterator[Problem]:
    """Refuse more than one of several mutually exclusive fields."""
    stated = [field for field in fields if is_stated(getattr(value, field))]
    if len(stated) > 1:
        yield Problem(path, Fault.ONE_OF, ", ".join(stated))


def spec_problems(value: Struct, path: str) -> Iterator[Problem]:
    """Yield what contradicts the specifications of the fields of a value, then of the records inside it."""
    specs = specs_of(type(value))
    for name, spec in specs.items():
        if spec.entry is Entry.CURRENCY:
            yield from currency_problems(getattr(value, name), f"{path}.{name}")
        if spec.entry is Entry.PLACE:
            yield from place_problems(getattr(value, name), f"{path}.{name}")
        if spec.most is not None:
            yield from _all_bounds(getattr(value, name), f"{path}.{name}", spec.least, spec.most)
    for group in dict.fromkeys(spec.either for spec in specs.values() if spec.either):
        names = tuple(name for name, spec in specs.items() if spec.either == group)
        yield from exclusive_problems(value, names, path)
    for name in specs:
        yield from _inner_problems(value, name, f"{path}.{name}")


def _inner_problems(owner: Struct, name: str, path: str) -> Iterator[Problem]:
    """Yield the problems of the record or the records in a field; a required list has at least one."""
    value = getattr(owner, name)
    if isinstance(value, Struct):
        yield from spec_problems(value, path)
    elif isinstance(value, tuple):
        if not value and defaults_of(type(owner))[name] is NODEFAULT:
            yield Problem(path, Fault.EMPTY)
        for index, record in enumerate(value):
            if isinstance(record, Struct):
                yield from spec_problems(record, f"{path}[{index}]")


def _all_bounds(value: Decimal | Range | tuple[int, ...] | None, path: str, least: int, most: int) -> Iterator[Problem]:
    """Refuse a quantity, or a number in a list, outside its bounds."""
    if isinstance(value, tuple):
        for index, one in enumerate(value):
            yield from bound_problems(one, f"{path}[{index}]", least, most)
    else:
        yield from _bounds(value, path, least, most)


def repeated_problems(values: tuple[object, ...], path: str) -> Iterator[Problem]:
    """Refuse a value that occurs in a list more than once."""
    for index, value in enumerate(values):
        if value in values[:index]:
            yield Problem(f"{path}[{index}]", Fault.DUPLICATE_ID, str(value))


def stated_problems(value: Struct, fields: tuple[str, ...], path: str) -> Iterator[Problem]:
    """Refuse more than one of several mutually exclusive fields that do not hold their default."""
    defaults = defaults_of(type(value))
    stated = [field for field in fields if getattr(value, field) != defaults[field]]
    if len(stated) > 1:
        yield Problem(path, Fault.ONE_OF, ", ".join(stated))


def _bounds(value: Decimal | Range | None, path: str, least: int, most: int) -> Iterator[Problem]:
    """Refuse a known bound of an estimate below `least` or above `most`."""
    low, high = lowest(value), highest(value)
    if low is not None and low < least:
        yield Problem(path, Fault.TOO_SMALL, brief(low), str(least))
    if high is not None and high > most:
        yield Problem(path, Fault.TOO_LARGE, brief(high), str(most))


def highest(estimate: Decimal | Range | None) -> Decimal | None:
    """Return the upper bound of an estimate, or None if it is unknown."""
    return estimate.high if isinstance(estimate, Range) else estimate


def lowest(estimate: Decimal | Range | None) -> Decimal | None:
    """Return the lower bound of an estimate, or None if it is unknown."""
    return estimate.low if isinstance(estimate, Range) else estimate


def percent_text(part: Fraction) -> str:
    """Return a fraction as a percentage with at most two decimals; one that would round down to 100 is ">100"."""
    percent = round_half_up(part * WHOLE, 2)
    if part > 1 and percent == WHOLE:
        return f">{WHOLE}"
    text = f"{percent:f}".rstrip("0").rstrip(".")
    return text if len(text) <= _LONGEST_NUMBER else brief(percent)


def brief(value: Decimal | int) -> str:
    """Return a number as written, or in scientific notation if it is too long."""
    text = str(value)
    return text if len(text) <= _LONGEST_NUMBER else f"{Decimal(value):.3e}"
