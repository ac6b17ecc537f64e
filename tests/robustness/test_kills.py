"""The program is killed while it writes each of its files; all that it has said was kept is read by the next run.

OFFERCALC_KILLS is how often it is killed at each of them; the proof is 40. The library itself is killed in
tests/stories/test_library_kills.py, and at the moment at which its log begins anew in test_log_restarts.py.
"""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path
from random import Random

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from offercalc.application.ports.drafts import Unsaved, UnsavedText
from offercalc.application.ports.errors import UnavailableError
from offercalc.application.ports.library import StoredOffer
from offercalc.application.ports.outbox import PendingChanges, PendingSave
from offercalc.application.settings.settings import Settings
from offercalc.application.sync.session import Session
from offercalc.bootstrap import window_services
from offercalc.desktop.program import make_window, open_library
from offercalc.desktop.system.qt_executor import QtExecutor
from offercalc.desktop.system.single_instance import SingleInstance
from offercalc.domain.exchange.rate_book import OwnQuote
from offercalc.feeds.store.rate_store import RateStore
from offercalc.interchange.stores.draft_file import JsonDrafts
from offercalc.interchange.stores.outbox_file import JsonOutbox
from offercalc.interchange.stores.settings_file import JsonSettingsFile
from offercalc.library.sql_library import SqlLibrary, sqlite_url
from offercalc.program import Program
from tests.builders import offer
from tests.conftest import ROOT
from tests.tools import FILES

KILLS = int(os.environ.get("OFFERCALC_KILLS", "1"))
LONGEST_SECONDS = 0.2
PATIENCE_SECONDS = 60.0
SEED = 20261130
PLAIN = offer("100k USD/year")
NOW = datetime(2026, 10, 31, 12, tzinfo=UTC)
Say = Callable[[int], None]


def padded(number: int) -> str:
    """Return a text that names a number; some are short, and some fill several pages."""
    return f"{number} " * (1 + number * 37 % 3000)


# --- What is written: each begins after a number, and says every number once it is kept ---


def write_settings(folder: Path, last: int, tr: Say) -> None:
    file = JsonSettingsFile(folder / "settings.json")
    while True:
        last += 1
        file.write(Settings(author=f"author {last}", recent=(padded(last),)))
        tr(last)


def read_settings(folder: Path) -> int:
    file = JsonSettingsFile(folder / "settings.json")
    found = file.read()
    assert not file.problem
    number = int(found.author.removeprefix("author ") or 0)
    assert found.recent == ((padded(number),) if number else ())
    return number


def write_drafts(folder: Path, last: int, tr: Say) -> None:
    file = JsonDrafts(folder / "drafts.json", FILES)
    while True:
        last += 1
        file.keep(Unsaved((UnsavedText("a", ("role",), str(last), padded(last)),)))
        tr(last)


def read_drafts(folder: Path) -> int:
    for draft in JsonDrafts(folder / "drafts.json", FILES).read().texts:
        assert draft.text == padded(int(draft.field))
        return int(draft.field)
    return 0


def write_outbox(folder: Path, last: int, tr: Say) -> None:
    file = JsonOutbox(folder / "unsent.json", FILES)
    while True:
        last += 1
        file.keep(
            PendingChanges(
                (PendingSave(StoredOffer("a", last, replace(PLAIN, notes=padded(last))), "Changed"),), (("b", True),)
            )
        )
        tr(last)


def read_outbox(folder: Path) -> int:
    file = JsonOutbox(folder / "unsent.json", FILES)
    work = file.read()
    assert not file.problem
    for write in work.writes:
        assert write.kept.offer.notes == padded(write.kept.revision)
        return write.kept.revision
    return 0


FIRST_DAY = date(2000, 1, 1)


def write_rates(folder: Path, last: int, tr: Say) -> None:
    store = RateStore(folder / "rates.sqlite")
    while True:
        last += 1
        store.add_own((OwnQuote(FIRST_DAY + timedelta(days=last), "USD", "IDR", Decimal(last)),), NOW)
        tr(last)


def read_rates(folder: Path) -> int:
    store = RateStore(folder / "rates.sqlite")
    found = store.own()
    assert not store.fault
    assert [one.value for one in found] == [*range(1, len(found) + 1)]
    return len(found)


class FarLibrary(SqlLibrary):
    """A library that is away every now and then, as one on a server may be."""

    chance = Random(SEED)  # noqa: S311 - a test that can be repeated

    @property
    @override
    def is_on_server(self) -> bool:
        return bool(getattr(self, "is_made", False))

    @override
    def save(self, kept: StoredOffer, label: str) -> StoredOffer:
        if self.chance.random() < 0.5:
            message = "The server is away."
            raise UnavailableError(message)
        return super().save(kept, label)


def far_library(folder: Path) -> SqlLibrary:
    library = FarLibrary(sqlite_url(folder / "library.sqlite"), FILES, lambda: datetime.now(UTC))
    library.__dict__["is_made"] = True
    return library


def write_session(folder: Path, last: int, tr: Say) -> None:
    outbox = JsonOutbox(folder / "unsent.json", FILES)
    session = Session((StoredOffer("a", 0, replace(PLAIN, level="0")),) if not last else ())
    session.open(lambda: far_library(folder), outbox)
    while True:
        last += 1
        session.replace("a", replace(PLAIN, level=str(last), notes=padded(last)), "Changed")
        if last % 3 == 0:
            session.catch_up()
        if session.is_kept or session.is_sheltered:
            tr(last)


def read_session(folder: Path) -> int:
    outbox = JsonOutbox(folder / "unsent.json", FILES)
    session = Session(())
    session.open(lambda: SqlLibrary(sqlite_url(folder / "library.sqlite"), FILES, lambda: datetime.now(UTC)), outbox)
    assert session.is_kept
    assert not session.conflicts
    assert not outbox.problem
    numbers = [int(kept.offer.level) for kept in session.offers]
    assert all(kept.offer.notes == padded(int(kept.offer.level)) for kept in session.offers if kept.offer.notes)
    session.close()
    return max(numbers, default=0)


# --- The window, which writes all of it ---


@cache
def application() -> QApplication:
    """Make the application of this process, once."""
    return QApplication([])


def write_window(folder: Path, last: int, tr: Say) -> None:
    """Change the first offer and the settings in the window of a folder, as the program does, and never close it."""
    instance = SingleInstance(folder)
    assert instance.take(), "a window that was killed still has the place"
    program = Program()
    services, lane = window_services(program), QtExecutor(application())
    window = make_window(services, program.offers_at_hand(), program.settings, lane)
    window.show()
    open_library(window)
    instance.listen()
    workspace = window.workspace
    until(lambda: workspace.session.is_kept)
    document = workspace.session.offers[0].document
    while True:
        last += 1
        kept = workspace.session.find(document)
        assert kept is not None
        workspace.session.replace(document, replace(kept.offer, level=str(last), notes=padded(last)), "Changed")
        workspace.set(author=f"author {last}")
        until(lambda: workspace.session.is_kept)
        tr(last)


def until(holds: Callable[[], bool]) -> None:
    """Let the window go on until something holds."""
    end = time.monotonic() + PATIENCE_SECONDS
    while not holds():
        assert time.monotonic() < end
        application().processEvents()


def read_window(folder: Path) -> int:
    """Read what the window of a folder would show, and its settings."""
    program = Program()
    assert SingleInstance(folder).take()
    settings = program.settings.read()
    assert not program.settings.problem
    with closing(SqlLibrary(sqlite_url(folder / "library.sqlite"), FILES, lambda: datetime.now(UTC))) as library:
        assert not library.unreadable
        numbers = [int(kept.offer.level) for kept in library.offers() if kept.offer.level.isdigit()]
    number = max(numbers, default=0)
    assert int(settings.author.removeprefix("author ") or 0) >= number
    return number


PARTS: dict[str, tuple[Callable[[Path, int, Say], None], Callable[[Path], int]]] = {
    "settings": (write_settings, read_settings),
    "drafts": (write_drafts, read_drafts),
    "outbox": (write_outbox, read_outbox),
    "rates": (write_rates, read_rates),
    "session": (write_session, read_session),
    "window": (write_window, read_window),
}


def killed(part: str, folder: Path, last: int, seconds: float) -> tuple[int, int]:
    """Let a program write, and kill it so long after it has said for the first time that something is kept.

    Return the last number that it has said is kept, and how many it has said.
    """
    reading, writing = os.pipe()
    program = os.fork()
    if program == 0:
        os.close(reading)
        try:
            PARTS[part][0](folder, last, lambda number: void(os.write(writing, f"{number}\n".encode())))
        finally:
            os._exit(1)
    os.close(writing)
    said, until_then = b"", time.monotonic() + PATIENCE_SECONDS
    with open(reading, "rb", buffering=0) as answers:  # noqa: PTH123 - a pipe has no path
        while (left := until_then - time.monotonic()) > 0:
            if select.select([answers], [], [], left)[0]:
                piece = answers.read(1 << 16)
                if not piece:
                    break
                until_then = min(until_then, time.monotonic() + seconds)
                said += piece
        os.kill(program, signal.SIGKILL)
        said += answers.read()
    _pid, status = os.waitpid(program, 0)
    assert os.WTERMSIG(status) == signal.SIGKILL, "the program has ended by itself"
    numbers = said.rpartition(b"\n")[0].split()
    return int(numbers[-1]) if numbers else last, len(numbers)


def void(_value: object) -> None:
    """Let go of a value."""


def read_apart(part: str, folder: Path) -> tuple[int, str]:
    """Read in a process of its own what is kept, as the next run of the program does: the number, and what is wrong."""
    reading, writing = os.pipe()
    program = os.fork()
    if program == 0:
        os.close(reading)
        try:
            answer = f"{PARTS[part][1](folder)} "
        except BaseException as error:  # noqa: BLE001 - handed over
            answer = f"-1 {type(error).__name__}: {error}"
        os.write(writing, answer.encode("utf-8", "replace")[:2000])
        os._exit(0)
    os.close(writing)
    with open(reading, encoding="utf-8") as answers:  # noqa: PTH123 - as above
        number, _space, fault = answers.read().partition(" ")
    os.waitpid(program, 0)
    return int(number or -1), fault


def nursery(folder: Path, kills: int) -> Iterator[dict[str, object]]:
    """Kill one program after the other at each part, and yield what was found after each."""
    for part in PARTS:
        home = folder / part
        home.mkdir()
        os.environ["OFFERCALC_HOME"] = str(home)
        chance, last = Random(f"{SEED} {part}"), 0  # noqa: S311 - a test that can be repeated
        for _kill in range(kills):
            kept, said = killed(part, home, last, chance.uniform(0, LONGEST_SECONDS))
            found, fault = read_apart(part, home)
            if not fault and not kept <= found <= kept + 1:
                fault = f"{found} is there, where {kept} was acknowledged"
            yield {"part": part, "said": said, "fault": fault}
            last = max(found, kept)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no fork on Windows")
def test_nothing_that_was_said_to_be_kept_is_lost_when_the_program_is_killed(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.robustness.test_kills", str(tmp_path), str(KILLS)]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    found = [json.loads(line) for line in run.stdout.splitlines()]
    for part in PARTS:
        said = sum(one["said"] for one in found if one["part"] == part)
        print(f"{part}: {KILLS} kills, {said} acknowledged")  # noqa: T201 - the figures of the proof
        assert said >= KILLS
    assert [one for one in found if one["fault"]] == []


if __name__ == "__main__":
    for outcome in nursery(Path(sys.argv[1]), int(sys.argv[2])):
        print(json.dumps(outcome), flush=True)  # noqa: T201 - its answer
