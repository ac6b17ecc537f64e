"""The button that adds a clause of the library to a letter, by place and subject."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from offercalc.application.clauses.clause import PLACES, Clause
from offercalc.application.letters.letter_draft import name_of
from offercalc.application.letters.places import place_words
from offercalc.desktop.system.plain_text import on_button, set_tip
from offercalc.presentation.formats.localizer import Localizer


class LibraryMenu(QPushButton):
    """Opens a menu of clauses: those of each place, and those for every place; `chosen` carries a clause."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._menu = QMenu(self)
        self._menu.setToolTipsVisible(True)
        self._menu.aboutToShow.connect(self._fill)
        self.setMenu(self._menu)
        self._library: tuple[Clause, ...] = ()
        self._on: frozenset[str] = frozenset()
        self._place = ""
        self._localizer: Localizer | None = None

    def offer(self, library: Sequence[Clause], on: frozenset[str], place: str, localizer: Localizer) -> None:
        """Take the clauses, the ids of those that the letter has, and the place whose clauses come first."""
        self._library, self._on, self._place, self._localizer = tuple(library), on, place, localizer
        self.setText(localizer.tr("From the library"))

    def _fill(self) -> None:
        """Fill the menu when it is opened."""
        self._menu.clear()
        localizer = self._localizer
        if localizer is None:
            return
        places = sorted(PLACES, key=lambda place: (place != self._place, PLACES.index(place)))
        for place in (places[0], "", *places[1:]):
            clauses = [one for one in self._library if (place in one.places if place else not one.places)]
            title = localizer.render(place_words(place)) if place else localizer.tr("Every place")
            menu = self._menu.addMenu(on_button(f"{title[:1].upper()}{title[1:]}"))
            menu.setToolTipsVisible(True)
            for clause in clauses:
                action = menu.addAction(on_button(localizer.render(name_of(clause))))
                action.setCheckable(True)
                action.setChecked(clause.id in self._on)
                action.setEnabled(clause.id not in self._on)
                set_tip(action, clause.source)
                action.triggered.connect(lambda _is_checked, clause=clause: self._choose(clause))

    def _choose(self, clause: Clause) -> None:
        self.chosen.emit(clause)
