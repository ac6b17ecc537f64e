"""A panel with a chart that can be switched to a table."""

from __future__ import annotations

from functools import cached_property

from PySide6.QtWidgets import QPushButton, QWidget

from offercalc.desktop.system.theme import Theme
from offercalc.desktop.widgets.charts.chart_view import ChartView, Draw, Read
from offercalc.desktop.widgets.lists.figures_view import FiguresView
from offercalc.desktop.widgets.panel import Panel
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.tables.table import Table


class ChartPanel(Panel):
    """Shows a chart, or the same figures as a table."""

    def __init__(self, theme: Theme, height: int | None, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._height = height  # None: fill the available height
        self._figures: Table | None = None
        self._theme = theme
        self.chart = ChartView(theme, self)
        self.as_table = QPushButton(self)
        self.as_table.setCheckable(True)
        self.as_table.setObjectName("toggle")
        self.as_table.toggled.connect(self._turn)
        self.head.addWidget(self.as_table)
        self.body.addWidget(self.chart, 1)
        self._fit(theme)

    @cached_property
    def table(self) -> FiguresView:
        """Return the table, built on first access."""
        table = FiguresView(self._theme, self)
        table.hide()
        self.body.insertWidget(self.body.indexOf(self.chart) + 1, table)
        self.setTabOrder(self.chart, table)
        if self._figures is not None:
            table.show_table(self._figures, self._theme)
        return table

    def show_chart(self, draw: Draw, table: Table, theme: Theme, read: Read | None = None) -> None:
        """Show a chart and its table, whose caption is the title of both."""
        self._figures, self._theme = table, theme
        self.rescale(theme)
        self._fit(theme)
        self.set_title(table.caption)
        self.chart.show_chart(table.caption, draw, theme, read)
        if self._has_table:
            self.table.show_table(table, theme)

    def focusable(self) -> tuple[QWidget, ...]:
        """Return the focusable widgets in reading order."""
        parts = self.as_table, self.chart
        return (*parts, self.table) if self._has_table else parts

    @property
    def _has_table(self) -> bool:
        return "table" in vars(self)

    def _turn(self, is_table: bool) -> None:  # noqa: FBT001 - Qt's own signal
        """Switch between the table and the chart."""
        self.table.setVisible(is_table)
        self.chart.setHidden(is_table)

    def name(self, localizer: Localizer) -> None:
        """Label the button in the current language."""
        self.as_table.setText(localizer.tr("As a table"))
        self.as_table.setAccessibleDescription(localizer.tr("Show the figures of the chart as a table"))

    def _fit(self, theme: Theme) -> None:
        if self._height is not None:
            self.chart.setFixedHeight(theme.px(self._height))
