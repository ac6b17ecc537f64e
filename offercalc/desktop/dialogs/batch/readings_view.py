"""Questions about cells that may mean two things, each answered with a button."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from offercalc.application.batch.batch_text import fault_line
from offercalc.application.ports.offer_table import Reading, RowFault
from offercalc.desktop.system.plain_text import PlainLabel, on_button
from offercalc.desktop.widgets.layouts import FlowLayout
from offercalc.presentation.formats.localizer import Localizer

_MOST_APART = 20
"""Rows of a column that are asked about one by one at a time."""


class ReadingsView(QWidget):
    """Asks what the cells of a column mean, once for all of them or row by row.

    `answered` carries the readings of its rows, `skipped` the numbers of rows that are left out on purpose; `recalled`
    is emitted when a person wants to be asked again, `restored` when changed values are to be those of the file again.
    """

    answered = Signal(object)
    skipped = Signal(object)
    recalled = Signal()
    restored = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: list[QPushButton] = []
        self._lines: list[QWidget] = []
        self._apart: set[str] = set()
        """The letters of the columns that are asked about row by row."""
        self._shown: tuple[tuple[RowFault, ...], str, str] = ((), "", "")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)

    def begin(self) -> None:
        """Ask about every column once, as for a new table."""
        self._apart = set()

    def show_faults(
        self, faults: tuple[RowFault, ...], localizer: Localizer, decided: str = "", changed: str = ""
    ) -> None:
        """Show a question for each column with faults that have readings, and what was decided and changed so far."""
        for line in self._lines:
            self._column.removeWidget(line)
            line.deleteLater()
        self._lines, self.buttons = [], []
        self._shown = (faults, decided, changed)
        columns: dict[str, list[RowFault]] = {}
        for fault in faults:
            if fault.readings:
                columns.setdefault(fault.letter, []).append(fault)
        for letter, found in columns.items():
            if letter in self._apart:
                for fault in found[:_MOST_APART]:
                    self._add([fault], localizer)
            else:
                self._add(found, localizer)
        if decided:
            self._add_reverse(decided, localizer.tr("Ask again")).clicked.connect(self.recalled)
        if changed:
            self._add_reverse(changed, localizer.tr("Undo the changes")).clicked.connect(self.restored)
        self.setVisible(bool(columns or decided or changed))

    def _add(self, faults: list[RowFault], localizer: Localizer) -> None:
        words, more = fault_line(faults[0], localizer), len(faults) - 1
        text = f"{words} {localizer.tr('And {number} more.', number=more)}" if more else words
        flow = self._add_line(text, "complaint")
        for place, value in enumerate(faults[0].readings):
            words = localizer.tr("Read as {value}", value=value)
            self._add_button(flow, words, text).clicked.connect(partial(self._answer, faults, place))
        skip = self._add_button(flow, localizer.plural("Skip the row", "Skip {number} rows", len(faults)), text)
        skip.setObjectName("flat")
        skip.clicked.connect(lambda: self.skipped.emit(frozenset(one.row for one in faults)))
        if more:
            apart = self._add_button(flow, localizer.tr("Row by row"), text)
            apart.setObjectName("flat")
            apart.clicked.connect(partial(self._take_apart, faults[0].letter, localizer))

    def _add_reverse(self, text: str, words: str) -> QPushButton:
        """Add a text about what a person has done, and return the button that takes it back."""
        button = self._add_button(self._add_line(text, "quiet"), words, text)
        button.setObjectName("flat")
        return button

    def _add_line(self, text: str, name: str) -> FlowLayout:
        """Add a text, and return the row of buttons below it."""
        label, line = PlainLabel(self), QWidget(self)
        label.setObjectName(name)
        label.setWordWrap(True)
        label.setText(text)
        for widget in (label, line):
            self._column.addWidget(widget)
            self._lines.append(widget)
        return FlowLayout(line, 8)

    def _add_button(self, flow: FlowLayout, text: str, about: str) -> QPushButton:
        button = QPushButton(on_button(text), flow.parentWidget())
        button.setAccessibleDescription(about)
        flow.addWidget(button)
        self.buttons.append(button)
        return button

    def _take_apart(self, letter: str, localizer: Localizer) -> None:
        self._apart.add(letter)
        faults, decided, changed = self._shown
        self.show_faults(faults, localizer, decided, changed)

    def _answer(self, faults: list[RowFault], place: int) -> None:
        self.answered.emit(tuple(Reading(one.row, one.letter, one.readings[place]) for one in faults))
