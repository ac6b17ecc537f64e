"""Everything that the window is handed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Protocol

from offercalc.application.clauses.clause_library import ClauseLibrary
from offercalc.application.clauses.letter_store import LetterStore
from offercalc.application.ports.drafts import Drafts
from offercalc.application.ports.history import History, Rounds
from offercalc.application.ports.library import Library
from offercalc.application.ports.library_upkeep import LibraryChecks, LibraryCopies, LibraryMove
from offercalc.application.ports.offer_files import OfferFiles
from offercalc.application.ports.offer_table import OfferTables, SavedMappings
from offercalc.application.ports.outbox import Outbox
from offercalc.application.ports.passwords import Passwords
from offercalc.application.ports.rates import RateRepository
from offercalc.application.ports.renderer import PdfRenderer
from offercalc.application.ports.vesting_request import VestingRequests
from offercalc.domain.exchange.rate_book import RateBook
from offercalc.domain.vesting.schedule import Presets

if TYPE_CHECKING:  # the laws and their engine are loaded when somebody asks for take-home
    from offercalc.application.tax.tax_laws import TaxLaws


class Tools(Protocol):
    """The services of the window; each is created on first use."""

    @property
    def presets(self) -> Presets:
        """The vesting presets by id."""

    @property
    def files(self) -> OfferFiles:
        """Offer files."""

    @property
    def asks(self) -> VestingRequests:
        """Decoder of vesting requests."""

    @property
    def rates(self) -> RateBook:
        """The exchange rates in use."""

    @property
    def rate_repository(self) -> RateRepository:
        """Rate updates and the user's own rates."""

    @property
    def tables(self) -> OfferTables:
        """Tables of offers."""

    @property
    def mappings(self) -> SavedMappings:
        """The saved mappings of tables."""

    @property
    def renderer(self) -> PdfRenderer:
        """The PDF renderer."""

    @property
    def library(self) -> Library:
        """The library of offers."""

    @property
    def outbox(self) -> Outbox:
        """Changes that the library has not accepted yet."""

    @property
    def drafts(self) -> Drafts:
        """Typed text and offers that are not saved yet."""

    @property
    def history(self) -> History:
        """The history of the library."""

    @property
    def rounds(self) -> Rounds:
        """The names of revisions as rounds."""

    @property
    def library_copies(self) -> LibraryCopies:
        """Copies of the library."""

    @property
    def library_checks(self) -> LibraryChecks:
        """Checks of the library."""

    @property
    def library_move(self) -> LibraryMove:
        """The move of the library to another address."""

    @property
    def passwords(self) -> Passwords:
        """The passwords of team libraries."""

    @property
    def tax_laws(self) -> TaxLaws:
        """The tax laws that ship and the user's own."""

    @property
    def clauses(self) -> ClauseLibrary:
        """The clauses that ship and the user's own."""

    @property
    def letters(self) -> LetterStore:
        """The letters of the offers in the library."""

    @property
    def today(self) -> date:
        """The current date."""

    @property
    def locale(self) -> str:
        """The locale of the system, e.g. `id_ID`."""
