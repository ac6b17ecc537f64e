"""Duplicate keys in JSON objects, of which parsers silently keep only the last."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from offercalc.domain.problems.problem import Fault, Problem

_STRING = re.compile(rb'"(?:[^"\\]|\\.)*+"[ \t\r\n]*+(:?)')
"""A string, and the colon after it if it is a key."""


class _Object:
    """An object with all its members, including duplicates."""

    def __init__(self, members: list[tuple[str, object]]) -> None:
        self.members = members


def repeated_keys(content: bytes, value: object) -> tuple[Problem, ...]:
    """Return the duplicate keys in valid JSON, each once with its object's path; `value` is the decoded content."""
    if _keys_in(content) == _keys_of(value):
        return ()
    import json  # noqa: PLC0415 - needed only if there are duplicates

    return tuple(_repeated(json.loads(content, object_pairs_hook=_Object, parse_int=str, parse_float=str), "$"))


def _keys_in(content: bytes) -> int:
    """Return the number of keys in the text."""
    return sum(colon == b":" for colon in _STRING.findall(content))


def _keys_of(value: object) -> int:
    """Return the number of keys in the decoded value."""
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
