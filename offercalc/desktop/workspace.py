"""What every page of the window shows: the offers, the settings, the reader, and one signal when any of it changes."""

from __future__ import annotations

from typing import Any

from msgspec import structs
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from offercalc.analysis.comparison import Comparison
from offercalc.application.appraising import Appraiser
from offercalc.application.edits import Edit, apply
from offercalc.application.past_edits import PastEdit
from offercalc.application.ports import Kept, OutsideError, Tools
from offercalc.application.readers import reader_for
from offercalc.application.session import Session
from offercalc.application.settings import SettingsFile
from offercalc.application.shelf import Conflict
from offercalc.desktop.offer_listing import OfferListing
from offercalc.desktop.undo import AddOffer, ArchiveOffer, BringBackOffer, ReplaceOffer
from offercalc.domain.message import NOTHING
from offercalc.domain.offer import Offer
from offercalc.domain.problems import Problem
from offercalc.domain.soundness import soundness
from offercalc.presentation.offers_list import offer_entries
from offercalc.presentation.private_figures import in_private, in_public
from offercalc.presentation.reader import Reader

MOST_COMPARED = 10
COMPARED_AT_FIRST = 6


class Workspace(QObject):
    """Holds what is worked on; pages read it again at `changed`, the look is renewed at `restyled`.

    `kept` tells that all is as it was, but for whether it is in the library.
    """

    changed = Signal()
    kept = Signal()
    restyled = Signal()

    def __init__(self, tools: Tools, session: Session, settings_file: SettingsFile) -> None:
        super().__init__()
        self.tools = tools
        self.session = session
        self.undo_stack = QUndoStack(self)
        self.settings = settings_file.read()
        self.fault = settings_file.problem
        self.is_private = False
        self._settings_file = settings_file
        self._appraiser = Appraiser(tools)
        self._reader = self._new_reader()
        self._chosen = session.offers[0].document if session.offers else ""
        self._compared: tuple[object, Comparison] | None = None
        self._alone: tuple[object, Comparison] | None = None
        self._listed: OfferListing | None = None
        self._placed: tuple[object, dict[str, int]] = (None, {})
        self._shown = session.offers, session.conflicts
        session.subscribe(self._hear)

    @property
    def reader(self) -> Reader:
        """Give who reads: the language and number format in force."""
        return self._reader

    @property
    def public_reader(self) -> Reader:
        """Give who reads papers and what is kept: amounts are shown there also while the window hides them."""
        return in_public(self._reader)

    def reader_in(self, language: str) -> Reader:
        """Give who reads papers in a language, "" for the window's: amounts are shown there at any time."""
        return reader_for(str(self._reader.figures.locale), language or self._reader.language)

    def hide_amounts(self) -> None:
        """Hide every amount in the window, or show them again."""
        self.is_private = not self.is_private
        self._reader = self._new_reader()
        self.changed.emit()

    @property
    def offers(self) -> tuple[Kept, ...]:
        """Give the offers in the order of the list."""
        return self.session.offers

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
    def compared(self) -> tuple[Kept, ...]:
        """Give the offers that are compared: those that were asked for, the first few where none were."""
        places = self._places()
        asked = sorted(places[document] for document in self.settings.compared if document in places)
        return tuple(self.offers[place] for place in asked[:MOST_COMPARED]) or self.offers[:COMPARED_AT_FIRST]

    def compare_also(self, document: str, *, is_compared: bool) -> None:
        """Let an offer be compared with the others, or no longer; at most ten are."""
        documents = [kept.document for kept in self.compared if kept.document != document]
        if is_compared and len(documents) < MOST_COMPARED:
            documents.append(document)
        self.set(compared=tuple(documents))

    def comparison(self) -> Comparison:
        """Compare the offers in the display currency; figures are in the chosen offer's own where none is set."""
        kept = self.compared
        asked = (tuple(one.offer for one in kept), self._question(), self.settings.baseline)
        if self._compared is None or self._compared[0] != asked:
            documents = [one.document for one in kept]
            baseline = documents.index(self.settings.baseline) if self.settings.baseline in documents else 0
            self._compared = (asked, self._compare(asked[0], baseline=baseline))
        return self._compared[1]

    def chosen_alone(self) -> Comparison:
        """Appraise the chosen offer alone."""
        offer = self.chosen_offer
        asked = (offer, self._question())
        if self._alone is None or self._alone[0] != asked:
            self._alone = (asked, self._compare((offer,) if offer is not None else ()))
        return self._alone[1]

    def listing(self) -> OfferListing:
        """List the offers, each with its first year in the display currency."""
        key = (self._question(), self._reader.language, str(self._reader.figures.locale), self.is_private)
        if self._listed is None or not self._listed.has_key(key):
            reader, today = self._reader, self.tools.today
            self._listed = OfferListing(
                self.offers, lambda offer: offer_entries(self._compare((offer,)), reader, today)[0], key
            )
        elif self._listed.offers is not self.offers:
            self._listed = self._listed.followed_by(self.offers)
        return self._listed

    def _question(self) -> tuple[object, ...]:
        """Give what figures depend on beside the offers."""
        settings = self.settings
        own = self.chosen_offer.currency if self.chosen_offer is not None else ""
        return (
            settings.currency or own, settings.years, settings.by, settings.assumed, self.tools.today,
            id(self.tools.rates),
        )  # fmt: skip

    def appraised(self, *offers: Offer, currency: str = "") -> Comparison:
        """Appraise offers in the display currency, or in another one."""
        return self._compare(offers, currency)

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
        return problems

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

    def set(self, **settings: Any) -> None:  # noqa: ANN401 - each field of Settings has its own type
        """Change settings and keep them; what cannot be kept holds until the program ends, and says so."""
        before = self.settings
        self.settings = structs.replace(before, **settings)
        if self.settings == before:
            return
        try:
            self._settings_file.write(self.settings)
            self.fault = NOTHING
        except OutsideError as error:
            self.fault = error.message
        self._reader = self._new_reader()
        if (before.theme, before.scale) != (self.settings.theme, self.settings.scale):
            self.restyled.emit()
        self.changed.emit()

    def _hear(self) -> None:
        """Pass on what the session tells: of offers that are others now, or only of how they are kept."""
        offers, conflicts = self._shown
        self._shown = self.offers, self.session.conflicts
        if self.session.conflicts != conflicts or not _are_alike(self.offers, offers):
            self._follow(conflicts)
            self.changed.emit()
        else:
            self.kept.emit()

    def _follow(self, before: tuple[Conflict, ...]) -> None:
        """Stay with one's own version where somebody else has changed the chosen offer."""
        for conflict in self.session.conflicts:
            if conflict not in before and self._chosen in {conflict.document, ""}:
                self._chosen = conflict.copy

    def _new_reader(self) -> Reader:
        locale = self.settings.number_format or self.tools.locale
        language = self.settings.language or self.tools.locale.split("_")[0]
        reader = reader_for(locale, language)
        return in_private(reader) if self.is_private else reader

    def _compare(self, offers: tuple[Offer, ...], currency: str = "", baseline: int = 0) -> Comparison:
        own = self.chosen_offer.currency if self.chosen_offer is not None else "USD"
        return self._appraiser.appraise(offers, currency or self.settings.currency or own, self.settings, baseline)


def _are_alike(these: tuple[Kept, ...], those: tuple[Kept, ...]) -> bool:
    """Tell whether offers are the same, whichever revision of them is kept."""
    return len(these) == len(those) and all(
        this is that or (this.document == that.document and this.offer == that.offer)
        for this, that in zip(these, those, strict=True)
    )
