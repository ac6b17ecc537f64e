"""A chart in a frame, with its table in its place at the press of a button."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget

from offercalc.desktop.theme import Theme
from offercalc.desktop.widgets.chart_view import ChartView, Draw, Read
from offercalc.desktop.widgets.figures_view import FiguresView
from offercalc.desktop.widgets.panel import Panel
from offercalc.presentation.figures_table import FiguresTable
from offercalc.presentation.reader import Reader


class ChartPanel(Panel):
    """Shows a chart, or the same figures as a table."""

    def __init__(self, theme: Theme, height: int | None, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._height = height  # None: as tall as there is room
        self.chart, self.table = ChartView(theme, self), FiguresView(theme, self)
        self.as_table = QPushButton(self)
        self.as_table.setCheckable(True)
        self.as_table.setObjectName("toggle")
        self.as_table.toggled.connect(self.table.setVisible)
        self.as_table.toggled.connect(self.chart.setHidden)
        self.head.addWidget(self.as_table)
        self.body.addWidget(self.chart, 1)
        self.body.addWidget(self.table)
        self.table.hide()
        self._fit(theme)

    def show_chart(self, draw: Draw, table: FiguresTable, theme: Theme, read: Read | None = None) -> None:
        """Show another chart and its table, whose caption names both."""
        self.rescale(theme)
        self._fit(theme)
        self.set_title(table.caption)
        self.chart.show_chart(table.caption, draw, theme, read)
        self.table.show_table(table, theme)

    def name(self, reader: Reader) -> None:
        """Write the button in the language in force."""
        self.as_table.setText(reader.say("As a table"))
        self.as_table.setAccessibleDescription(reader.say("Shows the figures of the chart as a table"))

    def _fit(self, theme: Theme) -> None:
        if self._height is not None:
            self.chart.setFixedHeight(theme.px(self._height))
