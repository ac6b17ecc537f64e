"""The head of a group and its rows."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from offercalc.desktop.editors.document.body_parts import AddLink
from offercalc.desktop.editors.document.group_head import GroupHead
from offercalc.desktop.editors.document.offer_row import OfferRowView
from offercalc.desktop.editors.document.row_body import Surroundings
from offercalc.presentation.pages.offer_rows import RowGroup


class GroupColumn(QWidget):
    """The head of a group and its rows; a link shows more where parts are left out."""

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._around = around
        self.head = GroupHead(around.theme, around.localizer, self)
        self.rest = AddLink("", around.theme, self)
        self.rest.hide()
        self.rows: list[OfferRowView] = []
        self.group: RowGroup | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.head)
        self._column.addWidget(self.rest)
        self.has_rest = False

    def show_rows(self, group: RowGroup, rows: list[OfferRowView]) -> None:
        """Show the head and the rows in their order."""
        self.group = group
        self.head.show_group(group)
        if rows != self.rows:
            for row in self.rows:
                self._column.removeWidget(row)
            for place, row in enumerate(rows):
                self._column.insertWidget(place + 1, row)
                row.show()
            self.rows = rows
        self.has_rest = bool(group.left_out)
        words = self._around.localizer.plural("{number} more part", "{number} more parts", group.left_out)
        self.rest.rename(words)
        self.rest.setVisible(self.has_rest)
