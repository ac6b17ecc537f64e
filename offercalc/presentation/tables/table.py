"""A table for display: columns, and rows that are headings, figures or totals; a figure keeps the value it shows."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

from msgspec import Struct

from offercalc.domain.ledger.component import Component
from offercalc.domain.ledger.line import Category, Certainty
from offercalc.presentation.formats.number_format import DISPLAY_DIGITS
from offercalc.presentation.formats.rounding import Shown


class Amount(Struct, frozen=True):
    """A rounded amount of money: its bounds, its currency and its number of decimal places."""

    bounds: Shown
    currency: str
    digits: int = DISPLAY_DIGITS


class Percentage(Struct, frozen=True):
    """A percentage in hundredths, e.g. 15 for 15%."""

    hundredths: Decimal


UNKNOWN = "?"
"""The text of a figure of which nothing is known."""

Value: TypeAlias = Amount | Percentage | Decimal | date
"""What a figure stands for: an amount, a percentage, another number, or a date."""


class Trace(Struct, frozen=True):
    """Where a figure comes from: one of the compared offers, and what its ledger lines have in common.

    None matches any value. `is_taxed` says that it comes from the steps of tax laws rather than from lines alone.
    """

    offer: int = 0
    component: Component | None = None
    category: Category | None = None
    certainty: Certainty | None = None
    year: int | None = None
    is_taxed: bool = False


class RowKind(StrEnum):
    """The kind of a row."""

    GROUP = "group"
    NORMAL = "normal"
    TOTAL = "total"


class Cell(Struct, frozen=True):
    """A figure: its text and tip, `muted` if there is nothing to emphasize, and where they come from.

    The value is None if there is only the text, the trace if no ledger lines add up to the figure.
    """

    text: str
    tip: str = ""
    muted: bool = False
    value: Value | None = None
    trace: Trace | None = None


class TableRow(Struct, frozen=True):
    """A labelled row, with its date if it is labelled by one; a group row has no cells.

    `key` names the row of a table whose rows are remembered; it is the same in all languages, currencies and baselines.
    """

    kind: RowKind
    label: str
    note: str = ""
    cells: tuple[Cell, ...] = ()
    day: date | None = None
    key: str = ""


class Table(Struct, frozen=True):
    """A table with a caption, a heading for the labels, headings for the figures, and rows."""

    caption: str
    corner: str
    columns: tuple[str, ...]
    rows: tuple[TableRow, ...]
