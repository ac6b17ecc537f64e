"""A bar with the unconfirmed input of the last run, to be restored or discarded."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from offercalc.application.ports.drafts import Unsaved, UnsavedOffer, UnsavedText
from offercalc.desktop.state.workspace import Workspace
from offercalc.desktop.system.plain_text import PlainLabel
from offercalc.desktop.widgets.layouts import nest
from offercalc.presentation.formats.masked import HIDDEN
from offercalc.presentation.formats.sanitize import single_line
from offercalc.presentation.text.labels import offer_title

_MOST_LINES = 4
_LONGEST = 80


class DraftBar(QFrame):
    """Shows drafts, and is hidden if there are none; `restore` and `discard` are buttons."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self._workspace = workspace
        self._drafts: tuple[UnsavedText, ...] = ()
        self._offers: tuple[UnsavedOffer, ...] = ()
        self._label = PlainLabel(self)
        self._label.setWordWrap(True)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.restore, self.discard = QPushButton(self), QPushButton(self)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.restore)
        buttons.addWidget(self.discard)
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
        lines = [tr("This input was not saved when OfferCalc closed:")]
        lines += [f"• {line}" for line in told[:_MOST_LINES]]
        lines += ["…"] if len(told) > _MOST_LINES else []
        if not self.restore.isEnabled():
            lines.append(tr("The field no longer exists. Copy what you need from here."))
        self._label.setText("\n".join(lines))
        self.setAccessibleName(self._label.text())
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
