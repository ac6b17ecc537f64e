"""The actions on a row, by key or click: open it, go to the next one, answer what is unknown, remove it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from PySide6.QtCore import QObject, Qt, SignalInstance

from offercalc.application.offers.edits import Remove
from offercalc.desktop.editors.document.anchor import reveal
from offercalc.desktop.editors.document.body_parts import Surroundings
from offercalc.desktop.editors.document.offer_row import OfferRowView
from offercalc.desktop.editors.document.row_head import RowAction
from offercalc.domain.values.paths import Path
from offercalc.presentation.forms.visibility import SectionKey

MARGIN = 12
"""How much of the page is shown beside a row that is scrolled to, in points."""


class Rows(Protocol):
    """The document that has the rows."""

    @property
    def rows(self) -> Mapping[SectionKey, OfferRowView]:
        """Return the rows by key, in the order shown."""
        ...

    @property
    def asked(self) -> SignalInstance:
        """Return the signal that carries an edit, its name for undo, and what says why it cannot be."""
        ...

    @property
    def move_wanted(self) -> SignalInstance:
        """Return the signal that carries the key of a row, and by how many places it is to be moved."""
        ...

    def enter(self, key: SectionKey, path: Path = ()) -> None:
        """Open a row with the cursor in a field."""
        ...

    def close_row(self) -> None:
        """Close the row that is open."""
        ...


class RowActions(QObject):
    """Performs actions on the rows of a document."""

    def __init__(self, document: Rows, around: Surroundings, parent: QObject) -> None:
        super().__init__(parent)
        self._document, self._around = document, around

    def turn(self, row: OfferRowView, _checked: object = None) -> None:
        """Open a row, or close it if it is open."""
        if row.is_open:
            self._document.close_row()
        else:
            self._document.enter(row.key)

    def advance(self, row: OfferRowView) -> None:
        """Close a row and open the next one."""
        order = list(self._document.rows.values())
        place = order.index(row) + 1 if row in order else len(order)
        if place < len(order):
            self._document.enter(order[place].key)
        else:
            self._document.close_row()

    def answer(self, row: OfferRowView, place: int) -> None:
        """Open a row at one of its fields that are not known."""
        if row.row is not None:
            self._document.enter(row.key, row.row.unknown_paths[place])

    def do(self, row: OfferRowView, action: str) -> None:
        """Do what a key asks for."""
        match RowAction(action):
            case RowAction.NEXT:
                self._go(row, 1)
            case RowAction.PREVIOUS:
                self._go(row, -1)
            case RowAction.OPEN:
                self._document.enter(row.key)
            case RowAction.EDIT:
                self._edit(row)
            case RowAction.CLOSE:
                if row.is_open:
                    self._document.close_row()
            case RowAction.REMOVE:
                self._remove(row)
            case RowAction.RAISE:
                self._document.move_wanted.emit(row.key, -1)
            case RowAction.LOWER:
                self._document.move_wanted.emit(row.key, 1)

    def _edit(self, row: OfferRowView) -> None:
        """Edit the figure of a row in place, or open the row if several fields state it."""
        if row.row is None or not row.row.main or not row.edit_figure():
            self._document.enter(row.key)

    def _go(self, row: OfferRowView, step: int) -> None:
        order = list(self._document.rows.values())
        other = order.index(row) + step
        if 0 <= other < len(order):
            order[other].head.setFocus(Qt.FocusReason.TabFocusReason)
            reveal(order[other].head, self._around.theme.px(MARGIN))

    def _remove(self, row: OfferRowView) -> None:
        if row.row is None or not row.row.section.path:
            return
        words = self._around.localizer.tr("Remove {part}", part=row.row.name)
        self._document.asked.emit(Remove(row.row.section.path), words, None)
