"""Cells of tables of offers, from CSV files and workbooks."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum

from msgspec import Struct

MOST_COLUMNS = 200
_ALPHABET = 26


class Flaw(StrEnum):
    """Why a cell has no usable value."""

    NOT_WORKED_OUT = "not_worked_out"
    ERROR = "error"
    MERGED = "merged"


class Cell(Struct, frozen=True):
    """The content of a cell: a text; in workbooks also a number (in percent if it is a percentage) or a date.

    `signs` are the texts that the number format shows beside the number, e.g. "USD" or "kg".
    """

    text: str = ""
    number: Decimal | None = None
    is_percent: bool = False
    day: date | None = None
    flaw: Flaw | None = None
    signs: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether the cell is empty."""
        return not self.text and self.flaw is None


EMPTY = Cell()


class Row(Struct, frozen=True):
    """A row that is not blank: its number, counted from 1, and its cells from column A on.

    `width` is the number of cells in a CSV row, including trailing empty ones.
    """

    number: int
    cells: tuple[Cell, ...]
    width: int = 0


class Sheet(Struct, frozen=True):
    """The rows of a table that are not blank, and how they were read.

    `guessed` is the guessed encoding of a CSV file, "" if it was not guessed. `remarks` are sentences about the sheet
    of a workbook: which one it is, and what is hidden in it. `names` are those of its sheets, that which is read first.
    """

    rows: tuple[Row, ...]
    guessed: str = ""
    remarks: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


class NotReadError(Exception):
    """A file cannot be read; the message is a sentence with the reason."""


def letter_of(index: int) -> str:
    """Return the letter of a column index from 0: A to Z, then AA and so on."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, _ALPHABET)
        letters = chr(ord("A") + rest) + letters
    return letters


def index_of(letters: str) -> int:
    """Return the index of a column, from 0, by its letter."""
    index = 0
    for letter in letters:
        index = index * _ALPHABET + ord(letter) - ord("A") + 1
    return index - 1
