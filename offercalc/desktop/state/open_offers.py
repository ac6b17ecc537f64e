"""The open offers and drafts: selection, undoable edits, and a preview of the edit being typed."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import uuid4

from msgspec import structs
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from offercalc.application.offers.drafts import edit_draft
from offercalc.application.offers.edits import Edit, apply
from offercalc.application.ports.library import StoredOffer
from offercalc.application.sync.pending_changes import Conflict
from offercalc.application.sync.session import Session
from offercalc.application.sync.undo_history import PastEdit
from offercalc.application.workbench.offer_places import OfferPlaces
from offercalc.desktop.state.draft_offers import ChangeDraft, CompleteDraft, DraftOffers
from offercalc.desktop.state.undo import AddOffer, ArchiveOffer, BringBackOffer, ReplaceOffer, Together
from offercalc.domain.offer.offer import Offer
from offercalc.domain.problems.problem import Problem
from offercalc.domain.validate.draft import Draft, draft_problems
from offercalc.domain.validate.offer import soundness
from offercalc.domain.vesting.schedule import Presets


class OpenOffers(QObject):
    """Holds the offers of a session, and the drafts; views read them again when `changed` is emitted.

    `offers` are those of the library, `listed` also has the drafts, in whose place a person sees them. `kept` is
    emitted when only the save state has changed.
    """

    changed = Signal()
    kept = Signal()

    def __init__(self, session: Session, presets: Presets) -> None:
        super().__init__()
        self._presets = presets
        self.session = session
        self.drafts = DraftOffers()
        self.undo_stack = QUndoStack(self)
        self._chosen = session.offers[0].document if session.offers else ""
        self._tried: StoredOffer | None = None
        self._overlaid: tuple[object, tuple[StoredOffer, ...]] = (None, ())  # with the preview, by the offers without
        self._joined: tuple[object, object, object, tuple[StoredOffer, ...]] = (None, None, None, ())
        self._places = OfferPlaces()
        self._shown = session.offers, session.conflicts
        session.subscribe(self._hear)
        self.drafts.subscribe(self._hear_drafts)

    @property
    def offers(self) -> tuple[StoredOffer, ...]:
        """Return the offers in list order, including the preview of the edit being typed."""
        kept, tried = self.session.offers, self._tried
        if tried is None:
            return kept
        if self._overlaid[0] is not kept:
            self._overlaid = kept, tuple(tried if one.document == tried.document else one for one in kept)
        return self._overlaid[1]

    @property
    def has_samples(self) -> bool:
        """Whether any of the offers is a sample."""
        return self._places.has_samples(self.offers)

    @property
    def listed(self) -> tuple[StoredOffer, ...]:
        """Return the offers in list order and after them the terms of the drafts, including the preview."""
        offers, drafts, tried = self.offers, self.drafts.stored, self._tried
        if not drafts:
            return offers
        if any(one is not other for one, other in zip(self._joined, (offers, drafts, tried), strict=False)):
            shown = (tried if tried is not None and one.document == tried.document else one for one in drafts)
            self._joined = offers, drafts, tried, (*offers, *shown)
        return self._joined[-1]

    @property
    def chosen(self) -> int:
        """Return the position of the selected offer or draft; the first if that is gone, -1 without any."""
        place = self._places.of(self._chosen, self.listed)
        return place if place >= 0 or not self.listed else 0

    @property
    def chosen_offer(self) -> Offer | None:
        """Return the selected offer, or the terms of the selected draft, or None without offers."""
        return self.listed[self.chosen].offer if self.listed else None

    @property
    def chosen_draft(self) -> Draft | None:
        """Return the selected draft, or None if an offer is selected."""
        return self.drafts.find(self.chosen_document)

    def find(self, document: str) -> StoredOffer | None:
        """Return the offer, or the terms of the draft, of a document; None if it is no longer listed."""
        return self.session.find(document) or self.drafts.terms(document)

    def choose(self, place: int) -> None:
        """Select the offer at a position in the list."""
        if 0 <= place < len(self.listed) and self.listed[place].document != self._chosen:
            self._chosen = self.listed[place].document
            self.changed.emit()

    def choose_document(self, document: str) -> None:
        """Select the offer of a document, if it is there."""
        self.choose(self._places.of(document, self.listed))

    @property
    def chosen_document(self) -> str:
        """Return the document of the selected offer, "" without offers."""
        return self.listed[self.chosen].document if self.listed else ""

    def edit(self, edit: Edit, label: str, document: str) -> tuple[Problem, ...]:
        """Apply an edit to a document's offer. If the result is invalid, change nothing and return the problems."""
        draft, kept = self.drafts.find(document), self.session.find(document)
        if draft is not None:
            problems = self._edit_draft(draft, edit_draft(edit, draft), label, document)
        elif kept is not None:
            after = apply(edit, kept.offer)
            problems = soundness(after, self._presets)
            if not problems:
                self.replace(after, label, document)
        else:
            return ()
        self.stop_trying()
        return problems

    def _edit_draft(self, before: Draft, after: Draft, label: str, document: str) -> tuple[Problem, ...]:
        """Put another state of a draft in its place; it becomes an offer once nothing is missing."""
        problems = draft_problems(after, self._presets)
        if problems or after == before:
            return problems
        if after.offer is not None:
            self.undo_stack.push(CompleteDraft(self.session, self.drafts, document, after.offer, label))
        else:
            self.undo_stack.push(ChangeDraft(self.drafts, document, (before, after), label))
        return ()

    def check(self, edit: Edit, document: str) -> tuple[Problem, ...]:
        """Return what would be wrong with the offer or draft of a document after an edit."""
        draft, kept = self.drafts.find(document), self.session.find(document)
        if draft is not None:
            return draft_problems(edit_draft(edit, draft), self._presets)
        return () if kept is None else soundness(apply(edit, kept.offer), self._presets)

    def try_out(self, edit: Edit, document: str) -> bool:
        """Preview an edit that is still being typed. Return whether the result is valid and so can be shown."""
        kept = self.find(document)
        is_sound = kept is not None and not self.check(edit, document)
        if kept is not None and is_sound:
            self._show_tried(structs.replace(kept, offer=apply(edit, kept.offer)))
        return is_sound

    def stop_trying(self) -> None:
        """End the preview and show the saved offers."""
        self._show_tried(None)

    def replace(self, offer: Offer, label: str, document: str) -> None:
        """Replace the offer of a document, unless it is equal."""
        kept = self.session.find(document)
        if kept is not None and kept.offer != offer:
            self.undo_stack.push(ReplaceOffer(self.session, document, (kept.offer, offer), label))

    def duplicate_chosen(self, label: str) -> None:
        """Add a copy of the selected offer; the copy of a sample is not a sample."""
        offer = self.chosen_offer
        if offer is not None and self.chosen_draft is None:
            self.add(structs.replace(offer, sample=False), label)

    def decide(self, conflict: Conflict, *, for_mine: bool, label: str) -> None:
        """Resolve a conflict: keep one version in the document and archive the user's copy, as one undo step."""
        mine = self.session.find(conflict.copy)
        self.undo_stack.beginMacro(label)
        if mine is not None:
            if for_mine:
                self.replace(mine.offer, label, conflict.document)
            self.undo_stack.push(ArchiveOffer(self.session, conflict.copy, label))
        self.undo_stack.endMacro()
        self._chosen = conflict.document
        self.session.settle(conflict)

    def begin(self, draft: Draft, label: str, *, is_stated: bool = False) -> None:
        """Begin an offer and select it; unless it states anything yet, an untouched one gives way to it."""
        self._chosen = uuid4().hex if is_stated else self.drafts.begin(draft)
        before = self.drafts.find(self._chosen)
        self.undo_stack.push(ChangeDraft(self.drafts, self._chosen, (before, draft), label))

    def take_up(self, document: str, draft: Draft) -> None:
        """Go on with a draft, and select it."""
        self._chosen = document
        self.drafts.hold(document, draft)
        self.drafts.tell()

    def add(self, offer: Offer, label: str) -> None:
        """Add an offer and select it."""
        command = AddOffer(self.session, offer, label)
        self.undo_stack.push(command)
        self._chosen = command.document
        self.changed.emit()

    def add_all(self, offers: tuple[Offer, ...], label: str) -> None:
        """Add offers as one undo step and select the first of them."""
        commands = [AddOffer(self.session, offer, label) for offer in offers]
        self.undo_stack.push(Together(self.session, commands, label))
        if commands:
            self._chosen = commands[0].document
        self.changed.emit()

    def remember(self, edits: tuple[PastEdit, ...]) -> None:
        """Fill the undo stack with edits of earlier runs, unless it is already in use."""
        if self.undo_stack.count():
            return
        for edit in edits:
            offers = edit.before, edit.after
            self.undo_stack.push(ReplaceOffer(self.session, edit.document, offers, edit.label, is_done=True))

    def bring_back(self, kept: StoredOffer, label: str) -> None:
        """Restore an archived offer and select it."""
        if self.session.find(kept.document) is None:
            self.undo_stack.push(BringBackOffer(self.session, kept, label))
            self._chosen = kept.document
            self.changed.emit()

    def archive_chosen(self, label: str) -> None:
        """Archive the selected offer, or discard the selected draft."""
        if self.listed:
            self.undo_stack.push(self._archiving(self.chosen_document, label))

    def archive_all(self, documents: Iterable[str], label: str) -> None:
        """Archive offers, and discard drafts, as one undo step."""
        changes = [self._archiving(document, label) for document in documents]
        self.undo_stack.push(Together(self.session, changes, label))
        self.changed.emit()

    def _archiving(self, document: str, label: str) -> QUndoCommand:
        if draft := self.drafts.find(document):
            return ChangeDraft(self.drafts, document, (draft, None), label)
        return ArchiveOffer(self.session, document, label)

    def archive_samples(self, label: str) -> None:
        """Archive every sample as one undo step."""
        self.archive_all([kept.document for kept in self.offers if kept.offer.sample], label)

    def _show_tried(self, tried: StoredOffer | None) -> None:
        """Show a preview instead of the saved offer, or end the preview if None."""
        before = self.listed
        self._tried, self._overlaid = tried, (None, ())
        if not _are_alike(self.listed, before):
            self.changed.emit()

    def _hear(self) -> None:
        """Emit `changed` if the session's offers or conflicts changed, `kept` if only the save state did."""
        offers, conflicts = self._shown
        self._shown = self.session.offers, self.session.conflicts
        if self.session.conflicts != conflicts or not _are_alike(self.session.offers, offers):
            self._tried = None
            self._follow(conflicts)
            self.changed.emit()
        else:
            self.kept.emit()

    def _hear_drafts(self) -> None:
        self._tried = None
        self.changed.emit()

    def _follow(self, before: tuple[Conflict, ...]) -> None:
        """Select the user's own version if someone else has changed the selected offer."""
        for conflict in self.session.conflicts:
            if conflict not in before and self._chosen in {conflict.document, ""}:
                self._chosen = conflict.copy


def _are_alike(these: tuple[StoredOffer, ...], those: tuple[StoredOffer, ...]) -> bool:
    """Whether offers and documents are equal, regardless of their revisions."""
    return these is those or (
        len(these) == len(those)
        and all(
            this is that or (this.document == that.document and this.offer == that.offer)
            for this, that in zip(these, those, strict=True)
        )
    )
