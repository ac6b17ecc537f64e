"""Tables with one offer per row: how the columns are read, the offers, and the faults of the other rows."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from msgspec import Struct

from offercalc.application.ports.document_options import Signatory
from offercalc.domain.offer.offer import Offer
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.tables.table import Table


class Reading(Struct, frozen=True):
    """What a person has said that a cell means: its row and letter, and a text that means one thing alone.

    With `is_changed`, the text is not what the cell means but a value in its place; the file is not changed.
    """

    row: int
    letter: str
    text: str
    is_changed: bool = False


class TableAsk(Struct, frozen=True, kw_only=True):
    """Which table to read, and how the user says to read it.

    `sheet` names a sheet of a workbook; empty means the first visible one. `header_row` is the row with the headers; 0
    means that with the most known ones. `columns` maps headers to meanings, `letters` does so by the letters of columns
    and comes first; `filled` holds default values for empty cells, all as pairs. With `days_by_locale`, the reader's
    locale decides what 03/04/2026 means; otherwise it is a question. `is_locale_named` means that the user named the
    locale for this table: it then also decides what 850.125 means, and a cell that contradicts it is a question.
    `readings` are answers to cells that may mean two things, and values in place of others. With `has_options`,
    problems name the options of the terminal that solve them.
    """

    path: Path
    sheet: str = ""
    header_row: int = 0
    columns: tuple[tuple[str, str], ...] = ()
    letters: tuple[tuple[str, str], ...] = ()
    filled: tuple[tuple[str, str], ...] = ()
    readings: tuple[Reading, ...] = ()
    days_by_locale: bool = False
    is_locale_named: bool = False
    has_options: bool = True


class Column(Struct, frozen=True):
    """A column of a table: its letter, its header, the label of its content, "" if unknown, and its meaning's name.

    `problems` are those of the mapping that concern this column.
    """

    letter: str
    header: str
    meaning: str
    name: str = ""
    problems: tuple[str, ...] = ()


class Mapping(Struct, frozen=True):
    """How a table is read, shown before anything else happens.

    `filled` holds the default values for empty cells; `remarks` say how dates, numbers and characters are read;
    `problems` are errors that prevent the whole table from being read. `header_row` is the row of the sheet that has
    the headers, `sheets` are the names of all sheets, that which is read first, and `system` is the applicant tracking
    system whose export the table seems to be, "" if none.
    """

    columns: tuple[Column, ...]
    filled: tuple[tuple[str, str], ...] = ()
    remarks: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    header_row: int = 0
    sheets: tuple[str, ...] = ()
    system: str = ""


class RowFault(Struct, frozen=True):
    """A fault in a row and its column; letter and header are empty if it concerns no single column.

    `candidate`, `company` and `role` are what the row says of itself, as far as it does. `readings` are the texts that
    would be sound in place of a cell that may mean either.
    """

    row: int
    letter: str
    header: str
    sentence: str
    candidate: str = ""
    company: str = ""
    role: str = ""
    readings: tuple[str, ...] = ()


class RowOffer(Struct, frozen=True):
    """The sound offer of a row, with its addressee; row numbers start at 1, as in spreadsheets.

    `conditions` and `signatories` are those of this row alone; where there are none, those of all sheets hold.
    """

    row: int
    offer: Offer
    candidate: str = ""
    reports_to: str = ""
    conditions: tuple[str, ...] = ()
    signatories: tuple[Signatory, ...] = ()


class TableLine(Struct, frozen=True):
    """A row of a table: the texts of its cells as stored, and as they are read; none of rows that are not shown so."""

    row: int
    cells: tuple[str, ...]
    shown: tuple[str, ...] = ()


class OfferTable(Struct, frozen=True):
    """The result of reading a table; `lines` are all its rows below the headers, `readings` what was said of cells."""

    mapping: Mapping
    offers: tuple[RowOffer, ...] = ()
    faults: tuple[RowFault, ...] = ()
    lines: tuple[TableLine, ...] = ()
    readings: tuple[Reading, ...] = ()


class Worksheet(Struct, frozen=True):
    """A table of figures as one sheet of a workbook."""

    name: str
    table: Table


class SavedMapping(Struct, frozen=True):
    """How the tables of one source are read: the headers by which they are known, and what they mean.

    `columns` holds headers with the names of their meanings, "" for a column that is not used, `filled` default values
    by the names of meanings, both as pairs.
    """

    name: str
    headers: tuple[str, ...]
    columns: tuple[tuple[str, str], ...] = ()
    filled: tuple[tuple[str, str], ...] = ()


class SavedMappings(Protocol):
    """Keeps the mappings of tables between runs."""

    def every(self) -> tuple[SavedMapping, ...]:
        """Return the saved mappings, the latest first."""

    def save(self, mapping: SavedMapping) -> None:
        """Save a mapping in place of that of the same name or headers; raises ExternalError if that fails."""


class OfferTables(Protocol):
    """Reads tables of offers, and writes tables of figures."""

    def read(self, ask: TableAsk, localizer: Localizer) -> OfferTable:
        """Read a table; raises ExternalError, naming the path, if the file is not a table or cannot be read."""

    def meanings(self, localizer: Localizer) -> tuple[tuple[str, str], ...]:
        """Return the names and labels of everything that a column can mean."""

    def workbook(self, worksheets: tuple[Worksheet, ...]) -> bytes:
        """Return an Excel workbook of tables."""
