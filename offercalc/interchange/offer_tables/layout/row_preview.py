"""The first rows of a table as they are read, for a person to check before anything is made from them."""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal

from offercalc.application.ports.offer_table import TableLine
from offercalc.domain.values.currencies import read_code
from offercalc.domain.values.estimate import Estimate
from offercalc.interchange.offer_tables.column_habits import Habits
from offercalc.interchange.offer_tables.column_meanings import MEANINGS
from offercalc.interchange.offer_tables.offer_columns import Columns, Placed
from offercalc.interchange.offer_tables.row_cells import RowCells
from offercalc.interchange.spreadsheets.cells import Row
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.parsing.amounts import write_estimate

MOST_SHOWN = 100
"""Rows that are shown as read beside those that have faults or were changed; of the others only the cells are."""


def lines_of(
    rows: tuple[Row, ...],
    stored: tuple[Row, ...],
    read: tuple[Columns, Habits],
    localizer: Localizer,
    looked_at: Collection[int] = (),
) -> tuple[TableLine, ...]:
    """Return every row as stored, the first ones also as read, with what a person has said that a cell means.

    `looked_at` are the numbers of other rows that are shown as read, the first ones of them.
    """
    columns, habits = read
    wanted = set(sorted(looked_at)[:MOST_SHOWN])
    placed = {one.index: one for one in columns.placed.values()}
    return tuple(
        TableLine(
            row.number,
            tuple(cell.text for cell in before.cells),
            _shown(row, placed, RowCells(row, columns, habits, localizer), localizer)
            if place < MOST_SHOWN or row.number in wanted
            else (),
        )
        for place, (row, before) in enumerate(zip(rows, stored, strict=True))
    )


def _shown(row: Row, placed: dict[int, Placed], cells: RowCells, localizer: Localizer) -> tuple[str, ...]:
    currency = read_code(cells.text("currency")) or ""
    return tuple(
        _as_read(placed[index], cell.text, cells, currency, localizer) if index in placed and cell.text else cell.text
        for index, cell in enumerate(row.cells)
    )


def _as_read(column: Placed, text: str, cells: RowCells, currency: str, localizer: Localizer) -> str:
    """Return the value of a cell as it is read; its own text if it is a text, or cannot be read."""
    before = len(cells.faults)
    name = column.name
    match MEANINGS[name].kind:
        case "amount":
            unit = cells.own_currency(currency, name) or currency
            found = _amount(cells.amount(name, currency), unit, localizer)
        case "percent":
            percent = cells.percent(name)
            found = "" if percent is None else f"{write_estimate(percent, localizer)}%"
        case "day":
            day = cells.date(name)
            found = localizer.figures.short_day(day) if day is not None else ""
        case "number":
            found = write_estimate(cells.estimate(name, ""), localizer)
        case _:
            found = ""
    return found if found and len(cells.faults) == before else text


def _amount(amount: Estimate, currency: str, localizer: Localizer) -> str:
    if isinstance(amount, Decimal) and currency:
        return localizer.figures.stated(amount, currency)
    return write_estimate(amount, localizer)
