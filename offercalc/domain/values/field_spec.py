"""What is known about each field of an offer, stated once as `Annotated` metadata at its definition."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from typing import TypeAlias, TypeVar, get_args, get_type_hints

from msgspec import NODEFAULT, Struct

from offercalc.domain.values.estimate import Range


class Unit(StrEnum):
    """What the number in a field counts; money is in the currency of its part."""

    NONE = ""
    MONEY = "money"
    SHARE_PRICE = "money per share"
    COMPANY_VALUE = "money, of the whole company"
    EXCHANGE_RATE = "exchange rate"
    PERCENT = "percent"
    SHARES = "shares"
    MULTIPLE = "multiple"
    YEARS = "years"
    MONTHS = "months"
    DAYS = "days"
    HOURS = "hours"


MONEY_UNITS = frozenset({Unit.MONEY, Unit.SHARE_PRICE, Unit.COMPANY_VALUE})
"""Units that are amounts of a currency."""


class Entry(StrEnum):
    """How a field is filled in; `SPECIAL` fields are entered in a way of their own."""

    ESTIMATE = "estimate"
    NUMBER = "number"
    WHOLE = "whole number"
    TEXT = "text"
    NOTE = "text of several lines"
    LINES = "list of texts"
    CURRENCY = "currency"
    PLACE = "place"
    DAY = "date"
    YES_NO = "yes or no"
    CHOICE = "choice"
    CHOICES = "several choices"
    NUMBERS = "list of whole numbers"
    DAYS = "list of dates"
    RECORD = "record"
    RECORDS = "list of records"
    SPECIAL = "special"


class Shown(StrEnum):
    """When the form shows a field that holds its default: always, on request, or until an alternative is stated."""

    ALWAYS = "always"
    ON_REQUEST = "on request"
    AS_ALTERNATIVE = "as alternative"


class Reader(StrEnum):
    """Who may see a field: both sides, or only the owner of the file."""

    BOTH = "both"
    OWNER = "owner"


_Kind = TypeVar("_Kind", bound=Struct)
Choices: TypeAlias = tuple[tuple[str | int | None, str], ...]
"""The possible values of a field, each with its message; a value without a message is its own label."""


class Spec(Struct, frozen=True):
    """What is known about one field; texts are messages of the catalogue, marked with `N_`.

    `label` names the field in sentences, and in the form unless that has a `form_label`, which adds a hint. `question`
    asks for an unknown value; its `{part}` is the name of the part. Fields with the same `either` are alternatives;
    those with a `way`, its short name, are entered in one field under a `heading`.
    An absent value of a limit (`is_limit`) means "none", that of another estimate "not known". The name of the part is
    enough to name its main field (`is_main`). A larger value of an estimate raises the result, unless it `lowers` it.
    A number lies between `least` and `most`. Each record of a list is headed by `row`, and `add` appends one.
    """

    label: str
    unit: Unit = Unit.NONE
    entry: Entry = Entry.ESTIMATE
    form_label: str = ""
    hint: str = ""
    question: str = ""
    choices: Choices = ()
    row: str = ""
    add: str = ""
    shown: Shown = Shown.ON_REQUEST
    either: str = ""
    way: str = ""
    heading: str = ""
    is_main: bool = False
    is_limit: bool = False
    lowers: bool = False
    least: int = 0
    most: int | None = None
    seen_by: Reader = Reader.BOTH


@cache
def specs_of(kind: type[Struct]) -> dict[str, Spec]:
    """Return the specifications of the fields of a type, by name in the order of the fields that have one."""
    hints = _hints(kind)
    found = {name: getattr(hints[name], "__metadata__", ()) for name in kind.__struct_fields__}
    return {name: spec for name, notes in found.items() for spec in notes if isinstance(spec, Spec)}


@cache
def record_types(kind: type[Struct], name: str) -> tuple[type[Struct], ...]:
    """Return the types of the records that a field may hold."""
    return tuple(_structs_in(_hints(kind)[name]))


def record_type(kind: type[Struct], name: str) -> type[Struct] | None:
    """Return the type of the record, or of the records, in a field; None if it holds none."""
    return next(iter(record_types(kind, name)), None)


@cache
def _hints(kind: type[Struct]) -> dict[str, object]:
    """Return the types of the fields of a type with their metadata, evaluated once."""
    return get_type_hints(kind, include_extras=True)


def _structs_in(hint: object) -> Iterator[type[Struct]]:
    """Yield the struct types among the alternatives and items of a type, except ranges, which are plain values."""
    if isinstance(hint, type) and issubclass(hint, Struct) and hint is not Range:
        yield hint
    for inner in get_args(hint):
        yield from _structs_in(inner)


def spec_at(kind: type[Struct], fields: tuple[str, ...]) -> Spec:
    """Return the specification of a field by its path in a type, e.g. `("clawback", "months")`; raise KeyError."""
    *outer, last = fields
    for name in outer:
        inner = record_type(kind, name)
        if inner is None:
            raise KeyError(name)
        kind = inner
    return specs_of(kind)[last]


def is_stated(value: object) -> bool:
    """Whether a field of several alternatives has a value: neither nothing nor an empty list."""
    return value is not None and value != ()


@cache
def defaults_of(kind: type[Struct]) -> dict[str, object]:
    """Return the defaults of the fields of a type; NODEFAULT for a required field."""
    names, stated = kind.__struct_fields__, kind.__struct_defaults__
    return dict(zip(names, (*(NODEFAULT,) * (len(names) - len(stated)), *stated), strict=True))


@cache
def blank(kind: type[_Kind]) -> _Kind:
    """Return a value of which nothing is known: no text, no estimate, one blank record where one is required."""
    required = [name for name, default in defaults_of(kind).items() if default is NODEFAULT]
    return kind(**{name: _unknown(kind, name) for name in required})


def _unknown(kind: type[Struct], name: str) -> object:
    """Return the value of a required field about which nothing is known; raise ValueError for a date."""
    spec, record = specs_of(kind)[name], record_type(kind, name)
    match spec.entry:
        case Entry.ESTIMATE:
            return None
        case Entry.TEXT:
            return ""
        case Entry.WHOLE:
            return 1
        case Entry.RECORDS if record is not None:
            return (blank(record),)
        case _:
            message = f"{kind.__name__}.{name} has no value that means unknown"
            raise ValueError(message)
