"""Paths into nested values: reading the value at a path, and replacing it."""

from __future__ import annotations

import re
from typing import TypeAlias, TypeVar, cast

from msgspec import Struct, structs

Path: TypeAlias = tuple[str | int, ...]
"""Field names and list indexes, e.g. `("pay", 0, "amount")`."""

_STEP = re.compile(r"\.(\w+)|\[(\d+)\]")
_Value = TypeVar("_Value")


def path_of(text: str) -> Path:
    """Parse a path such as `$.pay[0].amount`."""
    return tuple(name or int(index) for name, index in _STEP.findall(text))


def get_at(value: object, path: Path) -> object:
    """Return the value at a path; raise LookupError or AttributeError if the path does not exist."""
    for step in path:
        value = cast("tuple[object, ...]", value)[step] if isinstance(step, int) else getattr(value, step)
    return value


def replace_at(whole: _Value, path: Path, value: object) -> _Value:
    """Return a copy of `whole` with the value at a path replaced; raise as `get_at` does."""
    if not path:
        return cast("_Value", value)
    step, rest = path[0], path[1:]
    if isinstance(step, int):
        parts = cast("tuple[object, ...]", whole)
        changed = (*parts[:step], replace_at(parts[step], rest, value), *parts[step + 1 :])
        return cast("_Value", changed)
    return cast(
        "_Value", structs.replace(cast("Struct", whole), **{step: replace_at(getattr(whole, step), rest, value)})
    )
