"""JSON within bounds: how deep it is nested and how many values it has, found out before it is decoded."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import Any, Generic, TypeVar

import msgspec

T = TypeVar("T")

DEEPEST = 64
"""How many lists and objects may stand within each other; an offer needs nine, and a decoder may overflow its stack."""
MOST_VALUES = 30_000
"""How many values one offer file may hold: twice what the bounds of an offer leave room for."""
_TEXT = re.compile(rb'"(?:[^"\\]|\\.)*+"?', re.DOTALL)
_AS_STEPS = bytes.maketrans(b"[{]}", b"\x01\x01\x00\x00")
_NO_BRACKETS = bytes(set(range(256)) - set(b"[]{}"))


class UnreadableError(Exception):
    """Something is no JSON of the kind that is expected; the message says why, for whoever keeps a log."""


class JsonDecoder(Generic[T]):
    """Decodes JSON of one kind, so that whatever is wrong with it is one error; any thread may use it."""

    def __init__(self, kind: type[T] | Any) -> None:  # noqa: ANN401 - unions and generic kinds are no types
        """Take the kind of value, as msgspec has it."""
        self._decoder: msgspec.json.Decoder[T] = msgspec.json.Decoder(kind)

    def decode(self, content: bytes | str | msgspec.Raw) -> T:
        """Decode content; raises UnreadableError for everything that keeps it from being of the kind."""
        try:
            text = content.encode() if isinstance(content, str) else bytes(content)
            if is_too_deep(text):
                message = f"it is nested more than {DEEPEST} levels deep"
                raise UnreadableError(message)
            return self._decoder.decode(text)
        except (msgspec.MsgspecError, ValueError, TypeError, ArithmeticError, RecursionError) as error:
            raise UnreadableError(str(error)) from error


def is_too_deep(content: bytes) -> bool:
    """Whether lists and objects stand within each other more than `DEEPEST` levels; of broken JSON, as far as it goes.

    Most content has too few brackets to be, which is all that is counted then.
    """
    if content.count(b"[") + content.count(b"{") <= DEEPEST:
        return False
    opened = accumulate(_outside_texts(content).translate(_AS_STEPS, _NO_BRACKETS))
    return any(2 * times - place > DEEPEST for place, times in enumerate(opened, 1))


def values_beyond(content: bytes) -> int:
    """Count the values of JSON where there are more than `MOST_VALUES`, else return 0.

    Lists and objects count as well, those that are empty twice.
    """
    signs = (b",", b"[", b"{")
    if sum(map(content.count, signs)) < MOST_VALUES:
        return 0
    count = 1 + sum(map(_outside_texts(content).count, signs))
    return count if count > MOST_VALUES else 0


def _outside_texts(content: bytes) -> bytes:
    """Return what stands outside of texts; one that does not end goes on to the end."""
    return _TEXT.sub(b"", content)
