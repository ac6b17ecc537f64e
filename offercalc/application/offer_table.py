"""Tables of offers, a row each: how their columns are read, the offers in them, and what is wrong with the rest."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from msgspec import Struct

from offercalc.domain.offer import Offer
from offercalc.presentation.reader import Reader
from offercalc.presentation.sheet_table import SheetTable


class TableAsk(Struct, frozen=True, kw_only=True):
    """Which table is to be read, and what a person says about it.

    `sheet` names a sheet of a workbook, the first where it is empty. `columns` names what stands below a header, and
    `filled` what holds where a row says nothing, both as pairs. `days_by_locale` lets the locale of the reader decide
    what 03/04/2026 means, which is a question otherwise. `is_locale_named` says that a person named it for this table:
    then it also decides what 850.125 means, and a cell that contradicts it is a question.
    """

    path: Path
    sheet: str = ""
    columns: tuple[tuple[str, str], ...] = ()
    filled: tuple[tuple[str, str], ...] = ()
    days_by_locale: bool = False
    is_locale_named: bool = False


class Column(Struct, frozen=True):
    """A column of a table: its letter, its header, and what stands there in words, "" for nothing we know."""

    letter: str
    header: str
    meaning: str


class Mapping(Struct, frozen=True):
    """How a table is read, to be shown before anything is done.

    `filled` is what holds where a row says nothing; `remarks` say how dates, numbers and letters are read; `problems`
    are what keeps every row from being read.
    """

    columns: tuple[Column, ...]
    filled: tuple[tuple[str, str], ...] = ()
    remarks: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()


class RowFault(Struct, frozen=True):
    """What is wrong with a row, and in which column; letter and header are empty where it is no one column."""

    row: int
    letter: str
    header: str
    sentence: str


class RowOffer(Struct, frozen=True):
    """The sound offer of a row, whose number counts from 1 as spreadsheets do, and for whom it is."""

    row: int
    offer: Offer
    candidate: str = ""
    reports_to: str = ""


class OfferTable(Struct, frozen=True):
    """A table as it was read."""

    mapping: Mapping
    offers: tuple[RowOffer, ...] = ()
    faults: tuple[RowFault, ...] = ()


class OfferTables(Protocol):
    """Reads tables of offers, and writes tables of figures."""

    def read(self, ask: TableAsk, reader: Reader) -> OfferTable:
        """Read a table; raises OutsideError, with the path, for a file that is none or cannot be read."""

    def workbook(self, tables: tuple[SheetTable, ...]) -> bytes:
        """Write tables of figures as a workbook of Excel's format, a sheet for each."""
