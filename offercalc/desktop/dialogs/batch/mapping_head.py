"""The header of a table with a drop-down of meanings below the name of each column."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QTableView
from typing_extensions import override

from offercalc.application.ports.offer_table import Column
from offercalc.desktop.system.plain_text import set_tip
from offercalc.desktop.system.theme import Theme
from offercalc.desktop.widgets.lazy_combo_box import Choices, LazyComboBox
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.formats.sanitize import single_line

_PAD = 6
_NAME = 26
"""The height of the name of a column, in pixels."""


class MappingHead(QHeaderView):
    """Shows the headers of a table, and asks what each column means.

    `chosen` carries the letter of a column and the name of the meaning that was chosen for it, "" for none.
    """

    chosen = Signal(str, str)

    def __init__(self, theme: Theme, parent: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._columns: tuple[Column, ...] = ()
        self.boxes: list[LazyComboBox] = []
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.sectionResized.connect(self._place_all)
        parent.horizontalScrollBar().valueChanged.connect(self._place_all)

    def show_columns(self, columns: tuple[Column, ...], choices: Choices, localizer: Localizer) -> None:
        """Show the columns of a table; `choices` are the names and labels of everything that one can mean."""
        every = (("", localizer.tr("Not used")), *choices)
        words = dict(every)
        while len(self.boxes) > len(columns):
            self.boxes.pop().deleteLater()
        while len(self.boxes) < len(columns):
            box = LazyComboBox(self.viewport())
            box.activated.connect(partial(self._choose, len(self.boxes)))
            self.boxes.append(box)
        self._columns = columns
        for column, box in zip(columns, self.boxes, strict=True):
            box.show_choice(column.name, words[column.name], lambda: every)
            name = f"{column.letter} {single_line(column.header)}".strip()
            box.call(localizer.tr("Meaning of column {column}", column=name))
            set_tip(box, "\n".join(column.problems))
            box.show()
        self._place_all()

    @override
    def sizeHint(self) -> QSize:
        box = self.boxes[0].sizeHint().height() if self.boxes else 0
        return QSize(super().sizeHint().width(), self._theme.px(_NAME) + box + self._theme.px(_PAD))

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        painter.save()
        painter.fillRect(rect, self._theme.color("card"))
        column = self._columns[logicalIndex] if logicalIndex < len(self._columns) else Column("", "", "")
        color = "danger" if column.problems else "text" if column.name else "muted"
        painter.setPen(self._theme.color(color))
        painter.setFont(self._theme.font(12))
        pad = self._theme.px(_PAD)
        area = QRect(rect.left() + 2 * pad, rect.top(), rect.width() - 3 * pad, self._theme.px(_NAME))
        text = painter.fontMetrics().elidedText(
            single_line(column.header) or column.letter, Qt.TextElideMode.ElideRight, area.width()
        )
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        painter.setPen(self._theme.color("border"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.restore()

    @override
    def updateGeometries(self) -> None:
        super().updateGeometries()
        self._place_all()

    def _place_all(self) -> None:
        """Put every box below the name of its column."""
        pad, top = self._theme.px(_PAD), self._theme.px(_NAME)
        for place, box in enumerate(self.boxes):
            left, width = self.sectionViewportPosition(place), self.sectionSize(place)
            box.setGeometry(left + pad, top, max(0, width - 2 * pad), box.sizeHint().height())

    def _choose(self, place: int, _index: int) -> None:
        name = self.boxes[place].currentData()
        if name != self._columns[place].name:
            self.chosen.emit(self._columns[place].letter, name)
