"""Cells of a table with what a person has said that they mean, in place of a text that may mean two things."""

from __future__ import annotations

from offercalc.application.ports.offer_table import Reading
from offercalc.interchange.spreadsheets.cells import Cell, Row, index_of


def answered(rows: tuple[Row, ...], readings: tuple[Reading, ...]) -> tuple[Row, ...]:
    """Return the rows with the cells of `readings` replaced by what they mean."""
    if not readings:
        return rows
    said = {(one.row, index_of(one.letter)): Cell(one.text) for one in readings}
    return tuple(
        Row(row.number, tuple(said.get((row.number, at), cell) for at, cell in enumerate(row.cells)), row.width)
        for row in rows
    )
