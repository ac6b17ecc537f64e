"""Rows with more cells than their header, e.g. because the commas of an amount were not quoted."""

from __future__ import annotations

import re
from itertools import takewhile

from offercalc.application.ports.offer_table import RowFault
from offercalc.interchange.offer_tables.column_meanings import MEANINGS
from offercalc.interchange.offer_tables.offer_columns import Columns
from offercalc.interchange.spreadsheets.cells import Flaw, Row, letter_of
from offercalc.presentation.formats.localizer import Localizer

_FIRST_DIGITS = re.compile(r"\D{0,4}\d{1,3}")
_THREE_DIGITS = re.compile(r"\d{3}(?:[.,]\d+)?\D{0,4}")
_NO_NUMBER = re.compile(r"0\d{2}")
"""Three digits that cannot be a separate number."""


def row_width_fault(row: Row, header: Row, columns: Columns, localizer: Localizer) -> RowFault | None:
    """Return the fault of a row with cells without a header, or with an amount split into several cells."""
    beyond = [
        index
        for index, cell in enumerate(row.cells)
        if index >= columns.width and not cell.is_empty and cell.flaw is not Flaw.MERGED
    ]
    torn = _torn(row, columns, is_wider=bool(beyond) or row.width > max(header.width, columns.width))
    if torn:
        index, text = torn
        sentence = localizer.tr(
            '"{text}" looks like one amount split into several cells; put it in quotation marks.',
            text=text,
        )
        return RowFault(row.number, letter_of(index), header.cells[index].text, sentence)
    if beyond:
        sentence = localizer.tr(
            "The row has {cells} cells, but the header has {columns}; give this cell a header, or remove it.",
            cells=len(row.cells), columns=columns.width,
        )  # fmt: skip
        return RowFault(row.number, letter_of(beyond[0]), "", sentence)
    return None


def _torn(row: Row, columns: Columns, *, is_wider: bool) -> tuple[int, str] | None:
    """Return the column and the full text of an amount that was split into several cells; None if there is none."""
    if not row.width:  # a workbook has no separators
        return None
    for placed in columns.placed.values():
        if MEANINGS[placed.name].kind not in {"amount", "number"}:
            continue
        texts = [cell.text for cell in row.cells[placed.index :]]
        if not texts or not _FIRST_DIGITS.fullmatch(texts[0]):
            continue
        parts = list(takewhile(_THREE_DIGITS.fullmatch, texts[1:]))
        if parts and (is_wider or any(_NO_NUMBER.match(part) for part in parts)):
            return placed.index, ",".join([texts[0], *parts])
    return None
