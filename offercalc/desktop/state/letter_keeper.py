"""The letter of the selected offer: its values, how far it is written, and the paper that it becomes."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer

from offercalc.application.clauses.clause import Clause, RefusedClause
from offercalc.application.clauses.clause_library import ClauseLibrary
from offercalc.application.clauses.letter_details import LetterDetails
from offercalc.application.clauses.letter_store import LetterStore
from offercalc.application.clauses.merge_names import MERGE_NAMES
from offercalc.application.documents.sheet_settings import SheetSettings, sheet_order_of
from offercalc.application.letters.letter_draft import LetterDraft, draft_letter
from offercalc.application.letters.letter_text import LetterRequest, write_letter
from offercalc.application.letters.merge_values import candidate_name
from offercalc.application.letters.places import place_of
from offercalc.application.offers.live_sources import LiveSources
from offercalc.application.ports.errors import ExternalError
from offercalc.application.workbench.papers import Paper
from offercalc.application.workbench.selected_papers import Kind, PaperRequest, ReadyLetter, document_localizer
from offercalc.desktop.state.workspace import Workspace
from offercalc.domain.values.lazy_text import NO_TEXT, LazyText, lazy_join
from offercalc.presentation.formats.localizer import N_, Localizer

_KEEP_AFTER = 600
"""In milliseconds: the delay in which changes are collected into one file."""


class LetterKeeper(QObject):
    """Holds the values of letters by document, and keeps what has changed."""

    def __init__(
        self,
        workspace: Workspace,
        letters: LetterStore,
        clauses: ClauseLibrary,
        sources: LiveSources,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._letters = letters
        self._clauses = clauses
        self._sources = sources
        self._held: dict[str, LetterDetails] = {}
        self._changed: set[str] = set()
        self.fault = NO_TEXT
        """Why the letter could not be read or kept."""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_KEEP_AFTER)
        self._timer.timeout.connect(self.keep)

    @property
    def details(self) -> LetterDetails:
        """Return the values of the selected offer's letter."""
        document = self._workspace.chosen_document
        if document not in self._held:
            try:
                self._held[document] = self._letters.read(document)
            except ExternalError as error:
                self.fault = error.message
                self._held[document] = LetterDetails()
        return self._held[document]

    def change(self, details: LetterDetails) -> None:
        """Take new values of the selected offer's letter; they are kept soon."""
        document = self._workspace.chosen_document
        if document and self._held.get(document) != details:
            self._held[document] = details
            self._changed.add(document)
            self._timer.start()

    def keep(self) -> None:
        """Keep all changes; if that fails, `fault` says why, and it is tried again with the next change."""
        self._timer.stop()
        for document in tuple(self._changed):
            try:
                self._letters.keep(document, self._held[document])
            except ExternalError as error:
                self.fault = error.message
                return
            self._changed.discard(document)
        self.fault = NO_TEXT

    @property
    def place(self) -> str:
        """Return the place whose clauses the letter has."""
        offer, stated = self._workspace.chosen_offer, self.details.place
        if stated is not None:
            return stated
        return place_of(offer) if offer is not None else ""

    def localizer(self, settings: SheetSettings) -> Localizer:
        """Return the localizer of the letter."""
        return document_localizer(settings.language, self._workspace.localizer)

    def library(self, settings: SheetSettings) -> tuple[tuple[Clause, ...], tuple[LazyText, ...]]:
        """Return the usable clauses in the language of the letter, and why others are refused."""
        every = self._clauses.every(self.localizer(settings).language)
        refused = tuple(one.reason for one in every if isinstance(one, RefusedClause))
        return tuple(one for one in every if isinstance(one, Clause)), refused

    def draft(self, settings: SheetSettings) -> Drafted | None:
        """Return the letter so far; None without an offer. Raise ExternalError if the logo cannot be read."""
        request = self._request(settings)
        if request is None:
            return None
        library, refused = self.library(settings)
        draft = draft_letter(request, library, self._sources.presets, self.localizer(settings))
        return Drafted(draft, library, refused)

    def preview(self, settings: SheetSettings, draft: LetterDraft, *, is_whole: bool = True) -> Paper:
        """Return the paper of a draft for the screen; one that is not whole has no appendix."""
        has_appendix = self.details.appendix and is_whole
        ready = ReadyLetter(draft.text, has_appendix=has_appendix, is_marked=True)
        return self._workspace.paper(PaperRequest(Kind.OFFER, settings, letter=ready))

    def paper(self, settings: SheetSettings) -> Paper:
        """Return the letter as it is sent; raise ExternalError that says what is missing or wrong."""
        request, drafted = self._request(settings), self.draft(settings)
        if request is None or drafted is None:
            raise ExternalError(N_("There is no offer to print."))
        _refuse_unready(drafted.draft)
        localizer, sender = self.localizer(settings), self._workspace.localizer
        letter = write_letter(request, drafted.library, self._sources.presets, localizer)
        notices = tuple(map(sender.render, (*drafted.refused, *letter.notices)))
        ready = ReadyLetter(letter.text, has_appendix=self.details.appendix, notices=notices)
        return self._workspace.paper(PaperRequest(Kind.OFFER, settings, letter=ready))

    def _request(self, settings: SheetSettings) -> LetterRequest | None:
        workspace, details = self._workspace, self.details
        offer = workspace.chosen_offer
        if offer is None:
            return None
        day, document = self._sources.today, workspace.chosen_document
        order = sheet_order_of(settings, workspace.settings.paper, day, document)
        order = replace(order, candidate=candidate_name(offer, order))
        return LetterRequest(offer, details, self.place, order, details.anchors)


class Drafted(Struct, frozen=True):
    """A letter so far, the clauses to choose from, and why files of the user's own are not among them."""

    draft: LetterDraft
    library: tuple[Clause, ...]
    refused: tuple[LazyText, ...]


def _refuse_unready(draft: LetterDraft) -> None:
    """Raise ExternalError that names everything that is missing, else the first fault."""
    if draft.gaps:
        names = lazy_join([LazyText(MERGE_NAMES[gap.name].about) for gap in draft.gaps], ", ")
        raise ExternalError(N_("The letter is not complete yet. It still needs: {names}."), names=names)
    for fault in draft.faults:
        raise ExternalError(N_("The letter can't be sent yet. {reason}"), reason=fault.sentence)
