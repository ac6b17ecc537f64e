"""The selected clause of a letter: its variants, its wording in this letter, and where it comes from."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QRadioButton, QVBoxLayout, QWidget

from offercalc.application.letters.letter_draft import ClauseRow, name_of
from offercalc.desktop.editors.lines_entry import LinesEntry
from offercalc.desktop.system.plain_text import PlainLabel, on_button, set_tip
from offercalc.desktop.widgets.layouts import nest
from offercalc.presentation.formats.localizer import Localizer

_PAUSE = 40
"""In milliseconds: keystrokes within this time are drawn together."""


class ClauseDetail(QWidget):
    """Shows one clause; `reworded` carries its id and its new text, `varied` the id of another one on its topic.

    `grown` tells that it needs another height.
    """

    reworded = Signal(str, str)
    varied = Signal(str)
    grown = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row: ClauseRow | None = None
        self._is_filling = False
        self._open = ""
        self.variants: dict[str, QRadioButton] = {}
        self.change, self.restore = QPushButton(self), QPushButton(self)
        self.wording = LinesEntry("", self)
        self.fault, self.source = PlainLabel(self), PlainLabel(self)
        self._group = QButtonGroup(self)
        self._choices = QVBoxLayout()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_PAUSE)
        self._later.timeout.connect(self._tell)
        self.wording.textChanged.connect(self._typed)
        self.change.clicked.connect(self._begin)
        self.restore.clicked.connect(self._restore)
        self._group.buttonClicked.connect(lambda button: self.varied.emit(str(button.property("clause"))))
        self._lay_out()

    @property
    def clause(self) -> str:
        """Return the id of the clause shown, "" for none."""
        return self._row.clause.id if self._row is not None else ""

    def show_row(self, row: ClauseRow | None, fault: str, localizer: Localizer) -> None:
        """Show a clause and what is wrong with its wording; text being typed stays."""
        if self._row is not None and (row is None or row.clause.id != self.clause):
            self.settle()
        self._row = row
        self.setVisible(row is not None)
        if row is None:
            return
        tr = localizer.tr
        self._name(row, localizer)
        self._show_variants(row, localizer)
        is_open = row.is_on and (row.is_reworded or self._open == row.clause.id)
        self.change.setVisible(row.is_on and not is_open)
        self.restore.setVisible(is_open)
        self.restore.setText(on_button(tr("Use the wording of the library")))
        self.wording.setVisible(is_open)
        self.wording.setProperty("faulty", bool(fault))
        self.wording.style().polish(self.wording)
        self.fault.setText(fault)
        self.fault.setVisible(bool(fault))
        is_typing = self.wording.hasFocus() or self._later.isActive()
        if not is_typing and not fault and self.wording.text() != row.clause.text.strip():
            self._fill(row.clause.text.strip())

    def settle(self) -> None:
        """Take what was typed last."""
        if self._later.isActive():
            self._later.stop()
            self._tell()

    def _name(self, row: ClauseRow, localizer: Localizer) -> None:
        tr, clause = localizer.tr, row.clause
        self.change.setText(on_button(tr("Change the wording here")))
        self.wording.setAccessibleName(tr("Wording of {clause}", clause=localizer.render(name_of(clause))))
        self.source.setText(tr("Reviewed on {day}", day=localizer.figures.day(clause.reviewed)))
        set_tip(self.source, clause.source)

    def _show_variants(self, row: ClauseRow, localizer: Localizer) -> None:
        names = [one.id for one in row.variants]
        if list(self.variants) != names:
            for button in self.variants.values():
                self._group.removeButton(button)
                self._choices.removeWidget(button)
                button.deleteLater()
            self.variants = {}
            for one in row.variants:
                button = QRadioButton(on_button(localizer.render(name_of(one))), self)
                button.setProperty("clause", one.id)
                self._group.addButton(button)
                self._choices.addWidget(button)
                self.variants[one.id] = button
        if row.clause.id in self.variants:
            self.variants[row.clause.id].setChecked(True)

    def _fill(self, text: str) -> None:
        self._is_filling = True
        self.wording.setText(text)
        self._is_filling = False

    def _typed(self) -> None:
        self.grown.emit()
        if not self._is_filling:
            self._later.start()

    def _tell(self) -> None:
        self.reworded.emit(self.clause, self.wording.text())

    def _begin(self) -> None:
        """Open the wording for editing."""
        if self._row is not None:
            self._open = self._row.clause.id
            self._fill(self._row.clause.text.strip())
            self.change.hide()
            self.wording.show()
            self.restore.show()
            self.grown.emit()
            self.wording.setFocus()

    def _restore(self) -> None:
        """Take back the library's wording and close the editor."""
        self._open = ""
        self._later.stop()
        if self._row is not None:
            text = (self._row.library_text or self._row.clause.text).strip()
            self._fill(text)
            self.reworded.emit(self.clause, text)
        self.wording.hide()
        self.restore.hide()
        self.change.show()
        self.grown.emit()

    def _lay_out(self) -> None:
        for button in (self.change, self.restore):
            button.setObjectName("link")
        for label, name in ((self.fault, "danger"), (self.source, "faint")):
            label.setObjectName(name)
            label.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        nest(column, self._choices)
        column.addWidget(self.wording)
        column.addWidget(self.fault)
        row = QHBoxLayout()
        row.addWidget(self.change)
        row.addWidget(self.restore)
        row.addStretch(1)
        nest(column, row)
        column.addWidget(self.source)
        self.hide()
