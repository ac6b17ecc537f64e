"""A bar that lists what a person has to decide on, above the buttons that decide it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QWidget

from offercalc.desktop.state.workspace import Workspace
from offercalc.desktop.system.plain_text import PlainLabel
from offercalc.desktop.widgets.banner import NoticeSign
from offercalc.desktop.widgets.layouts import FlowLayout

_MOST_LINES = 4


class DecisionBar(QFrame):
    """Hidden until there is something to decide; the buttons are made by the class that knows the decision."""

    def __init__(self, workspace: Workspace, buttons: Sequence[QPushButton], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("decision")
        self._workspace = workspace
        self._label = PlainLabel(self)
        self._label.setWordWrap(True)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        acts = QWidget(self)
        row = FlowLayout(acts, 8)  # large text on a small screen
        for button in buttons:
            row.addWidget(button)
        layout = QGridLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(8)
        layout.addWidget(NoticeSign("info", self), 0, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._label, 0, 1)
        layout.addWidget(acts, 1, 1)
        layout.setColumnStretch(1, 1)
        self.hide()

    @property
    def text(self) -> str:
        """Return the text shown."""
        return self._label.text()

    def _show_lines(self, sentence: str, points: Sequence[str], ending: str = "") -> None:
        """Show a sentence, the first of some points, and how it ends."""
        shown = [f"• {point}" for point in points[:_MOST_LINES]]
        more = ["…"] if len(points) > _MOST_LINES else []
        self._label.setText("\n".join([sentence, *shown, *more, *filter(None, [ending])]))
        self.setAccessibleName(self._label.text())
