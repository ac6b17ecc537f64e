"""Builds the program from its layers and starts it: the window without arguments, else the terminal."""

# The only module that knows every layer. Adapters are imported when they are first asked for, because the typesetter,
# the database and the network cost more time than most answers take.

from __future__ import annotations

import gc
import os
import sys
import time
from contextlib import suppress
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from offercalc.application.resources import resource
from offercalc.presentation.reader import DEFAULT_LOCALE, is_locale

if TYPE_CHECKING:
    from offercalc.application.convert_ask import ConvertAsks
    from offercalc.application.drafts import Drafts
    from offercalc.application.guard import Guard
    from offercalc.application.offer_table import OfferTables
    from offercalc.application.ports import (
        History,
        Kept,
        Library,
        OfferFiles,
        Outbox,
        Passwords,
        Press,
        RateDesk,
        VestingAsks,
    )
    from offercalc.application.settings import Settings, SettingsFile
    from offercalc.domain.rate_book import RateBook
    from offercalc.domain.vesting import Presets
    from offercalc.feeds.publisher import Publisher
    from offercalc.library.sql_library import SqlLibrary

LIBRARY_VARIABLE = "OFFERCALC_LIBRARY"
"""Names the address of a team's library, before the settings."""
CHILD_VERB = "guarded-child"
"""Starts the process that reads files of other people, in the frozen program."""
_LOCALE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
_LIBRARY = "library.sqlite"
_RATES = "rates.sqlite"


_SELDOM = 100_000
"""How many values are made before garbage is looked for: a large offer has 200,000 lines, and none of them is any."""
_AT_FIRST = 16
"""How many offers are shown before the library is open."""


class Program:
    """The program's tools, each made once and only when it is needed."""

    @cached_property
    def folder(self) -> Path:
        """Find where the program keeps offers, settings and newer rates; made when something is first kept."""
        from offercalc.interchange.data_folder import data_folder, make_private

        folder = data_folder(sys.platform, os.environ)
        make_private(folder, time.time())
        return folder

    @cached_property
    def presets(self) -> Presets:
        """Read the vesting presets."""
        from offercalc.interchange.preset_file import read_presets

        return read_presets(resource("presets", "vesting.json"))

    @cached_property
    def guard(self) -> Guard:
        """Set up what reads the files of other people."""
        from offercalc.interchange.guarded_process import GuardedProcess

        return GuardedProcess()

    @cached_property
    def files(self) -> OfferFiles:
        """Open the reader of offer files."""
        from offercalc.interchange.offer_file import OfferFiles

        return OfferFiles(self.presets, guard=self.guard)

    @cached_property
    def asks(self) -> VestingAsks:
        """Open the reader of questions about vesting."""
        from offercalc.interchange.vesting_ask_file import JsonVestingAsks

        return JsonVestingAsks()

    @cached_property
    def conversions(self) -> ConvertAsks:
        """Open the reader of questions about money in another currency."""
        from offercalc.interchange.convert_ask_file import JsonConvertAsks

        return JsonConvertAsks()

    @cached_property
    def tables(self) -> OfferTables:
        """Open the reader of tables of offers."""
        from offercalc.interchange.offer_rows import SheetTables

        return SheetTables(self.presets, self.guard)

    @property
    def rates(self) -> RateBook:
        """Give all exchange rates that lie on this machine."""
        return self.rate_desk.book

    @cached_property
    def rate_desk(self) -> RateDesk:
        """Open the exchange rates that lie on this machine, and the way to newer ones; nothing is asked for yet."""
        from offercalc.feeds.bundled import bundled_history
        from offercalc.feeds.rate_desk import StoreDesk
        from offercalc.feeds.rate_store import RateStore

        return StoreDesk(bundled_history(), RateStore(self.folder / _RATES), _publishers)

    @cached_property
    def press(self) -> Press:
        """Set up the typesetter."""
        from offercalc.interchange.guarded_process import GuardedProcess
        from offercalc.sheets.press import TypstPress

        return TypstPress(self.files, self.presets, GuardedProcess(keeps=True))

    @property
    def library(self) -> Library:
        """Open the library, making it where there is none; raises OutsideError where that fails."""
        return self._sql_library

    @cached_property
    def history(self) -> History:
        """Open what the library remembers; raises OutsideError where that fails."""
        from offercalc.library.history import SqlHistory

        return SqlHistory(self._sql_library)

    @cached_property
    def outbox(self) -> Outbox:
        """Open what the library in use could not take; every library has its own."""
        from offercalc.interchange.outbox_file import JsonOutbox

        return JsonOutbox(self.folder / f"unsent-{_sign(self._team_library)}.json", self.files)

    @cached_property
    def drafts(self) -> Drafts:
        """Open what was typed and not confirmed; every library has its own."""
        from offercalc.interchange.draft_file import JsonDrafts

        return JsonDrafts(self.folder / f"drafts-{_sign(self._team_library)}.json")

    @cached_property
    def _team_library(self) -> str:
        """Give the address of the team's library, "" where offers are kept on this machine."""
        return os.environ.get(LIBRARY_VARIABLE) or self._set.library

    @cached_property
    def _set(self) -> Settings:
        """Read the settings as they were at the start; a password that an older version kept in them is taken out."""
        from offercalc.application.ports import OutsideError

        settings = self.settings.read()
        if "://" in settings.library and self.passwords.parted(settings.library)[1]:
            with suppress(OutsideError):
                self.settings.write(settings)
        return settings

    @cached_property
    def _sql_library(self) -> SqlLibrary:
        from offercalc.library.sql_library import SqlLibrary, login, sqlite_url

        return SqlLibrary(
            self._team_library or sqlite_url(self.folder / _LIBRARY),
            self.files,
            lambda: datetime.now(UTC),
            lambda: self.settings.read().author or login(),
        )

    @cached_property
    def settings(self) -> SettingsFile:
        """Open the settings."""
        from offercalc.interchange.settings_file import JsonSettingsFile

        return JsonSettingsFile(self.folder / "settings.json", self._without_password)

    @cached_property
    def passwords(self) -> Passwords:
        """Open what keeps the passwords of team libraries."""
        from offercalc.library.passwords import KeptPasswords

        return KeptPasswords()

    def _without_password(self, address: str) -> str:
        """Keep the password in an address elsewhere; where there is no place for it, it is asked for again."""
        from offercalc.application.ports import OutsideError

        bare, password = self.passwords.parted(address)
        if password:
            with suppress(OutsideError):
                self.passwords.keep(bare, password)
        return bare

    @cached_property
    def today(self) -> date:
        """Ask the clock once."""
        return date.today()  # noqa: DTZ011 - the day where the person is

    @cached_property
    def locale(self) -> str:
        """Ask the system for its language and number format: the first variable that is set decides, as POSIX has it.

        Scripts set LC_ALL=C for an output that is the same everywhere; what names no locale is taken for C, too.
        """
        stated = next((os.environ[name] for name in _LOCALE_VARIABLES if os.environ.get(name)), "")
        name = stated.split(".")[0].split("@")[0]
        return name if is_locale(name) else DEFAULT_LOCALE

    def offers_at_hand(self) -> tuple[Kept, ...]:
        """Read the offers to show at once: those of the library, or the samples where there is no library yet.

        What a team keeps on a server is shown once that has answered.
        """
        if self._team_library:
            return ()
        path = self.folder / _LIBRARY
        try:
            if not path.exists():
                return self._samples()
        except OSError:
            return ()  # what keeps the folder from being read is said when the library is opened

        from offercalc.library.glance import newest_offers

        return newest_offers(path, self.files, _AT_FIRST) or ()

    def _samples(self) -> tuple[Kept, ...]:
        from uuid import uuid4

        from offercalc.application.ports import Kept
        from offercalc.application.samples import sample_offers

        return tuple(Kept(uuid4().hex, 0, offer) for offer in sample_offers(self.files))


def _publishers() -> tuple[Publisher, ...]:
    """Name whom to ask for rates, in the order in which they are preferred."""
    from offercalc.feeds.ecb import Ecb
    from offercalc.feeds.exchange_rate_api import ExchangeRateApi
    from offercalc.feeds.frankfurter import Frankfurter

    return Ecb(), Frankfurter("ECB", "EUR"), Frankfurter("BI", "USD"), ExchangeRateApi()


def main() -> int:
    """Start the program and return its exit code: the terminal with arguments, the window without."""
    if sys.argv[1:] == [CHILD_VERB]:
        from offercalc.interchange.guarded_child import serve

        serve()
        return 0
    gc.set_threshold(_SELDOM, 20, 20)
    program = Program()
    files = _files(sys.argv[1:])
    if sys.argv[1:] and not files:
        from offercalc.cli.program import run

        return run(sys.argv[1:], program)
    from offercalc.application.ports import OutsideError
    from offercalc.application.readers import reader_for

    try:
        return _open_window(program, files)
    except (OutsideError, ImportError) as error:  # no folder at all, or the system lacks something that Qt needs
        reader = reader_for(program.locale)
        reason = error.told(reader) if isinstance(error, OutsideError) else error.msg
        if sys.stderr is not None:
            print(reader.say("The window cannot be opened: {reason}", reason=reason), file=sys.stderr)  # noqa: T201
        return 1


def _open_window(program: Program, files: tuple[Path, ...]) -> int:
    """Open the window, or hand the files to the one that is open; return the exit code."""
    gc.disable()  # there is nothing to collect on the way to the first paint; the window turns it on again
    from offercalc.desktop.qt_import import import_qt

    import_qt()
    from offercalc.desktop.single_instance import SingleInstance, hand_over

    instance = SingleInstance(program.folder)
    if not instance.take() and not instance.elsewhere and hand_over(program.folder, files):
        return 0

    from offercalc.desktop.crash_log import CrashLog
    from offercalc.desktop.program import Start, open_desktop

    start = Start(instance, CrashLog(program.folder / "errors.log"), files)
    return open_desktop(program, program.offers_at_hand(), program.settings, start)


def _sign(address: str) -> str:
    """Give the sign of a team's library in the names of files, "own" where there is none."""
    if not address:
        return "own"
    from hashlib import sha256

    return sha256(address.encode()).hexdigest()[:8]


def _files(arguments: list[str]) -> tuple[Path, ...]:
    """Give the files that a double click opens; none where anything else is asked for."""
    paths = tuple(Path(one) for one in arguments)
    return paths if all(path.suffix.lower() in {".json", ".pdf"} and path.is_file() for path in paths) else ()
