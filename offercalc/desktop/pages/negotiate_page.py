"""The Negotiate page: the days to answer by, what to ask for, the rounds of the offer, and the way to its letter."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QPushButton, QWidget
from typing_extensions import override

from offercalc.analysis.comparison import Comparison
from offercalc.application.sync.rounds import RoundNames
from offercalc.desktop.pages.page import Page
from offercalc.desktop.state.negotiator import Negotiator
from offercalc.desktop.state.round_keeper import RoundKeeper
from offercalc.desktop.state.workspace import Workspace
from offercalc.desktop.system.tasks import Tasks
from offercalc.desktop.system.theme import Theme
from offercalc.desktop.widgets.display_menu import DisplayMenu
from offercalc.desktop.widgets.negotiation.ask_panel import AskPanel
from offercalc.desktop.widgets.negotiation.dates_panel import DatesPanel
from offercalc.desktop.widgets.negotiation.questions_panel import QuestionsPanel
from offercalc.desktop.widgets.negotiation.rounds_panel import RoundsPanel
from offercalc.desktop.widgets.page_header import PageHeader
from offercalc.desktop.widgets.panel import Panel
from offercalc.presentation.pages.timeline_page import timeline_calendar, timeline_page
from offercalc.presentation.text.labels import offer_title


class NegotiatePage(Page):
    """Shows when which of the compared offers wants an answer, what to ask of the selected one, and its rounds.

    `calendar_wanted` carries the dates as a calendar file, `letter_wanted` the offer that a new counter-offer answers.
    """

    calendar_wanted = Signal(str)
    letter_wanted = Signal(object)

    def __init__(self, workspace: Workspace, tasks: Tasks, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._theme = workspace, theme
        self._shown: tuple[object, ...] = ()
        self.strip, self.letter = DisplayMenu(workspace, self), QPushButton(self)
        self.head = PageHeader({self.strip: "sliders-horizontal", self.letter: "file-text"}, self)
        self.negotiator = Negotiator(workspace, self)
        self.dates, self.rounds = DatesPanel(theme, self), RoundsPanel(workspace, tasks, theme, self)
        self.ask = AskPanel(workspace, self.negotiator, theme, self)
        self.questions = QuestionsPanel(workspace, theme, self)
        for part in (self.head, self.ask, self.dates, self.questions, self.rounds):
            self.body.addWidget(part)
            part.installEventFilter(self)
        self.body.addStretch(1)
        self.keeper = RoundKeeper(workspace, tasks, self)
        self.dates.save.clicked.connect(self._save_dates)
        self.ask.make.clicked.connect(self._make)
        self.keeper.named.connect(self._reload)
        self._restyle(theme)

    def refresh(self, theme: Theme) -> None:
        """Show the current offers in a theme."""
        if theme is not self._theme:
            self._restyle(theme)
        offer, tr = self._workspace.chosen_offer, self._workspace.localizer.tr
        if offer is None:
            return
        self.head.title.setText(tr("Negotiate"))
        self.head.subtitle.setText(offer_title(offer))
        self.letter.setText(f" {tr('Counter-offer letter')}")
        self.strip.refresh()
        self.ask.refresh(theme)
        self.questions.refresh(theme)
        self.rounds.refresh()
        self._show_dates(theme)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        margins = self.body.contentsMargins()
        self.ask.fit_into(self.viewport().width() - margins.left() - margins.right())

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Set a panel to the height that its wrapped lines need; a scroll area knows their least height alone."""
        if isinstance(watched, Panel) and event.type() in {QEvent.Type.LayoutRequest, QEvent.Type.Resize}:
            watched.setMinimumHeight(max(0, watched.body.totalHeightForWidth(watched.width())))
        return super().eventFilter(watched, event)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        self.rounds.reload()
        super().showEvent(event)

    def _show_dates(self, theme: Theme) -> None:
        """List the dates, unless they and the theme are those shown."""
        workspace = self._workspace
        comparison, today, localizer = workspace.comparison(), workspace.tools.today, workspace.localizer
        shown = comparison, today, localizer, theme
        if shown != self._shown:
            self._shown = shown
            page = timeline_page(comparison.offers, today, localizer, _leaving(comparison))
            self.dates.show_page(page, localizer, theme)

    def _make(self) -> None:
        """Make what is asked for a round of the offer, and ask for its letter."""
        proposal, before, tr = (
            self.negotiator.answer.proposal,
            self._workspace.chosen_offer,
            self._workspace.localizer.tr,
        )
        if proposal is None or before is None:
            return
        self.negotiator.forget()
        self.keeper.make(proposal.counter_offer, RoundNames(tr("Counter-offer"), tr("Their offer")))
        self.letter_wanted.emit(before)

    def _reload(self) -> None:
        self.rounds.reload()
        self.rounds.refresh()

    def _save_dates(self) -> None:
        workspace = self._workspace
        comparison, today, localizer = workspace.comparison(), workspace.tools.today, workspace.public_localizer
        page = timeline_page(comparison.offers, today, localizer, _leaving(comparison))
        self.calendar_wanted.emit(timeline_calendar(page, comparison.offers, today, localizer))

    def _restyle(self, theme: Theme) -> None:
        self._theme = theme
        self.rescale(theme)
        self.head.restyle(theme)
        for panel in (self.dates, self.questions, self.rounds):
            panel.rescale(theme)


def _leaving(comparison: Comparison) -> date | None:
    return comparison.assumptions.leaving_date
