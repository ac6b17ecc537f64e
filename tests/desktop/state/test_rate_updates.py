import threading
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from offercalc.application.ports.errors import ExternalError
from offercalc.application.ports.rates import ProgressMonitor, PublisherFacts
from offercalc.application.settings.settings import Settings
from offercalc.desktop.state.rate_updates import RateUpdates
from offercalc.desktop.state.workspace import Workspace
from offercalc.desktop.system.tasks import Tasks
from offercalc.domain.exchange.rate_book import OwnQuote
from offercalc.domain.exchange.rate_update import QuestionedRate, UpdateResult
from offercalc.domain.values.lazy_text import LazyText
from tests.tools import TODAY, StandInDesk, StandInServices
from tests.windows import MemorySettings, workspace_of

DOUBT = QuestionedRate("ECB", "EUR", "IDR", TODAY, Decimal(31_000), TODAY, Decimal(20_000))
OWN = OwnQuote(date(2026, 10, 1), "USD", "IDR", Decimal(16_500))


class Told:
    """Records the emitted messages."""

    def __init__(self, updates: RateUpdates) -> None:
        self.good: list[str] = []
        self.bad: list[str] = []
        self.running: list[bool] = []
        updates.told.connect(self.good.append)
        updates.refused.connect(self.bad.append)
        updates.running.connect(self.running.append)


class SlowDesk(StandInDesk):
    """Updates until it is cancelled."""

    @override
    def update(self, sources: tuple[str, ...], watch: ProgressMonitor) -> tuple[UpdateResult, ...]:
        stopped = threading.Event()
        watch.on_stop(stopped.set)
        watch.report("ECB", 2500)
        stopped.wait(10)
        return super().update(sources, watch)


class AskedDesk(StandInDesk):
    """Has a publisher that was asked some hours ago."""

    def __init__(self, hours: int) -> None:
        super().__init__()
        self._asked_at = datetime.now(UTC) - timedelta(hours=hours)

    @property
    @override
    def publishers(self) -> tuple[PublisherFacts, ...]:
        return (PublisherFacts("ECB", "", "", self._asked_at), PublisherFacts("Other", "", ""))


class DeniedDesk(StandInDesk):
    """Cannot save anything."""

    @override
    def add_own(self, quotes: tuple[OwnQuote, ...]) -> None:
        message = "The disk is full."
        raise ExternalError(message)

    @override
    def read_own(self, path: Path) -> tuple[OwnQuote, ...] | tuple[LazyText, ...]:
        if path.suffix == ".csv":
            return (OWN,)
        message = f"{path}: No such file or directory"
        raise ExternalError(message)


def updates_of(
    qtbot: QtBot, desk: StandInDesk, settings: Settings | None = None
) -> tuple[RateUpdates, Told, Workspace]:
    window = QWidget()
    qtbot.addWidget(window)
    tools = StandInServices(desk=desk)
    workspace = workspace_of(tools=tools, settings=MemorySettings(settings))
    updates = RateUpdates(workspace, tools.sources, Tasks(window), window)
    return updates, Told(updates), workspace


def test_newer_rates_are_in_use_at_once(qtbot: QtBot) -> None:
    desk = StandInDesk()
    updates, told, workspace = updates_of(qtbot, desk)
    before = workspace.comparison()
    with qtbot.waitSignal(workspace.changed):
        updates.start()
        states = [updates.is_running]
    states.append(updates.is_running)
    assert states == [True, False]
    assert told.good[-1] == "ECB: 1 new day, latest October 31, 2026"
    assert (told.bad, told.running) == ([], [True, False])
    assert desk.book.leading(TODAY).last_day == TODAY
    assert workspace.comparison() is not before


def test_a_fault_is_said_and_the_older_rates_stay(qtbot: QtBot) -> None:
    desk = StandInDesk(fault="ECB: it rains.")
    updates, told, _workspace = updates_of(qtbot, desk)
    with qtbot.waitSignal(updates.refused):
        updates.start()
    assert told.bad == ["ECB: it rains."]
    assert desk.book.leading(TODAY).last_day == date(2026, 10, 30)


class OfflineDesk(StandInDesk):
    """None of its publishers can be reached."""

    @override
    def update(self, sources: tuple[str, ...], watch: ProgressMonitor) -> tuple[UpdateResult, ...]:
        text = "https://example.org/rates: the host was not found."
        return tuple(UpdateResult(source=source, fault=LazyText(text)) for source in ("ECB", "Fed", "BoC"))


def test_without_a_connection_one_sentence_says_which_rates_stay(qtbot: QtBot) -> None:
    updates, told, _workspace = updates_of(qtbot, OfflineDesk())
    with qtbot.waitSignal(updates.refused):
        updates.start()
    assert told.bad == [
        "No source of exchange rates can be reached. The rates of October 30, 2026 stay in force; check the connection "
        "and update again."
    ]


def test_it_tells_how_far_it_is_can_be_stopped_and_runs_once(qtbot: QtBot) -> None:
    desk = SlowDesk()
    updates, told, _workspace = updates_of(qtbot, desk)
    updates.start()
    updates.start()
    qtbot.waitUntil(lambda: "Downloading from ECB… 2 kB" in told.good)
    with qtbot.waitSignal(updates.refused):
        updates.stop()
    assert told.bad == ["ECB: stopped."]
    assert len(desk.asked) == 1
    updates.stop()


@pytest.mark.parametrize(("hours", "is_on", "asked"), [(21, True, 1), (19, True, 0), (21, False, 0)])
def test_publishers_are_asked_once_a_day_where_that_is_switched_on(
    qtbot: QtBot, hours: int, *, is_on: bool, asked: int
) -> None:
    desk = AskedDesk(hours)
    updates, _told, workspace = updates_of(qtbot, desk, Settings(daily_rates=is_on))
    updates.start_daily()
    assert updates.is_running is bool(asked)
    if asked:
        qtbot.waitUntil(lambda: not updates.is_running)
    assert len(desk.asked) == asked
    assert workspace.settings.daily_rates is is_on


def test_who_was_never_asked_is_asked(qtbot: QtBot) -> None:
    desk = StandInDesk()
    updates, _told, _workspace = updates_of(qtbot, desk, Settings(daily_rates=True))
    updates.start_daily()
    qtbot.waitUntil(lambda: not updates.is_running)
    assert desk.asked == [()]


@pytest.mark.parametrize("is_true", [True, False])
def test_a_doubtful_rate_is_settled(qtbot: QtBot, *, is_true: bool) -> None:
    desk = StandInDesk(doubts=(DOUBT,))
    updates, _told, workspace = updates_of(qtbot, desk)
    with qtbot.waitSignal(workspace.changed):
        updates.settle(DOUBT, is_true=is_true)
    assert desk.settled == [(DOUBT, is_true)]


def test_custom_rates_are_read_from_a_file_and_removed(qtbot: QtBot, tmp_path: Path) -> None:
    desk = StandInDesk()
    updates, told, workspace = updates_of(qtbot, desk)
    path = tmp_path / "own.csv"
    path.write_text("date,base,quote,rate\n2026-10-01,USD,IDR,16500\n", encoding="utf-8")
    with qtbot.waitSignal(workspace.changed):
        updates.read(path)
    assert (desk.own, told.bad) == ((OWN,), [])
    updates.forget(OWN)
    assert desk.own == ()


def test_a_rate_that_was_typed_holds_from_today_on(qtbot: QtBot) -> None:
    desk = StandInDesk()
    updates, _told, workspace = updates_of(qtbot, desk)
    with qtbot.waitSignal(workspace.changed):
        updates.keep("USD", "IDR", Decimal(16_500))
    assert desk.own == (OwnQuote(TODAY, "USD", "IDR", Decimal(16_500)),)


def test_faults_of_a_file_are_said_with_its_name(qtbot: QtBot, tmp_path: Path) -> None:
    updates, told, _workspace = updates_of(qtbot, StandInDesk())
    path = tmp_path / "own.csv"
    path.write_text("date,base,quote,rate\n2026-10-01,USD,IDR,0\nsoon,USD,IDR,1\n", encoding="utf-8")
    updates.read(path)
    (said,) = told.bad
    assert [line.startswith("own.csv: ") for line in said.splitlines()] == [True, True]


def test_what_cannot_be_read_or_kept_is_said(qtbot: QtBot) -> None:
    updates, told, _workspace = updates_of(qtbot, DeniedDesk())
    updates.read(Path("missing.txt"))
    updates.read(Path("own.csv"))
    assert told.bad == ["missing.txt: No such file or directory", "The disk is full."]


def test_a_file_is_asked_for(qtbot: QtBot, tmp_path: Path) -> None:
    desk = StandInDesk()
    updates, _told, _workspace = updates_of(qtbot, desk)
    path = tmp_path / "own.csv"
    path.write_text("date,base,quote,rate\n2026-10-01,USD,IDR,16500\n", encoding="utf-8")
    updates.ask_file()
    parent = updates.parent()
    assert isinstance(parent, QWidget)
    dialog = parent.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    dialog.filesSelected.emit([str(path)])
    dialog.close()
    assert desk.own == (OWN,)
