"""The switch between figures before tax and take-home, with the reminder that take-home is an estimate."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QWidget

from offercalc.desktop.state.workspace import Workspace
from offercalc.desktop.system.plain_text import on_button, set_tip
from offercalc.presentation.tax.words import ESTIMATE

_GAP = 8
_EDGE = 2


class PaySwitch(QWidget):
    """Shows and changes whether figures are after tax, on all pages alike.

    `explained` asks for how take-home was estimated: when it is switched on, or when its reminder is clicked.
    """

    explained = Signal(bool)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.chip, self.gross, self.net = (QPushButton(self) for _ in range(3))
        self.chip.setObjectName("chip")
        track = QFrame(self)
        track.setObjectName("segments")
        inside = QHBoxLayout(track)
        inside.setContentsMargins(_EDGE, _EDGE, _EDGE, _EDGE)
        inside.setSpacing(0)
        self._both = QButtonGroup(self)
        for button, is_net in ((self.gross, False), (self.net, True)):
            button.setObjectName("segment")
            button.setCheckable(True)
            self._both.addButton(button)
            inside.addWidget(button)
            button.clicked.connect(partial(self._turn, is_net=is_net))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        for part in (self.chip, track):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        self.chip.clicked.connect(partial(self.explained.emit, False))  # noqa: FBT003 - a signal has no names

    def refresh(self) -> None:
        """Show the current state in the current language."""
        is_net, tr = self._workspace.settings.take_home, self._workspace.localizer.tr
        self.gross.setText(tr("Gross"))
        self.net.setText(tr("Take-home"))
        self.chip.setText(on_button(tr(ESTIMATE)))
        set_tip(self.chip, tr("How this was estimated"))
        for button, name in ((self.gross, tr("Figures before tax")), (self.net, tr("Figures after tax"))):
            button.setAccessibleName(name)
        self.chip.setVisible(is_net)
        (self.net if is_net else self.gross).setChecked(True)

    def _turn(self, *_checked: bool, is_net: bool) -> None:
        if self._workspace.settings.take_home == is_net:
            return
        self._workspace.set(take_home=is_net)
        if is_net:
            self.explained.emit(True)  # noqa: FBT003 - a signal has no names
