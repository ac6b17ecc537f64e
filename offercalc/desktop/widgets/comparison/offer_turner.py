"""Two arrows that turn from one compared offer to the next where there is room for one only."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from offercalc.desktop.system.icons import icon
from offercalc.desktop.system.plain_text import PlainLabel, set_tip
from offercalc.desktop.system.theme import Theme
from offercalc.presentation.formats.localizer import Localizer

_ICON = 14


class OfferTurner(QWidget):
    """Counts through offers and begins again behind the last one; `turned` is emitted when another one is shown."""

    turned = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place, self._count = 0, 1
        self.back, self.ahead, self._where = QToolButton(self), QToolButton(self), PlainLabel(self)
        self._where.setObjectName("faint")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for part in (self.back, self._where, self.ahead):
            row.addWidget(part)
        row.addStretch(1)
        for button, step in ((self.back, -1), (self.ahead, 1)):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _on=False, step=step: self.turn(step))

    @property
    def place(self) -> int:
        """Return which of the offers is shown."""
        return min(self._place, self._count - 1)

    @property
    def text(self) -> str:
        """Return the place of the offer shown and their number, in figures."""
        return self._where.text()

    def show_count(self, count: int, localizer: Localizer, theme: Theme) -> None:
        """Set how many offers there are to turn through."""
        self._count = max(1, count)
        self._write()
        names = localizer.tr("Previous offer"), localizer.tr("Next offer")
        icons = ("chevron-left", "chevron-right") if self.isLeftToRight() else ("chevron-right", "chevron-left")
        for button, name, drawing in zip((self.back, self.ahead), names, icons, strict=True):
            button.setAccessibleName(name)
            set_tip(button, name)
            button.setIcon(icon(drawing, theme.hex("muted")))
            button.setIconSize(QSize(theme.px(_ICON), theme.px(_ICON)))

    def turn(self, step: int) -> None:
        """Go `step` offers on, or back if it is negative."""
        self._place = (self.place + step) % self._count
        self._write()
        self.turned.emit()

    def _write(self) -> None:
        self._where.setText(f"{self.place + 1} / {self._count}")
