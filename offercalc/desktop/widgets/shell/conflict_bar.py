"""A bar for edit conflicts: both versions were saved, and the user decides which to keep."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from offercalc.desktop.state.workspace import Workspace
from offercalc.desktop.system.plain_text import PlainLabel
from offercalc.desktop.widgets.layouts import nest
from offercalc.presentation.formats.sanitize import single_line
from offercalc.presentation.text.labels import offer_title

_MOST_LINES = 4


class ConflictBar(QFrame):
    """Shows the first conflict of a workspace; hidden if there is none."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self._workspace = workspace
        self._label = PlainLabel(self)
        self._label.setWordWrap(True)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.mine, self.theirs, self.both = QPushButton(self), QPushButton(self), QPushButton(self)
        self.mine.clicked.connect(lambda: self._decide(for_mine=True))
        self.theirs.clicked.connect(lambda: self._decide(for_mine=False))
        self.both.clicked.connect(self._keep_both)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.mine, self.theirs, self.both):
            buttons.addWidget(button)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(8)
        layout.addWidget(self._label)
        nest(layout, buttons)
        self.hide()

    @property
    def text(self) -> str:
        """Return the text shown."""
        return self._label.text()

    def refresh(self) -> None:
        """Show the conflict in the current language: who, which offer, and how the user's version differs."""
        tr = self._workspace.localizer.tr
        conflicts = self._workspace.session.conflicts
        self.setVisible(bool(conflicts))
        if not conflicts:
            return
        conflict = conflicts[0]
        find = self._workspace.session.find
        theirs, mine = find(conflict.document), find(conflict.copy)
        who = single_line(conflict.author) or tr("Someone else")
        title = offer_title((theirs or mine).offer) if theirs or mine else ""  # type: ignore[union-attr]
        lines = [tr("{who} also edited “{offer}”. Both versions were saved. Your version differs:",
                     who=who, offer=title)]  # fmt: skip
        if theirs is not None and mine is not None:
            from offercalc.presentation.text.change_text import change_lines  # noqa: PLC0415 - not for the first paint

            differences = change_lines(theirs.offer, mine.offer, self._workspace.localizer)
            lines += [f"• {line}" for line in differences[:_MOST_LINES]]
            lines += ["…"] if len(differences) > _MOST_LINES else []
        self._label.setText("\n".join(lines))
        self.setAccessibleName(self._label.text())
        self.mine.setText(tr("Use mine"))
        self.theirs.setText(tr("Use theirs"))
        self.both.setText(tr("Keep both as offers"))

    def _decide(self, *, for_mine: bool) -> None:
        tr = self._workspace.localizer.tr
        label = tr("Use mine") if for_mine else tr("Use theirs")
        self._workspace.decide(self._workspace.session.conflicts[0], for_mine=for_mine, label=label)

    def _keep_both(self) -> None:
        self._workspace.session.settle(self._workspace.session.conflicts[0])
