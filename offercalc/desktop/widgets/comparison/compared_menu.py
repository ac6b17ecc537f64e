"""The button that adds offers to the comparison and removes them, from a menu with a check mark for each."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from offercalc.application.workbench.selection import MOST_COMPARED
from offercalc.desktop.state.workspace import Workspace
from offercalc.desktop.system.plain_text import add_words, on_button, set_tip
from offercalc.desktop.widgets.comparison.menu_button import MenuButton
from offercalc.presentation.text.labels import offer_title

_MOST_LISTED = 30


class ComparedMenu(MenuButton):
    """Shows and edits which offers are compared."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__("plus", self.list_offers, parent)
        self._workspace = workspace
        self.setObjectName("small")

    def refresh(self, *, is_short: bool = False) -> None:
        """Name the button in the current language, where there is little room by its icon alone."""
        words = self._workspace.localizer.tr("Add an offer")
        self.setText("" if is_short else words)
        self.setAccessibleName(words)
        set_tip(self, words if is_short else "")
        self.setEnabled(len(self._workspace.offers) > 1)

    def list_offers(self) -> None:
        """List the compared offers with a check mark, then the others, up to the menu's maximum."""
        workspace, tr = self._workspace, self._workspace.localizer.tr
        compared = {kept.document for kept in workspace.compared}
        offers = sorted(workspace.offers, key=lambda kept: kept.document not in compared)
        for kept in offers[:_MOST_LISTED]:
            is_compared = kept.document in compared
            action = self.choices.addAction(on_button(offer_title(kept.offer)))
            set_tip(action, offer_title(kept.offer))
            action.setCheckable(True)
            action.setChecked(is_compared)
            action.setEnabled(len(compared) > 1 if is_compared else len(compared) < MOST_COMPARED)
            action.triggered.connect(partial(workspace.compare_also, kept.document, is_compared=not is_compared))
        if len(offers) > _MOST_LISTED:
            words = tr("More: select one in the list, then choose Compare this offer in the Edit menu")
            add_words(self.choices, words)
