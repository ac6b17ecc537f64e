"""Offer letters as finished text, before they are laid out."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from msgspec import Struct

Anchors = Literal["", "docusign", "adobe"]
ANCHORS: tuple[Anchors, ...] = ("docusign", "adobe")
"""Services for electronic signatures whose invisible anchors a letter can have."""


VALUE, GAP, END = "\u2061", "\u2063", "\u2062"
"""Invisible signs around values that were filled in, and around the names of missing ones, for the screen alone."""


class ParagraphKind(StrEnum):
    """What a paragraph of a letter is: text, a list of items, or one of two tables."""

    TEXT = "text"
    ITEMS = "items"
    VESTING = "vesting_table"
    EQUITY = "equity_table"


class Paragraph(Struct, frozen=True):
    """A paragraph of a letter: one line of text, the lines of a list, or nothing for a table."""

    kind: ParagraphKind
    lines: tuple[str, ...] = ()


class WrittenClause(Struct, frozen=True):
    """A clause with everything filled in; the acceptance stands between the two signatures."""

    id: str
    title: str
    topic: str
    paragraphs: tuple[Paragraph, ...]


class LetterText(Struct, frozen=True, kw_only=True):
    """The text of an offer letter: what stands above the clauses, the clauses, and what stands below them."""

    number: str
    subject: str
    place_and_date: str
    addressee: tuple[str, ...]
    salutation: str
    clauses: tuple[WrittenClause, ...]
    closing: str
    company: str
    candidate: str
    anchors: Anchors = ""
