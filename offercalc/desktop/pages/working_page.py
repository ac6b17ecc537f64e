"""The page shown while the figures of a large offer are computed."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from offercalc.desktop.pages.page import Page
from offercalc.desktop.state.workspace import Workspace
from offercalc.desktop.system.plain_text import PlainLabel
from offercalc.desktop.system.theme import Theme
from offercalc.desktop.widgets.page_header import PageHeader
from offercalc.presentation.text.labels import offer_title


class WorkingPage(Page):
    """Names the chosen offer and says that its figures are being computed."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.head = PageHeader({}, self)
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
        offer = self._workspace.chosen_offer
        self.head.title.setText(offer_title(offer) if offer is not None else "")
        tr = self._workspace.localizer.tr
        self.words.setText(tr("These figures take a moment. Other pages can be used meanwhile."))
