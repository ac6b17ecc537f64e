"""What every page of the window shows: the offers, the settings, the reader, and one signal when any of it changes."""

from __future__ import annotations

from typing import Any

from msgspec import structs
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from offercalc.analysis.comparison import Comparison, compare
from offercalc.analysis.yearly import By
from offercalc.application.edits import Edit, apply
from offercalc.application.ports import Kept, OutsideError, Tools
from offercalc.application.readers import reader_for
from offercalc.application.session import Session
from offercalc.application.settings import SettingsFile
from offercalc.desktop.undo import AddOffer, ArchiveOffer, ReplaceOffer
from offercalc.domain.assumptions import Assumptions
from offercalc.domain.offer import Offer
from offercalc.domain.problems import Problem
from offercalc.domain.soundness import soundness
from offercalc.presentation.reader import Reader


class Workspace(QObject):
    """Holds what is worked on; pages read it again at `changed`, the look is renewed at `restyled`."""

    changed = Signal()
    restyled = Signal()

    def __init__(self, tools: Tools, session: Session, settings_file: SettingsFile) -> None:
        super().__init__()
        self.tools = tools
        self.session = session
        self.undo_stack = QUndoStack(self)
        self.settings = settings_file.read()
        self.fault = settings_file.problem
        self._settings_file = settings_file
        self._reader = self._new_reader()
        self._chosen = session.offers[0].document if session.offers else ""
        self._compared: tuple[object, Comparison] | None = None
        session.subscribe(self.changed.emit)

    @property
    def reader(self) -> Reader:
        """Give who reads: the language and number format in force."""
        return self._reader

    @property
    def offers(self) -> tuple[Kept, ...]:
        """Give the offers in the order of the list."""
        return self.session.offers

    @property
    def chosen(self) -> int:
        """Give the place of the chosen offer, the first where that is gone; -1 without offers."""
        documents = [kept.document for kept in self.offers]
        if self._chosen in documents:
            return documents.index(self._chosen)
        return 0 if documents else -1

    @property
    def chosen_offer(self) -> Offer | None:
        """Give the chosen offer, or None without offers."""
        return self.offers[self.chosen].offer if self.offers else None

    def choose(self, place: int) -> None:
        """Choose the offer at a place in the list."""
        if 0 <= place < len(self.offers) and self.offers[place].document != self._chosen:
            self._chosen = self.offers[place].document
            self.changed.emit()

    def comparison(self) -> Comparison:
        """Compare all offers in the display currency; figures are in the chosen offer's own where none is set."""
        asked = (tuple(kept.offer for kept in self.offers), self.settings, self._chosen, self.tools.rates)
        if self._compared is None or self._compared[0] != asked:
            self._compared = (asked, self._compare(asked[0]))
        return self._compared[1]

    def chosen_alone(self) -> Comparison:
        """Appraise the chosen offer alone."""
        whole = self.comparison()
        if whole.by is By.EMPLOYMENT and whole.offers:
            return structs.replace(whole, offers=(whole.offers[self.chosen],))
        offer = self.chosen_offer  # calendar years are those of the offers compared
        return self._compare((offer,) if offer is not None else ())

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
        if not problems and after != kept.offer:
            self.undo_stack.push(ReplaceOffer(self.session, document, (kept.offer, after), label))
        return problems

    def add(self, offer: Offer, label: str) -> None:
        """Add an offer and choose it."""
        command = AddOffer(self.session, offer, label)
        self.undo_stack.push(command)
        self._chosen = command.document
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
            self.fault = ""
        except OutsideError as error:
            self.fault = str(error)
        self._reader = self._new_reader()
        if (before.theme, before.scale) != (self.settings.theme, self.settings.scale):
            self.restyled.emit()
        self.changed.emit()

    def _new_reader(self) -> Reader:
        locale = self.settings.number_format or self.tools.locale
        language = self.settings.language or self.tools.locale.split("_")[0]
        return reader_for(locale, language)

    def _compare(self, offers: tuple[Offer, ...]) -> Comparison:
        settings = self.settings
        own = self.chosen_offer.currency if self.chosen_offer is not None else "USD"
        assumptions = Assumptions(
            exchange_day=self.tools.today, currency=settings.currency or own, years=settings.years
        )
        return compare(offers, assumptions, settings.by, self.tools.rates, self.tools.presets)
