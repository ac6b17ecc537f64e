"""Enumerations of Qt, made in a quarter of the time."""

# PySide makes 170 of them with 2,000 members on the way to the first paint, through the functional interface of `enum`,
# which checks each member for everything that may stand in the body of a class. These have whole numbers alone. How an
# enumeration is built differs among versions of Python: one that is not known here builds its own.

from __future__ import annotations

import sys
from collections.abc import Callable
from enum import Enum, EnumType, Flag, IntEnum, IntFlag
from typing import Any

_KNOWN = (3, 11)
_CREATE = "_create_"
_KINDS = (Enum, Flag, IntEnum, IntFlag)


def build_enums_fast() -> None:
    """Build enumerations whose members are whole numbers fast from now on."""
    plain = getattr(EnumType, _CREATE)
    if sys.version_info[:2] == _KNOWN and plain.__module__ != __name__:
        setattr(EnumType, _CREATE, _creator(plain))


def _creator(plain: Callable[..., Any]) -> Callable[..., Any]:
    """Return what creates enumerations; `plain` creates those that are not of whole numbers alone."""
    reserved = {kind: frozenset(dir(EnumType)).union(*map(vars, kind.__mro__)) for kind in _KINDS}
    empty: dict[object, dict[str, Any]] = {}

    def create(kind: Any, name: str, members: Any = (), **named: Any) -> Any:  # noqa: ANN401 - as Python calls it
        if kind not in reserved or named.get("type") or not _are_whole(members, reserved[kind]):
            return plain(kind, name, members, **named)
        boundary = named.get("boundary")
        if (kind, boundary) not in empty:
            empty[kind, boundary] = dict(vars(plain(kind, name, (), module=__name__, boundary=boundary)))
        made = type.__new__(EnumType, name, (kind,), _copied(empty[kind, boundary]))
        type.__setattr__(made, "__new__", Enum.__new__)
        _add_members(made, members)
        return made

    return create


def _are_whole(members: object, reserved: frozenset[str]) -> bool:
    """Whether members are a list of distinct names with whole numbers, none of which enumerations use."""
    return (
        isinstance(members, list)
        and all(type(one) is tuple and len(one) == 2 and type(one[1]) is int for one in members)  # noqa: PLR2004 - name and value
        and len(named := dict(members)) == len(members)
        and reserved.isdisjoint(named)
        and not any(name.startswith("_") for name in named)
    )


def _copied(namespace: dict[str, Any]) -> dict[str, Any]:
    """Return the namespace of an empty enumeration with lists and dictionaries of its own."""
    return {name: one.copy() if isinstance(one, list | dict) else one for name, one in namespace.items()}


def _add_members(made: Any, members: list[tuple[str, int]]) -> None:  # noqa: ANN401 - filled behind its type
    """Add members to an empty enumeration; a second name of a value is another name of the first member."""
    names, by_name, by_value = made._member_names_, made._member_map_, made._value2member_map_
    is_flag, is_number, every, single = issubclass(made, Flag), issubclass(made, int), 0, 0
    for name, value in members:
        is_single = value > 0 and not value & (value - 1)
        every, single = every | value, single | value * is_single
        member = by_value.get(value)
        if member is None:
            member = by_value[value] = int.__new__(made, value) if is_number else object.__new__(made)
            member._value_, member._name_, member.__objclass__ = value, name, made
            member._sort_order_ = len(names)
            if is_single or not is_flag:
                names.append(name)
        by_name[name] = member
        type.__setattr__(made, name, member)
    if is_flag:
        _note_bits(made, every, single)


def _note_bits(made: Any, every: int, single: int) -> None:  # noqa: ANN401 - filled behind its type
    """Note which bits the members of a flag have, and in which order they are listed."""
    made._flag_mask_, made._singles_mask_ = every, single
    made._all_bits_ = 2 ** every.bit_length() - 1
    listed = [member.value for member in made]
    if listed != sorted(listed):
        made._iter_member_ = made._iter_member_by_def_
