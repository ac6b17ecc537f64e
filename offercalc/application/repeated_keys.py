"""Keys that stand twice in one object of a JSON text: parsers take the last one in silence, and lose the others."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from offercalc.domain.problems import Fault, Problem

_STRING = re.compile(rb'"(?:[^"\\]|\\.)*+"[ \t\r\n]*+(:?)')
"""A text, and the colon behind it where it is a key."""


class _Object:
    """An object with all its members, also those of the same name."""

    def __init__(self, members: list[tuple[str, object]]) -> None:
        self.members = members


def repeated_keys(content: bytes, value: object) -> tuple[Problem, ...]:
    """List the keys that stand twice in valid JSON, each once at its object's path; `value` is what was read of it."""
    if _keys_in(content) == _keys_of(value):
        return ()
    import json  # noqa: PLC0415 - only where there is something to be told

    return tuple(_repeated(json.loads(content, object_pairs_hook=_Object, parse_int=str, parse_float=str), "$"))


def _keys_in(content: bytes) -> int:
    """Count the keys as they are written."""
    return sum(colon == b":" for colon in _STRING.findall(content))


def _keys_of(value: object) -> int:
    """Count the keys that have come to be read."""
    if isinstance(value, dict):
        return len(value) + sum(map(_keys_of, value.values()))
    return sum(map(_keys_of, value)) if isinstance(value, list) else 0


def _repeated(value: object, path: str) -> Iterator[Problem]:
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from _repeated(item, f"{path}[{index}]")
    if not isinstance(value, _Object):
        return
    for name, times in Counter(name for name, _member in value.members).items():
        if times > 1:
            yield Problem(path, Fault.REPEATED_KEY, name)
    for name, member in value.members:
        yield from _repeated(member, f"{path}.{name}")
