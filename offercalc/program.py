"""The services of the program."""

# Adapters are imported on first use, because loading the PDF renderer, the
# database or the network takes longer than most commands.

from __future__ import annotations

import os
import time
from contextlib import suppress
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from offercalc.application.files.resources import resource
from offercalc.presentation.formats.localizer import DEFAULT_LOCALE, is_locale

if TYPE_CHECKING:
    from offercalc.application.clauses.clause_library import ClauseLibrary
    from offercalc.application.clauses.letter_store import LetterStore
    from offercalc.application.files.guard import Guard
    from offercalc.application.ports.conversion_request import ConversionRequests
    from offercalc.application.ports.drafts import Drafts
    from offercalc.application.ports.history import History, Rounds
    from offercalc.application.ports.library import Library, StoredOffer
    from offercalc.application.ports.library_upkeep import LibraryChecks, LibraryCopies, LibraryMove
    from offercalc.application.ports.offer_files import OfferFiles
    from offercalc.application.ports.offer_table import OfferTables, SavedMappings
    from offercalc.application.ports.outbox import Outbox
    from offercalc.application.ports.passwords import Passwords
    from offercalc.application.ports.rates import RateRepository
    from offercalc.application.ports.renderer import PdfRenderer
    from offercalc.application.ports.vesting_request import VestingRequests
    from offercalc.application.settings.settings import Settings, SettingsFile
    from offercalc.application.tax.tax_laws import TaxLaws
    from offercalc.application.tax.tax_question import TaxQuestions
    from offercalc.domain.exchange.rate_book import RateBook
    from offercalc.domain.vesting.schedule import Presets
    from offercalc.feeds.publishers.publisher import Publisher
    from offercalc.library.sql_library import SqlLibrary

LIBRARY_VARIABLE = "OFFERCALC_LIBRARY"
"""Environment variable with the address of a team's library; overrides the settings."""
_LOCALE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
_LIBRARY = "library.sqlite"
_RATES = "rates.sqlite"
_AT_FIRST = 16
"""Number of offers shown before the library is open."""


class Program:
    """The services of the program, each created once, on first use."""

    @cached_property
    def folder(self) -> Path:
        """Return the folder of offers, settings and newer rates; it is created when something is first saved."""
        from offercalc.interchange.stores.data_folder import data_folder, make_private

        folder = data_folder()
        make_private(folder, time.time())
        return folder

    @cached_property
    def presets(self) -> Presets:
        """Return the vesting presets by id."""
        from offercalc.interchange.offer_files.preset_file import read_presets

        return read_presets(resource("presets", "vesting.json"))

    @cached_property
    def guard(self) -> Guard:
        """Return the guard for reading untrusted files."""
        from offercalc.interchange.guarded.guarded_process import GuardedProcess

        return GuardedProcess()

    @cached_property
    def files(self) -> OfferFiles:
        """Return the codec of offer files."""
        from offercalc.interchange.offer_files.offer_file import OfferFiles

        return OfferFiles(self.presets, guard=self.guard)

    @cached_property
    def asks(self) -> VestingRequests:
        """Return the decoder of vesting requests."""
        from offercalc.interchange.offer_files.vesting_request_file import JsonVestingRequests

        return JsonVestingRequests()

    @cached_property
    def conversions(self) -> ConversionRequests:
        """Return the decoder of currency conversion requests."""
        from offercalc.interchange.offer_files.conversion_request_file import JsonConversionRequests

        return JsonConversionRequests()

    @cached_property
    def tables(self) -> OfferTables:
        """Return the reader of tables of offers."""
        from offercalc.interchange.offer_tables.offer_rows import SheetTables

        return SheetTables(self.presets, self.guard)

    @cached_property
    def mappings(self) -> SavedMappings:
        """Return the saved mappings of tables."""
        from offercalc.interchange.stores.mapping_file import JsonMappings

        return JsonMappings(self.folder / "mappings.json")

    @property
    def rates(self) -> RateBook:
        """Return all exchange rates stored on this machine."""
        return self.rate_repository.book

    @cached_property
    def rate_repository(self) -> RateRepository:
        """Return the repository of exchange rates; nothing is fetched yet."""
        from offercalc.feeds.publishers.bundled import bundled_history
        from offercalc.feeds.rate_repository import StoredRateRepository
        from offercalc.feeds.store.rate_store import RateStore

        return StoredRateRepository(bundled_history(), RateStore(self.folder / _RATES), _publishers)

    @cached_property
    def renderer(self) -> PdfRenderer:
        """Return the PDF renderer."""
        from offercalc.interchange.guarded.guarded_process import GuardedProcess
        from offercalc.sheets.typst_renderer import TypstRenderer

        return TypstRenderer(self.files, self.presets, GuardedProcess(keeps=True))

    @property
    def library(self) -> Library:
        """Return the open library, creating it if there is none; raises ExternalError if that fails."""
        return self._sql_library

    @cached_property
    def history(self) -> History:
        """Return the history of the library; raises ExternalError if that fails."""
        from offercalc.library.history import SqlHistory

        return SqlHistory(self._sql_library)

    @cached_property
    def rounds(self) -> Rounds:
        """Return the names of revisions as rounds; raises ExternalError if that fails."""
        from offercalc.library.history import SqlRounds

        return SqlRounds(self._sql_library)

    @cached_property
    def library_copies(self) -> LibraryCopies:
        """Return the copies of the library; raises ExternalError if that fails."""
        from offercalc.library.upkeep import SqlCopies

        return SqlCopies(self._sql_library)

    @cached_property
    def library_checks(self) -> LibraryChecks:
        """Return the checks of the library; raises ExternalError if that fails."""
        from offercalc.library.upkeep import SqlChecks

        return SqlChecks(self._sql_library)

    @cached_property
    def library_move(self) -> LibraryMove:
        """Return the move of the library; raises ExternalError if that fails."""
        from offercalc.library.upkeep import SqlMove

        return SqlMove(self._sql_library)

    @cached_property
    def outbox(self) -> Outbox:
        """Return the outbox of the current library; every library has its own."""
        from offercalc.interchange.stores.outbox_file import JsonOutbox

        return JsonOutbox(self.folder / f"unsent-{_sign(self._team_library)}.json", self.files)

    @cached_property
    def drafts(self) -> Drafts:
        """Return what the current library has not got yet; every library has its own."""
        from offercalc.interchange.stores.draft_file import JsonDrafts

        return JsonDrafts(self.folder / f"drafts-{_sign(self._team_library)}.json", self.files)

    @cached_property
    def _team_library(self) -> str:
        """Return the address of the team's library, "" for the local one."""
        return os.environ.get(LIBRARY_VARIABLE) or self._set.library

    @cached_property
    def _set(self) -> Settings:
        """Return the settings as of the start; a password that an older version stored in them is removed."""
        from offercalc.application.ports.errors import ExternalError

        settings = self.settings.read()
        if "://" in settings.library and self.passwords.parted(settings.library)[1]:
            with suppress(ExternalError):
                self.settings.write(settings)
        return settings

    @cached_property
    def _sql_library(self) -> SqlLibrary:
        from offercalc.library.sql_library import SqlLibrary, login, sqlite_url

        address = self._team_library or sqlite_url(self.folder / _LIBRARY)
        return SqlLibrary(
            address, self.files, lambda: datetime.now(UTC), lambda: self.settings.read().author or login()
        )

    @cached_property
    def settings(self) -> SettingsFile:
        """Return the settings file."""
        from offercalc.interchange.stores.settings_file import JsonSettingsFile

        path = self.folder / "settings.json"
        return JsonSettingsFile(path, lambda address: _without_password(self.passwords, address))

    @cached_property
    def passwords(self) -> Passwords:
        """Return the store for passwords of team libraries."""
        from offercalc.library.passwords import KeptPasswords

        return KeptPasswords()

    @cached_property
    def tax_laws(self) -> TaxLaws:
        """Return the tax laws that ship and the user's own."""
        from offercalc.interchange.tax_files.law_folder import LawFolders

        return LawFolders(resource("tax"), lambda: self.folder / "tax")

    @cached_property
    def clauses(self) -> ClauseLibrary:
        """Return the clauses that ship and the user's own."""
        from offercalc.interchange.letter_files.clause_folder import ClauseFolders

        return ClauseFolders(resource("clauses"), lambda: self.folder / "clauses")

    @cached_property
    def letters(self) -> LetterStore:
        """Return the letters of the offers in the library."""
        from offercalc.interchange.letter_files.kept_letters import KeptLetters

        return KeptLetters(lambda: self.folder / "letters")

    @cached_property
    def tax_questions(self) -> TaxQuestions:
        """Return the decoder of questions about take-home."""
        from offercalc.interchange.tax_files.tax_question_file import JsonTaxQuestions

        return JsonTaxQuestions()

    @cached_property
    def today(self) -> date:
        """Return the current date, read once."""
        return date.today()  # noqa: DTZ011 - the date in the user's time zone

    @cached_property
    def locale(self) -> str:
        """Return the locale of the system: the first variable that is set decides, as in POSIX.

        Scripts set LC_ALL=C for the same output everywhere; an invalid locale counts as C too.
        """
        stated = next((os.environ[name] for name in _LOCALE_VARIABLES if os.environ.get(name)), "")
        name = stated.split(".")[0].split("@")[0]
        return name if is_locale(name) else DEFAULT_LOCALE

    def offers_at_hand(self) -> tuple[StoredOffer, ...]:
        """Return the offers to show at once: those of the library, or the samples if there is no library yet.

        Offers on a team's server are shown once it has responded.
        """
        if self._team_library:
            return ()
        path = self.folder / _LIBRARY
        try:
            if not path.exists():
                return self._samples()
        except OSError:
            return ()  # opening the library reports why the folder cannot be read

        from offercalc.library.quick_read import newest_offers

        return newest_offers(path, self.files, _AT_FIRST) or ()

    def _samples(self) -> tuple[StoredOffer, ...]:
        from uuid import uuid4

        from offercalc.application.offers.samples import sample_offers
        from offercalc.application.ports.library import StoredOffer

        return tuple(StoredOffer(uuid4().hex, 0, offer) for offer in sample_offers(self.files))


def _without_password(passwords: Passwords, address: str) -> str:
    """Move the password of an address to the password store; if that fails, the user is asked for it again."""
    from offercalc.application.ports.errors import ExternalError

    bare, password = passwords.parted(address)
    if password:
        with suppress(ExternalError):
            passwords.keep(bare, password)
    return bare


def _publishers() -> tuple[Publisher, ...]:
    """Return the publishers of rates in the order of preference."""
    from offercalc.feeds.publishers.ecb import Ecb
    from offercalc.feeds.publishers.exchange_rate_api import ExchangeRateApi
    from offercalc.feeds.publishers.frankfurter import Frankfurter

    return Ecb(), Frankfurter("ECB", "EUR"), Frankfurter("BI", "USD"), ExchangeRateApi()


def _sign(address: str) -> str:
    """Return the identifier of a team's library for file names, "own" for the local one."""
    if not address:
        return "own"
    from hashlib import sha256

    return sha256(address.encode()).hexdigest()[:8]
