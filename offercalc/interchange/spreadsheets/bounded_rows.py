"""Limits of the rows and columns in a table of offers."""

from __future__ import annotations

from collections.abc import Iterable

from offercalc.interchange.spreadsheets.cells import MOST_COLUMNS, NotReadError, Row
from offercalc.presentation.formats.localizer import Localizer

MOST_ROWS = 10_000


def bounded(rows: Iterable[Row], localizer: Localizer) -> tuple[Row, ...]:
    """Return the rows that are not blank, without trailing empty cells; raises NotReadError if there are too many."""
    found: list[Row] = []
    for row in rows:
        last = max((place for place, cell in enumerate(row.cells, start=1) if not cell.is_empty), default=0)
        if not last:
            continue
        if last > MOST_COLUMNS:
            raise NotReadError(
                localizer.tr("Row {row} has more than {most} columns; remove some.", row=row.number, most=MOST_COLUMNS)
            )
        if len(found) > MOST_ROWS:
            raise NotReadError(localizer.tr("There are more than {most} rows; split the table.", most=MOST_ROWS))
        found.append(Row(row.number, row.cells[:last], row.width))
    return tuple(found)
