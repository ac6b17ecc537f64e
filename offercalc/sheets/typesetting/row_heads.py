"""Row labels of tables as headings of their rows: Typst tags only the cells of its table headers so."""

from __future__ import annotations

import re

_CELL = rb"/Type/StructElem/S/TD"
_LABEL = re.compile(
    _CELL + rb"(?<= 0 obj\n<<" + _CELL + rb")(/P \d+ 0 R/A\[<</O/Table)(/Headers\[\(U\d+x0y\d+\)\])(?=>>)"
)
"""A cell below the heading of the first column, as Typst writes it; found by how it begins, which is fast."""
_HEAD = b"/Type/StructElem/S/TH"
_SCOPE = b"/Scope/Row"


def with_row_heads(pdf: bytes) -> bytes:
    """Return a PDF whose cells in the first column are tagged as headings of their rows.

    The bytes keep their length, so that the places of all objects stay true.
    """
    return _LABEL.sub(lambda found: _HEAD + found[1] + _SCOPE.ljust(len(found[2])), pdf)
