"""Places inside a value: what stands at a path, and the same value with something else there."""

from __future__ import annotations

import re
from typing import TypeAlias, TypeVar, cast

from msgspec import Struct, structs

Path: TypeAlias = tuple[str | int, ...]
"""Where in a value: names of fields and places in lists, e.g. `("pay", 0, "amount")`."""

_STEP = re.compile(r"\.(\w+)|\[(\d+)\]")
_Value = TypeVar("_Value")


def path_of(text: str) -> Path:
    """Read a path such as `$.pay[0].amount`."""
    return tuple(name or int(index) for name, index in _STEP.findall(text))


def at(value: object, path: Path) -> object:
    """Give what stands at a path; raise LookupError or AttributeError for one that is not there."""
    for step in path:
        value = cast("tuple[object, ...]", value)[step] if isinstance(step, int) else getattr(value, step)
    return value


def put(whole: _Value, path: Path, value: object) -> _Value:
    """Rebuild everything along a path around a new value; raise as `at` does."""
    if not path:
        return cast("_Value", value)
    step, rest = path[0], path[1:]
    if isinstance(step, int):
        parts = cast("tuple[object, ...]", whole)
        changed = (*parts[:step], put(parts[step], rest, value), *parts[step + 1 :])
        return cast("_Value", changed)
    return cast("_Value", structs.replace(cast("Struct", whole), **{step: put(getattr(whole, step), rest, value)}))
