"""The Offers page of the selected offer: the document, and beside it figures, charts and open questions."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget
from typing_extensions import override

from offercalc.desktop.editors.document.offer_form_editor import OfferFormEditor
from offercalc.desktop.pages.beside_rival import BesideRival
from offercalc.desktop.pages.offer_columns import ColumnParts, OfferColumns, Shape
from offercalc.desktop.pages.offer_questions import OfferQuestions
from offercalc.desktop.pages.page import Page
from offercalc.desktop.state.edit_watch import EditWatch
from offercalc.desktop.state.page_views import OfferView
from offercalc.desktop.state.workspace import Workspace
from offercalc.desktop.system.plain_text import PlainLabel
from offercalc.desktop.system.theme import Theme
from offercalc.desktop.widgets.banner import Banner
from offercalc.desktop.widgets.charts.offer_charts import OfferCharts
from offercalc.desktop.widgets.display_menu import DisplayMenu
from offercalc.desktop.widgets.effect_panel import EffectPanel
from offercalc.desktop.widgets.figures.figures_panel import FiguresPanel
from offercalc.desktop.widgets.figures.yearly_panel import YearlyPanel
from offercalc.desktop.widgets.layouts import show_if
from offercalc.desktop.widgets.lists.bullet_list import BulletList
from offercalc.desktop.widgets.lists.offer_marks import OfferMarks, OfferTile
from offercalc.desktop.widgets.negotiation.offer_panel import OfferPanel
from offercalc.desktop.widgets.page_header import PageHeader
from offercalc.desktop.widgets.panel import Panel
from offercalc.desktop.widgets.pick_button import PickButton
from offercalc.desktop.widgets.start.sample_bar import SampleBar
from offercalc.desktop.widgets.tax.take_home_controls import TakeHomeControls
from offercalc.presentation.formats.sanitize import single_line
from offercalc.presentation.pages.offer_page import OfferPage, about_of
from offercalc.presentation.tables.table import Trace
from offercalc.presentation.tables.trace import trace_title, traced_originals, traced_table

if TYPE_CHECKING:
    from offercalc.desktop.models.figures_model import Explain
    from offercalc.desktop.widgets.figures.figure_card import FigureCard
    from offercalc.domain.offer.offer import Offer
    from offercalc.presentation.formats.localizer import Localizer

_CARDS = 4
_CHART_HEIGHT, _WIDE_CHART_HEIGHT = 340, 480
_SPACE, _WIDE_SPACE = 28, 40
"""The space at the sides, in pixels, and in points of a page with three columns."""


class OffersPage(Page):
    """Shows the selected offer of a workspace."""

    widest = 2280
    trace_wanted = Signal(str, object)

    def __init__(
        self, workspace: Workspace, form: OfferFormEditor, watch: EditWatch, theme: Theme,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._workspace, self.form, self._watch, self._theme = workspace, form, watch, theme
        self._badge, self.yearly = PlainLabel(self), YearlyPanel(theme, self)
        self.compare, self.export, self.bar = QPushButton(self), QPushButton(self), SampleBar(self)
        self.strip, self.notice = DisplayMenu(workspace, self), Banner(self)
        self.net = TakeHomeControls(workspace, theme, self, lambda: [workspace.chosen_document])
        buttons = {self.strip: "sliders-horizontal", self.compare: "scale", self.export: "download"}
        self.head = PageHeader(buttons, self, before=(self.net.switch,))
        self.tile, self.marks = OfferTile(theme, self), OfferMarks(self)
        self.figures = FiguresPanel(_CARDS, theme, self)
        self.beside = BesideRival(workspace, watch.rival, self.figures, theme, self)
        self.others = PickButton(16, self)
        self.effect, self.charts = EffectPanel(theme, self), OfferCharts(theme, self)
        self.title, self.chart = self.head.title, self.charts.chart
        self.questions = OfferQuestions(workspace, watch.presets, form, theme)
        self.background, self.ask = BulletList(self), self.questions.copy
        self.document = OfferPanel(workspace, theme, self)
        self._questions_panel, self._facts_panel = Panel(theme, self), Panel(theme, self)
        self._panels = self.document, self.yearly, self._questions_panel, self._facts_panel
        results, below = (self.effect, self.charts), (self.yearly, self._facts_panel)
        parts = ColumnParts(self.document, self.figures, results, self.net.panel, self._questions_panel, *below)
        self.columns = OfferColumns(parts, self)
        self.beside.stand_in(self.columns, self.charts)
        self._below: list[Callable[[], None]] = []
        self._page: OfferPage | None = None
        self._lay_out()

    @override
    def freeze(self) -> None:
        """Leave everything in its place until `thaw`, without fields that are hidden."""
        self.form.content.forget_closed()
        super().freeze()

    @override
    def changes(self, theme: Theme) -> tuple[Callable[[], object], ...]:
        return partial(self._restyle, theme), partial(self.form.refresh, theme)

    def refresh(self, theme: Theme) -> None:
        """Show the current state of the selected offer in a theme."""
        view = self._workspace.offer_view() if self._workspace.listed else None
        if view is None:
            return
        if theme is not self._theme:
            self._restyle(theme)
        localizer = self._workspace.localizer
        self._name()
        self._show(view.page)
        self.form.refresh(theme)
        self._show_effect()
        self.strip.refresh()
        self.net.show(view.estimate)
        charts = partial(self.charts.show_offer, view, localizer)
        sentences = partial(self._show_sentences, view)
        table = partial(self._show_table, view.page, partial(traced_originals, view.comparison, localizer))
        self._below = [charts, sentences, table]
        if view.is_large:
            QTimer.singleShot(0, self, self._show_next)
        else:
            self._below.pop(0)()
            if self.isVisible():
                self._show_below()
        self.beside.refresh()

    @property
    @override
    def panes(self) -> tuple[QWidget, ...]:
        """Return the head of the page and its columns."""
        return (self.head, *self.columns.panes)

    @property
    def cards(self) -> list[FigureCard]:
        """Return the large figures."""
        return self.figures.cards

    @property
    def is_whole(self) -> bool:
        """Whether the whole page is shown, not only what the first paint needs."""
        return not self._below

    def _trace(self, trace: Trace, row: str, column: str) -> None:
        """Request the dated lines behind a figure, or show the steps behind one after tax."""
        if trace.is_taxed:
            self.net.show_steps(trace.offer, trace.year)
            return
        comparison = self._workspace.chosen_alone()
        table = traced_table(comparison, trace, self._workspace.localizer)
        self.trace_wanted.emit(trace_title(comparison, trace, row, column), table)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._reflow()

    def _show(self, page: OfferPage) -> None:
        self._page = page
        self._entitle()
        show_if(page.is_sample, self._badge, self.bar)
        show_if(self._workspace.chosen_draft is None, self.compare, self.export)
        self.figures.show_cards(page.cards)
        self.notice.show_messages(page.warnings)

    def _entitle(self) -> None:
        """Write the title and what stands around it; a draft has no marks yet."""
        workspace, page, outlook = self._workspace, self._page, self._workspace.settings.outlook
        if page is None:
            return
        kept = workspace.find(workspace.chosen_document)
        draft, tone = workspace.chosen_draft, workspace.tone(workspace.chosen)
        if kept is None or draft is not None:
            self.title.setText(page.title if draft is None else outlook.title(draft.terms) or page.title)
            self.head.subtitle.setText(page.subtitle)
            self.tile.show_tile("" if draft is None else outlook.name(draft.terms), tone)
            self.marks.hide()
            return
        offer, localizer, name = kept.offer, workspace.localizer, outlook.name(kept.offer)
        self.title.setText(name or page.title)
        self.head.subtitle.setText(_about(offer, localizer))
        self.tile.show_tile(name, tone)
        self.marks.show_offer(offer, workspace.today, localizer, outlook.few_days)

    def _follow_row(self) -> None:
        """Show what changes from the moment a row is opened until it is closed."""
        (self._watch.begin if self.form.is_row_open else self._watch.end)()
        self._show_effect()

    def _show_effect(self) -> None:
        lines = self._watch.lines()
        self.effect.show_effect(lines, self._workspace.localizer, can_undo=self._watch.can_undo)
        self.effect.setVisible(bool(lines))

    def _go_on(self) -> None:
        """Show what is below the window's edge, which can wait for the first paint."""
        if self._below:
            QTimer.singleShot(0, self, self._show_below)

    def _show_below(self) -> None:
        """Show the part below the window's edge and set the tab order of the page."""
        steps, self._below = self._below, []
        for step in steps:
            step()

    def _show_next(self) -> None:
        """Show that part of a large offer bit by bit, so that keys that are typed meanwhile are not held up."""
        if self._below:
            self._below.pop(0)()
            QTimer.singleShot(0, self, self._show_next)

    def _show_sentences(self, view: OfferView) -> None:
        localizer, page = self._workspace.localizer, view.page
        self.questions.show_offer(view, self._theme)
        self._questions_panel.set_title(self.questions.title)
        self.background.show_sentences((*page.assumptions, *page.rates), localizer)

    def _show_table(self, page: OfferPage, explain: Explain) -> None:
        self.yearly.show_page(page, self._theme, explain)
        self._order_tabs()

    def _order_tabs(self) -> None:
        """Set the tab order to the reading order: display menu, rounds, form, charts, table."""
        chain = [self.strip, self.document.rounds, *self.form.focusable(), self.beside.button, *self.charts.focusable()]
        chain += [*self.questions.focusable(), self.yearly.table]
        for before, after in pairwise(chain):
            QWidget.setTabOrder(before, after)

    def _name(self) -> None:
        """Write everything that depends only on the language."""
        tr = self._workspace.localizer.tr
        self._badge.setText(tr("Sample"))
        self.others.show_choices(
            self._workspace.chosen_document, partial(_titles, self._workspace), tr("Choose another offer")
        )
        self.bar.name(self._workspace.localizer)
        self.compare.setText(f" {tr('Compare')}")
        self.export.setText(f" {tr('Export PDF')}")
        self.document.name(tr("The offer"))
        facts = tr("Assumptions and exchange rates")
        self.questions.setAccessibleName(tr("Open questions for the recruiter"))
        self.background.setAccessibleName(facts)
        self._facts_panel.set_title(facts)
        self.yearly.name(self._workspace.localizer)

    def _restyle(self, theme: Theme) -> None:
        self._theme = theme
        self.rescale(theme)
        self.head.restyle(theme)
        self.tile.restyle(theme)
        self.net.panel.restyle(theme, is_wide=True)
        for panel in (self.bar, *self._panels):
            panel.rescale(theme)
        self.figures.rescale(theme)
        for part in (self.beside, self.others):
            part.restyle(theme)
        self._reflow()
        self.charts.restyle(theme)

    def _lay_out(self) -> None:
        self._badge.setObjectName("badge")
        self.head.stand_before(self.tile)
        self.head.follow(self.others)
        self.head.add_marks(self.marks.status, self.marks.due, self._badge)
        self.marks.field_wanted.connect(self.form.lead_to)
        self.body.addWidget(self.head)
        self.body.addWidget(self.bar)
        self.body.addWidget(self.notice)
        self.document.body.addWidget(self.form)
        self.form.row_changed.connect(self._follow_row)
        self.effect.undo.clicked.connect(self._workspace.undo_stack.undo)
        self.beside.changed.connect(self._show_effect)
        self.beside.steps_wanted.connect(partial(self.net.show_steps_until, 0))
        self.yearly.figure_wanted.connect(self._trace)
        for shown in (self.questions.count, self.ask):
            self._questions_panel.head.addWidget(shown, 0, Qt.AlignmentFlag.AlignVCenter)
        self._questions_panel.body.addWidget(self.questions, 1)
        self._facts_panel.body.addWidget(self.background, 1)
        self.body.addWidget(self.columns)
        self.body.addStretch(1)
        self.columns.painted.connect(self._go_on)
        self._restyle(self._theme)

    def _reflow(self) -> None:
        """Put the document beside the figures, or everything into one column: figures first."""
        is_new, is_wide = self.columns.fit(self._theme), self.columns.shape is Shape.THREE
        self.beside.offer_leaving()
        self.charts.setMinimumHeight(self._theme.px(_WIDE_CHART_HEIGHT if is_wide else _CHART_HEIGHT))
        show_if(self.columns.shape is Shape.ONE, self.others)
        show_if(self.columns.shape is not Shape.ONE, self.tile)
        if is_new:
            margins, space = self.body.contentsMargins(), self._theme.px(_WIDE_SPACE) if is_wide else _SPACE
            self.body.setContentsMargins(space, margins.top(), space, margins.bottom())
            if is_wide and self._workspace.listed:
                self.beside.show_leaving()


def _about(offer: Offer, localizer: Localizer) -> str:
    """Return the role of an offer before its place and days."""
    return " · ".join(filter(None, (single_line(offer.role), about_of(offer, localizer))))


def _titles(workspace: Workspace) -> tuple[tuple[str, str], ...]:
    """Return every offer by its document and its title."""
    title = workspace.settings.outlook.title
    return tuple((kept.document, title(kept.offer)) for kept in workspace.listed)
