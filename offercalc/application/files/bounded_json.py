"""JSON decoding within limits of nesting depth and number of values, both checked before decoding."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import Any, Generic, TypeVar

import msgspec

T = TypeVar("T")

DEEPEST = 64
"""Maximum nesting depth; an offer needs nine levels, and a decoder may overflow its stack."""
MOST_VALUES = 30_000
"""Maximum number of values in an offer file: twice what the limits of an offer allow."""
_TEXT = re.compile(rb'"(?:[^"\\]|\\.)*+"?', re.DOTALL)
_AS_STEPS = bytes.maketrans(b"[{]}", b"\x01\x01\x00\x00")
_NO_BRACKETS = bytes(set(range(256)) - set(b"[]{}"))


class UnreadableError(Exception):
    """The content is not JSON of the expected type; the message says why, for logs."""


class JsonDecoder(Generic[T]):
    """Decodes JSON of one type and raises a single kind of error; thread-safe."""

    def __init__(self, kind: type[T] | Any) -> None:  # noqa: ANN401 - unions and generic aliases are not types
        """Take the type to decode, as msgspec expects it."""
        self._decoder: msgspec.json.Decoder[T] = msgspec.json.Decoder(kind)

    def decode(self, content: bytes | str | msgspec.Raw) -> T:
        """Decode content; raises UnreadableError if it does not fit the type."""
        try:
            text = content.encode() if isinstance(content, str) else bytes(content)
            if is_too_deep(text):
                message = f"it is nested more than {DEEPEST} levels deep"
                raise UnreadableError(message)
            return self._decoder.decode(text)
        except (msgspec.MsgspecError, ValueError, TypeError, ArithmeticError, RecursionError) as error:
            raise UnreadableError(str(error)) from error


def is_too_deep(content: bytes) -> bool:
    """Whether lists and objects are nested more than `DEEPEST` levels; broken JSON is checked as far as it goes.

    If there are too few brackets for that, nothing else is counted.
    """
    if content.count(b"[") + content.count(b"{") <= DEEPEST:
        return False
    opened = accumulate(_outside_texts(content).translate(_AS_STEPS, _NO_BRACKETS))
    return any(2 * times - place > DEEPEST for place, times in enumerate(opened, 1))


def values_beyond(content: bytes) -> int:
    """Return the number of values in JSON if it is above `MOST_VALUES`, else 0.

    Lists and objects count as values too, empty ones twice.
    """
    signs = (b",", b"[", b"{")
    if sum(map(content.count, signs)) < MOST_VALUES:
        return 0
    count = 1 + sum(map(_outside_texts(content).count, signs))
    return count if count > MOST_VALUES else 0


def _outside_texts(content: bytes) -> bytes:
    """Return the content without its strings; an unterminated string extends to the end."""
    return _TEXT.sub(b"", content)
