"""A bar with the unconfirmed input of the last run, to be restored or discarded."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget

from offercalc.application.ports.drafts import Unsaved, UnsavedOffer, UnsavedText
from offercalc.desktop.state.workspace import Workspace
from offercalc.desktop.widgets.shell.decision_bar import DecisionBar
from offercalc.presentation.formats.masked import HIDDEN
from offercalc.presentation.formats.sanitize import single_line
from offercalc.presentation.text.labels import offer_title

_LONGEST = 80


class DraftBar(DecisionBar):
    """Shows drafts, and is hidden if there are none; `restore` and `discard` are buttons."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        buttons = QPushButton(), QPushButton()
        super().__init__(workspace, buttons, parent)
        self.restore, self.discard = buttons
        self._drafts: tuple[UnsavedText, ...] = ()
        self._offers: tuple[UnsavedOffer, ...] = ()

    def show_drafts(self, left: Unsaved, *, can_restore: bool) -> None:
        """Show what is left; what cannot be restored can still be read, copied and discarded."""
        self._drafts, self._offers = left.texts, left.offers
        self.restore.setEnabled(can_restore)
        self.setVisible(bool(left))
        self.refresh()

    def refresh(self) -> None:
        """Write everything in the current language."""
        tr = self._workspace.localizer.tr
        told = (*map(self._offer_line, self._offers), *map(self._line, self._drafts))
        if not told:
            return
        gone = "" if self.restore.isEnabled() else tr("The field no longer exists. Copy what you need from here.")
        self._show_lines(tr("This input was not saved when OfferCalc closed:"), told, gone)
        self.restore.setText(tr("Restore input"))
        self.discard.setText(tr("Discard"))

    def _offer_line(self, unsaved: UnsavedOffer) -> str:
        title = offer_title(unsaved.draft.terms)
        return ": ".join(filter(None, (self._workspace.localizer.tr("New offer"), title)))

    def _line(self, draft: UnsavedText) -> str:
        kept = self._workspace.find(draft.document)
        where = draft.field if kept is None else f"{offer_title(kept.offer)}, {draft.field}"
        text = single_line(draft.text)
        text = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
        return f"{single_line(where)}: “{HIDDEN if self._workspace.is_private else text}”"
