"""Saves unconfirmed input as drafts and offers to restore it at the next start."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from offercalc.application.ports.drafts import Draft
from offercalc.application.ports.errors import ExternalError
from offercalc.desktop.editors.document.offer_form_editor import OfferFormEditor
from offercalc.desktop.state.workspace import Workspace
from offercalc.desktop.system.qt_executor import QtExecutor
from offercalc.desktop.widgets.shell.draft_bar import DraftBar
from offercalc.domain.values.lazy_text import NO_TEXT
from offercalc.domain.values.paths import Path
from offercalc.presentation.forms.field import Field, FieldKind
from offercalc.presentation.forms.offer_form import offer_form

KEPT_AFTER = 500
"""In milliseconds: the delay from the first keystroke until drafts are saved."""


class DraftKeeper(QObject):
    """Saves the drafts of a form; `refused` carries what could not be read or saved.

    A draft is removed once its field is confirmed and saved in the library, or the user discards it.
    """

    refused = Signal(object)

    def __init__(self, workspace: Workspace, form: OfferFormEditor, bar: DraftBar, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._form = form
        self._bar = bar
        self._is_read = False
        self._left: tuple[Draft, ...] = ()
        self._typed: dict[tuple[str, Path], Draft] = {}
        self._written: tuple[Draft, ...] = ()
        self._fault = NO_TEXT
        self._lane = QtExecutor(self)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(KEPT_AFTER)
        self._soon.timeout.connect(self._keep)
        bar.restore.clicked.connect(self._restore)
        bar.discard.clicked.connect(self._discard)

    def open(self) -> None:
        """Read the drafts of the last run and start saving new ones."""
        self._form.typing.connect(self._plan)
        self._workspace.changed.connect(self._offer)
        self._workspace.kept.connect(self._offer)
        self._lane.run(self._workspace.tools.drafts.read, self._take)

    def close(self) -> None:
        """Save input that is still unconfirmed; everything else is in the library or the outbox."""
        self._soon.stop()
        if self._is_read:
            self._write({_key(draft): draft for draft in self._form.drafts()})
        self._lane.wait_for_jobs()

    def _plan(self) -> None:
        if not self._soon.isActive():
            self._soon.start()

    def _keep(self) -> None:
        """Save the current drafts, and confirmed ones until the library has saved them."""
        typed = {_key(draft): draft for draft in self._form.drafts()}
        wanted = typed if self._workspace.session.is_kept else {**self._typed, **typed}
        if wanted != typed or not self._is_read:
            self._soon.start()
        if self._is_read:
            self._write(wanted)

    def _write(self, typed: dict[tuple[str, Path], Draft]) -> None:
        self._typed = typed
        drafts = (*(draft for draft in self._left if _key(draft) not in typed), *typed.values())
        if drafts != self._written:
            self._written = drafts
            self._lane.run(partial(self._workspace.tools.drafts.keep, drafts), self._heed)

    def _take(self, outcome: tuple[Draft, ...] | Exception) -> None:
        self._is_read = True
        if isinstance(outcome, Exception):
            self._heed(outcome)
            return
        self._left = self._written = outcome
        self._offer()

    def _heed(self, outcome: object) -> None:
        """Report a failure once, until an attempt succeeds."""
        if isinstance(outcome, ExternalError):
            if outcome.message != self._fault:
                self._fault = outcome.message
                self.refused.emit(self._fault)
        elif isinstance(outcome, Exception):
            raise outcome
        else:
            self._fault = NO_TEXT

    def _offer(self) -> None:
        """Show the remaining drafts once the library is open, because only then the offers are known."""
        if not self._workspace.session.is_open or not self._left:
            return
        left = tuple(draft for draft in self._left if not self._is_there(draft))
        if left != self._left:
            self._left = left
            self._plan()
        self._bar.show_drafts(left, can_restore=any(self._field(draft) is not None for draft in left))

    def _is_there(self, draft: Draft) -> bool:
        """Whether the field already holds the draft's text."""
        field = self._field(draft)
        return field is not None and field.text == draft.text

    def _field(self, draft: Draft) -> Field | None:
        """Return the field a draft was typed into, or None if it no longer exists."""
        kept = self._workspace.session.find(draft.document)
        if kept is None:
            return None
        groups = offer_form(kept.offer, self._workspace.tools.presets, self._workspace.localizer)
        entries = (entry for group in groups for section in group.sections for entry in section.entries)
        fields = (entry for entry in entries if isinstance(entry, Field) and entry.kind is not FieldKind.CHOICE)
        return next((field for field in fields if field.path == draft.path), None)

    def _restore(self) -> None:
        """Put the drafts whose fields still exist back into the form, unconfirmed."""
        found = tuple(draft for draft in self._left if self._field(draft) is not None)
        self._left = tuple(draft for draft in self._left if draft not in found)
        self._bar.show_drafts(self._left, can_restore=False)
        for draft in found:
            self._form.restore(draft)
        self._go_to(found)
        self._plan()

    def _go_to(self, drafts: tuple[Draft, ...]) -> None:
        """Focus the first draft of the selected offer, or else the first of all."""
        workspace = self._workspace
        here = (draft for draft in drafts if draft.document == workspace.chosen_document)
        draft = next(here, next(iter(drafts), None))
        if draft is not None:
            workspace.choose([kept.document for kept in workspace.offers].index(draft.document))
            self._form.lead_to(draft.path)

    def _discard(self) -> None:
        self._left = ()
        self._bar.show_drafts((), can_restore=False)
        self._plan()


def _key(draft: Draft) -> tuple[str, Path]:
    return draft.document, draft.path
