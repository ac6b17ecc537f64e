"""The Compare page: headlines, charts, tables, open questions, assumptions and rates."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from offercalc.desktop.pages.page import Page
from offercalc.desktop.state.workspace import Workspace
from offercalc.desktop.system.plain_text import PlainLabel
from offercalc.desktop.system.theme import Theme
from offercalc.desktop.widgets.banner import Banner
from offercalc.desktop.widgets.charts.chart_panel import ChartPanel
from offercalc.desktop.widgets.charts.leaving_panel import LeavingPanel
from offercalc.desktop.widgets.compared_row import ComparedRow
from offercalc.desktop.widgets.display_bar import DisplayBar
from offercalc.desktop.widgets.lists.bullet_list import BulletList
from offercalc.desktop.widgets.lists.figures_view import FiguresView
from offercalc.desktop.widgets.page_header import PageHeader
from offercalc.desktop.widgets.panel import Panel
from offercalc.desktop.widgets.responsive_row import ResponsiveRow
from offercalc.presentation.charts.comparison_chart import comparison_chart
from offercalc.presentation.pages.comparison_page import ComparisonPage
from offercalc.presentation.tables.table import Trace
from offercalc.presentation.tables.trace import trace_title, traced_originals, traced_table

_CHART_HEIGHT = 300
_NARROW = 860


class ComparePage(Page):
    """Shows the compared offers of a workspace side by side."""

    trace_wanted = Signal(str, object)

    def __init__(self, workspace: Workspace, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._theme = theme
        self._note, self.export = PlainLabel(self), QPushButton(self)
        self.head = PageHeader({self.export: "download"}, self)
        self.title = self.head.title
        self.strip, self.compared = DisplayBar(workspace, self), ComparedRow(workspace, self)
        self.notice = Banner(self)
        self.headlines = PlainLabel(self)
        self.years, self.leaving = ChartPanel(theme, _CHART_HEIGHT, self), LeavingPanel(theme, self)
        self.chart = self.years.chart
        self.table = FiguresView(theme, self)
        self.table.figure_wanted.connect(self._trace)
        self.questions, self.background = BulletList(self), BulletList(self)
        self._panels = [Panel(theme, self) for _ in range(4)]
        self._foot = ResponsiveRow(self._panels[2], self._panels[3], 14, self)
        self._lay_out()

    def refresh(self, theme: Theme) -> None:
        """Show the current comparison in a theme."""
        view = self._workspace.comparison_view() if self._workspace.offers else None
        if view is None:
            return
        if theme is not self._theme:
            self._restyle(theme)
        comparison, page, localizer = view.comparison, view.page, self._workspace.localizer
        self._name(page)
        self._show(page)
        self.years.name(localizer)
        self.years.show_chart(lambda canvas: comparison_chart(comparison, localizer, canvas), view.years, theme)
        self.leaving.show_comparison(comparison, localizer, theme)
        self.table.show_table(page.table, theme, partial(traced_originals, comparison, localizer))
        self.strip.refresh()
        self.compared.refresh()

    def _trace(self, trace: Trace, row: str) -> None:
        """Request the dated lines behind a figure."""
        comparison = self._workspace.comparison()
        table = traced_table(comparison, trace, self._workspace.localizer)
        self.trace_wanted.emit(trace_title(comparison, trace, row), table)

    def _show(self, page: ComparisonPage) -> None:
        localizer, tr = self._workspace.localizer, self._workspace.localizer.tr
        self.headlines.setText("\n".join(page.headlines) or tr("Add a second offer to compare."))
        asked = tuple(f"{part.company}: {question}" for part in page.questions for question in part.questions)
        self.questions.show_sentences(asked or (tr("No open questions: every term is specified."),), localizer)
        self.background.show_sentences((*page.assumptions, *page.rates), localizer)
        self.notice.show_messages(page.warnings)
        self._note.setVisible(page.has_open_end)

    def _name(self, page: ComparisonPage) -> None:
        tr = self._workspace.localizer.tr
        self.title.setText(tr("Comparison"))
        count = len(self._workspace.compared)
        self.head.subtitle.setText(self._workspace.localizer.plural("{number} offer", "{number} offers", count))
        self.export.setText(f" {tr('Export PDF')}")
        self._note.setText(tr("≥ means at least, ≤ at most, ~ about, because some terms are not known yet."))
        titles = (
            tr("Summary"),
            page.table.caption,
            tr("Open questions for the recruiter"),
            tr("Assumptions and exchange rates"),
        )
        for panel, title in zip(self._panels, titles, strict=True):
            panel.set_title(title)
        self.questions.setAccessibleName(titles[-2])
        self.background.setAccessibleName(titles[-1])

    def _restyle(self, theme: Theme) -> None:
        self._theme = theme
        self.rescale(theme)
        self.head.restyle(theme)
        self._foot.fit(0, theme.px(_NARROW))
        for panel in self._panels:
            panel.rescale(theme)

    def _lay_out(self) -> None:
        self._note.setObjectName("faint")
        self._note.setWordWrap(True)
        self.headlines.setObjectName("headline")
        self.headlines.setWordWrap(True)
        self.body.addWidget(self.head)
        self.body.addWidget(self.strip)
        self.body.addWidget(self.compared)
        self.body.addWidget(self.notice)
        short, table, questions, background = self._panels
        short.body.addWidget(self.headlines)
        table.body.addWidget(self.table)
        table.body.addWidget(self._note)
        questions.body.addWidget(self.questions, 1)
        background.body.addWidget(self.background, 1)
        self.body.addWidget(short)
        self.body.addWidget(self.years)
        self.body.addWidget(table)
        self.body.addWidget(self.leaving)
        self.body.addWidget(self._foot)
        self.body.addStretch(1)
        self._restyle(self._theme)
