"""Everything in a plain value that does not have the shape of a type, each at its place."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin

import msgspec
from msgspec import Struct
from msgspec.structs import FieldInfo
from msgspec.structs import fields as read_fields

from offercalc.domain.plain_values import PLAIN_NUMBER
from offercalc.domain.problems import Fault, Problem
from offercalc.interchange.shape_problems import brief, type_problem


@cache
def fields(struct: type[Struct]) -> tuple[FieldInfo, ...]:
    """Give the fields of a kind of struct; msgspec works them out anew every time."""
    return read_fields(struct)


def shape_problems(value: object, kind: Any, path: str) -> tuple[Problem, ...]:  # noqa: ANN401 - any type
    """List what keeps a value from being of a kind; an empty answer means that it can be converted."""
    top = _leaf(value, kind, path)
    return (tuple(_walk(value, kind, path)) or top) if top else tuple(_loose_numbers(value, kind, path))


def _loose_numbers(value: object, kind: Any, path: str) -> Iterator[Problem]:  # noqa: ANN401
    """Refuse numbers in texts that may mean two things, such as "5_000", though Python reads them."""
    struct, item = _struct(value, kind), _item(kind)
    if isinstance(value, dict) and struct is not None:
        for field in fields(struct):
            name = field.encode_name
            if name in value:
                yield from _loose_numbers(value[name], field.type, f"{path}.{name}")
    elif isinstance(value, list) and item is not None:
        for index, one in enumerate(value):
            yield from _loose_numbers(one, item, f"{path}[{index}]")
    elif isinstance(value, str) and Decimal in _options(kind) and not PLAIN_NUMBER.fullmatch(value):
        yield Problem(path, Fault.BAD_NUMBER, brief(value))


def _walk(value: object, kind: Any, path: str) -> Iterator[Problem]:  # noqa: ANN401
    """Go into the parts of a value as far as their kinds can be told, and ask each for its own problems."""
    struct = _struct(value, kind)
    item = _item(kind)
    if isinstance(value, dict) and struct is not None:
        yield from _fields(value, struct, path)
    elif isinstance(value, list) and item is not None:
        for index, one in enumerate(value):
            yield from _walk(one, item, f"{path}[{index}]")
    else:
        yield from _leaf(value, kind, path)


def _leaf(value: object, kind: Any, path: str) -> tuple[Problem, ...]:  # noqa: ANN401
    try:
        msgspec.convert(value, kind)
    except msgspec.ValidationError as error:
        return (type_problem(str(error), path, value),)
    return ()


def _fields(value: dict[str, object], struct: type[Struct], path: str) -> Iterator[Problem]:
    """Hold every field against its own kind; refuse those that are not there and ask for those that must be."""
    known = {field.encode_name: field for field in fields(struct)}
    for name in value:
        if name not in known and name != struct.__struct_config__.tag_field:
            yield Problem(path, Fault.UNKNOWN_FIELD, brief(name))
    for name, field in known.items():
        if name in value:
            yield from _walk(value[name], field.type, f"{path}.{name}")
        elif field.required:
            yield Problem(f"{path}.{name}", Fault.MISSING, name)


def _struct(value: object, kind: Any) -> type[Struct] | None:  # noqa: ANN401
    """Find the struct that a plain object is meant to be: the only one, or the one with its tag."""
    candidates, tagged = _structs(kind)
    if isinstance(value, dict) and tagged:
        return next((one for one in tagged if value.get(_tag_field(one)) == one.__struct_config__.tag), None)
    return candidates[0] if candidates else None


@cache
def _structs(kind: Any) -> tuple[tuple[type[Struct], ...], tuple[type[Struct], ...]]:  # noqa: ANN401
    """Return the structs among the alternatives of a kind, and those of them that have a tag."""
    candidates = tuple(one for one in _options(kind) if isinstance(one, type) and issubclass(one, Struct))
    return candidates, tuple(one for one in candidates if one.__struct_config__.tag is not None)


def _tag_field(struct: type[Struct]) -> str:
    return struct.__struct_config__.tag_field or ""


@cache
def _item(kind: Any) -> Any:  # noqa: ANN401
    """Give the kind of a list's items, or None where no list is meant."""
    lists = (get_args(one) for one in _options(kind) if get_origin(one) is tuple)
    return next((found[0] for found in lists), None)


@cache
def _options(kind: Any) -> tuple[Any, ...]:  # noqa: ANN401
    """Give the alternatives of a union, or the one kind that it is."""
    return get_args(kind) if get_origin(kind) in {Union, UnionType} else (kind,)
