"""The one place that catches errors nobody expected: says so in words, logs where, and lets work go on."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from time import monotonic
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from offercalc import __version__
from offercalc.desktop.crash_log import Crash, CrashLog, scrubbed
from offercalc.presentation.reader import Reader

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMessageBox

QUIET_SECONDS = 60.0
"""How long the same error is not told again: one while painting comes back with every frame."""
_LOGGED_AT_MOST = 20


class CrashGuard(QObject):
    """Catches what no one else does, in every thread and every slot, from `install` to `release`.

    `details_wanted` is emitted where a person wants to see more than the message.
    """

    details_wanted = Signal()
    _caught = Signal(tuple)

    def __init__(self, log: CrashLog, reader: Callable[[], Reader], clock: Callable[[], float] = monotonic) -> None:
        """Take where to log, who reads the words now, and the clock in seconds."""
        super().__init__()
        self.log = log
        self.dialog: QMessageBox | None = None
        self._closed: QMessageBox | None = None
        self._reader = reader
        self._clock = clock
        self._told: dict[tuple[Crash, ...], float] = {}
        self._logged: dict[tuple[Crash, ...], int] = {}
        self._hooks = sys.excepthook, threading.excepthook
        self._caught.connect(self._tell)  # told in this object's thread, wherever it happened

    def install(self) -> None:
        """Catch from now on; Python hands errors in slots over as well."""
        self._hooks = sys.excepthook, threading.excepthook
        sys.excepthook = self._hook
        threading.excepthook = self._thread_hook

    def release(self) -> None:
        """Catch no longer."""
        sys.excepthook, threading.excepthook = self._hooks

    def handle(self, error: BaseException) -> None:
        """Log an error and tell of it, from whatever thread."""
        crashes = scrubbed(error)
        times = self._logged[crashes] = self._logged.get(crashes, 0) + 1
        if times <= _LOGGED_AT_MOST:
            self.log.write(crashes, __version__, datetime.now(UTC))
            _print(crashes)
        self._caught.emit(crashes)

    def _hook(self, kind: type[BaseException], error: BaseException, traceback: TracebackType | None) -> None:
        if not isinstance(error, Exception):  # Ctrl+C in a terminal, or an end that is wanted
            self._hooks[0](kind, error, traceback)
            return
        self.handle(error if error.__traceback__ else error.with_traceback(traceback))

    def _thread_hook(self, found: threading.ExceptHookArgs) -> None:
        if isinstance(found.exc_value, Exception):
            self.handle(found.exc_value)

    def _tell(self, crashes: tuple[Crash, ...]) -> None:
        """Show one dialog at most, and not for an error that was told just now."""
        now = self._clock()
        told = self._told.get(crashes)
        if self.dialog is not None or (told is not None and now - told < QUIET_SECONDS):
            return
        self._told[crashes] = now
        self.dialog = self._open()

    def _open(self) -> QMessageBox:
        from PySide6.QtWidgets import QMessageBox  # noqa: PLC0415 - not needed for the first paint

        say = self._reader().say
        dialog = QMessageBox(QApplication.activeWindow())
        dialog.setIcon(QMessageBox.Icon.Warning)
        dialog.setWindowTitle("OfferCalc")
        dialog.setTextFormat(Qt.TextFormat.PlainText)
        dialog.setText(say("Something went wrong in OfferCalc; nothing you entered is lost."))
        advice = say("You can go on working. If it happens again, close OfferCalc and start it again.")
        log = say("Where in the program it happened is written to a log on this machine, without amounts and names.")
        dialog.setInformativeText(f"{advice}\n\n{log}")
        more = dialog.addButton(say("Diagnostics…"), QMessageBox.ButtonRole.ActionRole)
        more.clicked.connect(self.details_wanted.emit)
        close = dialog.addButton(say("Close"), QMessageBox.ButtonRole.RejectRole)
        dialog.setDefaultButton(close)
        dialog.setEscapeButton(close)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(self._forget)
        dialog.open()
        return dialog

    def _forget(self) -> None:
        self._closed, self.dialog = self.dialog, None  # held on to: it is in the midst of telling that it closes


def _print(crashes: tuple[Crash, ...]) -> None:
    """Write to the terminal where there is one: systems keep what desktop programs print, so nothing more is said."""
    if sys.stderr is not None:
        print(*(line for crash in crashes for line in crash.lines), sep="\n", file=sys.stderr)  # noqa: T201
