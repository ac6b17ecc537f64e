"""A multi-line text input that the Tab key leaves."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from typing_extensions import override

_LINES, _MOST_LINES = 3, 9


class LinesEntry(QPlainTextEdit):
    """A `QPlainTextEdit` with the interface of a line edit: it emits `editingFinished` and grows with its text."""

    editingFinished = Signal()

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_fitting = False
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setText(text)
        self.textChanged.connect(self._fit)
        self._fit()

    def text(self) -> str:
        """Return the text."""
        return self.toPlainText()

    def setText(self, text: str) -> None:
        """Set the text."""
        self.setPlainText(text)

    @override
    def sizeHint(self) -> QSize:
        lines = min(max(self._lines, _LINES), _MOST_LINES)
        margins = self.contentsMargins()
        frame = margins.top() + margins.bottom() + 2 * self.document().documentMargin()
        return QSize(super().minimumSizeHint().width(), round(lines * self.fontMetrics().lineSpacing() + frame))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()  # it goes on to the next row, as in a line edit
            return
        super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.editingFinished.emit()

    @property
    def _lines(self) -> int:
        """Return the number of lines after wrapping."""
        return round(self.document().size().height())  # for plain text, Qt measures this in lines

    def _fit(self) -> None:
        """Fit the height to the text, up to a maximum beyond which the text scrolls.

        The scroll bar itself narrows the text, which can make it necessary; `_is_fitting` guards against that loop.
        """
        if self._is_fitting:
            return
        self._is_fitting = True
        is_long = self._lines > _MOST_LINES
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if is_long else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(policy)
        self._is_fitting = False
        self.updateGeometry()
