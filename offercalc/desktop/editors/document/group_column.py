"""The head of a group and its rows."""

from __future__ import annotations

from functools import cached_property

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from offercalc.desktop.editors.document.body_parts import AddLink, Surroundings
from offercalc.desktop.editors.document.group_head import GroupHead
from offercalc.desktop.editors.document.offer_row import OfferRowView
from offercalc.desktop.widgets.layouts import show_if, show_with_parent
from offercalc.presentation.pages.offer_rows import RowGroup


class GroupColumn(QWidget):
    """The head of a group and its rows; `rest_wanted` when a person clicks the link to the parts that are left out."""

    rest_wanted = Signal()

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._around = around
        self.head = GroupHead(around.theme, around.localizer, self)
        self.rows: list[OfferRowView] = []
        self.group: RowGroup | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.head)
        self.has_rest = False

    @cached_property
    def rest(self) -> AddLink:
        """Return the link that shows what is left out, built when something is."""
        rest = AddLink("", self._around.theme, self)
        rest.button.clicked.connect(self.rest_wanted)
        self._column.addWidget(rest)
        return rest

    def show_rows(self, group: RowGroup, rows: list[OfferRowView]) -> None:
        """Show the head and the rows in their order."""
        self.group = group
        self.head.show_group(group)
        if rows != self.rows:
            for row in self.rows:
                self._column.removeWidget(row)
            for place, row in enumerate(rows):
                self._column.insertWidget(place + 1, row)
                show_with_parent(row)
            self.rows = rows
        if group.left_out or self.has_rest:
            words = self._around.localizer.plural("{number} more part", "{number} more parts", group.left_out)
            self.rest.rename(words)
            show_if(bool(group.left_out), self.rest)
        self.has_rest = bool(group.left_out)
