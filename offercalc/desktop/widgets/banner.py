"""A banner for errors and warnings."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPalette, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget
from typing_extensions import override

from offercalc.desktop.system.icons import icon
from offercalc.desktop.system.plain_text import PlainLabel, set_tip
from offercalc.presentation.formats.localizer import Localizer


class NoticeSign(PlainLabel):
    """An icon beside words, as high as a line of them and in their color, which the style sheet gives to both."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._name = name

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._draw()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.isVisible():
            self._draw()

    def _draw(self) -> None:
        self.ensurePolished()
        color, line = self.palette().color(QPalette.ColorRole.WindowText).name(), self.fontMetrics().height()
        self.setPixmap(icon(self._name, color).pixmap(QSize(line, line), self.devicePixelRatio()))


class Banner(QFrame):
    """Shows sentences in a colored frame, hidden if there are none; the button `closing` dismisses it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self._sentences: tuple[str, ...] = ()
        self._localizer: Localizer | None = None
        self._sign, self._label = NoticeSign("circle-alert", self), PlainLabel(self)
        self._label.setWordWrap(True)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.closing = QToolButton(self)
        self.closing.clicked.connect(lambda: self.show_messages(()))
        self.closing.hide()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 8, 12, 8)
        layout.setSpacing(8)
        layout.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._label, 1)
        layout.addWidget(self.closing, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def make_closable(self, name: str) -> None:
        """Show a button that dismisses the notice; `name` is its accessible name."""
        self.closing.setAccessibleName(name)
        set_tip(self.closing, name)
        self.closing.show()

    def speak_to(self, localizer: Localizer) -> None:
        """Render current and future messages in a reader's language; plain strings stay unchanged."""
        self._localizer = localizer
        self._write()

    def show_messages(self, sentences: tuple[str, ...]) -> None:
        """Show sentences, which may be messages; an empty tuple hides the notice."""
        self._sentences = sentences
        self._write()
        self.setVisible(bool(sentences))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._draw()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.isVisible():
            self._draw()

    def _draw(self) -> None:
        """Draw the button as large and in the color of the words."""
        self._label.ensurePolished()
        color = self._label.palette().color(QPalette.ColorRole.WindowText).name()
        line = self._label.fontMetrics().height()
        for part in (self._sign, self._label):
            part.setMinimumHeight(self.closing.sizeHint().height())  # one line is level with the button
        self.closing.setIcon(icon("x", color))
        self.closing.setIconSize(QSize(line, line))

    @property
    def text(self) -> str:
        """Return the text shown."""
        return self._label.text()

    def _write(self) -> None:
        tell = str if self._localizer is None else self._localizer.render
        self._label.setText("\n".join(tell(sentence) for sentence in self._sentences))
        self.setAccessibleName(self._label.text())
