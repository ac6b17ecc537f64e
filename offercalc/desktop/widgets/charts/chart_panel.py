"""A panel with a chart that can be switched to a table, and copied as one or as a picture."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QPixmap
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolButton, QWidget

from offercalc.desktop.system.icons import icon
from offercalc.desktop.system.plain_text import set_tip
from offercalc.desktop.system.theme import Theme
from offercalc.desktop.widgets.charts.chart_view import ChartView, Draw, Read
from offercalc.desktop.widgets.panel import Panel
from offercalc.desktop.widgets.spoken import spoken
from offercalc.presentation.formats.localizer import N_, Localizer
from offercalc.presentation.tables.table import Table

if TYPE_CHECKING:
    from offercalc.desktop.widgets.lists.figures_view import FiguresView

_COPY_PICTURE, _SHOW_AS_TABLE = N_("Copy picture"), N_("Show as table")
_SHARPNESS = 2
_ICON = 18


class ChartPanel(Panel):
    """Shows a chart, or the same figures as a table."""

    def __init__(self, theme: Theme, height: int | None, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._height = height  # None: fill the available height
        self._figures: Table | None = None
        self._theme = theme
        self.chart = ChartView(theme, self)
        self.chart.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.chart.customContextMenuRequested.connect(lambda at: self.menu().popup(self.chart.mapToGlobal(at)))
        self.chart.copy_wanted.connect(self.copy_table)
        self.as_table = QToolButton(self)
        self.as_table.setCheckable(True)
        self.as_table.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.as_table.toggled.connect(self._turn)
        self.head.addWidget(self.as_table, 0, Qt.AlignmentFlag.AlignVCenter)
        self._rest = QWidget(self)
        self._rest.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self._rest.hide()
        self.body.addWidget(self.chart, 1)
        self.body.addWidget(self._rest, 1)
        self._fit(theme)

    @cached_property
    def table(self) -> FiguresView:
        """Return the table, built on first access."""
        from offercalc.desktop.widgets.lists.figures_view import FiguresView  # noqa: PLC0415 - on request only

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
        had_focus = self.chart.hasFocus() or self.table.hasFocus()
        self.table.setVisible(is_table)
        self._rest.setVisible(is_table)  # fills what a low table leaves, so that the title stays at the top
        self.chart.setHidden(is_table)
        if had_focus:
            (self.table if is_table else self.chart).setFocus()

    def _set_aside(self) -> None:
        """Hide the chart and its table, in whose place something else is shown."""
        self.chart.hide()
        self._rest.hide()
        if self._has_table:
            self.table.hide()

    def name(self, localizer: Localizer) -> None:
        """Name the button in the current language."""
        words = localizer.tr("Show as table")
        self.as_table.setAccessibleName(words)
        self.as_table.setAccessibleDescription(localizer.tr("Show the figures of the chart as a table"))
        set_tip(self.as_table, words)

    def menu(self) -> QMenu:
        """Return what can be done with the chart: copy its table or its picture."""
        from offercalc.desktop.widgets.lists.figures_view import COPY_TABLE  # noqa: PLC0415 - on request only

        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        table = menu.addAction(spoken(COPY_TABLE))
        table.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        table.triggered.connect(self.copy_table)
        menu.addAction(spoken(_COPY_PICTURE)).triggered.connect(self.copy_picture)
        menu.addSeparator()
        shown = menu.addAction(spoken(_SHOW_AS_TABLE))
        shown.triggered.connect(lambda: self.as_table.setChecked(True))
        return menu

    def copy_table(self) -> None:
        """Copy the figures of the chart for a spreadsheet."""
        from offercalc.desktop.system.clipboard import copy_table  # noqa: PLC0415 - not needed for the first paint

        if self._figures is not None:
            copy_table(self._figures)

    def copy_picture(self) -> None:
        """Copy the chart as it is drawn, in twice the resolution of the screen."""
        picture = QPixmap(self.chart.size() * _SHARPNESS)
        picture.setDevicePixelRatio(_SHARPNESS)
        picture.fill(self._theme.color("card"))
        self.chart.render(picture)
        QGuiApplication.clipboard().setPixmap(picture)

    def _fit(self, theme: Theme) -> None:
        side = theme.px(_ICON)
        self.as_table.setIcon(icon("table", theme.hex("muted"), theme.hex("accent_text")))
        self.as_table.setIconSize(QSize(side, side))
        if self._height is not None:
            self.chart.setFixedHeight(theme.px(self._height))
