"""A bar for edit conflicts: both versions were saved, and the user decides which to keep."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget

from offercalc.desktop.state.workspace import Workspace
from offercalc.desktop.widgets.shell.decision_bar import DecisionBar
from offercalc.presentation.formats.sanitize import single_line
from offercalc.presentation.text.labels import offer_title


class ConflictBar(DecisionBar):
    """Shows the first conflict of a workspace; hidden if there is none."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        buttons = QPushButton(), QPushButton(), QPushButton()
        super().__init__(workspace, buttons, parent)
        self.mine, self.theirs, self.both = buttons
        self.mine.clicked.connect(lambda: self._decide(for_mine=True))
        self.theirs.clicked.connect(lambda: self._decide(for_mine=False))
        self.both.clicked.connect(self._keep_both)

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
        differences: tuple[str, ...] = ()
        if theirs is not None and mine is not None:
            from offercalc.presentation.text.change_text import change_lines  # noqa: PLC0415 - not for the first paint

            differences = tuple(change_lines(theirs.offer, mine.offer, self._workspace.localizer))
        sentence = tr("{who} also edited “{offer}”. Both versions were saved. Your version differs:",
                      who=who, offer=title)  # fmt: skip
        self._show_lines(sentence, differences)
        self.mine.setText(tr("Use mine"))
        self.theirs.setText(tr("Use theirs"))
        self.both.setText(tr("Keep both as offers"))

    def _decide(self, *, for_mine: bool) -> None:
        tr = self._workspace.localizer.tr
        label = tr("Use mine") if for_mine else tr("Use theirs")
        self._workspace.decide(self._workspace.session.conflicts[0], for_mine=for_mine, label=label)

    def _keep_both(self) -> None:
        self._workspace.session.settle(self._workspace.session.conflicts[0])
