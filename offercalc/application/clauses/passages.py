"""The text of a clause: words, merge names such as {title}, and passages such as {#level}…{/} that depend on one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TypeAlias

from msgspec import Struct

from offercalc.application.clauses.clause_error import ClauseError
from offercalc.application.clauses.merge_names import MERGE_NAMES
from offercalc.domain.values.lazy_text import N_

_TAG = re.compile(r"\{\{|\}\}|\{([#^]?)([^{}]*)\}|[{}]")
_CLOSED = "/"
_GAPS = re.compile(r"[ \t]{2,}")
_OWN_STOP = re.compile(r"(?<!\.)\.\u2062?$")
"""The full stop of a value such as "5 p.m.", with which its sentence may end; behind it may be the end of a mark."""


class Words(Struct, frozen=True, tag=True):
    """Literal text."""

    text: str


class Merged(Struct, frozen=True, tag=True):
    """A merge name, replaced by its value."""

    name: str


class Passage(Struct, frozen=True, tag=True):
    """A passage that is included if the merge name has a value, or with `is_without` if it has none."""

    name: str
    inside: tuple[Words | Merged | Passage, ...]
    is_without: bool = False


Piece: TypeAlias = Words | Merged | Passage


def read_passages(text: str, first: int = 1) -> tuple[Piece, ...]:
    """Parse the text of a clause; raises ClauseError, naming the line, for unknown names and unclosed passages.

    `first` is the line of its file on which the text begins.
    """
    stack: list[tuple[str, bool, int, list[Piece]]] = [("", False, 1, [])]
    place = 0
    for tag in _TAG.finditer(text):
        if place < tag.start():
            stack[-1][3].append(Words(text[place : tag.start()]))
        place = tag.end()
        _read_tag(tag, text.count("\n", 0, tag.start()) + first, stack)
    stack[-1][3].append(Words(text[place:]))
    if len(stack) > 1:
        name, _without, line, _inside = stack[-1]
        raise ClauseError(N_("line {line}: the passage {tag} is not closed; end it with {end}"),
                          line=line, tag=f"{{#{name}}}", end="{/}")  # fmt: skip
    return tuple(stack[0][3])


def _read_tag(tag: re.Match[str], line: int, stack: list[tuple[str, bool, int, list[Piece]]]) -> None:
    """Add a tag to the innermost open passage, or open or close one; raises ClauseError."""
    whole, sign, name = tag[0], tag[1], (tag[2] or "").strip()
    if whole in {"{{", "}}"}:
        stack[-1][3].append(Words(whole[0]))
        return
    if sign is None:
        raise ClauseError(N_("line {line}: there is a single {sign}; write it twice, or close the merge name"),
                          line=line, sign=whole)  # fmt: skip
    if name == _CLOSED and not sign:
        if len(stack) == 1:
            raise ClauseError(N_("line {line}: {tag} closes no passage; remove it"), line=line, tag=whole)
        opened, is_without, _line, inside = stack.pop()
        stack[-1][3].append(Passage(opened, tuple(inside), is_without))
        return
    check_name(name, line)
    if sign:
        stack.append((name, sign == "^", line, []))
    else:
        stack[-1][3].append(Merged(name))


def check_name(name: str, line: int) -> None:
    """Raise ClauseError if there is no such merge name; the error suggests a similar one."""
    if name in MERGE_NAMES:
        return
    from difflib import get_close_matches  # noqa: PLC0415 - only for a fault

    close = get_close_matches(name, MERGE_NAMES, 1)
    if close:
        raise ClauseError(N_("line {line}: there is no merge name {name}; did you mean {other}?"),
                          line=line, name=f"{{{name}}}", other=f"{{{close[0]}}}")  # fmt: skip
    raise ClauseError(
        N_("line {line}: there is no merge name {name}; offercalc clauses names lists them all"),
        line=line, name=f"{{{name}}}",
    )  # fmt: skip


def needed_names(pieces: tuple[Piece, ...], values: Mapping[str, str] | None = None) -> Iterator[str]:
    """Yield the merge names that are to be filled in; without `values`, only those outside every passage."""
    for piece in pieces:
        if isinstance(piece, Merged):
            yield piece.name
        elif isinstance(piece, Passage) and values is not None and _holds(piece, values):
            yield from needed_names(piece.inside, values)


def every_name(pieces: tuple[Piece, ...]) -> Iterator[str]:
    """Yield every merge name, including those of passages and their conditions."""
    for piece in pieces:
        if isinstance(piece, Merged | Passage):
            yield piece.name
        if isinstance(piece, Passage):
            yield from every_name(piece.inside)


def filled(pieces: tuple[Piece, ...], values: Mapping[str, str]) -> str:
    """Return the text with every merge name filled in, a missing one as nothing."""
    text, has_stop = "", False
    for part, is_value in _filled(pieces, values):
        is_ended = has_stop and not is_value and part.startswith(".") and not part.startswith("..")
        text += part[1:] if is_ended else part
        has_stop = is_value and _OWN_STOP.search(part) is not None if part else has_stop
    return _GAPS.sub(" ", text)


def _filled(pieces: tuple[Piece, ...], values: Mapping[str, str]) -> Iterator[tuple[str, bool]]:
    """Yield the parts of a text, each with whether it is a value."""
    for piece in pieces:
        match piece:
            case Words():
                yield piece.text, False
            case Merged():
                yield values.get(piece.name, ""), True
            case Passage():
                yield from _filled(piece.inside, values) if _holds(piece, values) else ()


def _holds(passage: Passage, values: Mapping[str, str]) -> bool:
    return bool(values.get(passage.name)) is not passage.is_without
