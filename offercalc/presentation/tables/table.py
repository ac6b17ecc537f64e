"""A table for display: columns, and rows that are headings, figures or totals."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct


class RowKind(StrEnum):
    """The kind of a row."""

    GROUP = "group"
    NORMAL = "normal"
    TOTAL = "total"


class Cell(Struct, frozen=True):
    """A formatted figure with its tip; `muted` if there is nothing to emphasize."""

    text: str
    tip: str = ""
    muted: bool = False


class TableRow(Struct, frozen=True):
    """A labelled row; a group row has no cells."""

    kind: RowKind
    label: str
    note: str = ""
    cells: tuple[Cell, ...] = ()


class Table(Struct, frozen=True):
    """A table with a caption, a heading for the labels, headings for the figures, and rows."""

    caption: str
    corner: str
    columns: tuple[str, ...]
    rows: tuple[TableRow, ...]
