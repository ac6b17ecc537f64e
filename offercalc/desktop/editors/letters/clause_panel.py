"""The clauses of a letter beside its pages: the place, the list, the selected clause, and the library."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from offercalc.application.clauses.clause import PLACES, Clause
from offercalc.application.letters.letter_draft import LetterDraft
from offercalc.application.letters.places import country_of, place_words
from offercalc.desktop.editors.letters.clause_detail import ClauseDetail
from offercalc.desktop.editors.letters.clause_list import ClauseList
from offercalc.desktop.editors.letters.library_menu import LibraryMenu
from offercalc.desktop.system.plain_text import PlainLabel, on_button
from offercalc.desktop.system.theme import Theme
from offercalc.desktop.widgets.choice_box import ChoiceBox
from offercalc.desktop.widgets.panel import Panel
from offercalc.presentation.formats.localizer import Localizer


class ClausePanel(Panel):
    """Shows the clauses of a draft; `placed` carries the place of a letter, None for that of the offer."""

    placed = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._draft: LetterDraft | None = None
        self._localizer: Localizer | None = None
        self.library = LibraryMenu(self)
        self.place = ChoiceBox(self)
        self.detail = ClauseDetail(self)
        self.list = ClauseList(theme, self.detail, self)
        self.proposed = QPushButton(self)
        self.advice = PlainLabel(self)
        self.head.addWidget(self.library)
        self.library.setObjectName("small")
        self.proposed.setObjectName("link")
        self.advice.setObjectName("faint")
        self.advice.setWordWrap(True)
        for widget in (self.place, self.list, self.proposed, self.advice):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self.list.picked.connect(lambda _name: self.show_detail())
        self.detail.grown.connect(self.list.fit)
        self.place.activated.connect(lambda _at: self.placed.emit(self.place.currentData()))

    def show_draft(
        self, draft: LetterDraft, library: Sequence[Clause], places: tuple[str | None, str], localizer: Localizer,
        theme: Theme,
    ) -> None:  # fmt: skip
        """Show the clauses of a letter; `places` are the one that the letter states, if any, and the one in use."""
        self._draft, self._localizer = draft, localizer
        self.rescale(theme)
        self.set_title(localizer.tr("Clauses"))
        on = frozenset(row.clause.id for row in draft.rows if row.is_on)
        stated, used = places
        self.library.offer(library, on, country_of(used), localizer)
        self._fill_places(stated, used, localizer)
        self.list.show_rows(draft.rows, localizer, theme)
        self.proposed.setText(on_button(localizer.tr("Use the proposed clauses")))
        self.advice.setText(" ".join(localizer.render(notice) for notice in draft.notices))
        self.show_detail()

    def _fill_places(self, stated: str | None, used: str, localizer: Localizer) -> None:
        tr = localizer.tr
        self.place.call(tr("Law of the place"))
        offered = used if stated is None else ""
        own = tr("As in the offer: {place}", place=offered) if offered else tr("As in the offer")
        choices: list[tuple[str, str | None]] = [(own, None)]
        choices += [(localizer.render(place_words(place)), place) for place in PLACES]
        choices.append((tr("No particular place"), ""))
        if stated and stated not in PLACES:
            choices.append((stated, stated))
        if [self.place.itemText(at) for at in range(self.place.count())] != [words for words, _place in choices]:
            self.place.clear()
            for words, place in choices:
                self.place.addItem(words, place)
        at = next(at for at, (_words, place) in enumerate(choices) if place == stated)
        self.place.setCurrentIndex(at)

    def show_detail(self) -> None:
        """Show the selected clause."""
        draft, localizer = self._draft, self._localizer
        if draft is None or localizer is None:
            return
        name = self.list.current
        row = next((row for row in draft.rows if row.clause.id == name), None)
        fault = next((one.sentence for one in draft.faults if one.clause == name and not one.path), "")
        self.detail.show_row(row, localizer.render(fault) if fault else "", localizer)
        self.list.fit()
