"""The panel on leaving early: a chart of what each offer pays, a month slider and the figures for that month."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from offercalc.analysis.comparison import Comparison
from offercalc.desktop.system.plain_text import PlainLabel
from offercalc.desktop.system.qt_executor import QtExecutor
from offercalc.desktop.system.theme import Theme
from offercalc.desktop.widgets.charts.axis_slider import AxisSlider
from offercalc.desktop.widgets.charts.chart_panel import ChartPanel
from offercalc.desktop.widgets.lists.figures_view import FiguresView
from offercalc.domain.values.months import MONTHS_A_YEAR
from offercalc.presentation.charts.leaving_chart import (
    Curve,
    leader_words,
    leaving_chart,
    leaving_curves,
    leaving_words,
    month_table,
    month_words,
    overtakings,
    own_month_table,
    toned,
)
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.tables.leaving_table import kept_table
from offercalc.presentation.tables.table import Table

if TYPE_CHECKING:  # the tax laws are loaded if somebody asks for take-home
    from offercalc.presentation.tax.net_leaving import NetLeaving

_HEIGHT, _OWN_HEIGHT = 300, 250
Tax: TypeAlias = "Callable[[], NetLeaving]"
"""Works leaving out after tax."""


class LeavingPanel(ChartPanel):
    """Shows the effect of leaving each compared offer after the month set by a slider, or that of the first.

    After tax it is worked out off the GUI thread; `steps_wanted` carries the place of an offer and the month of which
    every step is wanted. `tones` are the numbers of the colors of the offers, as in the list; without them the offers
    are numbered in their order.
    """

    steps_wanted = Signal(int, int)
    _is_inside = False

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, is_own: bool = False) -> None:
        """Take whether the figures are those of the first offer, with only what is kept of the others."""
        super().__init__(theme, _OWN_HEIGHT if is_own else _HEIGHT, parent)
        self._table = own_month_table if is_own else month_table
        self.tones: tuple[int, ...] = ()
        self.axis = AxisSlider(theme, self)
        self.slider = self.axis.slider
        self.slider.setPageStep(MONTHS_A_YEAR)
        self.month, self.leader, self.ahead = PlainLabel(self), PlainLabel(self), PlainLabel(self)
        self.figures = FiguresView(theme, self)
        self._theme = theme
        self._lane = QtExecutor(self)
        self._wanted: Callable[[], None] | None = None
        self._tell: Callable[[int], tuple[str, str, Table]] | None = None
        self._is_asked: object | None = None
        self.month.setObjectName("sectionTitle")
        self.month.setBuddy(self.slider)
        self.month.setWordWrap(True)
        for label in (self.leader, self.ahead):
            label.setObjectName("quiet")
            label.setWordWrap(True)
        self.ahead.hide()
        self._lay_out()
        self.slider.valueChanged.connect(self._show_month)
        self.chart.drawn.connect(self._align)
        self.figures.figure_wanted.connect(lambda trace: self.steps_wanted.emit(trace.offer, self.slider.value()))

    def stand_inside(self) -> None:
        """Be a part of another panel, whose heading has the title and the button for the table."""
        self.setObjectName("leavingBody")
        self._is_inside = True
        self.as_table.hide()
        self.set_title("")
        self.rescale(self._theme)

    @override
    def set_title(self, title: str) -> None:
        super().set_title("" if self._is_inside else title)
        self.setAccessibleName(title)

    @override
    def rescale(self, theme: Theme) -> None:
        super().rescale(theme)
        if self._is_inside:
            self.body.setContentsMargins(0, 0, 0, 0)

    def show_comparison(
        self, comparison: Comparison, localizer: Localizer, theme: Theme, tax: Tax | None = None
    ) -> None:
        """Show a comparison, as soon as the panel is seen; the month stays if it is within the new horizon.

        `tax` works out what is left after tax, in any thread; without it amounts are before tax.
        """
        if tax is None:
            self._wanted = partial(self._show_gross, comparison, localizer, theme)
        else:
            self._wanted = partial(self._work_out, comparison, localizer, theme, tax)
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

    def _show_gross(self, comparison: Comparison, localizer: Localizer, theme: Theme) -> None:
        self._is_asked = None
        curves, table = leaving_curves(comparison, localizer), kept_table(comparison, localizer)
        self._show(comparison, localizer, theme, curves, table)
        self.ahead.hide()

    def _work_out(self, comparison: Comparison, localizer: Localizer, theme: Theme, tax: Tax) -> None:
        """Work leaving out after tax; what was shown stays until then, and that it is estimated is said."""
        self._is_asked = asked = object()
        self.ahead.setText(localizer.tr("The take-home is still being estimated."))
        self.ahead.show()

        def take(found: NetLeaving) -> None:
            if self._is_asked is asked:
                self._show(comparison, localizer, theme, found.curves, found.table)
                self.ahead.setText(" ".join(found.sentences))
                self.ahead.setVisible(bool(found.sentences))

        self._lane.run_last(tax, take)

    def _show(
        self, comparison: Comparison, localizer: Localizer, theme: Theme, curves: tuple[Curve, ...], table: Table
    ) -> None:
        currency = comparison.assumptions.currency
        curves = toned(curves, self.tones) if len(self.tones) == len(curves) else curves
        self._theme = theme
        self._range(comparison.assumptions.years * MONTHS_A_YEAR, is_first=self._tell is None)
        self._tell = lambda month: (
            month_words(curves, month, localizer),
            leader_words(curves, month, currency, localizer),
            self._table(curves, month, currency, localizer),
        )
        self.slider.setAccessibleName(localizer.tr("Months until leaving"))
        self.name(localizer)
        self.show_chart(
            lambda canvas: leaving_chart(curves, currency, self.slider.value(), localizer, canvas),
            table, theme,
            lambda target: leaving_words(curves[target.series], target.place, currency, localizer),
        )  # fmt: skip
        last = max(1, self.slider.maximum())
        self.slider.mark(tuple(month / last for month, _leader in overtakings(curves)), theme)
        self._write(*self._tell(self.slider.value()))

    def _align(self) -> None:
        """Put the slider under the axis: its first month below the first of the chart, its last below the last."""
        places = [target.x for target in self.chart.drawing.targets] if self.chart.drawing is not None else []
        if places:
            self.axis.span(min(places) * self._theme.scale, max(places) * self._theme.scale, self._theme)

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
        self.body.addWidget(self.axis)
        self.body.addWidget(self.month)
        self.body.addWidget(self.leader)
        self.body.addWidget(self.ahead)
        self.body.addWidget(self.figures)
        self.body.addStretch(1)
