"""Limits of numbers, dates and texts that apply to every field."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal, InvalidOperation

from msgspec import Struct

from offercalc.domain.problems.problem import Fault, Problem
from offercalc.domain.problems.validation import brief
from offercalc.domain.values.estimate import Range

LARGEST = Decimal(10) ** 21
FINEST_PLACES = 12
EARLIEST, LATEST = date(1950, 1, 1), date(2200, 12, 31)
_LONGEST_TEXT = 20_000
PLAIN_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?")
"""A JSON number, except that leading zeros are allowed; the only form in files, questions and terminal options."""


def read_plain_number(text: str) -> Decimal | None:
    """Parse a number with a decimal point, such as "-1234.5" or "1e5", or return None; minus zero becomes 0."""
    try:
        number = Decimal(text) if PLAIN_NUMBER.fullmatch(text) else None
    except InvalidOperation:  # an exponent that no Decimal can hold
        return None
    return number.copy_abs() if number is not None and number.is_zero() else number


def plain_problems(value: object, path: str) -> Iterator[Problem]:
    """Yield the problems of every number, date and text within a value."""
    if isinstance(value, Decimal):
        yield from _number(value, path)
    elif isinstance(value, date):
        yield from _date(value, path)
    elif isinstance(value, str):
        yield from _text(value, path)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from plain_problems(item, f"{path}[{index}]")
    elif isinstance(value, Struct):
        for field in value.__struct_fields__:
            yield from plain_problems(getattr(value, field), f"{path}.{field}")
        if isinstance(value, Range):
            yield from _range(value, path)


def _date(value: date, path: str) -> Iterator[Problem]:
    if not EARLIEST <= value <= LATEST:
        yield Problem(path, Fault.DATE_OUT_OF_RANGE, value.isoformat(), f"{EARLIEST.year}-{LATEST.year}")


def _text(value: str, path: str) -> Iterator[Problem]:
    if len(value) > _LONGEST_TEXT:
        yield Problem(path, Fault.TOO_LONG, str(len(value)), str(_LONGEST_TEXT))


def _number(value: Decimal, path: str) -> Iterator[Problem]:
    """Refuse numbers that are not finite, negative, too large, or have too many decimal places."""
    if not value.is_finite():
        yield Problem(path, Fault.BAD_NUMBER, str(value))
    elif value < 0:
        yield Problem(path, Fault.NEGATIVE, brief(value))
    elif value > LARGEST:
        yield Problem(path, Fault.TOO_LARGE, brief(value), f"{LARGEST:f}")
    elif -int(value.as_tuple().exponent) > FINEST_PLACES:
        yield Problem(path, Fault.TOO_PRECISE, brief(value), str(FINEST_PLACES))


def _range(value: Range, path: str) -> Iterator[Problem]:
    finite = value.low.is_finite() and value.likely.is_finite() and value.high.is_finite()
    if finite and not value.low <= value.likely <= value.high:
        yield Problem(path, Fault.DISORDERED_RANGE, f"{value.low}, {value.likely}, {value.high}")
