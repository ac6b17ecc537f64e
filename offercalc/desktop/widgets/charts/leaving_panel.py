"""The panel on leaving early: a chart of what each offer pays, a month slider and the figures for that month."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSlider, QWidget
from typing_extensions import override

from offercalc.analysis.comparison import Comparison
from offercalc.desktop.system.plain_text import PlainLabel
from offercalc.desktop.system.theme import Theme
from offercalc.desktop.widgets.charts.chart_panel import ChartPanel
from offercalc.desktop.widgets.lists.figures_view import FiguresView
from offercalc.domain.values.months import MONTHS_A_YEAR
from offercalc.presentation.charts.leaving_chart import (
    leader_words,
    leaving_chart,
    leaving_curves,
    leaving_words,
    month_table,
    month_words,
)
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.tables.leaving_table import kept_table
from offercalc.presentation.tables.table import Table

_HEIGHT = 300


class LeavingPanel(ChartPanel):
    """Shows the effect of leaving each compared offer after the month set by a slider."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, _HEIGHT, parent)
        self.slider = QSlider(Qt.Orientation.Horizontal, self)
        self.slider.setPageStep(MONTHS_A_YEAR)
        self.month, self.leader = PlainLabel(self), PlainLabel(self)
        self.figures = FiguresView(theme, self)
        self._theme = theme
        self._wanted: Callable[[], None] | None = None
        self._tell: Callable[[int], tuple[str, str, Table]] | None = None
        self.month.setObjectName("sectionTitle")
        self.month.setBuddy(self.slider)
        self.month.setWordWrap(True)
        self.leader.setObjectName("quiet")
        self.leader.setWordWrap(True)
        self._lay_out()
        self.slider.valueChanged.connect(self._show_month)

    def show_comparison(self, comparison: Comparison, localizer: Localizer, theme: Theme) -> None:
        """Show a comparison, as soon as the panel is seen; the month stays if it is within the new horizon."""
        self._wanted = partial(self._show_comparison, comparison, localizer, theme)
        if self.isVisible():
            self._follow()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        self._follow()
        super().showEvent(event)

    def _follow(self) -> None:
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            wanted()

    def _show_comparison(self, comparison: Comparison, localizer: Localizer, theme: Theme) -> None:
        curves, currency = leaving_curves(comparison), comparison.assumptions.currency
        self._theme = theme
        self._range(comparison.assumptions.years * MONTHS_A_YEAR, is_first=self._tell is None)
        self._tell = lambda month: (
            month_words(curves, month, localizer),
            leader_words(curves, month, currency, localizer),
            month_table(curves, month, currency, localizer),
        )
        self.slider.setAccessibleName(localizer.tr("Months until leaving"))
        self.name(localizer)
        self.show_chart(
            lambda canvas: leaving_chart(curves, currency, self.slider.value(), localizer, canvas),
            kept_table(comparison, localizer), theme,
            lambda target: leaving_words(curves[target.series], target.place, currency, localizer),
        )  # fmt: skip
        self._write(*self._tell(self.slider.value()))

    def _range(self, last: int, *, is_first: bool) -> None:
        """Set the slider's range up to the last month; its first position is the end of the first year."""
        self.slider.blockSignals(True)  # noqa: FBT003 - Qt's own way
        self.slider.setRange(0, last)
        if is_first:
            self.slider.setValue(MONTHS_A_YEAR)
        self.slider.blockSignals(False)  # noqa: FBT003

    def _show_month(self) -> None:
        """Show the selected month."""
        if self._tell is not None:
            self._write(*self._tell(self.slider.value()))
            self.chart.draw_again()

    def _write(self, month: str, leader: str, table: Table) -> None:
        """Show the texts and the table for the selected month."""
        self.month.setText(month)
        self.leader.setText(leader)
        self.slider.setAccessibleDescription(f"{month}. {leader}")
        self.figures.show_table(table, self._theme)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.month, 1)
        row.addWidget(self.slider, 1)
        self.body.addLayout(row)
        self.body.addWidget(self.leader)
        self.body.addWidget(self.figures)
