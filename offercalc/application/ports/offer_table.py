"""Tables with one offer per row: how the columns are read, the offers, and the faults of the other rows."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from msgspec import Struct

from offercalc.domain.offer.offer import Offer
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.tables.table import Table


class TableAsk(Struct, frozen=True, kw_only=True):
    """Which table to read, and how the user says to read it.

    `sheet` names a sheet of a workbook; empty means the first visible one. `columns` maps headers to meanings, and
    `filled` holds default values for empty cells, both as pairs. With `days_by_locale`, the reader's locale decides
    what 03/04/2026 means; otherwise it is a question. `is_locale_named` means that the user named the locale for this
    table: it then also decides what 850.125 means, and a cell that contradicts it is a question.
    """

    path: Path
    sheet: str = ""
    columns: tuple[tuple[str, str], ...] = ()
    filled: tuple[tuple[str, str], ...] = ()
    days_by_locale: bool = False
    is_locale_named: bool = False


class Column(Struct, frozen=True):
    """A column of a table: its letter, its header and the label of its content, "" if unknown."""

    letter: str
    header: str
    meaning: str


class Mapping(Struct, frozen=True):
    """How a table is read, shown before anything else happens.

    `filled` holds the default values for empty cells; `remarks` say how dates, numbers and characters are read;
    `problems` are errors that prevent the whole table from being read.
    """

    columns: tuple[Column, ...]
    filled: tuple[tuple[str, str], ...] = ()
    remarks: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()


class RowFault(Struct, frozen=True):
    """A fault in a row and its column; letter and header are empty if it concerns no single column."""

    row: int
    letter: str
    header: str
    sentence: str


class RowOffer(Struct, frozen=True):
    """The sound offer of a row, with its addressee; row numbers start at 1, as in spreadsheets."""

    row: int
    offer: Offer
    candidate: str = ""
    reports_to: str = ""


class OfferTable(Struct, frozen=True):
    """The result of reading a table."""

    mapping: Mapping
    offers: tuple[RowOffer, ...] = ()
    faults: tuple[RowFault, ...] = ()


class Worksheet(Struct, frozen=True):
    """A table of figures as one sheet of a workbook."""

    name: str
    table: Table


class OfferTables(Protocol):
    """Reads tables of offers, and writes tables of figures."""

    def read(self, ask: TableAsk, localizer: Localizer) -> OfferTable:
        """Read a table; raises ExternalError, naming the path, if the file is not a table or cannot be read."""

    def workbook(self, worksheets: tuple[Worksheet, ...]) -> bytes:
        """Return an Excel workbook of tables."""
