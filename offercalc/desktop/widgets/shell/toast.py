"""News that floats over the foot of the page for a few seconds: what was done, and buttons that continue or undo it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QPushButton, QWidget
from typing_extensions import override

from offercalc.desktop.system.plain_text import PlainLabel, on_button, set_tip
from offercalc.desktop.system.screen_reader import announce
from offercalc.desktop.system.theme import Theme

SECONDS = 8
"""How long it stays after the pointer and the focus have left it."""
_HEIGHT = 38
_ABOVE = 20
_WIDEST = 560


class Offered(NamedTuple):
    """One button of a toast: its name and what it does."""

    name: str
    act: Callable[[], object]


class Toast(QFrame):
    """Lies over the lower edge of its parent; it is announced, reached by the Tab key, and closed by Escape.

    `left` is emitted when it disappears while one of its buttons has the focus.
    """

    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("toast")
        self._theme = theme
        self._over, self._said = parent, ""
        self._words = PlainLabel(self)
        self.buttons: list[QPushButton] = []
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._words)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(1000 * SECONDS)
        self._timer.timeout.connect(self._pass_by)
        self.restyle(theme)
        self.hide()

    @property
    def text(self) -> str:
        """Return the text shown."""
        return self._words.text()

    def show_words(self, words: str, *offered: Offered) -> None:
        """Show and announce other news, with buttons."""
        self.dismiss()
        self._said = words
        set_tip(self._words, words)
        for one in offered:
            self._add(one)
        self.setAccessibleName(words)
        self._write()
        self.show()
        self.raise_()
        self._timer.start()
        announce(self, words)

    def dismiss(self) -> None:
        """Take it away."""
        self._timer.stop()
        had_focus = self.isAncestorOf(QApplication.focusWidget() or self.window())
        self.hide()
        for button in self.buttons:
            self._row.removeWidget(button)
            button.hide()  # it would stand below the next words until it is deleted
            button.deleteLater()
        self.buttons = []
        if had_focus:
            self.left.emit()

    def restyle(self, theme: Theme) -> None:
        """Apply a theme and its scale."""
        self._theme = theme
        self._row.setContentsMargins(theme.px(14), 0, theme.px(8), 0)
        self._row.setSpacing(theme.px(8))
        self._write()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._over.installEventFilter(self)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._over.removeEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.Resize, QEvent.Type.LayoutDirectionChange}:
            self._write()
        return super().eventFilter(watched, event)

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._timer.stop()

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if self.isVisible():
            self._timer.start()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
            return
        super().keyPressEvent(event)

    def _add(self, offered: Offered) -> None:
        button = QPushButton(on_button(offered.name), self)
        button.setObjectName("toastButton")
        button.setAccessibleName(f"{offered.name}: {self._said}")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the focus where it was
        button.clicked.connect(lambda: self._do(offered))
        self._row.addWidget(button)
        self.buttons.append(button)

    def _do(self, offered: Offered) -> None:
        self.dismiss()
        offered.act()

    def _pass_by(self) -> None:
        """Disappear, unless somebody is about to use it."""
        if self.isAncestorOf(QApplication.focusWidget() or self.window()):
            self._timer.start()
        else:
            self.dismiss()

    def _write(self) -> None:
        """Write as much of the words as there is room for, and stand in the middle of the lower edge."""
        parent, px = self._over, self._theme.px
        room = min(px(_WIDEST), parent.width() - px(_ABOVE))
        taken = sum(button.sizeHint().width() + self._row.spacing() for button in self.buttons) + px(32)
        cut = self._words.fontMetrics().elidedText(self._said, Qt.TextElideMode.ElideMiddle, max(px(60), room - taken))
        self._words.setText(cut)
        self._words.setMinimumWidth(self._words.fontMetrics().horizontalAdvance(cut) + px(2))  # or a letter is clipped
        self._row.activate()
        self.resize(min(room, self.sizeHint().width()), px(_HEIGHT))
        self.move((parent.width() - self.width()) // 2, parent.height() - self.height() - px(_ABOVE))
