"""One field of a form: label, input widget and an error message below it."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QVBoxLayout, QWidget

from offercalc.desktop.editors.amount_line import AmountLine
from offercalc.desktop.editors.day_line import DayLine
from offercalc.desktop.editors.entry_complaint import EntryComplaint
from offercalc.desktop.editors.entry_widgets import box_for, line_for
from offercalc.desktop.editors.field_head import FieldHead
from offercalc.desktop.editors.lines_entry import LinesEntry
from offercalc.desktop.system.plain_text import on_button
from offercalc.desktop.system.text_keys import can_undo
from offercalc.desktop.system.theme import set_look
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.forms.field import Field, FieldKind

_FIGURES = {FieldKind.ESTIMATE, FieldKind.NUMBER, FieldKind.WHOLE}
"""Kinds of fields whose value is previewed while typing."""


class Typed(NamedTuple):
    """Unconfirmed input: the text, its error message, the text before typing began, and the field's name.

    `before` is None if that is the field's current value; `name` includes the name of the field's part.
    """

    text: str
    sentence: str = ""
    before: str | None = None
    name: str = ""


class FieldEditor(QWidget):
    """Edits a `Field`; `typed` carries the confirmed text and `picked` the index of a choice.

    `tried` carries the text of a figure at every keystroke; `edited` is emitted when the text or its confirmation
    changes. Text set by the program cannot be undone in the editor, so Ctrl+Z after confirming undoes the change in the
    document.
    """

    typed = Signal(str)
    tried = Signal(str)
    picked = Signal(int)
    edited = Signal()
    given_up = Signal()

    def __init__(self, field: Field, hint: str, localizer: Localizer, parent: QWidget | None = None) -> None:
        """Take the field, the placeholder of an empty one, and the localizer."""
        super().__init__(parent)
        self._localizer = localizer
        self._field = field
        self._is_trying = self._is_filling = False
        self._hint = hint
        self.head, self._complaint = FieldHead(field, self), EntryComplaint(localizer, self)
        self._complaint.given_up.connect(self.take_back)
        self._suggestion: QPushButton | None = None
        self.entry = self._new_box() if field.kind is FieldKind.CHOICE else self._line()
        self._begun_with = self._questioned = self._text
        self.entry.setAccessibleName(field.label)
        self.head.label.setBuddy(self.entry)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.head)
        layout.addWidget(self.entry)
        self._suggestion = self._suggesting()
        if self._suggestion is not None:
            layout.addWidget(self._suggestion, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._complaint)
        self._explain()

    @property
    def field(self) -> Field:
        """Return the field shown."""
        return self._field

    def show_field(self, field: Field) -> None:
        """Show the field's current value; invalid input stays as typed."""
        if field == self._field and not self._complaint.text():
            return
        changed, before, self._field = field != self._field, self._field, field
        self._rename(before)
        self._show_suggestion()
        self._explain()
        if isinstance(self.entry, QComboBox):
            self.entry.setCurrentIndex(field.chosen)
        elif self._is_trying and not self.is_settled:
            return
        elif changed or not self._complaint.text():
            if field.text != self._text:
                self._is_trying = False
                self._fill(field.text)
            self._begun_with = self._text
        if changed:
            self.complain("")

    def _explain(self) -> None:
        """Show what follows from the value."""
        self._complaint.explain(self._field.note)
        self.entry.setAccessibleDescription(self.complaint or self._field.note)

    def take_back(self) -> None:
        """Show the last valid value instead of what was typed."""
        self._is_trying = False
        self._fill(self._field.text)
        self.take()
        self.complain("")
        self.given_up.emit()

    def hide_amount(self, *, hidden: bool) -> None:
        """Mask an amount with dots; percentages, counts and dates stay visible."""
        is_amount = self._field.kind in {FieldKind.ESTIMATE, FieldKind.NUMBER} and self._field.unit != "%"
        if isinstance(self.entry, QLineEdit) and is_amount:
            self.entry.setEchoMode(QLineEdit.EchoMode.Password if hidden else QLineEdit.EchoMode.Normal)

    def settle(self) -> None:
        """Commit pending input, unless it is unchanged since it was rejected."""
        if isinstance(self.entry, DayLine):
            self.entry.complete()
        if not self.complaint or self._text != self._questioned:
            self._finish()

    @property
    def is_settled(self) -> bool:
        """Whether the editor shows the value in the offer."""
        return self._text == self._begun_with and not self.complaint

    def take(self) -> None:
        """Mark the text as committed."""
        self._begun_with = self._text

    def confirm(self) -> None:
        """Replace the typed text with the normalized value."""
        if not isinstance(self.entry, QComboBox) and not self.complaint:
            self._fill(self._field.text)
            self.take()
        self.edited.emit()

    @property
    def is_for_amount(self) -> bool:
        """Whether the field takes an amount or a number of units, which may be a range or unknown."""
        return self._field.kind is FieldKind.ESTIMATE

    @property
    def entered(self) -> Typed:
        """Return the text, its error message, and the text before typing began."""
        return Typed(self._text, self.complaint, self._begun_with)

    def resume(self, typed: Typed) -> None:
        """Restore unconfirmed or rejected input, so that undo in the editor reverts it."""
        if isinstance(self.entry, QComboBox):
            self.complain(typed.sentence)
            return
        if typed.before is not None:
            self._begun_with = typed.before
        if typed.text != self._text or not can_undo(self.entry):
            self._fill(self._begun_with)
            self._retype(typed.text)
        self.complain(typed.sentence)
        self._is_trying = self._field.kind in _FIGURES  # the field may show the previewed value and so look settled

    def complain(self, sentence: str) -> None:
        """Show an error below the entry; an empty string clears it."""
        self._questioned = self._text
        self._complaint.say(sentence, self._way_out, is_hidden=self._is_hidden)
        self.entry.setAccessibleDescription(sentence or self._field.note)
        set_look(self.entry, faulty=bool(sentence))
        self.edited.emit()

    @property
    def complaint(self) -> str:
        """Return the error shown below the entry."""
        return self._complaint.text()

    @property
    def _text(self) -> str:
        return "" if isinstance(self.entry, QComboBox) else self.entry.text()

    def _suggesting(self) -> QPushButton | None:
        """Return a button that enters what is suggested, for kinds of fields that may suggest something."""
        if self._field.kind is not FieldKind.PLACE:
            return None
        button = QPushButton(self)
        button.setObjectName("link")
        button.clicked.connect(self._accept)
        self._suggestion = button
        self._show_suggestion()
        return button

    def _show_suggestion(self) -> None:
        if self._suggestion is not None:
            code, name = self._field.suggestion, self._field.suggested
            words = self._localizer.tr("Use {code}: {place}", code=code, place=name)
            self._suggestion.setText(on_button(words))
            self._suggestion.setVisible(bool(code))

    def _accept(self) -> None:
        """Enter what is suggested, as if typed."""
        self._retype(self._field.suggestion)
        self._finish()

    @property
    def _way_out(self) -> str | None:
        """Return the last valid value, or None if it is what stands in the field."""
        is_shown = isinstance(self.entry, QComboBox) or self._text == self._field.text
        return None if is_shown else self._field.text

    @property
    def _is_hidden(self) -> bool:
        """Whether the amount is masked."""
        return isinstance(self.entry, QLineEdit) and self.entry.echoMode() is not QLineEdit.EchoMode.Normal

    def _rename(self, before: Field) -> None:
        """Show the label, hint, unit and choices of a field that takes the place of another one."""
        field = self._field
        self.head.show_field(field)
        if (field.label, field.unit) != (before.label, before.unit):
            self.entry.setAccessibleName(field.label)
        if isinstance(self.entry, AmountLine):
            self.entry.show_field(field)
        if isinstance(self.entry, QComboBox) and field.choices != before.choices:
            self.entry.clear()
            self.entry.addItems([choice.label for choice in field.choices])
        elif not isinstance(self.entry, QComboBox):
            self._write_hint(self.entry)

    def _write_hint(self, line: QLineEdit | LinesEntry) -> None:
        is_unknown = self._field.kind is FieldKind.ESTIMATE and not self._field.optional
        line.setPlaceholderText(self._hint if is_unknown else self._field.hint)

    def _line(self) -> QLineEdit | LinesEntry:
        line = line_for(self._field, self._localizer, self)
        self._write_hint(line)
        line.editingFinished.connect(self._finish)
        line.textChanged.connect(self._note)
        if isinstance(line, QLineEdit) and self._field.kind in _FIGURES:
            line.textEdited.connect(self._try)
        return line

    def _new_box(self) -> QComboBox:
        box = box_for(self._field, self)
        box.activated.connect(self.picked.emit)
        return box

    def _fill(self, text: str) -> None:
        """Set a text without emitting signals; this clears the editor's undo history."""
        if isinstance(self.entry, QComboBox):
            return
        self._is_filling = True
        self.entry.setText(text)
        self._is_filling = False

    def _retype(self, text: str) -> None:
        """Replace the text as if typed, so that it can be undone."""
        self._is_filling = True
        if isinstance(self.entry, QLineEdit):
            self.entry.selectAll()
            self.entry.insert(text)
        elif isinstance(self.entry, LinesEntry):
            cursor = self.entry.textCursor()
            cursor.select(QTextCursor.SelectionType.Document)
            cursor.insertText(text)
        self._is_filling = False

    def _note(self) -> None:
        """Handle a change of the text; returning to the original text clears the error."""
        if self._is_filling:
            return
        if self.complaint and self._text == self._begun_with:
            self.complain("")
        self.edited.emit()

    def _try(self, text: str) -> None:
        if self._is_filling:
            return
        self._is_trying = True
        self.tried.emit(text)

    def _finish(self) -> None:
        was_tried, self._is_trying = self._is_trying, False
        if was_tried or not self.is_settled:
            self.typed.emit(self._text)


def lend(editor: FieldEditor, to: QWidget) -> QWidget:
    """Move the entry of an editor to another widget, to be edited there, and return it."""
    if (layout := editor.layout()) is not None:
        layout.removeWidget(editor.entry)
    editor.entry.setParent(to)
    return editor.entry


def reclaim(editor: FieldEditor) -> None:
    """Take the entry of an editor back to its place."""
    editor.entry.setParent(editor)
    layout = editor.layout()
    if isinstance(layout, QVBoxLayout):
        layout.insertWidget(1, editor.entry)
    editor.entry.show()
