"""Which row of a table has the headers, where a title or a second row of headings stands above them."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from offercalc.interchange.offer_tables.column_headers import header_of
from offercalc.interchange.spreadsheets.cells import Cell, Flaw, Row
from offercalc.presentation.formats.localizer import Localizer

_MOST_ABOVE = 20
"""Rows in which headers are looked for."""
_FEWEST = 2
"""Known headers with which a first row has the headers, unless cells below are merged with it."""


class HeadedTable(Struct, frozen=True):
    """The row with the headers, the rows below it, and what is said about the rows above."""

    header: Row
    rows: tuple[Row, ...]
    remarks: tuple[str, ...] = ()


def headed(rows: tuple[Row, ...], number: int, localizer: Localizer) -> HeadedTable | None:
    """Return a table with its headers in a row of the sheet, or with 0 in that with the most known headers.

    A cell of headers that is merged with one above it has the text of that one. None if the row is empty.
    """
    places = {row.number: place for place, row in enumerate(rows)}
    if number and number not in places:
        return None
    place = places[number] if number else _found(rows)
    above = rows[:place]
    return HeadedTable(_completed(rows, place), rows[place + 1 :], _remarks(rows[place], above, localizer))


def _found(rows: tuple[Row, ...]) -> int:
    """Return the index of the row with the most known headers, the first of several."""
    counts = [_known(_completed(rows, place)) for place in range(min(len(rows), _MOST_ABOVE))]
    best = max(range(len(counts)), key=lambda place: counts[place])
    is_merged = any(cell.flaw is Flaw.MERGED for row in rows[: best + 1] for cell in row.cells)
    return best if counts[best] >= _FEWEST and (counts[0] < _FEWEST or is_merged) else 0


def _known(row: Row) -> int:
    return len({name for cell in row.cells if cell.text and (name := header_of(cell.text).name)})


def _completed(rows: tuple[Row, ...], place: int) -> Row:
    """Return a row in which cells that are merged with one above have its text."""
    row = rows[place]
    if all(cell.flaw is not Flaw.MERGED for cell in row.cells):
        return row
    cells = tuple(
        _above(rows[:place], index) if cell.flaw is Flaw.MERGED else cell for index, cell in enumerate(row.cells)
    )
    return replace(row, cells=cells)


def _above(rows: tuple[Row, ...], index: int) -> Cell:
    cells = (row.cells[index] for row in reversed(rows) if index < len(row.cells))
    return next((cell for cell in cells if cell.text), Cell(flaw=Flaw.MERGED))


def _remarks(header: Row, above: tuple[Row, ...], localizer: Localizer) -> tuple[str, ...]:
    """Return where the headers are, with what stands above them and is not read."""
    if not above:
        return ()
    texts = " · ".join(cell.text for row in above for cell in row.cells if cell.text)
    return (
        localizer.tr(
            "The headers are in row {row}; the rows above are not read: {texts}", row=header.number, texts=texts[:200]
        ),
    )
