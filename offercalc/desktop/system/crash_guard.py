"""Handler of last resort for unexpected errors: shows a message, logs the location and keeps the program running."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from time import monotonic
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QMainWindow

from offercalc import __version__
from offercalc.desktop.system.crash_log import Crash, CrashLog, scrubbed
from offercalc.presentation.formats.localizer import Localizer

if TYPE_CHECKING:
    from offercalc.desktop.system.crash_dialog import CrashDialog

QUIET_SECONDS = 60.0
"""How long the same error is not shown again: an error in painting recurs with every frame."""
_LOGGED_AT_MOST = 20


class CrashGuard(QObject):
    """Catches unhandled exceptions in every thread and slot between `install` and `release`.

    `details_wanted` is emitted when the user asks for the diagnostics.
    """

    details_wanted = Signal()
    _caught = Signal(tuple)

    def __init__(
        self, log: CrashLog, localizer: Callable[[], Localizer], clock: Callable[[], float] = monotonic
    ) -> None:
        """Take the log, a function that returns the current localizer, and a clock in seconds."""
        super().__init__()
        self.log = log
        self.dialog: CrashDialog | None = None
        self._closed: CrashDialog | None = None
        self._localizer = localizer
        self._clock = clock
        self._told: dict[tuple[Crash, ...], float] = {}
        self._logged: dict[tuple[Crash, ...], int] = {}
        self._hooks = sys.excepthook, threading.excepthook
        self._caught.connect(self._tell)  # shown in this object's thread, whichever thread the error occurred in

    def install(self) -> None:
        """Start catching errors; PySide reports errors in slots through the same hook."""
        self._hooks = sys.excepthook, threading.excepthook
        sys.excepthook = self._hook
        threading.excepthook = self._thread_hook

    def release(self) -> None:
        """Restore the previous hooks."""
        sys.excepthook, threading.excepthook = self._hooks

    def handle(self, error: BaseException) -> None:
        """Log an error and show it; safe to call from any thread."""
        crashes = scrubbed(error)
        times = self._logged[crashes] = self._logged.get(crashes, 0) + 1
        if times <= _LOGGED_AT_MOST:
            self.log.write(crashes, __version__, datetime.now(UTC))
            _print(crashes)
        self._caught.emit(crashes)

    def _hook(self, kind: type[BaseException], error: BaseException, traceback: TracebackType | None) -> None:
        if not isinstance(error, Exception):  # Ctrl+C in a terminal, or SystemExit
            self._hooks[0](kind, error, traceback)
            return
        self.handle(error if error.__traceback__ else error.with_traceback(traceback))

    def _thread_hook(self, found: threading.ExceptHookArgs) -> None:
        if isinstance(found.exc_value, Exception):
            self.handle(found.exc_value)

    def _tell(self, crashes: tuple[Crash, ...]) -> None:
        """Show at most one dialog, and none for an error that was shown within `QUIET_SECONDS`."""
        now = self._clock()
        told = self._told.get(crashes)
        if self.dialog is not None or (told is not None and now - told < QUIET_SECONDS):
            return
        self._told[crashes] = now
        self.dialog = self._open()

    def _open(self) -> CrashDialog:
        from offercalc.desktop.system.crash_dialog import CrashDialog  # noqa: PLC0415 - not needed for the first paint

        dialog = CrashDialog(self._localizer(), QApplication.activeWindow() or _main_window())
        dialog.details_wanted.connect(self.details_wanted)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(self._forget)
        dialog.open()
        return dialog

    def _forget(self) -> None:
        self._closed, self.dialog = self.dialog, None  # keep a reference: the dialog is still emitting `finished`


def _main_window() -> QMainWindow | None:
    """Return the window of the program, from which a message takes its look, if there is one."""
    return next((window for window in QApplication.topLevelWidgets() if isinstance(window, QMainWindow)), None)


def _print(crashes: tuple[Crash, ...]) -> None:
    """Print to the terminal if there is one; without amounts and names, because systems keep what programs print."""
    if sys.stderr is not None:
        print(*(line for crash in crashes for line in crash.lines), sep="\n", file=sys.stderr)  # noqa: T201
