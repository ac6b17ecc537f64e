"""The Compare page: what is ahead in one sentence, the offers side by side, leaving early, and what is open."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from offercalc.analysis.standing import Best
from offercalc.desktop.pages.page import Page
from offercalc.desktop.state.what_ifs import WhatIfs
from offercalc.desktop.state.workspace import Workspace
from offercalc.desktop.system.plain_text import PlainLabel
from offercalc.desktop.system.theme import Theme
from offercalc.desktop.widgets.banner import Banner
from offercalc.desktop.widgets.charts.focus_ring import RingedTabs
from offercalc.desktop.widgets.charts.leaving_panel import LeavingPanel
from offercalc.desktop.widgets.comparison.best_legend import BestLegend
from offercalc.desktop.widgets.comparison.compare_table import CompareTable
from offercalc.desktop.widgets.comparison.compared_menu import ComparedMenu
from offercalc.desktop.widgets.comparison.rows_menu import RowsMenu
from offercalc.desktop.widgets.comparison.sort_menu import SortMenu
from offercalc.desktop.widgets.display_menu import DisplayMenu
from offercalc.desktop.widgets.layouts import nest
from offercalc.desktop.widgets.lists.bullet_list import BulletList
from offercalc.desktop.widgets.page_header import PageHeader
from offercalc.desktop.widgets.panel import Panel
from offercalc.desktop.widgets.responsive_row import ResponsiveRow
from offercalc.desktop.widgets.tax.take_home_controls import TakeHomeControls
from offercalc.desktop.widgets.what_if.what_if_view import WhatIfView
from offercalc.domain.scenario.offer_ranking import Ranking
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.pages.comparison_page import ComparisonPage
from offercalc.presentation.pages.ranking_text import ranking_sentence
from offercalc.presentation.pages.side_by_side import SideBySide
from offercalc.presentation.tables.table import Trace
from offercalc.presentation.tables.trace import trace_title, traced_originals, traced_table

if TYPE_CHECKING:  # the tax laws are loaded if somebody asks for take-home
    from offercalc.presentation.tax.net_leaving import NetLeaving

_NARROW = 860
_BESIDE = 900
"""The width of the page in points from which the estimate stands beside the table."""
_MOST_MORE = 3
"""How many sentences stand below the first one."""


class ComparePage(Page):
    """Shows the compared offers of a workspace; `moved` says where a column is now, with what takes that back."""

    trace_wanted = Signal(str, object)
    moved = Signal(str, object)
    more_wanted = Signal(object)

    def __init__(self, workspace: Workspace, what_ifs: WhatIfs, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._theme = theme
        self._sides: SideBySide | None = None
        self.export = QPushButton(self)
        self.strip, self.compared = DisplayMenu(workspace, self), ComparedMenu(workspace, self)
        self.net = TakeHomeControls(workspace, theme, self, lambda: [kept.document for kept in workspace.compared])
        self.head = PageHeader(
            {self.strip: "sliders-horizontal", self.export: "download"}, self, before=(self.net.switch,)
        )
        self.head.offer_more(self._fill_more)
        self.title = self.head.title
        self.notice = Banner(self)
        self.headlines, self.more = PlainLabel(self), PlainLabel(self)
        self.tabs = RingedTabs(lambda: self._theme, self)
        self.table, self.legend = CompareTable(theme, self), BestLegend(theme, self)
        self.leaving, self.what_if = LeavingPanel(theme, self), WhatIfView(workspace, what_ifs, theme, self)
        self.questions, self.background = BulletList(self), BulletList(self)
        self.sort, self.rows = SortMenu(workspace, self), RowsMenu(workspace, self.table, self)
        self._short, self._asked, self._assumed = (Panel(theme, self) for _ in range(3))
        self._panels = self._asked, self._assumed
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._foot = ResponsiveRow(self._asked, self._assumed, 16, self)
        self._lay_out()

    def refresh(self, theme: Theme) -> None:
        """Show the current comparison in a theme."""
        view = self._workspace.comparison_view() if self._workspace.offers else None
        if view is None:
            return
        if theme is not self._theme:
            self._restyle(theme)
        sides, localizer = view.sides, self._workspace.localizer
        self._name(sides.page)
        self._show(sides.page)
        if sides is not self._sides or self.table.theme is not theme:
            self._sides = sides
            self.table.show_sides(sides, theme, partial(traced_originals, sides.comparison, localizer))
            self.leaving.tones = sides.order
            self.leaving.show_comparison(sides.comparison, localizer, theme, self._tax(sides))
            self.what_if.show_comparison(sides.comparison, theme)
        found = {best for row in sides.best for best in row}
        self.legend.show_marks(found - {Best.NO}, localizer, theme, has_open_end=sides.page.has_open_end)
        self.net.show(view.estimate)
        self.strip.refresh()
        self._refresh_tools()

    def _trace(self, trace: Trace, row: str) -> None:
        """Request the dated lines behind a figure, or show the steps behind one after tax."""
        if self._sides is None:
            return
        if trace.is_taxed:
            self.net.show_steps(self._sides.order[trace.offer], trace.year)
            return
        comparison = self._sides.comparison
        table = traced_table(comparison, trace, self._workspace.localizer)
        self.trace_wanted.emit(trace_title(comparison, trace, row), table)

    def _tax(self, sides: SideBySide) -> Callable[[], NetLeaving] | None:
        """Return what works leaving out after tax, None before tax."""
        workspace = self._workspace
        if not workspace.settings.take_home:
            return None
        leaving, facts = workspace.take_home.leaving, workspace.settings.about_you
        return partial(leaving, sides.comparison, facts, workspace.localizer)

    def _explain(self, place: int, month: int) -> None:
        """Show every step of what is left of an offer on leaving after a month."""
        if self._sides is None:
            return
        years = self._workspace.take_home.years_until(
            month, self._sides.comparison, place, self._workspace.settings.about_you
        )
        self.net.show_steps_until(self._sides.order[place], month, years)

    def _show(self, page: ComparisonPage) -> None:
        localizer, tr = self._workspace.localizer, self._workspace.localizer.tr
        first, *more = page.headlines or (tr("Add a second offer to compare."),)
        self.headlines.setText(first)
        self.more.setText(" ".join(more[:_MOST_MORE]))
        self.more.setVisible(bool(more))
        asked = tuple(f"{part.company}: {question}" for part in page.questions for question in part.questions)
        self.questions.show_sentences(asked or (tr("No open questions: every term is specified."),), localizer)
        self.background.show_sentences((*page.assumptions, *page.rates), localizer)
        self.notice.show_messages(page.warnings)

    def _name(self, page: ComparisonPage) -> None:
        localizer, tr = self._workspace.localizer, self._workspace.localizer.tr
        self.title.setText(tr("Compare"))
        self.head.subtitle.setText(self._ranked_by(localizer))
        self.export.setText(f" {tr('Export PDF')}")
        asked = sum(len(part.questions) for part in page.questions)
        open_tab = tr("Questions and assumptions")
        open_tab = f"{open_tab} · {asked}" if asked else open_tab
        for place, text in enumerate((tr("Side by side"), tr("If you leave"), tr("What if"), open_tab)):
            if text != self.tabs.tabText(place):  # each change lays out all of them
                self.tabs.setTabText(place, text)
        titles = tr("Open questions for the recruiter"), tr("Assumptions and exchange rates")
        for panel, title in zip(self._panels, titles, strict=True):
            panel.set_title(title)
        self.tabs.setAccessibleName(tr("Views of the comparison"))
        self.questions.setAccessibleName(titles[0])
        self.background.setAccessibleName(titles[1])

    def _ranked_by(self, localizer: Localizer) -> str:
        """Return how many offers are compared and by what they are ranked."""
        count, settings = len(self._workspace.compared), self._workspace.settings
        offers = localizer.plural("{number} offer", "{number} offers", count)
        if count < 2:  # noqa: PLR2004 - one offer has no rank
            return offers
        years = localizer.plural("{number} year", "{number} years", settings.years)
        return ranking_sentence(settings.ranking, offers, years, localizer, after_tax=settings.take_home)

    def _restyle(self, theme: Theme) -> None:
        self._theme = theme
        self.rescale(theme)
        self.head.restyle(theme)
        self._foot.fit(0, theme.px(_NARROW))
        self._turn_beside()
        for tool in self._tools:
            tool.restyle(theme)
        for panel in (self._short, *self._panels):
            panel.rescale(theme)

    def _lay_out(self) -> None:
        self.headlines.setObjectName("headline")
        self.headlines.setWordWrap(True)
        self.more.setObjectName("quiet")
        self.more.setWordWrap(True)
        self._short.body.addWidget(self.headlines)
        self._short.body.addWidget(self.more)
        for panel, inside in zip(self._panels, (self.questions, self.background), strict=True):
            panel.body.addWidget(inside, 1)
        self._fill_tabs()
        for part in (self.head, self.notice, self._tab_row()):
            self.body.addWidget(part)
        column = QVBoxLayout()
        column.setSpacing(self.body.spacing())
        column.addWidget(self._short)
        for view in self._views:
            column.addWidget(view, 1)
        column.addStretch(0)
        self._beside.setSpacing(self.body.spacing())
        nest(self._beside, column, 1)
        self._beside.addWidget(self.net.panel)
        nest(self.body, self._beside, 1)
        self.table.figure_wanted.connect(self._trace)
        self.table.baseline_wanted.connect(self._choose_baseline)
        self.table.removal_wanted.connect(self._leave_out)
        self.table.order_wanted.connect(self._arrange)
        self.sort.by_hand_wanted.connect(self._keep_order)
        self.leaving.steps_wanted.connect(self._explain)
        self._restyle(self._theme)

    def _fill_tabs(self) -> None:
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(True)
        sides = QWidget(self)
        column = QVBoxLayout(sides)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.table, 1)
        column.addWidget(self.legend)
        self._views: tuple[QWidget, ...] = (sides, self.leaving, self.what_if, self._foot)
        for _view in self._views:
            self.tabs.addTab("")
        self.tabs.currentChanged.connect(self._turn)
        self._turn(0)

    def _tab_row(self) -> QWidget:
        row = QWidget(self)
        beside = QHBoxLayout(row)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(8)
        beside.addWidget(self.tabs, 1)  # the selected tab is wider than Qt reckons with
        for tool in self._tools:
            beside.addWidget(tool)
        return row

    def _turn(self, place: int) -> None:
        """Show one of the views."""
        for index, view in enumerate(self._views):
            view.setVisible(index == place)
        for tool in (self.sort, self.rows):
            tool.setVisible(place == 0)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn_beside()
        self._refresh_tools()

    @property
    def _tools(self) -> tuple[SortMenu, RowsMenu, ComparedMenu]:
        return self.sort, self.rows, self.compared

    def _refresh_tools(self) -> None:
        """Name the buttons beside the tabs, the first two by their icons alone if there is little room."""
        is_short = self.maximumViewportSize().width() < self._theme.px(_NARROW)
        self.sort.refresh(is_short=is_short)
        self.rows.refresh(is_short=is_short)
        self.compared.refresh(is_short=is_short)

    def _turn_beside(self) -> None:
        """Put the estimate beside the table, or above it if the page is too narrow for both."""
        is_narrow = self.maximumViewportSize().width() < self._theme.px(_BESIDE)
        above, beside = QBoxLayout.Direction.BottomToTop, QBoxLayout.Direction.LeftToRight
        self._beside.setDirection(above if is_narrow else beside)
        self.net.panel.restyle(self._theme, is_wide=is_narrow)

    def _fill_more(self, menu: QMenu) -> None:
        """Add what can be done with the table, then what the window offers."""
        menu.addAction(self._workspace.localizer.tr("Copy table")).triggered.connect(self.table.copy_all)
        self.more_wanted.emit(menu)

    def _choose_baseline(self, place: int) -> None:
        self._workspace.set(baseline=self._workspace.compared[place].document)

    def _leave_out(self, place: int) -> None:
        self._workspace.compare_also(self._workspace.compared[place].document, is_compared=False)

    def _arrange(self, order: tuple[int, ...], moved: int) -> None:
        """Show the columns in an order of the person's own, and offer to take that back."""
        workspace, sides = self._workspace, self._sides
        if sides is None:
            return
        before, name = workspace.settings, sides.page.table.columns[sides.order.index(moved)]
        workspace.set(ranking=Ranking.BY_HAND, arranged=workspace.selection.arranged_as(order))
        place, count, tr = order.index(moved) + 1, len(order), workspace.localizer.tr
        words = tr("{company}: column {number} of {count}", company=name, number=place, count=count)
        self.moved.emit(words, partial(workspace.set, ranking=before.ranking, arranged=before.arranged))

    def _keep_order(self) -> None:
        """Show the columns as they were arranged last, or else keep them as they are."""
        documents = {kept.document for kept in self._workspace.compared}
        if self._sides is not None and documents.isdisjoint(self._workspace.settings.arranged):
            self._workspace.set(arranged=self._workspace.selection.arranged_as(self._sides.order))
        self._workspace.set(ranking=Ranking.BY_HAND)
