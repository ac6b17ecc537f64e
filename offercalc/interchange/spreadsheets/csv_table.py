"""CSV files read as cells, in the usual encodings and with the usual separators."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from io import StringIO

from offercalc.interchange.spreadsheets.cells import EMPTY, Cell, NotReadError, Row
from offercalc.presentation.formats.localizer import Localizer

_SEPARATORS = (",", ";", "\t")
_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_MARK = "\ufeff"
_MOST_LINES = 2**20
_MOST_CELLS = 2**14
"""The maximum rows and columns of spreadsheet programs; blank ones count too."""
_ANYTHING = re.compile(r"[^\s,;]")
_SAID_SEPARATOR = re.compile(r"sep=([,;\t])\r?\n?", re.IGNORECASE)


def csv_rows(text: str, localizer: Localizer) -> Iterator[Row]:
    """Yield the rows of a CSV text that are not blank; raises NotReadError if it is malformed or far too large."""
    said = _SAID_SEPARATOR.match(text)
    separator = said[1] if said else _separator(text)
    lines = StringIO(text[said.end() :] if said else text, newline="")
    number = 1 if said else 0
    try:
        for cells in csv.reader(lines, delimiter=separator, strict=True):
            number += 1
            if number > _MOST_LINES or len(cells) > _MOST_CELLS:
                raise NotReadError(
                    localizer.tr("Row {row}: the file is far too large for a table of offers.", row=number)
                )
            if not any(cells):
                continue
            yield Row(number, tuple(text_cell(cell) for cell in cells), len(cells))
    except csv.Error as error:
        fault = localizer.tr("Row {row}: a quotation mark is misplaced, or a cell is too long.", row=number + 1)
        raise NotReadError(fault) from error


def decoded(content: bytes, localizer: Localizer) -> tuple[str, str]:
    """Decode a text by its byte order mark, as UTF-8, or else as Windows-1252, which is a guess.

    Return the text and the encoding if it was guessed, else ""; raises NotReadError if the content is not text.
    """
    marked = next((name for mark, name in _MARKS.items() if content.startswith(mark)), None)
    for encoding in (marked,) if marked else ("utf-8", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text.lstrip(_MARK), encoding if encoding == "cp1252" else ""
    raise NotReadError(localizer.tr("This is neither a workbook (.xlsx) nor text; save the table as .xlsx or as CSV."))


def text_cell(text: str) -> Cell:
    """Return the cell of a text, without surrounding spaces."""
    text = text.strip()
    return Cell(text) if text else EMPTY


def _separator(text: str) -> str:
    """Return the separator that occurs most often, outside of quotes, in the first line with content."""
    found = _ANYTHING.search(text)
    at = found.start() if found else len(text)
    start = max(text.rfind(end, 0, at) for end in "\r\n") + 1
    stop = min((place for end in "\r\n" if (place := text.find(end, at)) >= 0), default=len(text))
    first = text[start:stop]
    outside = re.sub(r'"[^"]*"?', "", first)
    return max(_SEPARATORS, key=outside.count)
