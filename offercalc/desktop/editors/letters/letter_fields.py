"""The values of one letter that its offer does not hold, as fields."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from offercalc.application.clauses.letter_details import LetterDetails
from offercalc.application.clauses.merge_names import MERGE_NAMES
from offercalc.application.clauses.passages import every_name
from offercalc.application.letters.letter_draft import LetterDraft
from offercalc.desktop.editors.day_line import DayLine
from offercalc.desktop.editors.lines_entry import LinesEntry
from offercalc.desktop.system.plain_text import PlainLabel
from offercalc.desktop.widgets.choice_box import ChoiceBox
from offercalc.domain.offer.employment import EMPLOYMENT_TYPES
from offercalc.presentation.formats.localizer import N_, Localizer
from offercalc.presentation.parsing.dates import read_optional_day, write_day

_HEAD = {
    "number": N_("Number of the letter"), "subject": N_("Subject"), "city": N_("City before the date"),
    "letter_date": N_("Date of the letter"), "salutation": N_("Salutation"),
    "employee_address": N_("Address of the candidate"), "employee_id": N_("Identity number of the candidate"),
    "company_legal_name": N_("Legal name of the employer"), "company_address": N_("Address of the employer"),
}  # fmt: skip
_OF_CLAUSES = (
    "working_days", "overtime_status", "pay_frequency", "payday", "equity_plan", "relocation", "conditions",
    "governing_law", "acceptance_contact", "work_permit", "collective_agreement", "handbook",
    "confidentiality_agreement",
)  # fmt: skip
"""Values that are shown if a clause of the letter uses them."""
_LONG = {"employee_address", "company_address", "relocation", "conditions", "working_days"}
_HEADS = {"number": N_("This letter"), "working_days": N_("What the clauses fill in"), "anchors": N_("Signing")}
"""The headings, by the field below each."""
_SERVICES = {"": N_("None"), "docusign": "DocuSign", "adobe": "Adobe Acrobat Sign"}


class LetterFields(QWidget):
    """Edits the values of a letter; `edited` carries them on every change."""

    edited = Signal(object)

    def __init__(self, localizer: Localizer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._details = LetterDetails()
        self._localizer = localizer
        self._is_filling = False
        self.lines: dict[str, QLineEdit | LinesEntry] = {}
        for name in (*_HEAD, *_OF_CLAUSES):
            if name == "letter_date":
                self.lines[name] = DayLine("", localizer, self)
            else:
                self.lines[name] = LinesEntry("", self) if name in _LONG else QLineEdit(self)
        self.employment, self.anchors = ChoiceBox(self), ChoiceBox(self)
        self.appendix = QCheckBox(self)
        self._labels = {name: PlainLabel(self) for name in (*self.lines, "employment_type", "anchors")}
        self._heads = {name: PlainLabel(self) for name in _HEADS}
        self._complaint = PlainLabel(self)
        self._lay_out()
        for name, line in self.lines.items():
            line.textChanged.connect(lambda *_text, name=name: self._take(name))
        self.employment.activated.connect(lambda _at: self._take("employment_type"))
        self.anchors.activated.connect(lambda _at: self._take("anchors"))
        self.appendix.toggled.connect(lambda _on: self._take("appendix"))

    def show_values(self, details: LetterDetails, draft: LetterDraft, localizer: Localizer) -> None:
        """Show the values of a letter, and the fields that its clauses use; text being typed stays."""
        self._details, self._localizer = details, localizer
        self._is_filling = True
        self._name(localizer)
        used = {name for row in draft.rows if row.is_on for name in every_name(row.clause.pieces)}
        missing = {gap.name for gap in draft.gaps}
        for name, line in self.lines.items():
            text = self._text_of(name)
            if not line.hasFocus() and line.text() != text:
                line.setText(text)
            is_shown = name in _HEAD or name in used or bool(text) or line.hasFocus()
            line.setVisible(is_shown)
            self._labels[name].setVisible(is_shown)
            if bool(line.property("wanting")) != (name in missing):
                line.setProperty("wanting", name in missing)
                line.style().polish(line)
        self._heads["working_days"].setVisible(any(not self.lines[name].isHidden() for name in _OF_CLAUSES))
        for widget in (self.employment, self._labels["employment_type"]):
            widget.setVisible(bool(details.employment_type))
        self.employment.setCurrentIndex(max(0, self.employment.findData(details.employment_type)))
        self.anchors.setCurrentIndex(max(0, self.anchors.findData(details.anchors)))
        self.appendix.setChecked(details.appendix)
        self._is_filling = False

    def lead_to(self, name: str) -> bool:
        """Put the cursor into a field; return whether there is one."""
        line = self.lines.get(name)
        if line is None:
            return False
        line.show()
        line.setFocus()
        return True

    def _text_of(self, name: str) -> str:
        value = getattr(self._details, name)
        return write_day(value, self._localizer) if name == "letter_date" else str(value)

    def _take(self, name: str) -> None:
        """Take what was entered; a date that cannot be read is marked, and the last one stays in force."""
        if self._is_filling:
            return
        if name == "letter_date":
            day = read_optional_day(self.lines[name].text(), self._localizer)
            is_sound = day is None or isinstance(day, date)
            self._complain("" if is_sound else str(getattr(day, "sentence", "") or day))
            if is_sound:
                self._tell(replace(self._details, letter_date=day))
        elif name == "anchors":
            self._tell(replace(self._details, anchors=self.anchors.currentData()))
        elif name == "appendix":
            self._tell(replace(self._details, appendix=self.appendix.isChecked()))
        elif name == "employment_type":
            self._tell(replace(self._details, employment_type=self.employment.currentData()))
        else:
            self._tell(replace(self._details, **{name: self.lines[name].text()}))

    def _complain(self, sentence: str) -> None:
        line = self.lines["letter_date"]
        line.setProperty("faulty", bool(sentence))
        line.style().polish(line)
        self._complaint.setText(sentence)
        self._complaint.setVisible(bool(sentence))

    def _tell(self, details: LetterDetails) -> None:
        if details != self._details:
            self._details = details
            self.edited.emit(details)

    def _name(self, localizer: Localizer) -> None:
        tr = localizer.tr
        words = {**_HEAD, **{name: MERGE_NAMES[name].about for name in _OF_CLAUSES}}
        words |= {"employment_type": N_("Employment type"), "anchors": N_("Anchors for e-signature")}
        for name, label in self._labels.items():
            widget = self.lines.get(name) or (self.anchors if name == "anchors" else self.employment)
            label.setText(tr(words[name]))
            label.setBuddy(widget)
            widget.setAccessibleName(tr(words[name]))
        for name, head in self._heads.items():
            head.setText(tr(_HEADS[name]))
        self.appendix.setText(tr("Figures as an appendix"))
        self._fill(self.anchors, [(value, tr(text) if not value else text) for value, text in _SERVICES.items()])
        choices = [(value, tr(text)) for value, text in EMPLOYMENT_TYPES if value]
        self._fill(self.employment, [("", tr("As the offer says")), *choices])

    @staticmethod
    def _fill(box: ChoiceBox, choices: list[tuple[object, str]]) -> None:
        if [box.itemText(at) for at in range(box.count())] != [words for _value, words in choices]:
            box.clear()
            for value, words in choices:
                box.addItem(words, value)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(8)
        self._complaint.setObjectName("complaint")
        self._complaint.setWordWrap(True)
        self._complaint.hide()
        for name, label in self._labels.items():
            if name in self._heads:
                self._heads[name].setObjectName("sectionTitle")
                self._heads[name].setContentsMargins(0, 12, 0, 0)
                column.addWidget(self._heads[name])
            label.setObjectName("fieldLabel")
            label.setWordWrap(True)
            column.addWidget(label)
            column.addWidget(self.lines.get(name) or (self.anchors if name == "anchors" else self.employment))
            if name == "letter_date":
                column.addWidget(self._complaint)
        column.addWidget(self.appendix)
