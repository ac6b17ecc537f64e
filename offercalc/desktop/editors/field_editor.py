"""One field of the form: its label, the entry, and below it what is wrong with what was typed."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QComboBox, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from offercalc.desktop.editors.currency_line import CurrencyLine
from offercalc.desktop.editors.day_line import DayLine
from offercalc.desktop.editors.lines_entry import LinesEntry
from offercalc.desktop.plain_text import PlainLabel
from offercalc.desktop.text_keys import can_undo
from offercalc.desktop.widgets.choice_box import ChoiceBox
from offercalc.presentation.field import LONG, Field, FieldKind
from offercalc.presentation.reader import Reader

_FIGURES = {FieldKind.ESTIMATE, FieldKind.NUMBER, FieldKind.WHOLE}
"""Kinds of fields that are tried out while they are typed."""


class Typed(NamedTuple):
    """What stands in an entry and is not confirmed, what is wrong with it, what stood there before, and where that is.

    `before` is None where that is what the field shows; `name` is what the field and its part are called.
    """

    text: str
    sentence: str = ""
    before: str | None = None
    name: str = ""


class FieldEditor(QWidget):
    """Shows a `Field`; `typed` carries a text and `picked` the place of a choice once the person has decided.

    `tried` carries what stands in a field for figures at every keystroke, before that; `edited` says that what stands
    in an entry has changed, or whether it is confirmed. What is shown anew cannot be undone in the entry: Ctrl+Z in
    one that was confirmed undoes the change of the document.
    """

    typed = Signal(str)
    tried = Signal(str)
    picked = Signal(int)
    edited = Signal()

    def __init__(self, field: Field, hint: str, reader: Reader, parent: QWidget | None = None) -> None:
        """Take the field, what an empty one means, and who reads."""
        super().__init__(parent)
        self._reader = reader
        self._field = field
        self._is_trying = self._is_filling = False
        self._label, self._complaint = PlainLabel(self, field.label), PlainLabel(self)
        self._label.setObjectName("fieldLabel")
        self._complaint.setObjectName("complaint")
        for words in (self._label, self._complaint):
            words.setWordWrap(True)
        self._complaint.hide()
        self.entry = self._box() if field.kind is FieldKind.CHOICE else self._line(hint)
        self._begun_with = self._questioned = self._text
        self.entry.setAccessibleName(field.label)
        self._label.setBuddy(self.entry)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for widget in (self._label, self.entry, self._complaint):
            layout.addWidget(widget)

    @property
    def field(self) -> Field:
        """Give the field on show."""
        return self._field

    def show_field(self, field: Field) -> None:
        """Show what stands in the field now; an entry that is in question stays as it was typed."""
        if field == self._field and not self._complaint.text():
            return
        changed = field != self._field
        self._field = field
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

    def hide_amount(self, *, hidden: bool) -> None:
        """Show dots for an amount while others look on; percentages, counts and days stay."""
        is_amount = self._field.kind in {FieldKind.ESTIMATE, FieldKind.NUMBER} and self._field.unit != "%"
        if isinstance(self.entry, QLineEdit) and is_amount:
            self.entry.setEchoMode(QLineEdit.EchoMode.Password if hidden else QLineEdit.EchoMode.Normal)

    def settle(self) -> None:
        """Hand over what was typed and not yet confirmed; what is in question already is not asked about again."""
        if not self.complaint or self._text != self._questioned:
            self._finish()

    @property
    def is_settled(self) -> bool:
        """Tell whether the entry shows what stands in the offer."""
        return self._text == self._begun_with and not self.complaint

    def take(self) -> None:
        """Count what was typed as handed over."""
        self._begun_with = self._text

    def confirm(self) -> None:
        """Write what was taken as it stands in the offer."""
        if not isinstance(self.entry, QComboBox) and not self.complaint:
            self._fill(self._field.text)
            self.take()
        self.edited.emit()

    @property
    def is_for_amount(self) -> bool:
        """Whether an amount or a number of units is entered here, which may be a range or unknown."""
        return self._field.kind is FieldKind.ESTIMATE

    @property
    def entered(self) -> Typed:
        """Return what stands in the entry, what is wrong with it, and what stood there when typing began."""
        return Typed(self._text, self.complaint, self._begun_with)

    def resume(self, typed: Typed) -> None:
        """Go on with an entry that was not confirmed yet, or is in question; undo takes back what was typed."""
        if isinstance(self.entry, QComboBox):
            self.complain(typed.sentence)
            return
        if typed.before is not None:
            self._begun_with = typed.before
        if typed.text != self._text or not can_undo(self.entry):
            self._fill(self._begun_with)
            self._retype(typed.text)
        self.complain(typed.sentence)
        self._is_trying = self._field.kind in _FIGURES  # the field may show what is tried, and looks settled then

    def complain(self, sentence: str) -> None:
        """Say what is wrong with the entry; nothing takes it back."""
        self._questioned = self._text
        self._complaint.setText(sentence)
        self._complaint.setVisible(bool(sentence))
        self.entry.setAccessibleDescription(sentence)
        self.entry.setProperty("faulty", bool(sentence))
        self.entry.style().unpolish(self.entry)
        self.entry.style().polish(self.entry)
        self.edited.emit()

    @property
    def complaint(self) -> str:
        """Give what is said under the entry."""
        return self._complaint.text()

    @property
    def _text(self) -> str:
        return "" if isinstance(self.entry, QComboBox) else self.entry.text()

    def _line(self, hint: str) -> QLineEdit | LinesEntry:
        line = self._bare_line()
        is_unknown = self._field.kind is FieldKind.ESTIMATE and not self._field.optional
        line.setPlaceholderText(hint if is_unknown else self._field.hint)
        line.editingFinished.connect(self._finish)
        line.textChanged.connect(self._note)
        if isinstance(line, QLineEdit) and self._field.kind in _FIGURES:
            line.textEdited.connect(self._try)
        return line

    def _bare_line(self) -> QLineEdit | LinesEntry:
        """Make the line that suits what is typed."""
        text, kind = self._field.text, self._field.kind
        if kind in LONG:
            return LinesEntry(text, self)
        if kind in {FieldKind.DAY, FieldKind.EVENT}:
            return DayLine(text, self._reader, self)
        return CurrencyLine(text, self._reader, self) if kind is FieldKind.CODE else QLineEdit(text, self)

    def _box(self) -> QComboBox:
        box = ChoiceBox(self)
        for choice in self._field.choices:
            box.addItem(choice.label)
        box.setCurrentIndex(self._field.chosen)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(8)
        box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        box.activated.connect(self.picked.emit)
        return box

    def _fill(self, text: str) -> None:
        """Show a text that nobody typed; there is nothing to undo in the entry then."""
        if isinstance(self.entry, QComboBox):
            return
        self._is_filling = True
        self.entry.setText(text)
        self._is_filling = False

    def _retype(self, text: str) -> None:
        """Put a text in the place of what stands in the entry, as if it was typed."""
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
        """Take note of another text in the entry; one that stood there before is in question no longer."""
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
