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
_WESTERN = "cp1252"
_OLDER = [
    *("cp1250", "cp1251", _WESTERN, "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp874"),
    *("cp932", "gb18030", "big5", "cp949"),
]
"""The encodings in which spreadsheet programs on Windows save CSV files, by the language of the system."""
_SAMPLE = 2**16
_CHAOS, _COHERENCE = 0.02, 0.2
"""How much less messy, or how much more like a language, a reading must be to be clearly better than another."""
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
    """Decode a text by its byte order mark, as UTF-8, or else in a guessed encoding of older systems.

    Return the text and the encoding if it was guessed, else ""; raises NotReadError if the content is not text.
    """
    marked = next((name for mark, name in _MARKS.items() if content.startswith(mark)), None)
    text = _text(content, marked or "utf-8")
    if text is not None or marked:
        guessed = ""
    else:
        guessed = _guessed(content)
        text = _text(content, guessed)
    if text is None:
        raise NotReadError(
            localizer.tr("This is neither a workbook (.xlsx) nor text; save the table as .xlsx or as CSV.")
        )
    return text.lstrip(_MARK), guessed


def _text(content: bytes, encoding: str) -> str | None:
    """Return the text of a content in an encoding, or None if it is not text."""
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        return None
    return None if "\0" in text else text


def _guessed(content: bytes) -> str:
    """Return the encoding of older systems that reads a text clearly best; Windows-1252 if it can, or if none does.

    The encodings of Latin letters cannot be told apart by a few names.
    """
    from charset_normalizer import from_bytes  # noqa: PLC0415 - only for files that are not UTF-8

    readings = list(from_bytes(_sample(content), cp_isolation=_OLDER, enable_fallback=False))
    if not readings or any(_WESTERN in one.could_be_from_charset for one in readings):
        return _WESTERN
    best, *others = readings
    is_clear = all(one.chaos > best.chaos + _CHAOS or one.coherence < best.coherence - _COHERENCE for one in others)
    return best.encoding if is_clear else _WESTERN


def _sample(content: bytes) -> bytes:
    """Return the first lines that are not ASCII, up to a limit: only they tell encodings apart."""
    sample = bytearray()
    for line in content.splitlines(keepends=True):
        if not line.isascii() and len(sample) + len(line) <= _SAMPLE:
            sample += line
    return bytes(sample)


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
