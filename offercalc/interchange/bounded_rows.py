"""How many rows and columns a table of offers may have."""

from __future__ import annotations

from collections.abc import Iterable

from offercalc.interchange.cells import MOST_COLUMNS, NotReadError, Row
from offercalc.presentation.reader import Reader

MOST_ROWS = 10_000


def bounded(rows: Iterable[Row], reader: Reader) -> tuple[Row, ...]:
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
