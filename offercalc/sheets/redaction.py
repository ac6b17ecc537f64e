"""What a candidate keeps back when showing offers to others: names, the amounts of other offers, or all amounts."""

from __future__ import annotations

import re
from typing import TypeVar

from msgspec import Struct, structs

from offercalc.analysis.comparison import Comparison
from offercalc.application.paper_order import Redaction
from offercalc.domain.offer import Offer
from offercalc.presentation.figures_table import Cell, FiguresTable
from offercalc.presentation.percent_figures import HIDDEN, in_percent
from offercalc.presentation.reader import Reader

_Value = TypeVar("_Value")
_FIRST_LETTER = ord("A")
_LETTERS = 26


def redacted(comparison: Comparison, reader: Reader, redaction: Redaction) -> tuple[Comparison, Reader]:
    """Take the names of companies out of a comparison, and amounts out of what a reader sees, as is asked for.

    Percentages are of what the first offer most likely comes to over the whole horizon.
    """
    if redaction.in_percent and comparison.offers:
        base = comparison.offers[0].total.likely
        if base > 0:
            reader = in_percent(reader, base, comparison.assumptions.currency)
    if redaction.hides_names:
        renamed = (
            structs.replace(appraisal, offer=nameless(appraisal.offer, place, reader))
            for place, appraisal in enumerate(comparison.offers)
        )
        comparison = structs.replace(comparison, offers=tuple(renamed))
    return comparison, reader


def nameless(offer: Offer, place: int, reader: Reader) -> Offer:
    """Call a company by a letter wherever its name stands in its offer, and leave out whom to talk to there."""
    letter = chr(_FIRST_LETTER + place % _LETTERS) + (str(place // _LETTERS + 1) if place >= _LETTERS else "")
    name = reader.say("Company {letter}", letter=letter)
    hidden = structs.replace(offer, contacts=(), notes="", company="")
    written = offer.company.strip()
    return structs.replace(_without(hidden, written, name) if written else hidden, company=name)


def without_others(table: FiguresTable) -> FiguresTable:
    """Hide the figures of all columns but the first."""
    cell = Cell(HIDDEN, HIDDEN, muted=True)
    rows = (structs.replace(row, cells=(*row.cells[:1], *(cell for _ in row.cells[1:]))) for row in table.rows)
    return structs.replace(table, rows=tuple(rows))


def _without(value: _Value, name: str, other: str) -> _Value:
    """Write another name for one in every text of a value."""
    found: object = value
    if isinstance(value, str):
        found = re.sub(re.escape(name), lambda _match: other, value, flags=re.IGNORECASE)
    elif isinstance(value, tuple):
        found = tuple(_without(one, name, other) for one in value)
    elif isinstance(value, Struct):
        texts = {field: _without(getattr(value, field), name, other) for field in value.__struct_fields__}
        found = structs.replace(value, **texts)
    return found  # type: ignore[return-value]
