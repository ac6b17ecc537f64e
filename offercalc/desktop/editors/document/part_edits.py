"""Adding, removing and moving parts and records of an offer, and where the focus goes then."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Protocol, TypeAlias

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from offercalc.application.offers.edits import Append, Edit, Insert, Move, Remove
from offercalc.desktop.editors.document.anchor import held
from offercalc.desktop.editors.document.body_parts import AddLink, BodyFoot, RecordHead
from offercalc.desktop.editors.document.offer_document import OfferDocument
from offercalc.desktop.editors.document.offer_row import OfferRowView
from offercalc.desktop.state.workspace import Workspace
from offercalc.domain.offer.equity import Stake
from offercalc.domain.values.paths import Path
from offercalc.presentation.forms.offer_form import GroupKind, is_benefit
from offercalc.presentation.forms.visibility import SectionKey
from offercalc.presentation.text.form_text import form_sentence

if TYPE_CHECKING:
    from offercalc.desktop.editors.field_editor import FieldEditor

_ADDERS = {"pay": GroupKind.PAY, "equity": GroupKind.EQUITY}
"""Where another part is added, by the list that it would be in."""
_PART_DEPTH = 2
Voice: TypeAlias = AddLink | BodyFoot | RecordHead | None
"""What says why something cannot be added or removed."""


class Form(Protocol):
    """The form whose parts are added and removed; `removing` is the path that is being removed, () for none."""

    document: str
    removing: Path

    @property
    def content(self) -> OfferDocument:
        """Return the rows shown."""
        ...

    @property
    def fields(self) -> Mapping[Path, FieldEditor]:
        """Return the field editors built so far, by path in the offer."""
        ...

    def follow(self) -> None:
        """Show the current state of the offer."""
        ...

    def settle(self) -> None:
        """Commit pending input."""
        ...


class PartEdits(QObject):
    """Adds, removes and moves parts and records; `removed` carries the name of what was removed."""

    removed = Signal(str)

    def __init__(self, workspace: Workspace, form: Form, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace, self._form = workspace, form

    def ask(self, edit: Edit, label: str, voice: Voice) -> None:
        """Add or remove a part or record, or show why that is not possible."""
        self._form.settle()
        before, what = frozenset(self._form.fields), self._name_of(edit, voice)
        self._form.removing = edit.path if isinstance(edit, Remove) else ()
        with held(self._form.content.open_row):
            problems = self._workspace.edit(edit, label, self._form.document)
            self._form.removing = ()
        if problems:
            self._complain(form_sentence(problems[0], self._workspace.localizer), edit, voice)
        elif isinstance(edit, Remove):
            self.removed.emit(what)
            self._go_beside(edit.path)
        elif isinstance(edit, Insert):
            self._enter_new(edit)
        elif isinstance(edit, Append):
            self._form.follow()
            self.focus_new(before)

    def _complain(self, sentence: str, edit: Edit, voice: Voice) -> None:
        """Show why a part or record cannot be added or removed, in the row of the part if nothing else was asked."""
        row = self._row_of(edit)
        if voice is None and row is not None:
            self._form.content.enter(row.key)
            voice = None if row.body is None else row.body.foot
        if voice is not None:
            voice.complain(sentence)

    def _row_of(self, edit: Edit) -> OfferRowView | None:
        """Return the row of the part that an edit removes."""
        path = edit.path if isinstance(edit, Remove) else None
        return next((row for (_kind, key), row in self._form.content.rows.items() if key == path), None)

    def _name_of(self, edit: Edit, voice: Voice) -> str:
        """Return what an edit removes, by the name shown."""
        if isinstance(voice, RecordHead):
            return voice.title.text()
        row = self._row_of(edit)
        return row.row.name if row is not None and row.row is not None else ""

    def move(self, key: SectionKey, step: int) -> None:
        """Move a part before or behind its neighbor in the same group."""
        kind, path = key
        keys = [one for one in self._form.content.rows if one[0] is kind and len(one[1]) == len(path)]
        place = keys.index(key) + step if key in keys else -1
        if len(path) != _PART_DEPTH or not 0 <= place < len(keys):
            return
        self._form.settle()
        row, target = self._form.content.rows[key].row, keys[place]
        label = self._workspace.localizer.tr("Move {part}", part=row.name if row is not None else "")
        self._workspace.edit(Move(path, int(target[1][-1])), label, self._form.document)
        self._form.follow()
        self._form.content.rows[target].head.setFocus(Qt.FocusReason.OtherFocusReason)

    def _enter_new(self, edit: Insert) -> None:
        """Open the row of a new part with the cursor in its amount."""
        self._form.follow()
        offer = self._workspace.chosen_offer
        if offer is None:
            return
        is_pay = not isinstance(edit.part, Stake)
        path: Path = ("pay", len(offer.pay) - 1) if is_pay else ("equity", len(offer.equity) - 1)
        own = GroupKind.PAY if is_pay else GroupKind.EQUITY
        kind = GroupKind.BENEFITS if is_benefit(edit.part) else own
        self._form.content.enter((kind, path))

    def focus_new(self, before: frozenset[Path]) -> None:
        """Focus the first field that has not been there before."""
        new = (editor for path, editor in self._form.fields.items() if path not in before)
        if (first := next(new, None)) is not None:
            first.entry.setFocus(Qt.FocusReason.TabFocusReason)

    def _go_beside(self, removed: Path) -> None:
        """Focus what took the removed one's place, or the one before, or the link that adds another."""
        self._form.follow()
        if (found := _beside(self._form.content, removed)) is not None:
            found.setFocus(Qt.FocusReason.TabFocusReason)


def _beside(content: OfferDocument, removed: Path) -> QWidget | None:
    """Return what took the removed one's place, or the one before, or what adds another."""
    *where, place = removed
    for at in (place, int(place) - 1):
        path = (*where, at)
        found = next((row.head for (_kind, key), row in content.rows.items() if key == path), None)
        field = next((one.entry for key, one in content.fields.items() if key[: len(path)] == path), None)
        if found is not None or field is not None:
            return found or field
    marks = content.marks
    return marks.get(("add", *where)) or marks.get(_ADDERS.get(str(where[0])))
