"""What every paper is made of, as plain values for the templates: texts, tables, drawings and attachments."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from offercalc.application.ports import PaperSize, PrintOrder
from offercalc.presentation.drawing import Drawing
from offercalc.presentation.figures_table import FiguresTable
from offercalc.presentation.offer_page import Card
from offercalc.presentation.reader import Reader
from offercalc.sheets.attachments import Attachment
from offercalc.sheets.printable import printable
from offercalc.sheets.term_words import Term


class Column(Struct, frozen=True):
    """Sentences under a heading."""

    title: str
    lines: tuple[str, ...]


class OfferCard(Struct, frozen=True, kw_only=True):
    """One offer of several in short: its figures, its terms, and under the heading `asked` what is open."""

    title: str
    subtitle: str
    figures: tuple[Card, ...]
    terms: tuple[Term, ...]
    asked: str
    questions: tuple[str, ...]


class Block(Struct, frozen=True, kw_only=True):
    """One part of a paper under its heading; what is absent is left out."""

    title: str = ""
    cards: tuple[Card, ...] = ()
    lines: tuple[str, ...] = ()
    terms: tuple[Term, ...] = ()
    table: FiguresTable | None = None
    chart: Drawing | None = None
    note: str = ""
    offers: tuple[OfferCard, ...] = ()
    columns: tuple[Column, ...] = ()


class Paper(Struct, frozen=True, kw_only=True):
    """A whole paper, ready for the template."""

    size: PaperSize
    landscape: bool = False
    language: str
    kind: str
    title: str
    subtitle: str
    keywords: tuple[str, ...]
    badge: str
    blocks: tuple[Block, ...]
    footer: str
    page: str
    attachments: tuple[Attachment, ...]


def footer(order: PrintOrder, reader: Reader) -> str:
    """Say what made the paper and when."""
    return reader.say("Made with OfferCalc on {day}", day=reader.figures.day(order.printed_at.date()))


def page_words(reader: Reader) -> str:
    """Give the words of the page number; the template fills in {page} and {pages}."""
    return reader.say("Page {page} of {pages}")


def open_note(reader: Reader, *, has_open_end: bool) -> str:
    """Explain the sign before a figure that something unknown may still raise, where a paper has one."""
    return reader.say("≥ means at least, ≤ at most, ~ about: something is not known yet.") if has_open_end else ""


def blocks(*candidates: Block) -> tuple[Block, ...]:
    """Keep the blocks that hold more than a heading."""
    return tuple(block for block in candidates if replace(block, title="") != Block())


def columns(*candidates: Column) -> tuple[Column, ...]:
    """Keep the columns that have something to say."""
    return tuple(column for column in candidates if column.lines)


def text_of(paper: Paper) -> str:
    """Give everything that is to be seen on a paper, in one text."""
    return for_template(replace(paper, attachments=()))


def for_template(paper: Paper, unprintable: AbstractSet[str] = frozenset()) -> str:
    """Write a paper as the JSON that the template reads; characters without a font become boxes."""
    fields = _clean(msgspec.to_builtins(paper), unprintable)
    for cleaned, attachment in zip(fields["attachments"], paper.attachments, strict=True):
        cleaned["content"] = attachment.content
    return msgspec.json.encode(fields).decode()


def _clean(value: Any, unprintable: AbstractSet[str]) -> Any:  # noqa: ANN401 - plain values of any shape
    """Make every text of a value printable."""
    if isinstance(value, str):
        return printable(value, unprintable)
    if isinstance(value, list | tuple):
        return [_clean(item, unprintable) for item in value]
    if isinstance(value, dict):
        return {name: _clean(item, unprintable) for name, item in value.items()}
    return value
