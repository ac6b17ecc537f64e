"""Composition root: starts the window or the terminal with the services of the program."""

from __future__ import annotations

import atexit
import gc
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from offercalc.application.batch.known_tables import KnownTables
    from offercalc.application.offers.live_sources import LiveSources
    from offercalc.application.ports.library import Library
    from offercalc.application.tax.take_homes import TaxSources
    from offercalc.application.tax.taxation import Taxation
    from offercalc.desktop.composition import WindowServices
    from offercalc.program import Program

CHILD_VERB = "guarded-child"
"""The argument that starts the process for reading untrusted files, in the frozen program."""
_SELDOM = 100_000
"""Allocations before a garbage collection."""


class TerminalServices:
    """The services that verbs can state: those of the program, and those that only the terminal puts together."""

    def __init__(self, program: Program) -> None:
        self._program = program

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - every service has its own type
        return getattr(self._program, name)

    @property
    def known_tables(self) -> KnownTables:
        """Return the reader of tables of offers, with their saved mappings."""
        from offercalc.application.batch.known_tables import KnownTables

        return KnownTables(lambda: self._program.tables, lambda: self._program.mappings)

    @property
    def sources(self) -> LiveSources:
        """Return what the figures of offers are computed from."""
        from offercalc.application.offers.live_sources import LiveSources

        return LiveSources(self._program.presets, self._program.rate_repository, self._program.today)

    def open_library(self) -> Library:
        """Return the open library, for what needs it only sometimes; raises ExternalError if that fails."""
        return self._program.library

    @property
    def taxation(self) -> Taxation:
        """Return what take-home is worked out from; nothing of it is read yet."""
        from offercalc.application.tax.taxation import Taxation

        return Taxation(self._tax_sources, lambda: self._program.settings.read().about_you)

    def _tax_sources(self) -> TaxSources:
        from offercalc.application.tax.take_homes import TaxSources

        return TaxSources(self._program.tax_laws, self._program.rates, self._program.today)


def main() -> int:
    """Start the program and return its exit code: the terminal with arguments, the window without."""
    if sys.argv[1:] == [CHILD_VERB]:
        from offercalc.interchange.guarded.guarded_child import serve

        serve()
        return 0
    collect_seldom()
    from offercalc.desktop.loading.own_modules import find_fast

    find_fast("offercalc")
    from offercalc.program import Program

    program = Program()
    files = _files(sys.argv[1:])
    if sys.argv[1:] and not files:
        from offercalc.cli.program import run

        atexit.register(gc.freeze)  # or Python searches everything for garbage before it ends, four times
        return run(sys.argv[1:], partial(getattr, TerminalServices(program)))
    from offercalc.application.ports.errors import ExternalError
    from offercalc.application.translations.readers import localizer_for

    try:
        return _open_window(program, files)
    except (ExternalError, ImportError) as error:  # no data folder, or a library that Qt needs is missing
        localizer = localizer_for(program.locale)
        reason = error.text_for(localizer) if isinstance(error, ExternalError) else error.msg
        if sys.stderr is not None:
            print(localizer.tr("The window cannot be opened: {reason}", reason=reason), file=sys.stderr)  # noqa: T201
        return 1


def window_services(program: Program) -> WindowServices:
    """Return what the window is made from; all but the presets, the rates and the locale is created on first use."""
    from offercalc.application.offers.live_sources import LiveSources
    from offercalc.desktop.composition import WindowServices
    from offercalc.desktop.shell.library_keeper import StoredLibrary

    return WindowServices(
        locale=program.locale,
        sources=LiveSources(program.presets, program.rate_repository, program.today),
        files=lambda: program.files,
        drafts=lambda: program.drafts,
        library=StoredLibrary(
            lambda: program.library,
            lambda: program.outbox,
            lambda: program.history,
            lambda: program.rounds,
            lambda: program.library_copies,
        ),
        tax_laws=lambda: program.tax_laws,
        asks=lambda: program.asks,
        tables=lambda: program.tables,
        mappings=lambda: program.mappings,
        clauses=lambda: program.clauses,
        letters=lambda: program.letters,
        renderer=lambda: program.renderer,
    )


def collect_seldom() -> None:
    """Have garbage collected seldom: a large offer has 200,000 lines, none of which is garbage."""
    gc.set_threshold(_SELDOM, 20, 20)


def _open_window(program: Program, files: tuple[Path, ...]) -> int:
    """Open the window, or hand the files to the one that is open; return the exit code."""
    gc.disable()  # nothing to collect before the first paint; then the window collects in its own thread
    from offercalc.desktop.loading.qt_enums import build_enums_fast
    from offercalc.desktop.loading.qt_import import import_qt

    build_enums_fast()
    import_qt()
    from offercalc.desktop.system.single_instance import SingleInstance, hand_over

    instance = SingleInstance(program.folder)
    if not instance.take() and not instance.elsewhere and hand_over(program.folder, files):
        return 0

    from offercalc.desktop.program import Start, open_desktop
    from offercalc.desktop.system.crash_log import CrashLog

    offers = program.offers_at_hand()
    is_first = bool(offers) and all(kept.offer.sample and not kept.revision for kept in offers)
    start = Start(instance, CrashLog(program.folder / "errors.log"), files, is_first)
    return open_desktop(window_services(program), offers, program.settings, start)


def _files(arguments: list[str]) -> tuple[Path, ...]:
    """Return the arguments as files if all are offer files or PDFs, as on a double click; else none."""
    paths = tuple(Path(one) for one in arguments)
    return paths if all(path.suffix.lower() in {".json", ".pdf"} and path.is_file() for path in paths) else ()
