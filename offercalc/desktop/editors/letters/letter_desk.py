"""What surrounds the pages of an offer letter: its clauses, what is to be completed, and its fields."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from offercalc.application.clauses.clause import Clause
from offercalc.application.clauses.clause_agreement import place_of_field
from offercalc.application.clauses.letter_details import LetterDetails
from offercalc.application.documents.sheet_settings import SheetSettings
from offercalc.application.letters.letter_draft import ClauseRow
from offercalc.application.letters.letter_edits import (
    added,
    as_proposed,
    chosen_instead,
    in_order,
    reworded_in,
    switched,
)
from offercalc.desktop.editors.letters.clause_panel import ClausePanel
from offercalc.desktop.editors.letters.letter_fields import LetterFields
from offercalc.desktop.editors.letters.todo_list import TodoList, todos
from offercalc.desktop.state.letter_keeper import Drafted, LetterKeeper
from offercalc.desktop.state.workspace import Workspace
from offercalc.desktop.system.theme import Theme


class LetterDesk(QObject):
    """Edits the letter of the selected offer; `edited` is emitted on every change.

    `offer_wanted` carries the path of a field of the offer, `option_wanted` the name of a value among the options.
    `clause_picked` carries the id of the clause that was selected.
    """

    edited = Signal()
    offer_wanted = Signal(object)
    option_wanted = Signal(str)
    clause_picked = Signal(str)

    def __init__(self, workspace: Workspace, keeper: LetterKeeper, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.keeper = keeper
        self.clauses = ClausePanel(theme, parent)
        self.todo = TodoList(parent)
        self.fields = LetterFields(workspace.localizer, parent)
        self._drafted: Drafted | None = None
        self._document = ""
        self._connect()

    def refresh(self, settings: SheetSettings, theme: Theme) -> Drafted | None:
        """Show the letter of the selected offer and return how far it is; raise ExternalError as its paper does."""
        localizer, details = self._workspace.localizer, self.keeper.details
        self._document = self._workspace.chosen_document
        drafted = self._drafted = self.keeper.draft(settings)
        if drafted is None:
            return None
        draft = drafted.draft
        self.clauses.show_draft(draft, drafted.library, (details.place, self.keeper.place), localizer, theme)
        self.todo.show_todos(tuple(todos(draft, details, localizer)), localizer)
        self.fields.show_values(details, draft, localizer)
        return drafted

    def settle(self) -> None:
        """Take what was typed last, and keep it."""
        self.clauses.detail.settle()
        self.keeper.keep()

    def pick(self, name: str) -> None:
        """Select a clause, because it was clicked on the page."""
        self.clauses.list.pick(name)
        self.clauses.show_detail()
        self.clause_picked.emit(self.clauses.list.current)

    @property
    def _rows(self) -> tuple[ClauseRow, ...]:
        return self._drafted.draft.rows if self._drafted is not None else ()

    def _change(self, details: LetterDetails) -> None:
        self.keeper.change(details)
        self.edited.emit()

    def _switch(self, name: str, is_on: bool) -> None:  # noqa: FBT001 - a signal's signature
        self._change(switched(self.keeper.details, self._rows, name, is_on=is_on))

    def _vary(self, name: str) -> None:
        row = next((row for row in self._rows if any(one.id == name for one in row.variants)), None)
        if row is not None:
            after = next(one for one in row.variants if one.id == name)
            self.clauses.list.follow(name)
            self._change(chosen_instead(self.keeper.details, self._rows, row.clause, after))

    def _reword(self, name: str, text: str) -> None:
        row = next((row for row in self._rows if row.clause.id == name), None)
        if row is not None and self._document == self._workspace.chosen_document:
            self._change(reworded_in(self.keeper.details, row, text))

    def _add(self, clause: Clause) -> None:
        self.clauses.list.follow(clause.id)
        self._change(added(self.keeper.details, self._rows, clause))

    def _follow(self, kind: str, about: str) -> None:
        """Lead to where something is stated."""
        offer = self._workspace.chosen_offer
        if kind == "clause":
            self.pick(about)
        elif kind == "remove":
            self._change(replace(self.keeper.details, **{about: getattr(LetterDetails(), about)}))
        elif kind == "offer" and offer is not None:
            self.offer_wanted.emit(place_of_field(about, offer))
        elif not self.fields.lead_to(about):
            self.option_wanted.emit(about)

    def _connect(self) -> None:
        panel = self.clauses
        panel.placed.connect(lambda place: self._change(replace(self.keeper.details, place=place)))
        panel.library.chosen.connect(self._add)
        panel.list.moved.connect(lambda ids: self._change(in_order(self.keeper.details, self._rows, ids)))
        panel.list.switched.connect(self._switch)
        panel.list.picked.connect(self.clause_picked)
        panel.detail.varied.connect(self._vary)
        panel.detail.reworded.connect(self._reword)
        panel.proposed.clicked.connect(lambda: self._change(as_proposed(self.keeper.details)))
        self.fields.edited.connect(self._change)
        self.todo.wanted.connect(self._follow)
