"""Parsing of JSON into plain values, or into problems with their place."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

import msgspec

from offercalc.application.files.bounded_json import MOST_VALUES, is_too_deep, values_beyond
from offercalc.application.files.repeated_keys import repeated_keys
from offercalc.domain.problems.problem import Fault, Problem
from offercalc.interchange.offer_files.shape_problems import number_problem, syntax_problem

_UTF8_MARK = b"\xef\xbb\xbf"


def parse(content: bytes) -> object:
    """Parse UTF-8 JSON with exact numbers; return a tuple of problems for invalid JSON or duplicate keys.

    Content that is nested too deeply or has too many values is refused before anything is decoded.
    """
    content = content.removeprefix(_UTF8_MARK)
    try:
        content.decode()
        if is_too_deep(content):
            return (Problem("", Fault.TOO_DEEP),)
        if count := values_beyond(content):
            return (Problem("", Fault.TOO_MANY_VALUES, str(count), str(MOST_VALUES)),)
        value: object = msgspec.json.Decoder(object, float_hook=_number).decode(content)
        return repeated_keys(content, value) or value
    except UnicodeDecodeError:
        return (Problem("", Fault.NOT_TEXT),)
    except msgspec.ValidationError:
        return (number_problem(content),)
    except msgspec.DecodeError as error:
        return (syntax_problem(str(error), content),)


def _number(text: str) -> Decimal:
    """Parse a number of a file; one out of the range of Decimal becomes NaN, which is refused later."""
    try:
        return Decimal(text)
    except InvalidOperation:
        return Decimal("NaN")
