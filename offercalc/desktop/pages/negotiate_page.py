"""The Negotiate page: the days to answer by, what to ask for, the rounds of the offer, and the way to its letter."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from offercalc.analysis.comparison import Comparison
from offercalc.application.offers.live_sources import LiveSources
from offercalc.application.sync.rounds import RoundNames
from offercalc.desktop.editors.reply_form import ReplyForm
from offercalc.desktop.pages.page import Page
from offercalc.desktop.state.negotiator import Negotiator
from offercalc.desktop.state.round_keeper import RoundKeeper
from offercalc.desktop.state.workspace import Workspace
from offercalc.desktop.system.theme import Theme
from offercalc.desktop.widgets.display_menu import DisplayMenu
from offercalc.desktop.widgets.layouts import nest
from offercalc.desktop.widgets.negotiation.ask_panel import AskPanel
from offercalc.desktop.widgets.negotiation.dates_panel import DatesPanel
from offercalc.desktop.widgets.negotiation.letter_panel import LetterPanel
from offercalc.desktop.widgets.negotiation.questions_panel import QuestionsPanel
from offercalc.desktop.widgets.negotiation.rounds_panel import RoundsPanel
from offercalc.desktop.widgets.page_header import PageHeader
from offercalc.desktop.widgets.panel import Panel
from offercalc.desktop.widgets.tax.pay_switch import PaySwitch
from offercalc.domain.offer.offer import Offer
from offercalc.presentation.forms.field import Field
from offercalc.presentation.forms.reply_form import answer_fields, reply_fields
from offercalc.presentation.negotiation.answer_days import AnswerDays, answer_days
from offercalc.presentation.negotiation.timeline_page import timeline_calendar, timeline_page

_WIDE, _ROOMY = 940, 1060
_BESIDE, _NARROW_BESIDE = 372, 316
_UNBOUNDED = 16_777_215


class NegotiateParts(NamedTuple):
    """What is negotiated with: what works out the terms to ask for, the rounds, the letter, and forms for replies."""

    negotiator: Negotiator
    keeper: RoundKeeper
    rounds: RoundsPanel
    paper: LetterPanel
    reply: ReplyForm
    answers: ReplyForm


class NegotiatePage(Page):
    """Shows when which of the compared offers wants an answer, what to ask of the selected one, and its rounds.

    `calendar_wanted` carries the dates as a calendar file, `letter_wanted` the offer that a new counter-offer answers.
    """

    calendar_wanted = Signal(str)
    letter_wanted = Signal(object)

    def __init__(
        self,
        workspace: Workspace,
        sources: LiveSources,
        parts: NegotiateParts,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace, self._sources, self._theme = workspace, sources, theme
        self.negotiator, self.keeper, self.rounds, self.paper, self.reply, self.answers = parts
        self._shown: tuple[object, ...] = ()
        self._form_of = ""
        self.strip, self.letter = DisplayMenu(workspace, self), QPushButton(self)
        self.pay = PaySwitch(workspace, self)
        buttons = {self.strip: "sliders-horizontal", self.letter: "file-text"}
        self.head = PageHeader(buttons, self, before=(self.pay,))
        self.dates = DatesPanel(theme, lambda place: place, self)
        self.rounds.setParent(self)  # each part where the Tab key is to reach it
        self.ask = AskPanel(workspace, self.negotiator, theme, self)
        self.questions = QuestionsPanel(workspace, sources.today, theme, self)
        for part in (self.paper, self.reply, self.answers):
            part.setParent(self)
        self._beside = QWidget(self)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self.dates.save.clicked.connect(self._save_dates)
        self.ask.make.clicked.connect(self._make)
        self.keeper.named.connect(self._reload)
        self.negotiator.answered.connect(self._show_letter)
        self._connect_replies()
        self._restyle(theme)

    def refresh(self, theme: Theme) -> None:
        """Show the current offers in a theme."""
        if theme is not self._theme:
            self._restyle(theme)
        offer, tr = self._workspace.chosen_offer, self._workspace.localizer.tr
        if offer is None:
            return
        if self._form_of != self._workspace.chosen_document:
            self.reply.hide()
            self.answers.hide()
        self.head.title.setText(tr("Negotiate"))
        self.head.subtitle.setText(self._workspace.settings.outlook.title(offer))
        self.letter.setText(f" {tr('Write the letter')}")
        self.strip.refresh()
        self.pay.refresh()
        self.ask.refresh(theme)
        self.rounds.refresh()
        self._show_dates(theme)
        self._show_letter()
        self.questions.refresh(theme)  # last: with its many lines, what is shown after it is laid out slowly

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

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
        comparison, today, localizer = workspace.comparison(), self._sources.today, workspace.localizer
        shown = comparison, workspace.chosen_offer, today, localizer, theme
        if shown != self._shown:
            self._shown = shown
            page = timeline_page(comparison.offers, today, localizer, _leaving(comparison))
            self.dates.show_page(page, self._days(comparison), localizer, theme)

    def _days(self, comparison: Comparison) -> AnswerDays:
        """Return the line of days of the compared offers and the selected one."""
        workspace = self._workspace
        offers = [one.offer for one in comparison.offers]
        documents = [kept.document for kept in workspace.compared]
        if workspace.chosen_document not in documents and workspace.chosen_offer is not None:
            documents.append(workspace.chosen_document)
            offers.append(workspace.chosen_offer)
        place = documents.index(workspace.chosen_document)
        return answer_days(tuple(offers), place, self._sources.today, workspace.localizer)

    def _show_letter(self) -> None:
        """Show the letter for what is asked for, if anything is."""
        proposal = self.negotiator.proposal
        is_asked = proposal is not None and any(row.is_moved for row in proposal.package.rows)
        self.paper.show_asked(proposal.counter_offer if proposal is not None and is_asked else None, self._theme)

    def _make(self) -> None:
        """Make what is asked for a round of the offer, and ask for its letter."""
        proposal, before, tr = (
            self.negotiator.proposal,
            self._workspace.chosen_offer,
            self._workspace.localizer.tr,
        )
        if proposal is None or before is None:
            return
        self.negotiator.forget()
        self.keeper.make(proposal.counter_offer, RoundNames(tr("Counter-offer"), tr("Their offer")))
        self.letter_wanted.emit(before)

    def _connect_replies(self) -> None:
        self.rounds.reply.clicked.connect(self.open_reply)
        self.questions.answer.clicked.connect(self._open_answers)
        for form, panel in ((self.reply, self.rounds), (self.answers, self.questions)):
            form.hide()
            panel.body.addWidget(form)
            form.left.connect(form.hide)
            form.agreed.connect(partial(self._take_reply, form))

    def open_reply(self) -> None:
        """Open the terms that are negotiated as they are now, to be changed into what the company has replied."""
        workspace, offer = self._workspace, self._workspace.chosen_offer
        if offer is not None:
            assumed, localizer = workspace.chosen_alone().assumptions, workspace.localizer
            fields = reply_fields(offer, assumed, self._sources.presets, localizer)
            self._open(self.reply, offer, fields, localizer.tr("Add their reply"))

    def _open_answers(self) -> None:
        """Open the fields that the questions ask for."""
        workspace, localizer = self._workspace, self._workspace.localizer
        (found,) = workspace.chosen_alone().offers
        fields = answer_fields(found.offer, found.questions, self._sources.presets, localizer)
        self._open(self.answers, found.offer, fields, localizer.tr("Add their answers"))

    def _open(self, form: ReplyForm, offer: Offer, fields: tuple[Field, ...], words: str) -> None:
        self._form_of = self._workspace.chosen_document
        form.show_fields(offer, fields, words)
        form.show()
        if form.editors:
            form.editors[0].entry.setFocus()

    def _take_reply(self, form: ReplyForm, offer: Offer) -> None:
        """Make what a company has replied the next round of its offer."""
        tr = self._workspace.localizer.tr
        form.hide()
        names = RoundNames(tr("Their reply") if form is self.reply else tr("Their answers"), tr("Their offer"))
        self.keeper.make(offer, names)
        self.negotiator.refresh()

    def _reload(self) -> None:
        self.rounds.reload()
        self.rounds.refresh()

    def _save_dates(self) -> None:
        workspace = self._workspace
        comparison, today, localizer = workspace.comparison(), self._sources.today, workspace.public_localizer
        page = timeline_page(comparison.offers, today, localizer, _leaving(comparison))
        self.calendar_wanted.emit(timeline_calendar(page, comparison.offers, today, localizer))

    def _restyle(self, theme: Theme) -> None:
        self._theme = theme
        self.rescale(theme)
        self.head.restyle(theme)
        for panel in (self.dates, self.questions, self.rounds, self.paper):
            panel.rescale(theme)
        self._turn()

    def _turn(self) -> None:
        """Put the letter and the rounds beside the terms, or below them where there is no room."""
        margins, theme = self.body.contentsMargins(), self._theme
        width = min(self.viewport().width(), self._content.maximumWidth()) - margins.left() - margins.right()
        is_wide = width >= theme.px(_WIDE)
        sideways, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(sideways if is_wide else below)
        beside = theme.px(_BESIDE if width >= theme.px(_ROOMY) else _NARROW_BESIDE)
        self._beside.setMinimumWidth(beside if is_wide else 0)
        self._beside.setMaximumWidth(beside if is_wide else _UNBOUNDED)
        self.ask.fit_into(width - beside - self._columns.spacing() if is_wide else width)

    def _lay_out(self) -> None:
        gap = self.body.spacing()
        left, right = QVBoxLayout(), QVBoxLayout(self._beside)
        for column, parts in ((left, (self.ask, self.questions)), (right, (self.rounds, self.paper))):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(gap)
            for part in parts:
                column.addWidget(part)
            column.addStretch(1)
        self._columns.setSpacing(gap)
        nest(self._columns, left, 1)
        self._columns.addWidget(self._beside)
        self.body.addWidget(self.head)
        self.body.addWidget(self.dates)
        nest(self.body, self._columns)
        self.body.addStretch(1)
        for panel in (self.ask, self.dates, self.questions, self.rounds, self.paper):
            panel.installEventFilter(self)


def _leaving(comparison: Comparison) -> date | None:
    return comparison.assumptions.leaving_date
