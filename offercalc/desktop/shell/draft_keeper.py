"""Saves unconfirmed input and offers under construction, and offers to restore them at the next start."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from offercalc.application.ports.drafts import NOTHING_UNSAVED, Drafts, Unsaved, UnsavedOffer, UnsavedText
from offercalc.application.ports.errors import ExternalError
from offercalc.desktop.editors.document.offer_form_editor import OfferFormEditor
from offercalc.desktop.state.workspace import Workspace
from offercalc.desktop.system.qt_executor import QtExecutor
from offercalc.desktop.widgets.shell.draft_bar import DraftBar
from offercalc.domain.offer.offer import Offer
from offercalc.domain.values.lazy_text import NO_TEXT
from offercalc.domain.vesting.schedule import Presets
from offercalc.presentation.forms.field import Field, FieldKind
from offercalc.presentation.forms.offer_form import offer_form

KEPT_AFTER = 500
"""In milliseconds: the delay from the first keystroke until drafts are saved."""


class DraftKeeper(QObject):
    """Saves the unconfirmed input of a form, and drafts; `refused` carries what could not be read or saved.

    Input is removed once its field is confirmed and saved in the library, a draft once its offer is, or the user
    discards it.
    """

    refused = Signal(object)

    def __init__(
        self,
        workspace: Workspace,
        drafts: Callable[[], Drafts],
        presets: Presets,
        form: OfferFormEditor,
        bar: DraftBar,
    ) -> None:
        """Take what returns the store of drafts once they are read; the keeper belongs to the bar."""
        super().__init__(bar)
        self._workspace = workspace
        self._drafts = drafts
        self._presets = presets
        self._form = form
        self._bar = bar
        self._is_read = False
        self._left = self._now = self._written = NOTHING_UNSAVED
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
        self._workspace.drafts.subscribe(self._plan)
        self._workspace.changed.connect(self._offer)
        self._workspace.kept.connect(self._offer)
        self._lane.run(self._drafts().read, self._take)

    def close(self) -> None:
        """Save what is still unconfirmed or missing something; everything else is in the library or the outbox."""
        self._soon.stop()
        if self._is_read:
            self._write(self._unsaved())
        self._lane.wait_for_jobs()

    def _plan(self) -> None:
        if not self._soon.isActive():
            self._soon.start()

    def _unsaved(self) -> Unsaved:
        return Unsaved(self._form.drafts(), self._workspace.drafts.unsaved)

    def _keep(self) -> None:
        """Save what is not saved now, and what has been confirmed until the library has saved it."""
        now = self._unsaved()
        wanted = now if self._workspace.session.is_kept else _joined(self._now, now)
        if wanted != now or not self._is_read:
            self._soon.start()
        if self._is_read:
            self._write(wanted)

    def _write(self, now: Unsaved) -> None:
        self._now = now
        unsaved = _joined(self._left, now)
        if unsaved != self._written:
            self._written = unsaved
            self._lane.run(partial(self._drafts().keep, unsaved), self._heed)

    def _take(self, outcome: Unsaved | Exception) -> None:
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
        """Show what is left once the library is open, because only then the offers are known."""
        if not self._workspace.session.is_open or not self._left:
            return
        texts = tuple(draft for draft in self._left.texts if not self._is_there(draft))
        offers = tuple(one for one in self._left.offers if self._workspace.find(one.document) is None)
        left = Unsaved(texts, offers)
        if left != self._left:
            self._left = left
            self._plan()
        can_restore = bool(offers) or any(self._field(draft) is not None for draft in texts)
        self._bar.show_drafts(left, can_restore=can_restore)

    def _is_there(self, draft: UnsavedText) -> bool:
        """Whether the field already holds the draft's text."""
        field = self._field(draft)
        return field is not None and field.text == draft.text

    def _terms(self, document: str) -> Offer | None:
        """Return the offer of a document, or the terms of one that is left; None if there is none."""
        kept = self._workspace.find(document)
        left = (one.draft.terms for one in self._left.offers if one.document == document)
        return kept.offer if kept is not None else next(left, None)

    def _field(self, draft: UnsavedText) -> Field | None:
        """Return the field a draft was typed into, or None if it no longer exists."""
        offer = self._terms(draft.document)
        if offer is None:
            return None
        groups = offer_form(offer, self._presets, self._workspace.localizer)
        entries = (entry for group in groups for section in group.sections for entry in section.entries)
        fields = (entry for entry in entries if isinstance(entry, Field) and entry.kind is not FieldKind.CHOICE)
        return next((field for field in fields if field.path == draft.path), None)

    def _restore(self) -> None:
        """Go on with the offers that are left, and put input whose field still exists back, unconfirmed."""
        found = tuple(draft for draft in self._left.texts if self._field(draft) is not None)
        offers, rest = self._left.offers, tuple(draft for draft in self._left.texts if draft not in found)
        self._left = Unsaved(rest)
        self._bar.show_drafts(self._left, can_restore=False)
        for one in offers:
            self._workspace.take_up(one.document, one.draft)
        for draft in found:
            self._form.restore(draft)
        self._go_to(found)
        self._plan()

    def _go_to(self, drafts: tuple[UnsavedText, ...]) -> None:
        """Focus the first draft of the selected offer, or else the first of all."""
        workspace = self._workspace
        here = (draft for draft in drafts if draft.document == workspace.chosen_document)
        draft = next(here, next(iter(drafts), None))
        if draft is not None:
            workspace.choose_document(draft.document)
            self._form.lead_to(draft.path)

    def _discard(self) -> None:
        self._left = NOTHING_UNSAVED
        self._bar.show_drafts(self._left, can_restore=False)
        self._plan()


def _joined(before: Unsaved, now: Unsaved) -> Unsaved:
    """Return what was unsaved before and is now, in its newest state."""
    texts = {(one.document, one.path): one for one in (*before.texts, *now.texts)}
    offers: dict[str, UnsavedOffer] = {one.document: one for one in (*before.offers, *now.offers)}
    return Unsaved(tuple(texts.values()), tuple(offers.values()))
