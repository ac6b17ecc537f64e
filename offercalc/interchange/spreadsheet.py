"""Spreadsheets read as values: CSV files and Excel workbooks, told apart by what is in them."""

# A file of somebody else's: what it may hold is bounded before it is unpacked, and nothing in it is ever worked out.

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from offercalc.application.ports import OutsideError
from offercalc.application.regular_files import read_regular
from offercalc.interchange.cells import MOST_COLUMNS, NotReadError, Row, Sheet
from offercalc.interchange.csv_table import csv_rows, decoded
from offercalc.interchange.workbook_table import opened_sheet
from offercalc.presentation.reader import N_, Reader

LARGEST_FILE = 20 * 2**20
MOST_ROWS = 10_000
_WORKBOOK = b"PK\x03\x04"
_OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0"


def read_spreadsheet(path: Path, sheet: str, reader: Reader) -> Sheet:
    """Read the first visible sheet of a file, or the one that is named.

    What a file is follows from its content: a workbook (.xlsx), else CSV. Raises OutsideError, with the path, where
    that fails.
    """
    try:
        content = read_regular(path, LARGEST_FILE + 1)
    except OSError as error:
        raise _refusal(path, reader.tell(error.strerror or str(error))) from error
    if len(content) > LARGEST_FILE:
        raise _refusal(path, reader.say("The file has more than {size} MB; split it.", size=LARGEST_FILE >> 20))
    try:
        return _read(content, sheet, reader)
    except NotReadError as error:
        raise _refusal(path, str(error)) from error


def _refusal(path: Path, sentence: str) -> OutsideError:
    return OutsideError(N_("{path}: {reason}"), path=path, reason=sentence)


def _read(content: bytes, sheet: str, reader: Reader) -> Sheet:
    if content.startswith(_WORKBOOK):
        with opened_sheet(content, sheet, reader) as opened:
            rows = _bounded(opened.rows(), reader)
            return Sheet(opened.without_merged(rows), remarks=opened.remarks(rows))
    if content.startswith(_OLD_OR_LOCKED):
        raise NotReadError(
            reader.say("The workbook is protected, or of the old kind .xls; save it as .xlsx without a password.")
        )
    if sheet:
        raise NotReadError(reader.say("Only a workbook (.xlsx) has sheets with names; this is none."))
    text, guessed = decoded(content, reader)
    return Sheet(_bounded(csv_rows(text, reader), reader), guessed)


def _bounded(rows: Iterable[Row], reader: Reader) -> tuple[Row, ...]:
    """Keep the rows that are not blank, without the empty cells at their ends, as long as they are not too many."""
    found: list[Row] = []
    for row in rows:
        last = max((place for place, cell in enumerate(row.cells, start=1) if not cell.is_empty), default=0)
        if not last:
            continue
        if last > MOST_COLUMNS:
            raise NotReadError(
                reader.say("Row {row} has more than {most} columns; remove some.", row=row.number, most=MOST_COLUMNS)
            )
        if len(found) > MOST_ROWS:
            raise NotReadError(reader.say("There are more than {most} rows; split the table.", most=MOST_ROWS))
        found.append(Row(row.number, row.cells[:last], row.width))
    return tuple(found)
