"""The display bar: currency, horizon, kind of years and assumptions for all figures."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QWidget

from offercalc.analysis.yearly import By
from offercalc.desktop.state.workspace import Workspace
from offercalc.desktop.system.plain_text import PlainLabel, plain_tip
from offercalc.desktop.widgets.choice_box import ChoiceBox
from offercalc.desktop.widgets.flow_layout import FlowLayout
from offercalc.domain.scenario.assumptions import LONGEST_HORIZON, SHORTEST_HORIZON
from offercalc.presentation.formats.currency_names import currency_choices

_GAP = 8


class DisplayBar(QWidget):
    """Shows and edits the display currency, horizon and kind of years, and opens the assumptions."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._filled: tuple[str, tuple[str, ...]] = ("", ())  # the language and the currencies of the choices
        self.currency, self.years, self.by = ChoiceBox(self), ChoiceBox(self), ChoiceBox(self)
        self.assumptions = QPushButton(self)
        self._labels = [PlainLabel(self) for _ in range(3)]
        flow = FlowLayout(self, 2 * _GAP)
        for label, box in zip(self._labels, (self.currency, self.years, self.by), strict=True):
            label.setObjectName("quiet")
            label.setBuddy(box)
            pair = QWidget(self)
            row = QHBoxLayout(pair)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(_GAP)
            row.addWidget(label)
            row.addWidget(box)
            flow.addWidget(pair)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        flow.addWidget(self.assumptions)
        self.currency.activated.connect(lambda: workspace.set(currency=self.currency.currentData()))
        self.years.activated.connect(lambda: workspace.set(years=self.years.currentData()))
        self.by.activated.connect(lambda: workspace.set(by=By(self.by.currentData())))

    def refresh(self) -> None:
        """Show the current settings."""
        settings = self._workspace.settings
        if self._filled != (self._workspace.localizer.language, self._workspace.tools.rates.currencies):
            self._fill()
        for box, value in ((self.currency, settings.currency), (self.years, settings.years), (self.by, settings.by)):
            box.setCurrentIndex(box.findData(value))
        count = settings.assumed.count
        words = self._workspace.localizer.tr("Assumptions")
        self.assumptions.setText(f"{words} · {count}" if count else words)
        spoken = self._workspace.localizer.plural("{number} custom assumption", "{number} custom assumptions", count)
        self.assumptions.setAccessibleDescription(spoken if count else "")

    def _fill(self) -> None:
        """Write all choices in the current language."""
        localizer = self._workspace.localizer
        self._filled = (localizer.language, self._workspace.tools.rates.currencies)
        names = (localizer.tr("Show in"), localizer.tr("over"), localizer.tr("by"))
        accessible = (localizer.tr("Display currency"), localizer.tr("Horizon"), localizer.tr("Type of year"))
        boxes = (self.currency, self.years, self.by)
        for label, box, name, spoken in zip(self._labels, boxes, names, accessible, strict=True):
            label.setText(name)
            box.setAccessibleName(spoken)
            box.clear()
        self.currency.addItem(localizer.tr("the offer's currency"), "")
        for code, name in currency_choices(self._workspace.tools.rates.currencies, localizer):
            self.currency.addItem(f"{code} · {name}", code)
            self.currency.setItemData(self.currency.count() - 1, plain_tip(name), Qt.ItemDataRole.ToolTipRole)
        for years in range(SHORTEST_HORIZON, LONGEST_HORIZON + 1):
            self.years.addItem(localizer.plural("{number} year", "{number} years", years), years)
        self.by.addItem(localizer.tr("year of employment"), By.EMPLOYMENT)
        self.by.addItem(localizer.tr("calendar year"), By.CALENDAR)
