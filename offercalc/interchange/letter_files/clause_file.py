"""One clause in a TOML file, as docs/LETTERS.md describes it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Struct

from offercalc.application.clauses.clause import PLACES, Clause, Implied
from offercalc.application.clauses.clause_agreement import check_path
from offercalc.application.clauses.clause_error import ClauseError
from offercalc.application.clauses.merge_names import TABLES
from offercalc.application.clauses.passages import check_name, every_name, needed_names, read_passages
from offercalc.domain.values.lazy_text import N_

LARGEST_FILE = 2**16
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_SHAPE = re.compile(r"Object missing required field `(\w+)`|Object contains unknown field `(\w+)`")
_PLACE = re.compile(r" - at `\$\.?(.*?)`$")
_TAGS = re.compile(r"\{[#^/][^{}]*\}")
Text = Annotated[str, Meta(min_length=1, max_length=8_000)]
_ALWAYS_KNOWN = frozenset({"company", "title", "start_date", "company_legal_name", "letter_date"})
"""Merge names that every letter has a value for, so that a clause need not ask for them."""


class _Clause(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The keys of a file."""

    format: Literal["offercalc.clause"]
    id: Text
    title: Annotated[str, Meta(max_length=200)]
    text: Text
    topic: Text
    order: Annotated[int, Meta(ge=0, le=10_000)]
    source: Text
    reviewed: date
    places: tuple[str, ...] = ()
    when: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    sets: Mapping[str, Implied] = {}


def read_clause(content: bytes, *, is_own: bool = False) -> Clause:
    """Return the clause in a file; raises ClauseError with what is wrong and how to mend it."""
    raw, written = _raw(_plain(content)), content.decode("utf-8-sig")
    if _ID.fullmatch(raw.id) is None:
        raise ClauseError(N_("id: {id} must be small letters, digits and hyphens"), id=raw.id[:60])
    for place in raw.places:
        if place not in PLACES:
            raise ClauseError(N_("places: {place} is unknown; choose from {places}, or leave places empty"),
                              place=place[:60], places=", ".join(PLACES))  # fmt: skip
    pieces = read_passages(raw.text, _line_of("text", written))
    for field in ("when", "asks"):
        for name in getattr(raw, field):
            check_name(name, _line_of(field, written))
    for path in raw.sets:
        check_path(path)
    named = set(every_name(pieces))
    _check_asks(raw, set(needed_names(pieces)) | {name for name in raw.asks if name in named}, named)
    _check_tables(raw)
    fields = {name: getattr(raw, name) for name in raw.__struct_fields__ if name != "format"}
    return Clause(**fields, pieces=pieces, is_own=is_own)


def _line_of(field: str, written: str) -> int:
    """Return the line of a file on which the value of a field begins."""
    found = re.search(rf'^[ \t]*"?{field}"?[ \t]*=[ \t]*(?:"""\r?\n)?', written, re.MULTILINE)
    return 1 if found is None else written.count("\n", 0, found.end()) + 1


def _check_asks(raw: _Clause, needed: set[str], named: set[str]) -> None:
    """Raise ClauseError if `asks` does not list exactly what the text cannot do without."""
    known = _ALWAYS_KNOWN | set(raw.when) | set(TABLES)
    missing = sorted(needed - set(raw.asks) - known)
    if missing:
        raise ClauseError(
            N_("asks: the text needs {name}; list it in asks or when, or put it in a passage {tag}"),
            name=missing[0], tag=f"{{#{missing[0]}}}…{{/}}",
        )  # fmt: skip
    unused = sorted(set(raw.asks) - named)
    if unused:
        raise ClauseError(N_("asks: the text does not contain {name}; remove it from asks"), name=unused[0])


def _check_tables(raw: _Clause) -> None:
    for name in TABLES:
        tag = f"{{{name}}}"
        if any(tag in part and _TAGS.sub("", part).strip() != tag for part in re.split(r"\n\s*\n", raw.text)):
            raise ClauseError(N_("text: {tag} stands for a table; put it in a paragraph of its own"), tag=tag)


def _plain(content: bytes) -> dict[str, object]:
    if len(content) > LARGEST_FILE:
        raise ClauseError(N_("the file has more than {bytes} bytes"), bytes=LARGEST_FILE)
    try:
        return tomllib.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise ClauseError(N_("the file is not UTF-8 text")) from error
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        raise ClauseError(N_("this is not valid TOML: {reason}"), reason=str(error)[:200]) from error


def _raw(plain: dict[str, object]) -> _Clause:
    if plain.get("format") != "offercalc.clause":
        raise ClauseError(N_('this is not a clause: it has no format = "offercalc.clause"'))
    try:
        return msgspec.convert(plain, _Clause)
    except msgspec.ValidationError as error:
        raise _told(str(error)) from error


def _told(reason: str) -> ClauseError:
    """Return the fault in the form of a file as a sentence."""
    found = _SHAPE.search(reason)
    if found is not None and found[1]:
        return ClauseError(N_("the field {field} is missing; docs/LETTERS.md describes it"), field=found[1])
    if found is not None:
        return ClauseError(N_("there is no field {field}; remove it or correct its name"), field=found[2])
    place = _PLACE.search(reason)
    if place is not None:
        return ClauseError(N_("{field}: {reason}"), field=place[1], reason=_PLACE.sub("", reason)[:200])
    return ClauseError(N_("its form is not that of a clause: {reason}"), reason=reason[:200])
