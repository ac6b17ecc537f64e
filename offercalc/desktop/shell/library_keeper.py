"""Keeps the library in sync while the window is open: opens it, polls for remote changes, reports failures."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from offercalc.application.ports.history import History, Rounds
from offercalc.application.ports.library import Library
from offercalc.application.ports.library_upkeep import LibraryCopies
from offercalc.application.ports.outbox import Outbox
from offercalc.application.sync.undo_history import past_edits
from offercalc.desktop.state.workspace import Workspace
from offercalc.desktop.system.tasks import Tasks
from offercalc.domain.values.lazy_text import NO_TEXT, LazyText, lazy_join, lazy_plural

MOST_REMEMBERED = 200
_LOOK_EVERY = 3000
"""In milliseconds: the interval between polls for remote changes."""
_LONGEST_PAUSE = 60_000
"""In milliseconds: the longest interval between polls after repeated failures."""


class StoredLibrary(NamedTuple):
    """The library with all that belongs to it, opened when one of them is first called; they raise ExternalError."""

    offers: Callable[[], Library]
    outbox: Callable[[], Outbox]
    history: Callable[[], History]
    rounds: Callable[[], Rounds]
    copies: Callable[[], LibraryCopies]


class LibraryKeeper(QObject):
    """Syncs a workspace with its library; `refused` carries a failure, or an empty message once it is resolved."""

    refused = Signal(object)

    def __init__(self, workspace: Workspace, library: StoredLibrary, tasks: Tasks, window: QWidget) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._library = library
        self._tasks = tasks
        self._fault = NO_TEXT
        self._knows_the_past = False
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY)
        self._timer.timeout.connect(self._look)

    def open(self) -> None:
        """Open the library in the background; the window stays usable meanwhile and if opening fails."""
        session = self._workspace.session
        self._workspace.changed.connect(self._hear)
        self._workspace.kept.connect(self._hear)
        session.open(self._library.offers, self._library.outbox())
        self._timer.start()

    def _look(self) -> None:
        """Poll for remote changes; after a failure, double the interval."""
        session = self._workspace.session
        longer = min(self._timer.interval() * 2, _LONGEST_PAUSE)
        self._timer.setInterval(longer if session.fault else _LOOK_EVERY)
        session.catch_up()

    def _hear(self) -> None:
        session = self._workspace.session
        if session.fault != self._fault:
            self._fault = session.fault
            self.refused.emit(self._fault)
        if session.is_open and not self._knows_the_past:
            self._knows_the_past = True
            if notices := [one for one in (session.weakness, _unlisted(session.unreadable)) if one]:
                self.refused.emit(lazy_join(notices, "\n"))
            self._look_back()

    def _look_back(self) -> None:
        """Load earlier edits into the undo stack and count rounds; make the weekly copy of the library if it is due."""
        (_offers, _outbox, history, rounds, copies), run = self._library, self._tasks.run
        words = self._workspace.localizer.tr("Backing up the library…")
        run("", lambda: past_edits(history().recent(MOST_REMEMBERED)), self._workspace.remember, self.refused.emit)
        run("", rounds().counts, self._workspace.show_rounds, lambda _why: None)  # a broken history is told below
        run(words, copies().copy_weekly, lambda _nothing: None, self.refused.emit)


def _unlisted(number: int) -> LazyText:
    """Return a message on how many offers cannot be read and so are not listed; empty if there are none."""
    if not number:
        return NO_TEXT
    return lazy_plural(
        "{number} offer of the library cannot be read and is not listed: it is damaged or beyond what an offer may "
        "hold. It stays in the library as it is; `offercalc library export` writes it to a file.",
        "{number} offers of the library cannot be read and are not listed: they are damaged or beyond what an offer "
        "may hold. They stay in the library as they are; `offercalc library export` writes them to files.",
        number,
    )
