"""One thing that a tax law asks of the person: a choice or a number, or the person's own rate."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from offercalc.desktop.system.plain_text import PlainLabel
from offercalc.desktop.system.theme import set_look
from offercalc.desktop.widgets.choice_box import ChoiceBox
from offercalc.domain.problems.value_limits import read_plain_number
from offercalc.presentation.formats.localizer import Localizer

if TYPE_CHECKING:
    from offercalc.application.workbench.take_home import AskedFact

_MOST_PERCENT = Decimal(100)
_LONGEST = 20


class FactEntry(QWidget):
    """Shows a question with its answer; `stated` carries a new answer, "" to take it back."""

    stated = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label, self.complaint = PlainLabel(self), PlainLabel(self)
        self.box, self.line = ChoiceBox(self), QLineEdit(self)
        self._answer = ""
        self._most: Decimal | None = None
        self.label.setObjectName("fieldLabel")
        self.label.setWordWrap(True)
        self.complaint.setObjectName("complaint")
        self.complaint.setWordWrap(True)
        self.complaint.hide()
        self.line.setMaxLength(_LONGEST)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for part in (self.label, self.box, self.line, self.complaint):
            column.addWidget(part)
        self.box.activated.connect(lambda: self.stated.emit(self.box.currentData()))
        self.line.editingFinished.connect(self._state)

    def show_question(self, label: str, asked: AskedFact, localizer: Localizer) -> None:
        """Show what a law asks; without an answer its default is assumed, and said to be."""
        has_choices = bool(asked.choices)
        self._name(label, self.box if has_choices else self.line)
        self._complain(localizer)
        assumed = localizer.tr("{question} (assumed)", question=dict(asked.choices).get(asked.default, asked.default))
        if has_choices:
            self.box.clear()
            self.box.addItem(assumed, "")
            for value, text in asked.choices:
                self.box.addItem(text, value)
            self.box.setCurrentIndex(max(0, self.box.findData(asked.answer)))
        else:
            self._write(asked.answer, assumed)

    def show_rate(self, country: str, percent: str, localizer: Localizer) -> None:
        """Show the person's own rate in a country, in percent."""
        self._most = _MOST_PERCENT
        self._name(country, self.line)
        self._complain(localizer)
        self._write(percent, localizer.tr("as the laws say"))

    def _name(self, label: str, used: QWidget) -> None:
        self.label.setText(label)
        used.setAccessibleName(label)
        for control in (self.box, self.line):
            control.setVisible(control is used)

    def _write(self, answer: str, placeholder: str) -> None:
        self.line.setPlaceholderText(placeholder)
        if answer != self._answer or not self.complaint.isVisibleTo(self):
            self.line.setText(answer)
            self._mark(is_sound=True)
        self._answer = answer

    def _complain(self, localizer: Localizer) -> None:
        """Word the complaint, which is shown when it is needed."""
        self.complaint.setText(
            localizer.tr("Enter a percentage from 0 to 100.")
            if self._most is not None
            else localizer.tr("Enter a number of 0 or more.")
        )

    def _state(self) -> None:
        text = self.line.text().strip().rstrip("%").strip().replace(",", ".")
        if text == self._answer:
            self._mark(is_sound=True)
            return
        number = read_plain_number(text) if text else Decimal(0)
        is_sound = number is not None and number >= 0 and (self._most is None or number <= self._most)
        self._mark(is_sound=is_sound)
        if is_sound:
            self.stated.emit(text)

    def _mark(self, *, is_sound: bool) -> None:
        """Show whether what stands in the line is accepted."""
        self.complaint.setVisible(not is_sound)
        set_look(self.line, faulty=not is_sound)
