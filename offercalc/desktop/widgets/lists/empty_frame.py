"""The dashed frame that stands where nothing is yet: one sentence, and a button if one provides it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from offercalc.desktop.system.plain_text import PlainLabel
from offercalc.desktop.system.theme import Theme
from offercalc.desktop.widgets.brushes import paint_dashes

_RADIUS = 8


class EmptyFrame(QFrame):
    """Holds the sentence in its middle, and the button below it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 24, 24, 24)
        self._column.setSpacing(12)

    def show_parts(self, sentence: PlainLabel, button: QPushButton | None = None) -> None:
        """Show what is missing, and the button that provides it, if any."""
        sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._column.addStretch(1)
        self._column.addWidget(sentence)
        if button is not None:
            self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addStretch(1)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_dashes(painter, QRectF(self.rect()), self._theme.color("input_border"), self._theme.px(_RADIUS))
        painter.end()
