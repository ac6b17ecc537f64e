"""The page of the chosen offer: four cards, the form, the chart, the table by year and the open questions."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from offercalc.desktop.editors.offer_form_editor import OfferFormEditor
from offercalc.desktop.icons import icon
from offercalc.desktop.pages.page import Page
from offercalc.desktop.theme import Theme
from offercalc.desktop.widgets.bullet_list import BulletList
from offercalc.desktop.widgets.figure_card import FigureCard
from offercalc.desktop.widgets.figures_view import FiguresView
from offercalc.desktop.widgets.notice import Notice
from offercalc.desktop.widgets.offer_charts import OfferCharts
from offercalc.desktop.widgets.panel import Panel
from offercalc.desktop.widgets.view_strip import ViewStrip
from offercalc.desktop.workspace import Workspace
from offercalc.presentation.offer_page import OfferPage, offer_page
from offercalc.presentation.trace import offer_traces, trace_title, traced_table

_CARDS = 4
_FORM_WIDTH = 300
_ROW_HEIGHT = 460
_NARROW = 860
_GAP = 14


class OffersPage(Page):
    """Shows the chosen offer of a workspace, or how to begin where there is none."""

    trace_wanted = Signal(str, object)

    def __init__(self, workspace: Workspace, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._theme = theme
        self.title, self._subtitle, self._badge = QLabel(self), QLabel(self), QLabel(self)
        self.compare, self.export = QPushButton(self), QPushButton(self)
        self.strip = ViewStrip(workspace, self)
        self.notice = Notice(self)
        self.cards = [FigureCard(theme, self) for _ in range(_CARDS)]
        self.form = OfferFormEditor(workspace, theme, self)
        self.charts = OfferCharts(theme, self)
        self.chart = self.charts.chart
        self.table = FiguresView(theme, self)
        self.table.figure_wanted.connect(self._trace)
        self.questions, self.background = BulletList(self), BulletList(self)
        self._panels = [Panel(theme, self) for _ in range(4)]
        self._form_panel, self._table_panel, self._questions_panel, self._facts_panel = self._panels
        self._note = QLabel(self)
        self._form_area = QScrollArea(self)
        self._card_grid, self._main = QGridLayout(), QHBoxLayout()
        self._is_narrow: bool | None = None
        self._lay_out()

    def refresh(self, theme: Theme) -> None:
        """Show the chosen offer as it is now, in the theme in force."""
        if not self._workspace.offers:
            return
        if theme is not self._theme:
            self._restyle(theme)
        comparison = self._workspace.chosen_alone()
        reader = self._workspace.reader
        page = offer_page(comparison, 0, self._workspace.tools.presets, reader)
        self._name()
        self._show(page)
        self.form.refresh(theme)
        self._order_tabs()
        self.charts.show_offer(comparison, page.table, self._workspace.tools.presets, reader)
        self.table.show_table(page.table, theme)
        self.strip.refresh()

    def _trace(self, row: int, column: int) -> None:
        """Ask for the lines behind a figure."""
        comparison, reader = self._workspace.chosen_alone(), self._workspace.reader
        table = offer_page(comparison, 0, self._workspace.tools.presets, reader).table
        trace = offer_traces(comparison)[row][column]
        title = trace_title(comparison, 0, table.rows[row].label, table.columns[column])
        self.trace_wanted.emit(title, traced_table(comparison, 0, trace, reader))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._reflow()

    def _show(self, page: OfferPage) -> None:
        say = self._workspace.reader.say
        self.title.setText(page.title)
        self._subtitle.setText(page.subtitle)
        self._badge.setVisible(page.is_sample)
        for view, card in zip(self.cards, page.cards, strict=True):
            view.show_card(card)
        self.notice.say(page.warnings)
        self.questions.show_sentences(page.questions or (say("Nothing is open: every figure is stated."),))
        self.background.show_sentences((*page.assumptions, *page.rates))
        self._table_panel.set_title(page.table.caption)
        self._note.setVisible(page.has_open_end)

    def _order_tabs(self) -> None:
        """Let the Tab key go as the eye does: the strip, the form, the chart, the table."""
        chain = [
            self.strip.currency,
            self.strip.years,
            self.strip.by,
            self.strip.assumptions,
            *self.form.focusable(),
            *self.charts.focusable(),
            self.table,
        ]
        for before, after in pairwise(chain):
            QWidget.setTabOrder(before, after)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Bring what has the focus into view, inside the form as well."""
        if now is not None and self.form.isAncestorOf(now):
            self._form_area.ensureWidgetVisible(now)

    def _name(self) -> None:
        """Write everything that depends on the language alone."""
        say = self._workspace.reader.say
        self._badge.setText(say("Sample"))
        self.compare.setText(f" {say('Compare')}")
        self.export.setText(f" {say('Export PDF')}")
        self._form_panel.set_title(say("The offer"))
        self._questions_panel.set_title(say("Not known yet: ask the recruiter"))
        self.questions.setAccessibleName(say("Not known yet: ask the recruiter"))
        self.background.setAccessibleName(say("What these figures rest on"))
        self._facts_panel.set_title(say("What these figures rest on"))
        self._note.setText(say("≥ means at least, ≤ at most, ~ about: something is not known yet."))

    def _restyle(self, theme: Theme) -> None:
        self._theme = theme
        self.compare.setIcon(icon("scale", theme.hex("text")))
        self.export.setIcon(icon("download", theme.hex("on_accent")))
        for button in (self.compare, self.export):
            button.setIconSize(QSize(theme.px(16), theme.px(16)))
        for panel in self._panels:
            panel.rescale(theme)
        for card in self.cards:
            card.rescale(theme)
        self._is_narrow = None
        self._reflow()
        self.charts.restyle(theme)
        self.charts.setFixedHeight(theme.px(_ROW_HEIGHT))

    def _lay_out(self) -> None:
        self.title.setObjectName("title")
        self.title.setWordWrap(True)
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self._subtitle.setObjectName("quiet")
        self._subtitle.setTextFormat(Qt.TextFormat.PlainText)
        self._subtitle.setWordWrap(True)
        self._badge.setObjectName("badge")
        self._note.setObjectName("faint")
        self._note.setWordWrap(True)
        self.export.setObjectName("primary")
        self.body.addLayout(self._header())
        self.body.addWidget(self.strip)
        self.body.addWidget(self.notice)
        self._card_grid.setSpacing(_GAP)
        self.body.addLayout(self._card_grid)
        self._form_panel.body.addWidget(self._scrolled_form(), 1)
        self._table_panel.body.addWidget(self.table)
        self._table_panel.body.addWidget(self._note)
        self._questions_panel.body.addWidget(self.questions, 1)
        self._facts_panel.body.addWidget(self.background, 1)
        self._main.setSpacing(_GAP)
        self._main.addWidget(self._form_panel)
        self._main.addWidget(self.charts, 1)
        self.body.addLayout(self._main)
        self.body.addWidget(self._table_panel)
        self.body.addLayout(_row(self._questions_panel, self._facts_panel))
        self.body.addStretch(1)
        self._restyle(self._theme)

    def _scrolled_form(self) -> QScrollArea:
        """Let the form be as tall as the chart beside it, however long it is."""
        area = self._form_area
        area.setObjectName("formScroll")
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self.form)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)
        return area

    def _reflow(self) -> None:
        """Set cards, form and chart below each other where the page is too narrow for them side by side."""
        is_narrow = self.maximumViewportSize().width() < self._theme.px(_NARROW)
        if is_narrow is self._is_narrow:
            return
        self._is_narrow = is_narrow
        columns = _CARDS // 2 if is_narrow else _CARDS
        for place, card in enumerate(self.cards):
            self._card_grid.addWidget(card, place // columns, place % columns)
        for column in range(_CARDS):
            self._card_grid.setColumnStretch(column, int(column < columns))
        direction = QBoxLayout.Direction.BottomToTop if is_narrow else QBoxLayout.Direction.LeftToRight
        self._main.setDirection(direction)
        self._size_form()

    def _size_form(self) -> None:
        """Give the form its column beside the chart, or its own full row."""
        unbounded = 16_777_215
        self._form_panel.setMinimumWidth(0 if self._is_narrow else self._theme.px(_FORM_WIDTH))
        self._form_panel.setMaximumWidth(unbounded if self._is_narrow else self._theme.px(_FORM_WIDTH))
        self._form_panel.setFixedHeight(self._theme.px(_ROW_HEIGHT))

    def _header(self) -> QHBoxLayout:
        under = QHBoxLayout()
        under.setSpacing(8)
        under.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignVCenter)
        under.addWidget(self._subtitle, 1)
        names = QVBoxLayout()
        names.setSpacing(3)
        names.addWidget(self.title)
        names.addLayout(under)
        header = QHBoxLayout()
        header.addLayout(names, 1)
        header.addWidget(self.compare, 0, Qt.AlignmentFlag.AlignTop)
        header.addSpacing(8)
        header.addWidget(self.export, 0, Qt.AlignmentFlag.AlignTop)
        return header


def _row(*widgets: QWidget) -> QHBoxLayout:
    """Set widgets side by side, equally wide."""
    row = QHBoxLayout()
    row.setSpacing(_GAP)
    for widget in widgets:
        row.addWidget(widget, 1)
    return row
