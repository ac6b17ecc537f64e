"""A combo box with spacing between the rows of its list, in which typing finds a choice by any of its words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QDeadlineTimer, QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStyleOptionViewItem,
    QStylePainter,
    QWidget,
)
from typing_extensions import override

from offercalc.desktop.system.plain_text import set_tip
from offercalc.presentation.formats.sanitize import visible

_ROW_SHARE = 2.1
_FEWEST = 14
"""The minimum width in characters, including the arrow; longer choices are cut off."""


class _RowDelegate(QStyledItemDelegate):
    """Makes rows about two lines of text high."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        hint = super().sizeHint(option, index)
        return QSize(hint.width(), round(option.fontMetrics.height() * _ROW_SHARE))


class ChoiceBox(QComboBox):
    """A `QComboBox` in the window's style."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(_RowDelegate(self))
        view = self.view()
        if isinstance(view, QListView):
            view.setUniformItemSizes(True)  # of hundreds of currencies, one is measured, whenever the look changes
        self.setMaxVisibleItems(12)
        self._tip = self._typed = ""
        self._pause = QDeadlineTimer()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def call(self, name: str) -> None:
        """Name a box without a label; described as well, because Qt on Linux reports the choice as the name."""
        self.setAccessibleName(name)
        self.setAccessibleDescription(name)

    @override
    def addItem(self, text: str, userData: object = None) -> None:  # type: ignore[override]  # choices have no icons
        super().addItem(visible(text), userData)

    @override
    def addItems(self, texts: Sequence[str]) -> None:
        super().addItems([visible(text) for text in texts])

    @override
    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), _FEWEST * self.fontMetrics().averageCharWidth()), hint.height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        if self._is_cut():
            text, right = option.currentText, Qt.TextElideMode.ElideRight
            option.currentText = self.fontMetrics().elidedText(text, right, self._room())
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def _is_cut(self) -> bool:
        """Whether the ink of the choice is wider than its room; a box is as wide as the ink of its longest choice."""
        return self.fontMetrics().boundingRect(self.currentText()).width() > self._room()

    def _room(self) -> int:
        """Return the width in which the choice is written."""
        option, field = QStyleOptionComboBox(), QStyle.SubControl.SC_ComboBoxEditField
        self.initStyleOption(option)
        return self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, self).width()

    @override
    def event(self, event: QEvent) -> bool:
        """Show a choice that is cut off as the tool tip, unless there is another one."""
        if event.type() is QEvent.Type.ToolTip and self.toolTip() in {"", self._tip}:
            set_tip(self, self.currentText() if self._is_cut() else "")
            self._tip = self.toolTip()
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by typing: "h" or "per h" finds "per hour"; after a pause, another name begins."""
        held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        typed = ("" if self._pause.hasExpired() else self._typed) + event.text().casefold()
        if self.isEditable() or held or not typed.strip() or not typed.isprintable() or not event.text():
            super().keyPressEvent(event)
            return
        self._pause.setRemainingTime(QApplication.keyboardInputInterval())
        self._typed = typed
        found = self._beginning(typed)
        if found is None and set(typed) == {typed[-1]}:  # the same letter again: the next choice that begins with it
            self._typed = typed[-1]
            found = self._beginning(typed[-1])
        if found is not None and found != self.currentIndex():
            self.setCurrentIndex(found)
            self.activated.emit(found)

    def _beginning(self, typed: str) -> int | None:
        """Return the next choice that begins with a text, or else one with a word that does; a longer text may stay."""
        count, first = self.count(), self.currentIndex() + (len(typed) == 1)
        order = [(first + step) % count for step in range(count)]
        names = {place: self.itemText(place).casefold() for place in order}
        begun = [place for place in order if names[place].startswith(typed)]
        inside = [place for place in order if f" {typed}" in names[place]]
        return next(iter(begun or inside), None)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the wheel scrolls the page and must not change a box on the way
