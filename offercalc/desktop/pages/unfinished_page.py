"""The page of an offer under construction in place of its other pages: it says what is missing."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget

from offercalc.desktop.pages.page import MessagePage
from offercalc.desktop.state.workspace import Workspace
from offercalc.desktop.system.theme import Theme
from offercalc.presentation.forms.draft_form import missing_sentence


class UnfinishedPage(MessagePage):
    """Names the chosen draft and what it lacks; `complete` leads to that."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        complete = QPushButton()
        super().__init__({complete: "pencil"}, parent)
        self._workspace = workspace
        self.complete = complete

    def refresh(self, theme: Theme) -> None:
        """Write everything in the current language."""
        self.restyle(theme)
        tr, draft = self._workspace.localizer.tr, self._workspace.chosen_draft
        if draft is None:
            return
        self.head.title.setText(self._workspace.settings.outlook.title(draft.terms) or tr("New offer"))
        self.complete.setText(f" {tr('Complete the offer')}")
        missing = missing_sentence(draft.missing, self._workspace.localizer)
        self.words.setText(f"{missing}. {tr('This page shows it once it is complete.')}")
