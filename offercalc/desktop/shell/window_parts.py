"""What the main window is made of, as it asks for it; which services a part needs is not its business."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMainWindow, QWidget

    from offercalc.desktop.dialogs.dialog_factory import DialogFactory
    from offercalc.desktop.editors.document.offer_form_editor import OfferFormEditor
    from offercalc.desktop.exchange.exchange_files import ExchangeFiles
    from offercalc.desktop.exchange.letter_exchange import LetterExchange
    from offercalc.desktop.exchange.paper_exchange import PaperExchange
    from offercalc.desktop.pages.compare_page import ComparePage
    from offercalc.desktop.pages.currencies_page import CurrenciesPage
    from offercalc.desktop.pages.help_page import HelpPage
    from offercalc.desktop.pages.negotiate_page import NegotiatePage
    from offercalc.desktop.pages.offers_page import OffersPage
    from offercalc.desktop.pages.register_page import RegisterPage
    from offercalc.desktop.pages.sheet_page import SheetPage
    from offercalc.desktop.pages.start_page import StartPage
    from offercalc.desktop.shell.draft_keeper import DraftKeeper
    from offercalc.desktop.shell.library_keeper import LibraryKeeper
    from offercalc.desktop.shell.offer_starter import OfferStarter
    from offercalc.desktop.state.rate_updates import RateUpdates
    from offercalc.desktop.system.tasks import Tasks
    from offercalc.desktop.system.theme import Theme
    from offercalc.desktop.widgets.negotiation.round_menu import RoundMenu
    from offercalc.desktop.widgets.shell.draft_bar import DraftBar
    from offercalc.desktop.widgets.shell.status_line import StatusLine


class WindowParts(Protocol):
    """Builds each part of the window when it is asked for; a page belongs to the parent that it is given."""

    def offers_page(self, theme: Theme, parent: QWidget) -> OffersPage:
        """Return the Offers page."""

    def register_page(self, theme: Theme, parent: QWidget) -> RegisterPage:
        """Return the register of all offers."""

    def compare_page(self, theme: Theme, parent: QWidget) -> ComparePage:
        """Return the Compare page."""

    def negotiate_page(self, tasks: Tasks, theme: Theme, parent: QWidget) -> NegotiatePage:
        """Return the Negotiate page."""

    def round_menu(self, tasks: Tasks, parent: QWidget) -> RoundMenu:
        """Return what fills the menu of an offer's rounds."""

    def currencies_page(self, theme: Theme, parent: QWidget) -> CurrenciesPage:
        """Return the Currencies page."""

    def sheet_page(self, theme: Theme, parent: QWidget) -> SheetPage:
        """Return the Documents page."""

    def help_page(self, theme: Theme, parent: QWidget) -> HelpPage:
        """Return the Help page."""

    def start_page(self, theme: Theme, parent: QWidget) -> StartPage:
        """Return the page of the first start and of a library without offers."""

    def status_line(self, parent: QWidget) -> StatusLine:
        """Return the status line."""

    def starter(self) -> OfferStarter:
        """Return what begins offers."""

    def updates(self, tasks: Tasks, window: QWidget) -> RateUpdates:
        """Return what updates exchange rates."""

    def exchange(self, tasks: Tasks, window: QWidget) -> ExchangeFiles:
        """Return what opens offer files and saves copies."""

    def papers(self, tasks: Tasks, window: QWidget) -> PaperExchange:
        """Return what exports and prints papers and tables."""

    def letters(self, tasks: Tasks, window: QWidget) -> LetterExchange:
        """Return what exports letters in other forms than PDF."""

    def drafts(self, form: OfferFormEditor, bar: DraftBar) -> DraftKeeper:
        """Return what keeps unconfirmed input."""

    def library(self, tasks: Tasks, window: QWidget) -> LibraryKeeper:
        """Return what opens the library and keeps the window in sync with it."""

    def dialogs(self, tasks: Tasks, window: QMainWindow) -> DialogFactory:
        """Return what opens the dialogs."""
