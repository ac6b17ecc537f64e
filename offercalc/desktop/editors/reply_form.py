"""A form for what a company has replied: the same fields as in the offer, taken together as one change."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from offercalc.application.offers.edits import apply
from offercalc.application.offers.typed_edit import typed_edit
from offercalc.desktop.editors.field_editor import FieldEditor
from offercalc.desktop.state.workspace import Workspace
from offercalc.desktop.system.plain_text import PlainLabel, on_button
from offercalc.desktop.widgets.layouts import nest
from offercalc.domain.offer.offer import Offer
from offercalc.domain.validate.offer import soundness
from offercalc.domain.vesting.schedule import Presets
from offercalc.presentation.forms.field import Field
from offercalc.presentation.parsing.amounts import InputError
from offercalc.presentation.parsing.vesting import TermsReader
from offercalc.presentation.text.form_text import form_sentence


class ReplyForm(QWidget):
    """Edits a copy of an offer; `agreed` carries the copy once every entry can be read and something has changed."""

    agreed = Signal(object)
    left = Signal()

    def __init__(
        self, workspace: Workspace, presets: Presets, read_terms: TermsReader, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._presets, self._read_terms = presets, read_terms
        self._offer: Offer | None = None
        self.editors: tuple[FieldEditor, ...] = ()
        self.keep, self.leave, self.fault = QPushButton(self), QPushButton(self), PlainLabel(self)
        self.fault.setObjectName("complaint")
        self.fault.setWordWrap(True)
        self.fault.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        row = QHBoxLayout()
        for button in (self.keep, self.leave):
            button.setObjectName("small")
            row.addWidget(button)
        row.addStretch(1)
        self._column.addWidget(self.fault)
        nest(self._column, row)
        self.keep.clicked.connect(self._agree)
        self.leave.clicked.connect(self._leave)

    def show_fields(self, offer: Offer, fields: tuple[Field, ...], words: str) -> None:
        """Show fields of an offer, with the words of the button that takes what is typed."""
        localizer = self._workspace.localizer
        self.keep.setText(on_button(words))
        self.leave.setText(on_button(localizer.tr("Cancel")))
        self.fault.hide()
        for editor in self.editors:
            editor.deleteLater()
        self._offer = offer
        hint = localizer.tr("not known yet")
        self.editors = tuple(FieldEditor(field, hint, localizer, self) for field in fields)
        for place, editor in enumerate(self.editors):
            self._column.insertWidget(place, editor)
            editor.hide_amount(hidden=self._workspace.is_private)
            editor.typed.connect(partial(self._check, editor))

    def _check(self, editor: FieldEditor, text: str) -> None:
        """Show what is wrong with an entry, if anything is."""
        if self._offer is not None:
            found = self._applied(editor, text, self._offer)
            editor.complain(found if isinstance(found, str) else "")

    def _applied(self, editor: FieldEditor, text: str, offer: Offer) -> Offer | str:
        """Return an offer after an entry, or what is wrong with that."""
        localizer = self._workspace.localizer
        edit = typed_edit(editor.field, text, offer, localizer, self._read_terms)
        if isinstance(edit, InputError):
            return edit.sentence
        after = apply(edit, offer)
        problems = soundness(after, self._presets)
        return form_sentence(problems[0], localizer) if problems else after

    def _agree(self) -> None:
        """Take every entry that has changed, in the order of the fields, unless one is wrong."""
        offer = self._offer
        if offer is None:
            return
        changed = [editor for editor in self.editors if editor.entered.text != editor.field.text]
        for editor in changed:
            found = self._applied(editor, editor.entered.text, offer)
            editor.complain(found if isinstance(found, str) else "")
            if isinstance(found, str):
                editor.entry.setFocus()
                return
            offer = found
        if offer == self._offer:
            self.fault.setText(self._workspace.localizer.tr("Nothing is different yet: type what they replied."))
            self.fault.show()
            return
        self._offer = None
        self.agreed.emit(offer)

    def _leave(self) -> None:
        self._offer = None
        self.left.emit()
