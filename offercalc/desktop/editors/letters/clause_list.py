"""The clauses of a letter as a list: moved by drag or Alt and the arrows, switched by a click or Space."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from offercalc.application.letters.letter_draft import ClauseRow, name_of
from offercalc.desktop.system.theme import Theme
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.formats.sanitize import visible

_NAME = Qt.ItemDataRole.UserRole
_TAG = Qt.ItemDataRole.UserRole + 1
_ROW = 34
_GRIP = 16
_INSET = 40
"""The distance of what is below a clause from the left: where its name begins."""
_PAD = 6
_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class ClauseDelegate(QStyledItemDelegate):
    """Draws a grip before each clause and the tag of its place behind it, and leaves room below the selected one."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self.opened = -1
        """The row below which there is room."""
        self.room = 0

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        more = self.room if index.row() == self.opened else 0
        return QSize(0, self.theme.px(_ROW) + more)

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        room = self.theme.px(_GRIP)
        whole = QRect(option.rect.topLeft(), QSize(option.rect.width(), self.theme.px(_ROW)))
        tag = str(index.data(_TAG) or "")
        width = option.fontMetrics.horizontalAdvance(tag) + 4 * _PAD if tag else 0
        option.rect = whole.adjusted(room, 0, -width, 0)
        super().paint(painter, option, index)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_grip(painter, QRect(whole.left(), whole.top(), room, whole.height()))
        if tag:
            self._draw_tag(painter, QRect(whole.right() - width, whole.top(), width, whole.height()), tag)
        painter.restore()

    def _draw_grip(self, painter: QPainter, area: QRect) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.color("faint"))
        dot = self.theme.px(2)
        for across in (-dot, dot):
            for down in (-2 * dot, 0, 2 * dot):
                painter.drawEllipse(area.center().x() + across, area.center().y() + down, dot, dot)

    def _draw_tag(self, painter: QPainter, area: QRect, tag: str) -> None:
        box = area.adjusted(0, self.theme.px(7), -_PAD, -self.theme.px(7))
        painter.setPen(QPen(self.theme.color("border"), 1))
        painter.setBrush(self.theme.color("hover"))
        painter.drawRoundedRect(box, 5, 5)
        painter.setPen(self.theme.color("muted"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, tag)


class ClauseList(QListWidget):
    """Lists clauses; `moved` carries all ids in their new order, `switched` an id, `picked` that of the current one."""

    moved = Signal(tuple)
    switched = Signal(str, bool)
    picked = Signal(str)

    def __init__(self, theme: Theme, detail: QWidget, parent: QWidget | None = None) -> None:
        """Take a theme, and what is shown below the selected clause."""
        super().__init__(parent)
        self.setObjectName("clauses")
        self._detail = detail
        detail.setParent(self.viewport())
        self._rows: tuple[ClauseRow, ...] = ()
        self._wanted = ""
        self._delegate = ClauseDelegate(theme, self)
        self.setItemDelegate(self._delegate)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.itemChanged.connect(self._switch)
        self.currentItemChanged.connect(lambda now, _before: self.picked.emit(now.data(_NAME) if now else ""))

    @property
    def current(self) -> str:
        """Return the id of the selected clause, "" for none."""
        item = self.currentItem()
        return str(item.data(_NAME)) if self.currentRow() >= 0 else ""

    def show_rows(self, rows: Sequence[ClauseRow], localizer: Localizer, theme: Theme) -> None:
        """List clauses; the selected one stays selected, or the one that took its place."""
        self._delegate.theme = theme
        self.setAccessibleName(localizer.tr("Clauses"))
        self.setAccessibleDescription(
            localizer.tr("Space includes a clause or leaves it out; Alt and the arrow keys move it")
        )
        if tuple(rows) != self._rows or self.count() != len(rows):
            self._fill(rows, localizer)
        self.fit()

    def fit(self) -> None:
        """Make the list as high as its rows and what is below the selected one."""
        theme, row = self._delegate.theme, self.currentRow()
        is_open = row >= 0 and not self._detail.isHidden()
        inset = theme.px(_INSET)
        width = self.viewport().width() - inset - _PAD
        room = self._height_of_detail(width) + _PAD if is_open else 0
        if (self._delegate.opened, self._delegate.room) != (row, room):
            self._delegate.opened, self._delegate.room = row, room
            self.scheduleDelayedItemsLayout()
        height = theme.px(_ROW) * max(self.count(), 1) + room + 2 * self.frameWidth() + 2 * _PAD
        if self.height() != height:
            self.setFixedHeight(height)
        if is_open:
            top = theme.px(_ROW) * (row + 1)
            self._detail.setGeometry(inset, top, width, room - _PAD)

    def _height_of_detail(self, width: int) -> int:
        layout = self._detail.layout()
        if layout is None:
            return 0
        layout.activate()
        return max(layout.totalHeightForWidth(width), layout.totalMinimumSize().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def pick(self, name: str) -> None:
        """Select a clause without a signal."""
        place = next((place for place in range(self.count()) if self.item(place).data(_NAME) == name), -1)
        if place >= 0 and place != self.currentRow():
            was = self.blockSignals(True)  # noqa: FBT003 - Qt's own way
            self.setCurrentRow(place)
            self.blockSignals(was)

    def follow(self, name: str) -> None:
        """Select a clause as soon as it is listed."""
        self._wanted = name

    def _fill(self, rows: Sequence[ClauseRow], localizer: Localizer) -> None:
        chosen, place = self.current, self.currentRow()
        self._rows = tuple(rows)
        was = self.blockSignals(True)  # noqa: FBT003 - as above
        self.clear()
        for row in rows:
            item = QListWidgetItem(visible(localizer.render(name_of(row.clause))), self)
            item.setData(_NAME, row.clause.id)
            item.setData(_TAG, " · ".join(row.clause.places))
            item.setFlags((item.flags() | Qt.ItemFlag.ItemIsUserCheckable) & ~Qt.ItemFlag.ItemIsDropEnabled)
            item.setCheckState(Qt.CheckState.Checked if row.is_on else Qt.CheckState.Unchecked)
            words = [localizer.render(name_of(row.clause)), *row.clause.places]
            words += [localizer.tr("reworded")] if row.is_reworded else []
            item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(words))
        names = [row.clause.id for row in rows]
        chosen, self._wanted = self._wanted if self._wanted in names else chosen, ""
        self.setCurrentRow(names.index(chosen) if chosen in names else min(place, len(rows) - 1))
        self.blockSignals(was)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step, row = _MOVES.get(Qt.Key(event.key())), self.currentRow()
        if step is None or event.modifiers() != Qt.KeyboardModifier.AltModifier:
            super().keyPressEvent(event)
        elif 0 <= row < self.count() and 0 <= row + step < self.count():
            was = self.blockSignals(True)  # noqa: FBT003 - as above
            self.insertItem(row + step, self.takeItem(row))
            self.setCurrentRow(row + step)
            self.blockSignals(was)
            self._tell_order()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        super().dropEvent(event)
        self._tell_order()

    def _tell_order(self) -> None:
        self.moved.emit(tuple(str(self.item(place).data(_NAME)) for place in range(self.count())))

    def _switch(self, item: QListWidgetItem) -> None:
        name, is_on = str(item.data(_NAME)), item.checkState() is Qt.CheckState.Checked
        if any(row.clause.id == name and row.is_on != is_on for row in self._rows):
            self.switched.emit(name, is_on)
