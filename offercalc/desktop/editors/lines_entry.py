"""An entry for text of several lines that the Tab key leaves."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from typing_extensions import override

_LINES, _MOST_LINES = 3, 9


class LinesEntry(QPlainTextEdit):
    """A `QPlainTextEdit` that is used as a line is: it tells when editing is finished, and grows with its text."""

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
        """Give the text."""
        return self.toPlainText()

    def setText(self, text: str) -> None:
        """Show a text, from its beginning."""
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
        """Count the lines as they are wrapped."""
        return round(self.document().size().height())  # of a plain text, Qt counts this in lines

    def _fit(self) -> None:
        """Be as tall as the text, which can be scrolled only where it is taller than that may be.

        A scroll bar takes room, and a text may need it only because it is there: what that changes is not asked again.
        """
        if self._is_fitting:
            return
        self._is_fitting = True
        is_long = self._lines > _MOST_LINES
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if is_long else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(policy)
        self._is_fitting = False
        self.updateGeometry()
