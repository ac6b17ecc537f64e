"""The part of the main window that holds its pages; all but the first are built when first shown."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from offercalc.application.documents.sheet_settings import SheetSettings
from offercalc.application.ports.errors import ExternalError
from offercalc.application.workbench.papers import Paper
from offercalc.application.workbench.selected_papers import Kind, PaperRequest, appraised_for
from offercalc.application.workbench.selection import Selection
from offercalc.desktop.exchange.drop_target import DropTarget
from offercalc.desktop.shell.window_parts import WindowParts
from offercalc.desktop.state.figure_waiter import FigureWaiter
from offercalc.desktop.state.workspace import Workspace
from offercalc.desktop.system.tasks import Tasks
from offercalc.desktop.system.theme import load_theme
from offercalc.desktop.widgets.banner import Banner
from offercalc.desktop.widgets.shell.wardrobe import Wardrobe

if TYPE_CHECKING:
    from offercalc.desktop.pages.compare_page import ComparePage
    from offercalc.desktop.pages.currencies_page import CurrenciesPage
    from offercalc.desktop.pages.help_page import HelpPage
    from offercalc.desktop.pages.negotiate_page import NegotiatePage
    from offercalc.desktop.pages.offers_page import OffersPage
    from offercalc.desktop.pages.register_page import RegisterPage
    from offercalc.desktop.pages.sheet_page import SheetPage
    from offercalc.desktop.pages.start_page import StartPage
    from offercalc.desktop.pages.unfinished_page import UnfinishedPage
    from offercalc.desktop.pages.working_page import WorkingPage

    _AnyPage: TypeAlias = (
        OffersPage
        | RegisterPage
        | ComparePage
        | NegotiatePage
        | CurrenciesPage
        | SheetPage
        | HelpPage
        | StartPage
        | UnfinishedPage
        | WorkingPage
    )

_Some = TypeVar("_Some", bound=QWidget)
OFFERS, COMPARE, NEGOTIATE, SHEET, CURRENCIES, HELP = range(6)
"""The pages in the order of the sidebar, and the help, which is opened from its foot."""
PAGE_NAMES = ("offers", "compare", "negotiate", "documents", "currencies", "help")
"""The names of the pages in the settings."""


class PageWindow(QMainWindow):
    """Builds the pages of a workspace, tracks the current one and exports it; forwards the signals of the pages."""

    new_wanted = Signal()
    samples_wanted = Signal()
    sample_wanted = Signal(int)
    topic_wanted = Signal(str)
    export_wanted = Signal()
    print_wanted = Signal()
    several_wanted = Signal()
    letter_wanted = Signal(object)
    history_wanted = Signal()
    assumptions_wanted = Signal()
    completion_wanted = Signal()
    more_wanted = Signal(str, object)
    reply_wanted = Signal()
    trace_wanted = Signal(str, object)
    moved = Signal(str, object)
    field_wanted = Signal(object)

    def __init__(self, workspace: Workspace, parts: WindowParts) -> None:
        super().__init__()
        self.workspace, self.parts = workspace, parts
        self.theme = load_theme(workspace.settings.theme, workspace.settings.scale)
        self.tasks = Tasks(self)
        self.exchange, self.papers = parts.exchange(self.tasks, self), parts.papers(self.tasks, self)
        self.letters = parts.letters(self.tasks, self)
        self.landing = DropTarget(workspace, self.exchange.drop, self)
        self._waiter = FigureWaiter(workspace, self)
        self.updates = parts.updates(self.tasks, self)
        self._pages = QStackedWidget(self)
        self._wardrobe = Wardrobe(self.theme, self._pages, self)
        self.offers = self._added(parts.offers_page(self.theme, self._pages))
        self.notice = Banner(self)
        self._page, self._is_register = OFFERS, False
        self._shown: tuple[int, str] | None = None
        self._starts = False

    @cached_property
    def compare(self) -> ComparePage:
        """Return the Compare page, built on first access."""
        page = self.parts.compare_page(self.theme, self._pages)
        page.export.clicked.connect(self.export_wanted)
        page.strip.assumptions.clicked.connect(self.assumptions_wanted)
        page.trace_wanted.connect(self.trace_wanted)
        page.moved.connect(self.moved)
        page.tabs.setCurrentIndex(self.workspace.settings.window.tab)
        page.more_wanted.connect(partial(self.more_wanted.emit, "compare"))
        return self._added(page)

    @cached_property
    def register(self) -> RegisterPage:
        """Return the register of all offers, built on first access."""
        return self._added(self.parts.register_page(self.theme, self._pages))

    @cached_property
    def currencies(self) -> CurrenciesPage:
        """Return the Currencies page, built on first access."""
        page = self.parts.currencies_page(self.theme, self._pages)
        page.rates.connect_to(self.updates)
        return self._added(page)

    @cached_property
    def negotiate(self) -> NegotiatePage:
        """Return the Negotiate page, built on first access."""
        page = self.parts.negotiate_page(self.tasks, self.theme, self._pages)
        page.strip.assumptions.clicked.connect(self.assumptions_wanted)
        page.letter.clicked.connect(lambda: self.letter_wanted.emit(None))
        page.letter_wanted.connect(self.letter_wanted)
        page.head.offer_more(partial(self.more_wanted.emit, "negotiate"))
        page.rounds.history.clicked.connect(self.history_wanted)
        page.calendar_wanted.connect(self.papers.save_calendar)
        page.paper.export_wanted.connect(self.papers.export)
        page.keeper.refused.connect(lambda sentence: self.notice.show_messages((sentence,)))
        return self._added(page)

    @cached_property
    def sheet(self) -> SheetPage:
        """Return the Documents page, built on first access."""
        page = self.parts.sheet_page(self.theme, self._pages)
        page.export.clicked.connect(self.export_wanted)
        page.print.clicked.connect(self.print_wanted)
        page.several.clicked.connect(self.several_wanted)
        page.word.clicked.connect(lambda: self._with_paper(lambda paper, _password: self.letters.save_word(paper)))
        page.email.clicked.connect(lambda: self._with_paper(lambda paper, _password: self.letters.copy_email(paper)))
        page.offer_wanted.connect(self.field_wanted)
        return self._added(page)

    @cached_property
    def help(self) -> HelpPage:
        """Return the Help page, built on first access."""
        return self._added(self.parts.help_page(self.theme, self._pages))

    @cached_property
    def start(self) -> StartPage:
        """Return the page of the first start and of a library without offers, built on first access."""
        page = self.parts.start_page(self.theme, self._pages)
        page.new.clicked.connect(self.new_wanted)
        page.samples.clicked.connect(self.samples_wanted)
        page.sample_wanted.connect(self.sample_wanted)
        page.topic_wanted.connect(self.topic_wanted)
        page.open.clicked.connect(self.exchange.open)
        return self._added(page)

    @cached_property
    def working(self) -> WorkingPage:
        """Return the page shown while the figures of a large offer are computed, built on first access."""
        from offercalc.desktop.pages.working_page import WorkingPage

        page = WorkingPage(self.workspace, self._pages)
        return self._added(page)

    @cached_property
    def unfinished(self) -> UnfinishedPage:
        """Return the page that replaces the others for an offer under construction, built on first access."""
        from offercalc.desktop.pages.unfinished_page import UnfinishedPage

        page = UnfinishedPage(self.workspace, self._pages)
        page.complete.clicked.connect(self.completion_wanted)
        return self._added(page)

    @property
    def is_at_start(self) -> bool:
        """Whether the page of the first start is shown: there are only samples, and none has been opened yet."""
        return self._starts and self._page == OFFERS and all(kept.offer.sample for kept in self.workspace.listed)

    def settle(self) -> None:
        """Commit pending input."""
        self.offers.form.settle()

    def export(self) -> None:
        """Export the current page as a PDF: the document shown, the comparison or the selected offer's sheet."""
        self._with_paper(self.papers.export)

    def save_tables(self) -> None:
        """Save the figures of the comparison or of the selected offer as a spreadsheet."""
        self.settle()
        selection, is_compared = self.workspace.selection, self._page == COMPARE
        kind = Kind.REPORT if is_compared else Kind.SHEET
        asked = appraised_for(PaperRequest(kind, SheetSettings()), selection)
        self._waiter.once_there(selection, asked, lambda: _save_tables(self, selection, is_compared=is_compared))

    def print(self) -> None:
        """Open the print preview for the current page."""
        self._with_paper(lambda paper, _password: self.papers.print(paper))

    def _with_paper(self, act: Callable[[Paper, str], None]) -> None:
        """Call `act` with the document of the current page once its figures are there, or show why there is none."""
        self.settle()
        workspace, selection = self.workspace, self.workspace.selection
        if self._page == SHEET and workspace.offers:
            options = self.sheet.options
            asked = appraised_for(PaperRequest(options.kind, options.settings, options.wishes), selection)
            self._waiter.once_there(selection, asked, lambda: self._with_document(act, selection.document))
            return
        request = PaperRequest(Kind.REPORT if self._page == COMPARE else Kind.SHEET, workspace.settings.sheet)

        def make() -> None:
            try:
                act(workspace.paper_of(request, selection), "")
            except ExternalError as error:
                self.notice.show_messages((error.message,))

        self._waiter.once_there(selection, appraised_for(request, selection), make)

    def _with_document(self, act: Callable[[Paper, str], None], document: str) -> None:
        """Call `act` with what the Documents page shows, if it is still of the offer that was meant."""
        if document != self.workspace.chosen_document:
            return
        try:
            act(self.sheet.paper(), self.sheet.options.password)
        except ExternalError as error:
            self.sheet.notice.show_messages((error.message,))

    def _added(self, page: _Some) -> _Some:
        """Add a page in the window's theme."""
        self._wardrobe.add(page)
        self._pages.addWidget(page)
        return page

    def _figures_are_late(self) -> bool:
        """Whether the figures of the page are still being computed; start the computation if needed."""
        offer, settings = self.workspace.chosen_offer, self.workspace.settings
        is_free = self.is_at_start or self._is_register or self._page in {CURRENCIES, HELP}
        if offer is None or is_free:
            return self.workspace.is_late(())
        compared = tuple(kept.offer for kept in self.workspace.compared), ""
        second = settings.sheet.second if self._page == SHEET else self.workspace.other_currency
        alone = [((offer,), currency) for currency in ("", second) if currency is not None]
        if self._page == COMPARE and self.workspace.offers:
            return self.workspace.is_late((compared,)) or self.workspace.comparison_view() is None
        if self._page == OFFERS:
            return self.workspace.is_late(tuple(alone)) or self.workspace.offer_view() is None
        return self.workspace.is_late((*alone, compared))

    def _show_page(self, *, is_late: bool) -> None:
        """Show the current page; while its figures are computed, keep the old one or show that work is going on."""
        here = self._page, "" if self._is_register else self.workspace.chosen_document
        if is_late and self._shown == here:
            return  # somebody is typing into it: it follows as soon as the figures are there
        page = self.working if is_late else self._shown_page()
        self._shown = None if is_late else here
        self._wardrobe.ready(page)
        self._pages.setCurrentWidget(page)
        page.refresh(self.theme)

    @property
    def _paper_first(self) -> Kind:
        """Return the kind of document that Documents opens on: the one shown last, or that of the perspective."""
        outlook, has_several = self.workspace.settings.outlook, len(self.workspace.compared) > 1
        wanted = outlook.paper_of_several if has_several else outlook.paper
        return next((kind for kind in Kind if kind == self.workspace.settings.window.paper), Kind(wanted))

    def _has_figures(self, page: int) -> bool:
        """Whether the offers that a page is of are complete: Compare shows those compared, the others the selected."""
        return bool(self.workspace.offers) and (page == COMPARE or self.workspace.chosen_draft is None)

    def _shown_page(self) -> _AnyPage:
        page = self._page
        if page == CURRENCIES:
            return self.currencies
        if page == HELP:
            return self.help
        if not self.workspace.listed or (page == OFFERS and self.is_at_start):
            return self.start
        if page != OFFERS and not self._has_figures(page):
            return self.unfinished
        if page == SHEET:
            self.sheet.open_on(self._paper_first)
            return self.sheet
        if page == NEGOTIATE:
            return self.negotiate
        if self._is_register:
            return self.register
        return self.compare if page == COMPARE else self.offers


def _save_tables(window: PageWindow, selection: Selection, *, is_compared: bool) -> None:
    """Save the figures of a comparison or of its selected offer, which are there, as a spreadsheet."""
    from offercalc.application.workbench.spreadsheets import comparison_spreadsheet, offer_spreadsheet

    workspace, localizer = window.workspace, window.workspace.public_localizer
    if is_compared:
        sheet = comparison_spreadsheet(workspace.figures.comparison(selection), localizer)
    else:
        sheet = offer_spreadsheet(workspace.figures.alone(selection), workspace.figures.presets, localizer)
    window.papers.save_tables(sheet)
