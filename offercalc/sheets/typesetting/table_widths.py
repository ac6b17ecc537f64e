"""Upper bounds of column widths, so that the typesetter need not measure tables that surely fit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

_KINDS = (
    ("\u202f", 0.2), ("Iijl", 0.28), (" \u00a0", 0.3), (",.:·\u2019", 0.32), ("!';", 0.34), ("`|", 0.36), ("t", 0.38),
    ("\\/()[]", 0.4), ("fr", 0.42), ("{}", 0.46), ("^\u2013", 0.5), ("“”", 0.52), ('"', 0.54), ("?_s", 0.56),
    ("JLakxz¥₹", 0.58), ("Fcevy", 0.6), ("Ehnou", 0.62), ("bdgpq£", 0.64), ("#$*-0123456789BPRSZ", 0.66),
    ("&+=T~≥≤€\u00d7", 0.68), ("KXY", 0.72), ("ACDV", 0.74), ("GHNU", 0.76), ("OQ", 0.78), ("w", 0.84), ("<>", 0.86),
    ("m", 0.92), ("M", 0.94), ("…", 0.96), ("@—", 1.0), ("%", 1.02), ("W", 1.04),
)  # fmt: skip
"""Characters and their width in the Inter of the documents, in ems: the widest of its weights, with tabular digits."""
_WIDTHS = {sign: width for signs, width in _KINDS for sign in signs}
_OTHER = 2.0
_UNKNOWN = 9999.0


def table_widths(table: Mapping[str, Any]) -> list[float]:
    """Return the largest width of each column of a table, the label column first, in ems of the table's type.

    `table` is a Table as plain values. A cell of several lines is as wide as its widest line.
    """
    rows = [row for row in table["rows"] if row["cells"]]
    labels = [row["label"] + (f" · {row['note']}" if row["note"] else "") for row in rows]
    figures = zip(table["columns"], zip(*(row["cells"] for row in rows), strict=True), strict=True) if rows else ()
    columns = [[heading, *(line for cell in cells for line in cell["text"].split("\n"))] for heading, cells in figures]
    return [_widest([table["corner"], *labels]), *map(_widest, columns)]


def line_width(text: str) -> float:
    """Return an upper bound of the width of a text on one line, in ems; no line is as wide as one of other scripts.

    The height of such a line is known only if the font of the documents has all of its characters.
    """
    if not _WIDTHS.keys() >= set(text):
        return _UNKNOWN
    return round(sum(map(_WIDTHS.__getitem__, text)), 3)


def _widest(texts: Iterable[str]) -> float:
    return round(max(sum(_WIDTHS.get(sign, _OTHER) for sign in text) for text in texts), 3)
