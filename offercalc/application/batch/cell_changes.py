"""Values that a person puts in place of the cells of a table, whose file stays as it is."""

from __future__ import annotations

from msgspec.structs import replace

from offercalc.application.ports.offer_table import OfferTable, Reading, TableAsk
from offercalc.presentation.formats.localizer import Localizer


def with_value(ask: TableAsk, table: OfferTable, value: Reading) -> TableAsk:
    """Return what to ask of a table with another value in one of its cells; that of the file takes a change back."""
    others = tuple(one for one in ask.readings if (one.row, one.letter) != (value.row, value.letter))
    if value.text == stored_text(table, value.row, value.letter):
        return replace(ask, readings=others)
    return replace(ask, readings=(*others, replace(value, is_changed=True)))


def without_changes(ask: TableAsk) -> TableAsk:
    """Return what to ask of a table with the values of its file; answers to questions stay."""
    return replace(ask, readings=tuple(one for one in ask.readings if not one.is_changed))


def without_answers(ask: TableAsk) -> TableAsk:
    """Return what to ask of a table as if no question had been answered; changed values stay."""
    return replace(ask, readings=tuple(one for one in ask.readings if one.is_changed))


def stored_text(table: OfferTable, row: int, letter: str) -> str:
    """Return the text of a cell as the file has it, "" without one."""
    place = next((place for place, one in enumerate(table.mapping.columns) if one.letter == letter), None)
    cells = next((line.cells for line in table.lines if line.row == row), ())
    return cells[place] if place is not None and place < len(cells) else ""


def changed_line(ask: TableAsk, localizer: Localizer) -> str:
    """Return which values have been changed, by the names of their cells; "" if none has."""
    changed = sorted((one.row, len(one.letter), one.letter) for one in ask.readings if one.is_changed)
    if not changed:
        return ""
    cells = ", ".join(f"{letter}{row}" for row, _length, letter in changed)
    words = localizer.plural("{number} value changed here", "{number} values changed here", len(changed))
    return localizer.tr("{changed}: {cells}. The file stays as it is.", changed=words, cells=cells)


def changes_of_row(table: OfferTable, row: int) -> str:
    """Return the changed values of a row with the headers of their columns, as one text; "" if none is."""
    headers = {one.letter: f"{one.letter} {one.header}".strip() for one in table.mapping.columns}
    changed = (one for one in table.readings if one.is_changed and one.row == row)
    return "; ".join(f"{headers.get(one.letter, one.letter)}: {one.text}" for one in changed)
