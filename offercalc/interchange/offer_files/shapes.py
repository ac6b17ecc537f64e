"""All mismatches between a plain value and a type, each with its path."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from types import UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

import msgspec
from msgspec import Struct
from msgspec.structs import FieldInfo
from msgspec.structs import fields as read_fields

from offercalc.domain.problems.problem import Fault, Problem
from offercalc.domain.problems.value_limits import PLAIN_NUMBER
from offercalc.interchange.offer_files.plain_json import parse
from offercalc.interchange.offer_files.shape_problems import brief, type_problem

_Kind = TypeVar("_Kind", bound=Struct)


@cache
def fields(struct: type[Struct]) -> tuple[FieldInfo, ...]:
    """Return the fields of a struct type, cached because msgspec computes them on every call."""
    return read_fields(struct)


def shape_problems(value: object, kind: Any, path: str) -> tuple[Problem, ...]:  # noqa: ANN401 - any type
    """Return the problems that prevent a value from being converted to a type; empty if there are none."""
    top = _leaf(value, kind, path)
    return (tuple(_walk(value, kind, path)) or top) if top else tuple(_loose_numbers(value, kind, path))


def decoded(content: bytes, kind: type[_Kind]) -> _Kind | tuple[Problem, ...]:
    """Return the value of a type in a JSON text, or everything that is wrong with its shape."""
    raw = parse(content)
    if isinstance(raw, tuple):
        return raw
    return shape_problems(raw, kind, "$") or msgspec.convert(raw, kind)


def _loose_numbers(value: object, kind: Any, path: str) -> Iterator[Problem]:  # noqa: ANN401
    """Yield problems for ambiguous numbers in strings, such as "5_000", although Python parses them."""
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
    """Yield the problems of a value and its parts, as deep as their types can be determined."""
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
    """Yield the problems of every field, of unknown fields and of missing required ones."""
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
    """Return the struct type of a plain object: the one with its tag, or the only one."""
    candidates, tagged = _structs(kind)
    if isinstance(value, dict) and tagged:
        return next((one for one in tagged if value.get(_tag_field(one)) == one.__struct_config__.tag), None)
    return candidates[0] if candidates else None


@cache
def _structs(kind: Any) -> tuple[tuple[type[Struct], ...], tuple[type[Struct], ...]]:  # noqa: ANN401
    """Return the structs among the alternatives of a type, and those of them that have a tag."""
    candidates = tuple(one for one in _options(kind) if isinstance(one, type) and issubclass(one, Struct))
    return candidates, tuple(one for one in candidates if one.__struct_config__.tag is not None)


def _tag_field(struct: type[Struct]) -> str:
    return struct.__struct_config__.tag_field or ""


@cache
def _item(kind: Any) -> Any:  # noqa: ANN401
    """Return the item type of a list, or None if the type is not a list."""
    lists = (get_args(one) for one in _options(kind) if get_origin(one) is tuple)
    return next((found[0] for found in lists), None)


@cache
def _options(kind: Any) -> tuple[Any, ...]:  # noqa: ANN401
    """Return the alternatives of a union, or the type itself, without its metadata."""
    if get_origin(kind) is Annotated:
        kind = get_args(kind)[0]
    return get_args(kind) if get_origin(kind) in {Union, UnionType} else (kind,)
