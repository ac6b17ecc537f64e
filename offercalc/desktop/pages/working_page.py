"""The page shown while the figures of a large offer are computed."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from offercalc.desktop.pages.page import MessagePage
from offercalc.desktop.state.workspace import Workspace
from offercalc.desktop.system.theme import Theme


class WorkingPage(MessagePage):
    """Names the chosen offer and says that its figures are being computed."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__({}, parent)
        self._workspace = workspace

    def refresh(self, theme: Theme) -> None:
        """Write everything in the current language."""
        self.restyle(theme)
        offer = self._workspace.chosen_offer
        self.head.title.setText(self._workspace.settings.outlook.title(offer) if offer is not None else "")
        tr = self._workspace.localizer.tr
        self.words.setText(tr("These figures take a moment. Other pages can be used meanwhile."))
