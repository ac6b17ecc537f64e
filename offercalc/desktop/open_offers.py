"""The offers that are open: which one is chosen, what is done to them and undone, and what is being typed into one."""

from __future__ import annotations

from msgspec import structs
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from offercalc.application.edits import Edit, apply
from offercalc.application.past_edits import PastEdit
from offercalc.application.ports import Kept, Tools
from offercalc.application.session import Session
from offercalc.application.shelf import Conflict
from offercalc.desktop.undo import AddOffer, ArchiveOffer, BringBackOffer, ReplaceOffer
from offercalc.domain.offer import Offer
from offercalc.domain.problems import Problem
from offercalc.domain.soundness import soundness


class OpenOffers(QObject):
    """Holds the offers of a session; whoever shows them reads them again at `changed`.

    `kept` tells that all is as it was, but for whether it is in the library.
    """

    changed = Signal()
    kept = Signal()

    def __init__(self, tools: Tools, session: Session) -> None:
        super().__init__()
        self.tools = tools
        self.session = session
        self.undo_stack = QUndoStack(self)
        self._chosen = session.offers[0].document if session.offers else ""
        self._tried: Kept | None = None
        self._overlaid: tuple[object, tuple[Kept, ...]] = (None, ())  # the offers with what is tried, by those without
        self._placed: tuple[object, dict[str, int]] = (None, {})
        self._shown = session.offers, session.conflicts
        session.subscribe(self._hear)

    @property
    def offers(self) -> tuple[Kept, ...]:
        """Give the offers in the order of the list, one of them as it is being typed."""
        kept, tried = self.session.offers, self._tried
        if tried is None:
            return kept
        if self._overlaid[0] is not kept:
            self._overlaid = kept, tuple(tried if one.document == tried.document else one for one in kept)
        return self._overlaid[1]

    @property
    def chosen(self) -> int:
        """Give the place of the chosen offer, the first where that is gone; -1 without offers."""
        return self._places().get(self._chosen, 0 if self.offers else -1)

    def _places(self) -> dict[str, int]:
        """Give the place of every document, worked out once for the same offers."""
        if self._placed[0] is not self.offers:
            self._placed = self.offers, {kept.document: place for place, kept in enumerate(self.offers)}
        return self._placed[1]

    @property
    def chosen_offer(self) -> Offer | None:
        """Give the chosen offer, or None without offers."""
        return self.offers[self.chosen].offer if self.offers else None

    def choose(self, place: int) -> None:
        """Choose the offer at a place in the list."""
        if 0 <= place < len(self.offers) and self.offers[place].document != self._chosen:
            self._chosen = self.offers[place].document
            self.changed.emit()

    @property
    def chosen_document(self) -> str:
        """Give the document of the chosen offer, "" without offers."""
        return self.offers[self.chosen].document if self.offers else ""

    def edit(self, edit: Edit, label: str, document: str) -> tuple[Problem, ...]:
        """Apply an edit to the offer of a document; where it would not be sound, say why and leave it."""
        kept = self.session.find(document)
        if kept is None:
            return ()
        after = apply(edit, kept.offer)
        problems = soundness(after, self.tools.presets)
        if not problems:
            self.replace(after, label, document)
        self.stop_trying()
        return problems

    def try_out(self, edit: Edit, document: str) -> bool:
        """Show what an edit comes to that is still being typed; tell whether that is sound, and so can be shown."""
        kept = self.session.find(document)
        if kept is None:
            return False
        after = apply(edit, kept.offer)
        is_sound = not soundness(after, self.tools.presets)
        if is_sound:
            self._show_tried(structs.replace(kept, offer=after))
        return is_sound

    def stop_trying(self) -> None:
        """Show all as it is kept."""
        self._show_tried(None)

    def replace(self, offer: Offer, label: str, document: str) -> None:
        """Let an offer take the place of what a document holds; what is there already stays."""
        kept = self.session.find(document)
        if kept is not None and kept.offer != offer:
            self.undo_stack.push(ReplaceOffer(self.session, document, (kept.offer, offer), label))

    def duplicate_chosen(self, label: str) -> None:
        """Add a copy of the chosen offer, which is a person's own even where that is a sample."""
        offer = self.chosen_offer
        if offer is not None:
            self.add(structs.replace(offer, sample=False), label)

    def decide(self, conflict: Conflict, *, for_mine: bool, label: str) -> None:
        """Let one of two versions stand in the document, and put one's own copy away, in one step for undo."""
        mine = self.session.find(conflict.copy)
        self.undo_stack.beginMacro(label)
        if mine is not None:
            if for_mine:
                self.replace(mine.offer, label, conflict.document)
            self.undo_stack.push(ArchiveOffer(self.session, conflict.copy, label))
        self.undo_stack.endMacro()
        self._chosen = conflict.document
        self.session.settle(conflict)

    def add(self, offer: Offer, label: str) -> None:
        """Add an offer and choose it."""
        command = AddOffer(self.session, offer, label)
        self.undo_stack.push(command)
        self._chosen = command.document
        self.changed.emit()

    def add_all(self, offers: tuple[Offer, ...], label: str) -> None:
        """Add offers as one step for undo, and choose the first of them."""
        commands = [AddOffer(self.session, offer, label) for offer in offers]
        self.undo_stack.beginMacro(label)
        for command in commands:
            self.undo_stack.push(command)
        self.undo_stack.endMacro()
        if commands:
            self._chosen = commands[0].document
        self.changed.emit()

    def remember(self, edits: tuple[PastEdit, ...]) -> None:
        """Let undo reach back to edits before the start, unless something was done since."""
        if self.undo_stack.count():
            return
        for edit in edits:
            offers = edit.before, edit.after
            self.undo_stack.push(ReplaceOffer(self.session, edit.document, offers, edit.label, is_done=True))

    def bring_back(self, kept: Kept, label: str) -> None:
        """Bring an offer back that was put away, and choose it."""
        if self.session.find(kept.document) is None:
            self.undo_stack.push(BringBackOffer(self.session, kept, label))
            self._chosen = kept.document
            self.changed.emit()

    def archive_chosen(self, label: str) -> None:
        """Put the chosen offer away."""
        if self.offers:
            self.undo_stack.push(ArchiveOffer(self.session, self.offers[self.chosen].document, label))

    def archive_samples(self, label: str) -> None:
        """Put every sample away, as one step for undo."""
        self.undo_stack.beginMacro(label)
        for kept in self.offers:
            if kept.offer.sample:
                self.undo_stack.push(ArchiveOffer(self.session, kept.document, label))
        self.undo_stack.endMacro()
        self.changed.emit()

    def _show_tried(self, tried: Kept | None) -> None:
        """Let an offer stand in the place of the one that is kept, or of none."""
        before = self.offers
        self._tried, self._overlaid = tried, (None, ())
        if not _are_alike(self.offers, before):
            self.changed.emit()

    def _hear(self) -> None:
        """Pass on what the session tells: of offers that are others now, or only of how they are kept."""
        offers, conflicts = self._shown
        self._shown = self.session.offers, self.session.conflicts
        if self.session.conflicts != conflicts or not _are_alike(self.session.offers, offers):
            self._tried = None
            self._follow(conflicts)
            self.changed.emit()
        else:
            self.kept.emit()

    def _follow(self, before: tuple[Conflict, ...]) -> None:
        """Stay with one's own version where somebody else has changed the chosen offer."""
        for conflict in self.session.conflicts:
            if conflict not in before and self._chosen in {conflict.document, ""}:
                self._chosen = conflict.copy


def _are_alike(these: tuple[Kept, ...], those: tuple[Kept, ...]) -> bool:
    """Tell whether offers are the same, whichever revision of them is kept."""
    return len(these) == len(those) and all(
        this is that or (this.document == that.document and this.offer == that.offer)
        for this, that in zip(these, those, strict=True)
    )
