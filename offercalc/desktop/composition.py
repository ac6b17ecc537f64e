"""The window put together: the one place of the desktop that knows all services; each part gets those it needs."""

# Pages, dialogs and services are imported and created when they are first called for, so that the first paint is early.

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QDialog, QMainWindow, QWidget

from offercalc.application.offers.live_sources import LiveSources
from offercalc.application.offers.samples import sample_offers
from offercalc.application.settings.settings import SettingsFile
from offercalc.application.sync.session import Session
from offercalc.desktop.dialogs.dialog_factory import DialogFactory
from offercalc.desktop.editors.document.offer_form_editor import OfferFormEditor
from offercalc.desktop.exchange.exchange_files import ExchangeFiles
from offercalc.desktop.exchange.letter_exchange import LetterExchange
from offercalc.desktop.exchange.paper_exchange import PaperExchange
from offercalc.desktop.pages.offers_page import OffersPage
from offercalc.desktop.shell.draft_keeper import DraftKeeper
from offercalc.desktop.shell.main_window import MainWindow
from offercalc.desktop.shell.offer_starter import OfferStarter
from offercalc.desktop.state.edit_watch import EditWatch
from offercalc.desktop.state.net_pay import NetPay
from offercalc.desktop.state.rate_updates import RateUpdates
from offercalc.desktop.state.workspace import Workspace
from offercalc.desktop.system.crash_log import CrashLog
from offercalc.desktop.system.tasks import Tasks
from offercalc.desktop.system.theme import Theme
from offercalc.desktop.widgets.shell.draft_bar import DraftBar
from offercalc.desktop.widgets.shell.status_line import StatusLine
from offercalc.domain.offer.offer import Offer
from offercalc.domain.problems.problem import Problem
from offercalc.domain.vesting.terms import VestingTerms

if TYPE_CHECKING:
    from offercalc.application.clauses.clause_library import ClauseLibrary
    from offercalc.application.clauses.letter_store import LetterStore
    from offercalc.application.ports.drafts import Drafts
    from offercalc.application.ports.offer_files import OfferFiles
    from offercalc.application.ports.offer_table import OfferTables, SavedMappings
    from offercalc.application.ports.renderer import PdfRenderer
    from offercalc.application.ports.vesting_request import VestingRequests
    from offercalc.application.tax.tax_laws import TaxLaws
    from offercalc.desktop.pages.compare_page import ComparePage
    from offercalc.desktop.pages.currencies_page import CurrenciesPage
    from offercalc.desktop.pages.help_page import HelpPage
    from offercalc.desktop.pages.negotiate_page import NegotiatePage
    from offercalc.desktop.pages.register_page import RegisterPage
    from offercalc.desktop.pages.sheet_page import SheetPage
    from offercalc.desktop.pages.start_page import StartPage
    from offercalc.desktop.shell.library_keeper import LibraryKeeper, StoredLibrary
    from offercalc.desktop.widgets.negotiation.round_menu import RoundMenu


class WindowServices(NamedTuple):
    """What the program hands to the window: all but what the first paint needs is returned when it is asked for."""

    locale: str
    sources: LiveSources
    files: Callable[[], OfferFiles]
    drafts: Callable[[], Drafts]
    library: StoredLibrary
    tax_laws: Callable[[], TaxLaws]
    asks: Callable[[], VestingRequests]
    tables: Callable[[], OfferTables]
    mappings: Callable[[], SavedMappings]
    clauses: Callable[[], ClauseLibrary]
    letters: Callable[[], LetterStore]
    renderer: Callable[[], PdfRenderer]


def compose(
    services: WindowServices, session: Session, settings_file: SettingsFile, *, is_first: bool = False
) -> MainWindow:
    """Return the window of a session; `is_first` shows the page of the first start."""
    net_pay = NetPay(services.tax_laws, services.sources)
    workspace = Workspace(session, settings_file, services.sources, net_pay, services.locale)
    return MainWindow(workspace, Composition(services, workspace, net_pay), is_first=is_first)


class Composition:
    """Builds the parts of a window from its services."""

    def __init__(self, services: WindowServices, workspace: Workspace, net_pay: NetPay) -> None:
        self._services = services
        self._sources = services.sources
        self._workspace = workspace
        self._net_pay = net_pay

    # --- Pages ---

    def offers_page(self, theme: Theme, parent: QWidget) -> OffersPage:
        """Return the Offers page."""
        form = OfferFormEditor(self._workspace, self._sources, self._read_terms, theme, parent)
        return OffersPage(self._workspace, form, EditWatch(self._workspace, self._sources.presets), theme, parent)

    def register_page(self, theme: Theme, parent: QWidget) -> RegisterPage:
        """Return the register of all offers."""
        from offercalc.desktop.pages.register_page import RegisterPage

        return RegisterPage(self._workspace, self._sources, theme, parent)

    def compare_page(self, theme: Theme, parent: QWidget) -> ComparePage:
        """Return the Compare page."""
        from offercalc.desktop.pages.compare_page import ComparePage
        from offercalc.desktop.state.what_ifs import WhatIfs

        what_ifs = WhatIfs(self._workspace, self._sources, self._net_pay, parent)
        return ComparePage(self._workspace, what_ifs, theme, parent)

    def negotiate_page(self, tasks: Tasks, theme: Theme, parent: QWidget) -> NegotiatePage:
        """Return the Negotiate page."""
        from offercalc.desktop.editors.reply_form import ReplyForm
        from offercalc.desktop.pages.negotiate_page import NegotiatePage, NegotiateParts
        from offercalc.desktop.state.negotiator import Negotiator
        from offercalc.desktop.state.round_keeper import RoundKeeper
        from offercalc.desktop.widgets.negotiation.letter_panel import LetterPanel
        from offercalc.desktop.widgets.negotiation.rounds_panel import RoundsPanel

        workspace, sources, library = self._workspace, self._sources, self._services.library
        parts = NegotiateParts(
            Negotiator(workspace, sources, self._net_pay, parent),
            RoundKeeper(workspace, library.history, library.rounds, tasks, parent),
            RoundsPanel(workspace, library.history, tasks, theme),
            LetterPanel(workspace, self._services.renderer, theme),
            ReplyForm(workspace, sources.presets, self._read_terms),
            ReplyForm(workspace, sources.presets, self._read_terms),
        )
        return NegotiatePage(workspace, sources, parts, theme, parent)

    def round_menu(self, tasks: Tasks, parent: QWidget) -> RoundMenu:
        """Return what fills the menu of an offer's rounds."""
        from offercalc.desktop.state.round_keeper import RoundKeeper
        from offercalc.desktop.widgets.negotiation.round_menu import RoundMenu

        workspace, library = self._workspace, self._services.library
        keeper = RoundKeeper(workspace, library.history, library.rounds, tasks, parent)
        return RoundMenu(workspace, library.history, keeper, tasks, parent)

    def currencies_page(self, theme: Theme, parent: QWidget) -> CurrenciesPage:
        """Return the Currencies page."""
        from offercalc.desktop.pages.currencies_page import CurrenciesPage

        return CurrenciesPage(self._workspace, self._sources, theme, parent)

    def sheet_page(self, theme: Theme, parent: QWidget) -> SheetPage:
        """Return the Documents page."""
        from offercalc.desktop.pages.sheet_page import SheetPage, SheetSources
        from offercalc.desktop.state.letter_keeper import LetterKeeper

        services = self._services
        keeper = LetterKeeper(self._workspace, services.letters(), services.clauses(), self._sources, parent)
        return SheetPage(
            self._workspace, SheetSources(keeper, services.renderer, services.library.history), theme, parent
        )

    def help_page(self, theme: Theme, parent: QWidget) -> HelpPage:
        """Return the Help page."""
        from offercalc.desktop.pages.help_page import HelpPage

        return HelpPage(self._workspace, self._sources, self._samples, theme, parent)

    def start_page(self, theme: Theme, parent: QWidget) -> StartPage:
        """Return the page of the first start and of a library without offers."""
        from offercalc.desktop.pages.start_page import StartPage

        return StartPage(self._workspace, self._sources.presets, self._samples, theme, parent)

    # --- What runs while the window is open ---

    def status_line(self, parent: QWidget) -> StatusLine:
        """Return the status line."""
        return StatusLine(self._sources, parent)

    def starter(self) -> OfferStarter:
        """Return what begins offers."""
        return OfferStarter(self._workspace, self._samples, self._sources.today)

    def updates(self, tasks: Tasks, window: QWidget) -> RateUpdates:
        """Return what updates exchange rates."""
        return RateUpdates(self._workspace, self._sources, tasks, window)

    def exchange(self, tasks: Tasks, window: QWidget) -> ExchangeFiles:
        """Return what opens offer files and saves copies."""
        return ExchangeFiles(self._workspace, self._services.files, tasks, window)

    def papers(self, tasks: Tasks, window: QWidget) -> PaperExchange:
        """Return what exports and prints papers and tables."""
        services = self._services
        return PaperExchange(self._workspace, services.renderer, services.tables, tasks, window)

    def letters(self, tasks: Tasks, window: QWidget) -> LetterExchange:
        """Return what exports letters in other forms than PDF."""
        return LetterExchange(self._workspace, self._services.renderer, tasks, window)

    def drafts(self, form: OfferFormEditor, bar: DraftBar) -> DraftKeeper:
        """Return what keeps unconfirmed input."""
        return DraftKeeper(self._workspace, self._services.drafts, self._sources.presets, form, bar)

    def library(self, tasks: Tasks, window: QWidget) -> LibraryKeeper:
        """Return what opens the library and keeps the window in sync with it."""
        from offercalc.desktop.shell.library_keeper import LibraryKeeper

        return LibraryKeeper(self._workspace, self._services.library, tasks, window)

    def dialogs(self, tasks: Tasks, window: QMainWindow) -> DialogFactory:
        """Return what opens the dialogs."""
        return DialogFactory(self._workspace, _Dialogs(self._services, self._workspace, tasks), window)

    def _read_terms(self, text: str) -> VestingTerms | tuple[Problem, ...]:
        from offercalc.desktop.editors.terms_text import terms_reader

        return terms_reader(self._services.asks())(text)

    def _samples(self) -> tuple[Offer, ...]:
        return sample_offers(self._services.files())


class _Dialogs:
    """Builds the dialogs that need services."""

    def __init__(self, services: WindowServices, workspace: Workspace, tasks: Tasks) -> None:
        self._services = services
        self._workspace = workspace
        self._tasks = tasks

    def assumptions(self, window: QWidget) -> QDialog:
        """Return the Assumptions dialog."""
        from offercalc.desktop.dialogs.assumptions_dialog import AssumptionsDialog

        return AssumptionsDialog(self._workspace, self._services.sources.today, window)

    def history(self, document: str, window: QWidget) -> QDialog:
        """Return the history of an offer."""
        from offercalc.desktop.dialogs.history_dialog import DocumentVersions, HistoryDialog

        library = self._services.library
        versions = DocumentVersions(document, library.history, library.rounds)
        return HistoryDialog(self._workspace, versions, self._tasks, window)

    def removed(self, window: QWidget) -> QDialog:
        """Return the list of archived offers."""
        from offercalc.desktop.dialogs.removed_dialog import RemovedDialog

        return RemovedDialog(self._workspace, self._services.library.history, self._tasks, window)

    def batch(self, window: QWidget) -> QDialog:
        """Return the dialog that prints papers from a table."""
        from offercalc.application.batch.known_tables import KnownTables
        from offercalc.desktop.dialogs.batch.wanted_papers import WantedPapers
        from offercalc.desktop.dialogs.batch_dialog import BatchDialog

        services = self._services
        tables = KnownTables(services.tables, services.mappings)
        papers = WantedPapers(self._workspace, services.clauses, services.renderer, services.sources)
        return BatchDialog(self._workspace, tables, papers, self._tasks, window)

    def unkept(self, window: QWidget) -> QDialog:
        """Return the dialog that warns that changes could not be saved."""
        from offercalc.desktop.dialogs.unkept_dialog import UnkeptDialog

        return UnkeptDialog(self._workspace, self._services.files, window)

    def diagnostics(self, log: CrashLog, window: QWidget) -> QDialog:
        """Return the Diagnostics dialog."""
        from offercalc.desktop.dialogs.diagnostics_dialog import DiagnosticsDialog, diagnostics

        text = diagnostics(self._workspace, self._services.sources, self._services.locale, log)
        return DiagnosticsDialog(self._workspace, text, window)
