"""What holds for all rows of a table: defaults for empty cells, the row of the headers, and the sheet."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QIntValidator, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from offercalc.application.ports.offer_table import Mapping
from offercalc.desktop.system.plain_text import PlainLabel
from offercalc.desktop.widgets.choice_box import ChoiceBox
from offercalc.domain.offer.pay_period import PERIODS
from offercalc.presentation.formats.localizer import Localizer

_LINES = ("company", "currency")
_LONGEST = 200
_MOST_ROWS = 1_000_000
_ACROSS, _FIELD = 3, 22
"""The most fields in one line, and the least width of one in letters; no choice is cut."""

_FORMATS = (
    ("en_US", "1,234.56 · 2/15/2027"), ("en_GB", "1,234.56 · 15/02/2027"), ("id_ID", "1.234,56 · 15/02/2027"),
    ("fr_FR", "1 234,56 · 15/02/2027"),
)  # fmt: skip
"""Locales in which tables are written, each with a number and a date."""

Filled = tuple[tuple[str, str], ...]


class CommonValues(QWidget):
    """Asks for what no column says; `changed` is emitted when a person has changed something."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = {name: QLineEdit(self) for name in _LINES}
        self.period, self.sheet, self.header_row = ChoiceBox(self), ChoiceBox(self), QLineEdit(self)
        self.formats = ChoiceBox(self)
        self._labels: dict[str, PlainLabel] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        fields: dict[str, QWidget] = {
            **self.lines, "period": self.period, "formats": self.formats, "header_row": self.header_row,
            "sheet": self.sheet,
        }  # fmt: skip
        self._cells: list[QWidget] = []
        self._across = 0
        for name, field in fields.items():
            self._add(name, field)
        self._arrange(_ACROSS)
        for line in self.lines.values():
            line.setMaxLength(_LONGEST)
            line.editingFinished.connect(self._told)
        self.header_row.setValidator(QIntValidator(1, _MOST_ROWS, self))
        self.header_row.editingFinished.connect(self._told)
        self.period.activated.connect(self.changed)
        self.formats.activated.connect(self.changed)
        self.sheet.activated.connect(self.changed)
        self._before: tuple[Filled, int] = ((), 0)

    def set_words(self, localizer: Localizer) -> None:
        """Write the labels and choices in a language."""
        tr = localizer.tr
        words = {
            "company": tr("Company"), "currency": tr("Currency"), "period": tr("Salary is per"),
            "header_row": tr("Headers in row"), "formats": tr("Numbers and dates"),
            "sheet": tr("Sheet of the workbook"),
        }  # fmt: skip
        for name, label in self._labels.items():
            label.setText(words[name])
        for name, line in self.lines.items():
            line.setPlaceholderText(tr("from the column"))
            line.setAccessibleName(words[name])
        self.period.addItem(tr("from the column"), "")
        for value, label_of in PERIODS:
            self.period.addItem(tr(label_of), value)
        self.formats.addItem(tr("as in the window"), "")
        for code, example in _FORMATS:
            self.formats.addItem(example, code)
        self.formats.call(words["formats"])
        self.period.call(words["period"])
        self.sheet.call(words["sheet"])
        self.header_row.setAccessibleName(words["header_row"])

    @property
    def number_locale(self) -> str:
        """The locale of the numbers and dates, "" for that of the window."""
        return str(self.formats.currentData() or "")

    @property
    def filled(self) -> Filled:
        """The values for empty cells, by the names of their meanings."""
        stated = [(name, line.text().strip()) for name, line in self.lines.items()]
        return tuple(pair for pair in (*stated, ("salary_per", self.period.currentData() or "")) if pair[1])

    def show_mapping(self, mapping: Mapping, filled: Filled) -> None:
        """Show where the headers are, the sheets, and the values for empty cells."""
        known = dict(filled)
        for name, line in self.lines.items():
            line.setText(known.get(name, ""))
            line.setCursorPosition(0)
        self.period.setCurrentIndex(max(0, self.period.findData(known.get("salary_per", ""))))
        self.header_row.setText(str(mapping.header_row))
        self.sheet.clear()
        for name in mapping.sheets:
            self.sheet.addItem(name, name)
        for widget in (self.sheet, self._labels["sheet"]):
            widget.setVisible(len(mapping.sheets) > 1)
        self._before = self._typed

    @property
    def row(self) -> int:
        """The row with the headers."""
        return int(self.header_row.text() or "0")

    @property
    def _typed(self) -> tuple[Filled, int]:
        return self.filled, self.row

    def _told(self) -> None:
        if self._typed != self._before:
            self._before = self._typed
            self.changed.emit()

    def _add(self, name: str, field: QWidget) -> None:
        label = PlainLabel(self)
        label.setObjectName("fieldLabel")
        label.setBuddy(field)
        self._labels[name] = label
        cell = QWidget(self)
        column = QVBoxLayout(cell)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label)
        column.addWidget(field)
        self._cells.append(cell)

    def _arrange(self, across: int) -> None:
        """Put the fields into columns."""
        if across == self._across:
            return
        self._across = across
        for place, cell in enumerate(self._cells):
            self._grid.addWidget(cell, place // across, place % across)
        for column in range(_ACROSS):
            self._grid.setColumnStretch(column, int(column < across))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.LayoutRequest, QEvent.Type.Show}:
            self._fit()  # other words or another size of text make the choices wider
        return super().event(event)

    def _fit(self) -> None:
        """Put as many fields into one line as there is room for."""
        gap = self._grid.horizontalSpacing()
        boxes = (box.sizeHint().width() for box in (self.period, self.formats, self.sheet) if not box.isHidden())
        widest = max(_FIELD * self.fontMetrics().averageCharWidth(), *boxes)
        self._arrange(max(1, min(_ACROSS, (self.width() + gap) // (widest + gap))))
