"""Upper bounds of column widths, so that the typesetter need not measure tables that surely fit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

_KINDS = (
    (" \u00a0\u202f", 0.3),
    (".,:;·'!ijlI", 0.34),
    ("frt()[]/|", 0.48),
    ("acekosvxyz", 0.61),
    ("bdghnpqu", 0.64),
    ("0123456789-", 0.68),
    ("mwMW%@—…", 1.05),
    ("ABCDEFGHJKLNOPQRSTUVXYZ$+<>=~≥≤", 0.79),
)
"""Characters and their largest width in the semibold Inter of the documents, in ems; most are narrower."""
_WIDTHS = {sign: width for signs, width in _KINDS for sign in signs}
_OTHER = 2.0


def table_widths(table: Mapping[str, Any]) -> list[float]:
    """Return the largest width of each column of a table, the label column first, in ems of the table's type.

    `table` is a Table as plain values. A cell of several lines is as wide as its widest line.
    """
    rows = [row for row in table["rows"] if row["cells"]]
    labels = [row["label"] + (f" · {row['note']}" if row["note"] else "") for row in rows]
    figures = zip(table["columns"], zip(*(row["cells"] for row in rows), strict=True), strict=True) if rows else ()
    columns = [[heading, *(line for cell in cells for line in cell["text"].split("\n"))] for heading, cells in figures]
    return [_widest([table["corner"], *labels]), *map(_widest, columns)]


def _widest(texts: Iterable[str]) -> float:
    return round(max(sum(_WIDTHS.get(sign, _OTHER) for sign in text) for text in texts), 3)
