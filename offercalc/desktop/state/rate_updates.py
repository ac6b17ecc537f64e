"""Exchange rate updates for the window: off the GUI thread, with progress, cancellable."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from offercalc.application.files.cancellation import CancellationToken
from offercalc.application.offers.live_sources import LiveSources
from offercalc.application.ports.errors import ExternalError
from offercalc.desktop.state.workspace import Workspace
from offercalc.desktop.system.file_dialogs import ask_to_open
from offercalc.desktop.system.tasks import Tasks
from offercalc.domain.exchange.rate_book import OwnQuote
from offercalc.domain.exchange.rate_update import QuestionedRate, UpdateResult
from offercalc.domain.values.lazy_text import LazyText, lazy_join
from offercalc.presentation.formats.localizer import N_
from offercalc.presentation.text.rate_update_text import fetched_sentence

_ONCE_A_DAY = timedelta(hours=20)
_KILOBYTE = 1000
_NO_ANSWER = N_(
    "No source of exchange rates can be reached. The rates of {day} stay in force; check the connection and update "
    "again."
)


class RateUpdates(QObject):
    """Updates rates, and handles questioned and custom ones; `told` carries successes, `refused` failures."""

    told = Signal(str)
    refused = Signal(object)
    running = Signal(bool)
    _heard = Signal(str, int)

    def __init__(self, workspace: Workspace, sources: LiveSources, tasks: Tasks, window: QWidget) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._sources = sources
        self._tasks = tasks
        self._window = window
        self._watch: CancellationToken | None = None
        self._heard.connect(self._tr)

    @property
    def is_running(self) -> bool:
        """Whether an update is running."""
        return self._watch is not None

    def start(self) -> None:
        """Start an update from all publishers, unless one is running."""
        if self._watch is not None:
            return
        watch = self._watch = CancellationToken(self._heard.emit)
        desk = self._sources.repository
        self.running.emit(True)  # noqa: FBT003 - a signal has no names
        words = self._workspace.localizer.tr("Updating exchange rates…")
        self._tasks.run(words, lambda: desk.update((), watch), self._done, self._failed)

    def start_daily(self) -> None:
        """Start an update if daily updates are on and the last one was more than 20 hours ago."""
        if not self._workspace.settings.daily_rates:
            return
        asked = [one.asked for one in self._sources.repository.publishers if one.asked is not None]
        if not asked or datetime.now(UTC) - max(asked) > _ONCE_A_DAY:
            self.start()

    def stop(self) -> None:
        """Cancel the update; complete responses are kept."""
        if self._watch is not None:
            self._watch.stop()

    def settle(self, doubt: QuestionedRate, *, is_true: bool) -> None:
        """Accept or reject a questioned rate."""
        self._change(lambda: self._sources.repository.settle(doubt, is_true=is_true))

    def keep(self, base: str, quote: str, value: Decimal) -> None:
        """Save a custom rate, effective from today."""
        own = OwnQuote(self._sources.today, base, quote, value)
        self._change(lambda: self._sources.repository.add_own((own,)))

    def forget(self, own: OwnQuote) -> None:
        """Remove a custom rate."""
        self._change(lambda: self._sources.repository.remove_own(own))

    def ask_file(self) -> None:
        """Ask for a CSV file of custom rates and save them."""
        tr = self._workspace.localizer.tr
        title, kinds = tr("Open custom exchange rates"), tr("Tables (*.csv *.txt)")
        ask_to_open(self._window, title, kinds, lambda paths: self.read(paths[0]))

    def read(self, path: Path) -> None:
        """Save the custom rates of a CSV file, or report everything wrong with it."""
        desk = self._sources.repository
        try:
            found = desk.read_own(path)
        except ExternalError as error:
            self.refused.emit(error.message)
            return
        faults = [one for one in found if isinstance(one, LazyText)]
        if faults:
            lines = (LazyText(N_("{path}: {reason}"), path=path.name, reason=fault) for fault in faults)
            self.refused.emit(lazy_join(lines, "\n"))
            return
        self._change(lambda: desk.add_own(tuple(one for one in found if isinstance(one, OwnQuote))))

    def _change(self, act: Callable[[], None]) -> None:
        try:
            act()
        except ExternalError as error:
            self.refused.emit(error.message)
        self._workspace.changed.emit()

    def _tr(self, source: str, received: int) -> None:
        localizer = self._workspace.localizer
        if not received:
            self.told.emit(localizer.tr("Connecting to {source}…", source=source))
            return
        size = localizer.figures.number(Decimal(received // _KILOBYTE))
        self.told.emit(localizer.tr("Downloading from {source}… {size} kB", source=source, size=size))

    def _done(self, outcomes: tuple[UpdateResult, ...]) -> None:
        is_stopped = self._watch is not None and self._watch.is_stopped
        self._end()
        localizer = self._workspace.localizer
        news = [fetched_sentence(one, localizer) for one in outcomes if not one.fault]
        self.told.emit("   ".join(news))
        faults = [sentence for one in outcomes for sentence in ([one.fault] if one.fault else one.remarks)]
        if len(outcomes) > 1 and not is_stopped and all(one.fault for one in outcomes):
            day = localizer.figures.day(self._sources.rates.leading(self._sources.today).last_day)
            self.refused.emit(LazyText(_NO_ANSWER, day=day))
        elif faults:
            self.refused.emit(lazy_join(faults, "\n"))

    def _failed(self, sentence: LazyText) -> None:
        self._end()
        self.refused.emit(sentence)

    def _end(self) -> None:
        self._watch = None
        self.running.emit(False)  # noqa: FBT003
        self._workspace.changed.emit()
