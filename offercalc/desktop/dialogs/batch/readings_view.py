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


class ReadingsView(QWidget):
    """Asks what the cells of a column mean, once for all of them.

    `answered` carries the readings of its rows, `skipped` the numbers of rows that are left out on purpose.
    """

    answered = Signal(object)
    skipped = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: list[QPushButton] = []
        self._lines: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)

    def show_faults(self, faults: tuple[RowFault, ...], localizer: Localizer) -> None:
        """Show a question for each column with faults that have readings."""
        for line in self._lines:
            self._column.removeWidget(line)
            line.deleteLater()
        self._lines, self.buttons = [], []
        columns: dict[str, list[RowFault]] = {}
        for fault in faults:
            if fault.readings:
                columns.setdefault(fault.letter, []).append(fault)
        for found in columns.values():
            self._add(found, localizer)
        self.setVisible(bool(columns))

    def _add(self, faults: list[RowFault], localizer: Localizer) -> None:
        line = QWidget(self)
        flow = FlowLayout(line, 8)
        label = PlainLabel(line)
        label.setObjectName("complaint")
        label.setWordWrap(True)
        words, more = fault_line(faults[0], localizer), len(faults) - 1
        label.setText(f"{words} {localizer.tr('And {number} more.', number=more)}" if more else words)
        self._column.addWidget(label)
        self._lines.append(label)
        for place, value in enumerate(faults[0].readings):
            button = QPushButton(on_button(localizer.tr("Read as {value}", value=value)), line)
            button.setAccessibleDescription(label.text())
            button.clicked.connect(partial(self._answer, faults, place))
            flow.addWidget(button)
            self.buttons.append(button)
        skip = QPushButton(localizer.plural("Skip the row", "Skip {number} rows", len(faults)), line)
        skip.setObjectName("flat")
        skip.setAccessibleDescription(label.text())
        skip.clicked.connect(lambda: self.skipped.emit(frozenset(one.row for one in faults)))
        flow.addWidget(skip)
        self.buttons.append(skip)
        self._column.addWidget(line)
        self._lines.append(line)

    def _answer(self, faults: list[RowFault], place: int) -> None:
        self.answered.emit(tuple(Reading(one.row, one.letter, one.readings[place]) for one in faults))
