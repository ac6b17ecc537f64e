"""The form of any value of an offer, built from the specifications of its fields."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import combinations
from typing import Any, TypeAlias

from msgspec import NODEFAULT, Struct
from msgspec.structs import replace

from offercalc.domain.values.estimate import Estimate
from offercalc.domain.values.field_spec import (
    MONEY_UNITS,
    Spec,
    Unit,
    blank,
    defaults_of,
    is_stated,
    record_type,
    specs_of,
)
from offercalc.domain.values.field_spec import Entry as Kind
from offercalc.presentation.forms.field import Choice, Entry, Field, FieldWriter, Way
from offercalc.presentation.parsing.dates import day_hint

_WAYS = ("value", "units", "ownership_percent")
"""Ways to state the size of a grant, in the order shown."""
Special: TypeAlias = Callable[[Any, FieldWriter], Iterable[Entry]]
"""Returns the entries of a field that is entered in a way of its own, from the value that has the field."""


def spec_entries(
    value: Struct,
    writer: FieldWriter,
    names: Iterable[str] | None = None,
    special: Mapping[str, Special] | None = None,
) -> Iterator[Entry]:
    """Yield the entries of the named fields of a value, or of all; `special` has fields with a form of their own."""
    specs = specs_of(type(value))
    for name in specs if names is None else names:
        if special and name in special:
            yield from special[name](value, writer)
        elif specs[name].entry is Kind.RECORD:
            yield from record_fields(value, name, writer, special)
        elif specs[name].entry is Kind.RECORDS:
            yield from record_entries(value, name, writer)
        else:
            yield _with_ways(_field(value, name, writer), value, name, writer)


def _with_ways(field: Field, owner: Struct, name: str, writer: FieldWriter) -> Field:
    """Return a field that knows the other ways to state the same, the most common in offer letters first."""
    specs, tr = specs_of(type(owner)), writer.localizer.tr
    own = specs[name]
    if not own.way:
        return field
    same = sorted((one for one, spec in specs.items() if spec.way and spec.either == own.either), key=_WAYS.index)
    units = {Unit.MONEY: writer.currency, Unit.PERCENT: "%"}
    ways = tuple(Way((*field.path[:-1], one), tr(specs[one].way), units.get(specs[one].unit, "")) for one in same)
    return replace(field, ways=ways, heading=tr(own.heading))


def field_label(spec: Spec, writer: FieldWriter, other: str = "") -> str:
    """Return the label of a field in the form; that of an exchange rate names both currencies."""
    return writer.localizer.tr(spec.form_label or spec.label, currency=writer.currency, other=other)


def record_fields(
    owner: Struct,
    name: str,
    writer: FieldWriter,
    special: Mapping[str, Special] | None = None,
    names: Iterable[str] | None = None,
) -> Iterator[Entry]:
    """Yield the choice whether a record exists, and if it does its fields, or those of them that are named."""
    record, kind = getattr(owner, name), record_type(type(owner), name)
    label = field_label(specs_of(type(owner))[name], writer)
    yield writer.presence(name, label, record, blank(kind) if record is None and kind else record)
    if record is not None:
        yield from spec_entries(record, writer.inside(name), names, special)


def record_entries(owner: Struct, name: str, writer: FieldWriter, added: Struct | None = None) -> Iterator[Entry]:
    """Yield each record of a list under its heading, and what adds one: `added`, or one of which nothing is known.

    The last record of a required list cannot be removed.
    """
    tr, spec, records = writer.localizer.tr, specs_of(type(owner))[name], getattr(owner, name)
    is_removable = len(records) > 1 or defaults_of(type(owner))[name] is not NODEFAULT
    for index, record in enumerate(records):
        inside = writer.inside(name, index)
        if is_removable:
            yield inside.row(tr(spec.row, number=index + 1))
        yield from spec_entries(record, inside)
    kind = record_type(type(owner), name)
    yield writer.adder(name, tr(spec.add), blank(kind) if added is None and kind else added)


def _field(owner: Struct, name: str, writer: FieldWriter) -> Field:
    """Return the entry of one plain field."""
    spec, value = specs_of(type(owner))[name], getattr(owner, name)
    label = field_label(spec, writer, str(getattr(owner, "currency", "")))
    is_optional = defaults_of(type(owner))[name] is None
    match spec.entry:
        case Kind.ESTIMATE:
            field = _estimate(name, label, spec, value, writer)
            return replace(field, optional=True) if spec.is_limit or _is_replaced(owner, name) else field
        case Kind.NUMBER if spec.unit is Unit.EXCHANGE_RATE:
            return writer.rate(name, label, value, optional=is_optional)
        case Kind.DAY:
            return writer.optional_day(name, label, value) if is_optional else writer.day(name, label, value)
        case Kind.CURRENCY:
            return writer.code(name, label, value, optional=is_optional)
        case Kind.PLACE:
            return writer.tax_place(name, label, value, str(getattr(owner, "location", "")))
        case Kind.CHOICE:
            words = writer.localizer.tr
            choices = tuple(Choice(one, words(message) or str(one)) for one, message in spec.choices)
            return writer.choice(name, label, choices, value)
        case Kind.CHOICES:
            return writer.choice(name, label, tuple(_combined(spec, value, writer)), value)
        case _:
            return replace(_plain(name, label, spec, value, writer), optional=is_optional)


def _combined(spec: Spec, stated: tuple[str, ...], writer: FieldWriter) -> Iterator[Choice]:
    """Yield the combinations of several choices, the shortest first; what is stated is one of them in its own order."""
    names = dict(spec.choices)
    for count in range(1, len(names) + 1):
        for values in combinations(names, count):
            label = " + ".join(writer.localizer.tr(names[one]) for one in values)
            yield Choice(stated if {*stated} == {*values} else values, label)


def _plain(name: str, label: str, spec: Spec, value: Any, writer: FieldWriter) -> Field:  # noqa: ANN401 - by its entry
    """Return the entry of a number, a yes or no, or a text."""
    match spec.entry:
        case Kind.NUMBER:
            return writer.number(name, label, value)
        case Kind.WHOLE:
            return writer.whole(name, label, value, writer.localizer.tr(spec.hint) if spec.hint else "")
        case Kind.YES_NO:
            return writer.yes_no(name, label, value=value)
        case Kind.NUMBERS:
            return writer.numbers(name, label, value, writer.localizer.tr(spec.hint))
        case Kind.DAYS:
            return writer.days(name, label, value, day_hint(writer.localizer))
        case Kind.LINES:
            return writer.lines(name, label, value, writer.localizer.tr(spec.hint))
        case Kind.NOTE:
            return writer.note(name, label, value)
        case _:
            return writer.text(name, label, value)


def _estimate(name: str, label: str, spec: Spec, value: Estimate, writer: FieldWriter) -> Field:
    """Return the entry of an estimate in its unit."""
    if spec.unit is Unit.SHARE_PRICE:
        return writer.price(name, label, value)
    if spec.unit in MONEY_UNITS:
        return writer.amount(name, label, value)
    return writer.quantity(name, label, value, "%" if spec.unit is Unit.PERCENT else "")


def _is_replaced(owner: Struct, name: str) -> bool:
    """Whether an alternative of a field is stated, such as the amount of a bonus; empty, the field means none then."""
    specs = specs_of(type(owner))
    others = (other for other, spec in specs.items() if spec.either == specs[name].either and other != name)
    return bool(specs[name].either) and any(is_stated(getattr(owner, other)) for other in others)
