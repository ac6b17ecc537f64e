"""Spreadsheets read as values: CSV in the encodings and with the separators of real life, and Excel workbooks."""

# A file of somebody else's: what it may hold is bounded before it is unpacked, and nothing in it is ever worked out.

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import date, datetime
from decimal import Context, Decimal, InvalidOperation
from enum import StrEnum
from io import BytesIO, StringIO
from itertools import zip_longest
from pathlib import Path
from typing import Any, TypeAlias
from zipfile import BadZipFile, ZipFile

from msgspec import Struct

from offercalc.application.ports import OutsideError
from offercalc.presentation.reader import N_, Reader

LARGEST_FILE = 20 * 2**20
LARGEST_UNPACKED = 200 * 2**20
MOST_PARTS = 1000
MOST_ROWS = 10_000
MOST_COLUMNS = 200
_SEPARATORS = (",", ";", "\t")
_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_WORKBOOK = b"PK\x03\x04"
_OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0"
_SAID_SEPARATOR = re.compile(r"sep=([,;\t])\r?\n?", re.IGNORECASE)
_WHOLE_DIGITS = 15
_AS_SHOWN = Context(prec=_WHOLE_DIGITS)
"""A workbook keeps numbers as binary fractions; spreadsheet programs show, and mean, their first 15 digits."""
_LAST_ROW = 2**20
"""The last row that a sheet can have."""
_ALPHABET = 26


class Flaw(StrEnum):
    """Why a cell has no value that could be used."""

    NOT_WORKED_OUT = "not_worked_out"
    ERROR = "error"


class Cell(Struct, frozen=True):
    """What stands in a cell: a text; in workbooks also a number (per hundred where it is a percentage) or a day."""

    text: str = ""
    number: Decimal | None = None
    is_percent: bool = False
    day: date | None = None
    flaw: Flaw | None = None

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing stands there."""
        return not self.text and self.flaw is None


EMPTY = Cell()


class Row(Struct, frozen=True):
    """A row that is not blank: its number from 1 as spreadsheets count, and its cells from column A on."""

    number: int
    cells: tuple[Cell, ...]


class Sheet(Struct, frozen=True):
    """The rows of a table that are not blank, and the encoding that was guessed for its letters, "" for none."""

    rows: tuple[Row, ...]
    guessed: str = ""


_Rows: TypeAlias = Iterator[tuple[int, list[Cell]]]


def letter_of(index: int) -> str:
    """Give the letter of a column, counted from 0: A to Z, then AA and so on."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, _ALPHABET)
        letters = chr(ord("A") + rest) + letters
    return letters


def read_spreadsheet(path: Path, sheet: str, reader: Reader) -> Sheet:
    """Read the first sheet of a file, or the one that is named; raises OutsideError, with the path, where that fails.

    What a file is follows from its content: a workbook (.xlsx), else CSV.
    """
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise _refusal(path, error.strerror or str(error)) from error
    if len(content) > LARGEST_FILE:
        raise _refusal(path, reader.say("The file has more than {size} MB; split it.", size=LARGEST_FILE >> 20))
    try:
        return _read(content, sheet, reader)
    except _NotReadError as error:
        raise _refusal(path, str(error)) from error


class _NotReadError(Exception):
    """A file cannot be read; the message is the sentence that says why."""


def _refusal(path: Path, sentence: str) -> OutsideError:
    return OutsideError(N_("{path}: {reason}"), path=path, reason=sentence)


def _read(content: bytes, sheet: str, reader: Reader) -> Sheet:
    if content.startswith(_WORKBOOK):
        return Sheet(_bounded(_workbook(content, sheet, reader), reader))
    if content.startswith(_OLD_OR_LOCKED):
        raise _NotReadError(
            reader.say("The workbook is protected, or of the old kind .xls; save it as .xlsx without a password.")
        )
    if sheet:
        raise _NotReadError(reader.say("Only a workbook (.xlsx) has sheets with names; this is none."))
    text, guessed = _decoded(content, reader)
    return Sheet(_bounded(_csv(text, reader), reader), guessed)


def _bounded(rows: _Rows, reader: Reader) -> tuple[Row, ...]:
    """Keep the rows that are not blank, without the empty cells at their ends, as long as they are not too many."""
    found: list[Row] = []
    for number, cells in rows:
        while cells and cells[-1].is_empty:
            cells.pop()
        if not cells:
            continue
        if len(cells) > MOST_COLUMNS:
            raise _NotReadError(
                reader.say("Row {row} has more than {most} columns; remove some.", row=number, most=MOST_COLUMNS)
            )
        if len(found) > MOST_ROWS:
            raise _NotReadError(reader.say("There are more than {most} rows; split the table.", most=MOST_ROWS))
        found.append(Row(number, tuple(cells)))
    return tuple(found)


# --- CSV ---


def _decoded(content: bytes, reader: Reader) -> tuple[str, str]:
    """Decode a text by its mark, as UTF-8, or else in the western encoding of old Windows, which is a guess."""
    marked = next((name for mark, name in _MARKS.items() if content.startswith(mark)), None)
    for encoding in (marked,) if marked else ("utf-8", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text, encoding if encoding == "cp1252" else ""
    raise _NotReadError(reader.say("This is neither a workbook (.xlsx) nor text; save the table as .xlsx or as CSV."))


def _csv(text: str, reader: Reader) -> _Rows:
    said = _SAID_SEPARATOR.match(text)
    separator = said[1] if said else _separator(text)
    lines = StringIO(text[said.end() :] if said else text, newline="")
    number = 1 if said else 0
    try:
        for cells in csv.reader(lines, delimiter=separator, strict=True):
            number += 1
            yield number, [_text_cell(cell) for cell in cells]
    except csv.Error as error:
        fault = reader.say(
            "Row {row}: a quotation mark stands in the wrong place, or a cell is too long.", row=number + 1
        )
        raise _NotReadError(fault) from error


def _separator(text: str) -> str:
    """Choose the separator that stands most often in the first line with anything in it, outside of quotes."""
    first = next((line for line in text.splitlines() if line.strip(" ,;\t")), "")
    outside = re.sub(r'"[^"]*"?', "", first)
    return max(_SEPARATORS, key=outside.count)


def _text_cell(text: str) -> Cell:
    text = text.strip()
    return Cell(text) if text else EMPTY


# --- Workbooks ---


def _workbook(content: bytes, sheet: str, reader: Reader) -> _Rows:
    """Read the values that a workbook keeps; beside them its formulas, to know a missing value from an empty cell."""
    from openpyxl import load_workbook  # noqa: PLC0415 - takes 150 ms to import: only for who has a workbook

    _refuse_bomb(content, reader)
    try:
        values = load_workbook(BytesIO(content), read_only=True, data_only=True, keep_links=False)
        formulas = load_workbook(BytesIO(content), read_only=True, data_only=False, keep_links=False)
        with closing(values), closing(formulas):
            name = _sheet_name(values, sheet, reader)
            yield from _value_rows(values[name], formulas[name])
    except _NotReadError:
        raise
    except Exception as error:  # a damaged workbook fails in any way there is inside of openpyxl
        raise _NotReadError(
            reader.say("The workbook is damaged; open it in a spreadsheet program and save it again.")
        ) from error


def _refuse_bomb(content: bytes, reader: Reader) -> None:
    """Refuse what would fill the memory once unpacked, by the sizes that its directory states and that bind it."""
    try:
        with ZipFile(BytesIO(content)) as packed:
            parts = packed.infolist()
    except (BadZipFile, ValueError, NotImplementedError) as error:
        raise _NotReadError(
            reader.say("The workbook is damaged; open it in a spreadsheet program and save it again.")
        ) from error
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        raise _NotReadError(
            reader.say("Unpacked, the workbook is far too large for a table of offers; is it the right file?")
        )


def _sheet_name(workbook: Any, sheet: str, reader: Reader) -> str:  # noqa: ANN401 - a workbook of openpyxl
    names = [one.title for one in workbook.worksheets]
    if not sheet and names:
        return str(names[0])
    found = [name for name in names if name.casefold() == sheet.casefold()]
    if not found:
        there = ", ".join(names)
        raise _NotReadError(reader.say('There is no sheet "{sheet}"; there are: {there}.', sheet=sheet, there=there))
    return str(found[0])


def _value_rows(values: Any, formulas: Any) -> _Rows:  # noqa: ANN401 - sheets of openpyxl
    for one in (values, formulas):
        one.reset_dimensions()  # what a sheet says of its size is often wrong
    bounds = {"max_row": _LAST_ROW, "max_col": MOST_COLUMNS + 1}
    pairs: Iterable[Any] = zip_longest(values.iter_rows(**bounds), formulas.iter_rows(**bounds), fillvalue=())
    for number, (row, sources) in enumerate(pairs, start=1):
        yield number, [_value_cell(cell, source) for cell, source in zip(row, sources, strict=False)]


def _value_cell(cell: Any, source: Any) -> Cell:  # noqa: ANN401 - cells of openpyxl
    value = cell.value
    if value is None:
        return Cell(flaw=Flaw.NOT_WORKED_OUT) if getattr(source, "data_type", "") == "f" else EMPTY
    if cell.data_type == "e":
        return Cell(str(value), flaw=Flaw.ERROR)
    if isinstance(value, bool):
        return Cell(str(value).upper())
    if isinstance(value, int | float):
        return _number_cell(value, is_percent="%" in str(cell.number_format))
    if isinstance(value, date):
        day = value.date() if isinstance(value, datetime) else value
        return Cell(day.isoformat(), day=day)
    return _text_cell(str(value))


def _number_cell(value: float, *, is_percent: bool) -> Cell:
    try:
        number = _AS_SHOWN.create_decimal(repr(value))
    except InvalidOperation:
        return Cell(str(value), flaw=Flaw.ERROR)
    if not number.is_finite():
        return Cell(str(value), flaw=Flaw.ERROR)
    text = f"{(number.scaleb(2) if is_percent else number).normalize():f}"
    return Cell(text, Decimal(text), is_percent)
