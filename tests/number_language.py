"""The notation in which tests write numbers, estimates and spans."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from offercalc.domain.values.estimate import UNKNOWN, Estimate, Range, Span, exactly

_NUMBER = re.compile(r"(\d+(?:\.\d+)?)([kM]?)")
_TIMES = {"": 1, "k": 1000, "M": 1_000_000}


def number(text: str) -> Decimal:
    """Return a number, e.g. `number("555k")`, `number("2.5M")`."""
    match = _NUMBER.fullmatch(text)
    if match is None:
        message = f"{text!r} is not a number"
        raise ValueError(message)
    return Decimal(match[1]) * _TIMES[match[2]]


def estimate(text: str) -> Estimate:
    """Return an estimate: `"555k"` is known, `"1..2..3"` a range, `"?"` unknown."""
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
    """Return a span: `"5"`, `"1..2..3"`, `"5.."` and `"1..2.."` open above, `"?"` unknown; `"1/3"` is a third."""
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
