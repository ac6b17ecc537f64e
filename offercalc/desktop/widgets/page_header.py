"""The header of a page: title, subtitle and buttons, which wrap below if space is tight."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from offercalc.desktop.system.icons import icon
from offercalc.desktop.system.plain_text import PlainLabel
from offercalc.desktop.system.theme import Theme
from offercalc.desktop.widgets.flow_layout import FlowLayout

_GAP = 8
_ICON = 16
_LEAST_SHARE = 0.4
"""The minimum share of the width for the title next to the buttons."""


class PageHeader(QWidget):
    """Shows a title, a subtitle with badges before it, and buttons; the last one is the primary button."""

    def __init__(
        self, buttons: dict[QPushButton, str], parent: QWidget | None = None, *, before: tuple[QWidget, ...] = ()
    ) -> None:
        """Take the buttons with their icon names, and what stands before them."""
        super().__init__(parent)
        self._icons = buttons
        self.title, self.subtitle = PlainLabel(self), PlainLabel(self)
        self._actions = QWidget(self)
        self._flow = FlowLayout(self._actions, _GAP)
        for widget in (*before, *buttons):
            self._flow.addWidget(widget)
        if buttons:
            list(buttons)[-1].setObjectName("primary")
        self._under = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._lay_out()

    def add_marks(self, *marks: QWidget) -> None:
        """Insert widgets before the subtitle."""
        together = QWidget(self)
        row = QHBoxLayout(together)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        for mark in marks:
            row.addWidget(mark)
        self._under.insertWidget(0, together, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)

    def restyle(self, theme: Theme) -> None:
        """Apply a theme and its scale."""
        for button, name in self._icons.items():
            is_primary = button.objectName() == "primary"
            button.setIcon(icon(name, theme.hex("on_accent" if is_primary else "text")))
            button.setIconSize(QSize(theme.px(_ICON), theme.px(_ICON)))
        self._turn()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        """Move the buttons below the title if they would leave it too little width."""
        is_narrow = self._flow.sizeHint().width() > self.width() * (1 - _LEAST_SHARE)
        below, beside = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        for layout in (self._row, self._under):
            layout.setDirection(below if is_narrow else beside)

    def _lay_out(self) -> None:
        self.title.setObjectName("title")
        self.subtitle.setObjectName("quiet")
        for label in (self.title, self.subtitle):
            label.setWordWrap(True)
        self._under.setSpacing(_GAP)
        self._under.addWidget(self.subtitle, 1)
        names = QVBoxLayout()
        names.setSpacing(3)
        names.addWidget(self.title)
        names.addLayout(self._under)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(_GAP)
        self._row.addLayout(names, 1)
        self._row.addWidget(self._actions, 0, Qt.AlignmentFlag.AlignTop)
