"""Whether the wording of a clause agrees with the offer: the fields it implies, compared with what is stated."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum

from msgspec import Struct

from offercalc.application.clauses.clause import Clause, Implied
from offercalc.application.clauses.clause_error import ClauseError
from offercalc.application.clauses.letter_details import TERMS, LetterDetails, term_of
from offercalc.domain.offer.offer import Offer
from offercalc.domain.values.field_spec import Spec, record_types, specs_of
from offercalc.domain.values.lazy_text import N_
from offercalc.domain.values.paths import Path

_STEP = re.compile(r"(\w+)(?:\[(\w*)\])?(?:\.|$)")
_PATH = re.compile(r"\w+(?:\[\w*\])?(?:\.\w+(?:\[\w*\])?)*")


class Stance(StrEnum):
    """How an offer stands to what a clause implies; `OPEN` if it states nothing about it."""

    AGREES = "agrees"
    OPEN = "open"
    CONTRADICTS = "contradicts"


class Disagreement(Struct, frozen=True):
    """A field that the offer states differently from what a clause implies; `stated` is "" for a missing part."""

    path: str
    implied: str
    stated: str


def check_path(path: str) -> None:
    """Raise ClauseError if a path such as `pay[one_time].clawback.by` names no field of an offer."""
    if path in TERMS:
        return
    if not _owners(path):
        raise ClauseError(N_("sets: an offer has no field {path}"), path=path)


def spec_of(path: str) -> Spec | None:
    """Return what is known about the field at a path such as `pay[one_time].clawback.by`.

    A property that has no entry of its own is told by the record that it is of.
    """
    steps = _STEP.findall(path)
    for kind in _owners(path):
        spec = specs_of(kind).get(steps[-1][0])
        if spec is not None:
            return spec
    outer, dot, _last = path.rpartition(".")
    return spec_of(outer) if dot else None


def place_of_field(path: str, offer: Offer) -> Path:
    """Return where an offer has the field at a path, in the first part that it names; () if it has no such part."""
    found: Path = ()
    value: object = offer
    for name, kind in _STEP.findall(path):
        if not isinstance(value, Struct) or not _has(type(value), name):
            break
        found, value = (*found, name), getattr(value, name)
        if kind and isinstance(value, tuple):
            place = next((place for place, one in enumerate(value) if _tag(type(one)) == kind), None)
            if place is None:
                return ()
            found, value = (*found, place), value[place]
    return found


def _owners(path: str) -> tuple[type[Struct], ...]:
    """Return the types of the records that have the field at a path; nothing if there is no such field."""
    kinds: tuple[type[Struct], ...] = (Offer,)
    steps = _STEP.findall(path) if _PATH.fullmatch(path) else []
    for place, (name, kind) in enumerate(steps):
        kinds = tuple(one for one in kinds if _has(one, name))
        if place < len(steps) - 1:
            kinds = tuple(
                inner for one in kinds for inner in record_types(one, name) if not kind or _tag(inner) == kind
            )
    return kinds if steps else ()


def stance(clause: Clause, offer: Offer, details: LetterDetails) -> Stance:
    """Return how an offer stands to everything a clause implies; one contradiction is enough."""
    found = [_stance(path, implied, offer, details) for path, implied in clause.sets.items()]
    if Stance.CONTRADICTS in found:
        return Stance.CONTRADICTS
    return Stance.OPEN if Stance.OPEN in found else Stance.AGREES


def disagreements(clause: Clause, offer: Offer, details: LetterDetails) -> Iterator[Disagreement]:
    """Yield the fields in which an offer contradicts a clause."""
    for path, implied in clause.sets.items():
        if _stance(path, implied, offer, details) is Stance.CONTRADICTS:
            stated = [_plain(value) for value in _values(path, offer, details)]
            other = next((value for value in stated if value != implied), "")
            yield Disagreement(path, _word(implied), _word(other))


def _stance(path: str, implied: Implied, offer: Offer, details: LetterDetails) -> Stance:
    stated = [_plain(value) for value in _values(path, offer, details)]
    if not stated:
        return Stance.CONTRADICTS
    if any(value not in {None, "", implied} for value in stated):
        return Stance.CONTRADICTS
    is_open = any(value in {None, ""} for value in stated) and implied is not False
    return Stance.OPEN if is_open else Stance.AGREES


def _values(path: str, offer: Offer, details: LetterDetails) -> tuple[object, ...]:
    """Return the values at a path, one per part that it names; a part without a record on the way has none."""
    if path in TERMS:
        return (term_of(path, offer, details),)
    found: tuple[object, ...] = (offer,)
    for name, kind in _STEP.findall(path):
        found = tuple(
            inner
            for one in found
            if isinstance(one, Struct) and _has(type(one), name)
            for inner in _inner(getattr(one, name), kind)
        )
    return found


def _has(kind: type[Struct], name: str) -> bool:
    """Whether a type has a field, or a property that follows from its fields."""
    return name in kind.__struct_fields__ or isinstance(getattr(kind, name, None), property)


def _inner(value: object, kind: str) -> tuple[object, ...]:
    """Return the parts of a list, those of one kind if it is named; any other value is returned alone."""
    if isinstance(value, tuple) and any(isinstance(one, Struct) for one in value):
        return tuple(one for one in value if not kind or _tag(type(one)) == kind)
    return () if kind else (value,)


def _tag(kind: type) -> object:
    return kind.__struct_config__.tag if issubclass(kind, Struct) else None


def _plain(value: object) -> object:
    """Return a value as a clause file writes it; of records and lists, only whether they are there counts."""
    if isinstance(value, Struct | tuple):
        return value != ()
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else str(value)
    return value


def _word(value: object) -> str:
    return {True: "true", False: "none"}.get(value, str(value)) if isinstance(value, bool) else str(value)
