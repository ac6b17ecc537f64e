"""The page of an offer under construction in place of its other pages: it says what is missing."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget

from offercalc.desktop.pages.page import Page
from offercalc.desktop.state.workspace import Workspace
from offercalc.desktop.system.plain_text import PlainLabel
from offercalc.desktop.system.theme import Theme
from offercalc.desktop.widgets.page_header import PageHeader
from offercalc.presentation.forms.draft_form import missing_sentence
from offercalc.presentation.text.labels import offer_title


class UnfinishedPage(Page):
    """Names the chosen draft and what it lacks; `complete` leads to that."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.complete = QPushButton(self)
        self.head = PageHeader({self.complete: "pencil"}, self)
        self.words = PlainLabel(self)
        self.words.setObjectName("quiet")
        self.words.setWordWrap(True)
        self.body.addWidget(self.head)
        self.body.addWidget(self.words)
        self.body.addStretch(1)

    def refresh(self, theme: Theme) -> None:
        """Write everything in the current language."""
        self.rescale(theme)
        self.head.restyle(theme)
        tr, draft = self._workspace.localizer.tr, self._workspace.chosen_draft
        if draft is None:
            return
        self.head.title.setText(offer_title(draft.terms) or tr("New offer"))
        self.complete.setText(f" {tr('Complete the offer')}")
        missing = missing_sentence(draft.missing, self._workspace.localizer)
        self.words.setText(f"{missing}. {tr('This page shows it once it is complete.')}")
