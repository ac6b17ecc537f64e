"""Cells of a table with what a person has said that they mean, or should have said."""

from __future__ import annotations

from offercalc.application.ports.offer_table import Reading
from offercalc.interchange.spreadsheets.cells import EMPTY, Cell, Row, index_of


def answered(rows: tuple[Row, ...], readings: tuple[Reading, ...]) -> tuple[Row, ...]:
    """Return the rows with the cells of `readings` replaced by what they mean, also those left out at the end."""
    said: dict[int, dict[int, Cell]] = {}
    for one in readings:
        said.setdefault(one.row, {})[index_of(one.letter)] = Cell(one.text.strip())
    return tuple(_said(row, said[row.number]) if row.number in said else row for row in rows)


def _said(row: Row, cells: dict[int, Cell]) -> Row:
    length = max(len(row.cells), *(at + 1 for at in cells))
    filled = (*row.cells, *[EMPTY] * (length - len(row.cells)))
    return Row(row.number, tuple(cells.get(at, cell) for at, cell in enumerate(filled)), row.width)
