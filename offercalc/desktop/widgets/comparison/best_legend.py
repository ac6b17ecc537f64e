"""The line below compared offers: what the marks of the best figures mean, and that figures can be clicked."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from offercalc.analysis.standing import Best
from offercalc.desktop.system.plain_text import PlainLabel
from offercalc.desktop.system.theme import Theme
from offercalc.desktop.widgets.layouts import FlowLayout
from offercalc.presentation.formats.localizer import Localizer

_GAP = 12
_PAD, _RADIUS = 6, 5


class BestLegend(QWidget):
    """Explains the marks that are shown."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._swatches = {best: _Swatch(best, theme, self) for best in (Best.IN_ANY_CASE, Best.SO_FAR)}
        self._words = {best: PlainLabel(self) for best in self._swatches}
        self.hint, self.signs = PlainLabel(self), PlainLabel(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP // 3)
        line = QWidget(self)
        column.addWidget(line)
        column.addWidget(self.signs)
        flow = FlowLayout(line, _GAP)
        for best, swatch in self._swatches.items():
            self._words[best].setObjectName("faint")
            flow.addWidget(swatch)
            flow.addWidget(self._words[best])
        self.signs.setWordWrap(True)
        self.signs.setObjectName("faint")
        self.hint.setObjectName("faint")
        flow.addWidget(self.hint)

    def show_marks(self, shown: set[Best], localizer: Localizer, theme: Theme, *, has_open_end: bool) -> None:
        """Show the explanations of the marks that are in use, and of the signs of open figures."""
        tr = localizer.tr
        words = {
            Best.IN_ANY_CASE: tr("best whatever the open answers are") if has_open_end else tr("the best of its row"),
            Best.SO_FAR: tr("best on what is known"),
        }
        for best, label in self._words.items():
            label.setText(words[best])
            self._swatches[best].restyle(theme)
            self._swatches[best].setText(tr("best"))
            for part in (label, self._swatches[best]):
                part.setVisible(best in shown)
        self.hint.setText(tr("Click a figure for the dated lines behind it."))
        self.signs.setText(tr("≥ means at least, ≤ at most, ~ about, because some terms are not known yet."))
        self.signs.setVisible(has_open_end)


class _Swatch(PlainLabel):
    """The word for the best figure, marked as one is in the table."""

    def __init__(self, best: Best, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._best = best
        self.setObjectName("bestWord")
        self.restyle(theme)

    def restyle(self, theme: Theme) -> None:
        """Apply a theme and its scale."""
        self._theme = theme
        self.setContentsMargins(theme.px(_PAD), theme.px(1), theme.px(_PAD), theme.px(1))
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._best is Best.IN_ANY_CASE:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("best"))
        else:
            painter.setPen(QPen(self._theme.color("best_text"), 1.2, Qt.PenStyle.DashLine))
        radius = self._theme.px(_RADIUS)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)
        painter.end()
        super().paintEvent(event)
