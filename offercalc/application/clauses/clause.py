"""Clauses of offer letters, the values they imply in an offer, and why a clause cannot be used."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TypeAlias

from msgspec import Struct

from offercalc.application.clauses.passages import Piece
from offercalc.domain.values.lazy_text import LazyText

PLACES = ("US", "ID", "GB", "DE", "SG", "IN")
"""The places that have clauses of their own, as ISO 3166-1 codes."""
Implied: TypeAlias = str | bool | int
"""A value that a clause implies for a field of the offer; False also stands for a field that is absent."""


class Clause(Struct, frozen=True, kw_only=True):
    """One clause of a letter in one language.

    Of the clauses with the same `topic`, a letter has one; without places, a clause is for every place. It is proposed
    if each of the merge names `when` has a value, and needs those in `asks`. `sets` are fields of the offer with the
    values that its wording implies. `source` says where the wording comes from or what it follows, as of `reviewed`.
    """

    id: str
    title: str
    text: str
    pieces: tuple[Piece, ...]
    topic: str
    order: int
    source: str
    reviewed: date
    places: tuple[str, ...] = ()
    when: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    sets: Mapping[str, Implied] = {}
    is_own: bool = False
    """Whether it comes from the user's folder."""


class RefusedClause(Struct, frozen=True):
    """A clause file that cannot be used, and why."""

    id: str
    reason: LazyText
