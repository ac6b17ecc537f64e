"""A server that hangs, so that its connections stay open and nobody answers; and one that is stopped or killed."""

import os
import signal
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot
from sqlalchemy import URL

from offercalc.application.ports.errors import UnavailableError
from offercalc.application.ports.library import StoredOffer
from offercalc.application.ports.outbox import PendingChanges
from offercalc.application.sync.session import Session
from offercalc.desktop.system.qt_executor import QtExecutor
from offercalc.interchange.stores.outbox_file import JsonOutbox
from offercalc.library.sql_library import SqlLibrary
from tests.builders import offer
from tests.postgres import Server
from tests.tools import FILES

ROUNDS = int(os.environ.get("OFFERCALC_HANGS", "1"))
"""How often the server hangs amid a save, and how often it is stopped or killed; the proof is 50 each."""
CLOSING_SECONDS = 5.0
PLAIN = offer("100k USD/year")


@pytest.fixture
def url(server: Server) -> Iterator[URL]:
    with server.database() as url:
        yield url


@pytest.fixture
def outbox(tmp_path: Path) -> JsonOutbox:
    return JsonOutbox(tmp_path / "unsent.json", FILES)


def opened(url: URL) -> SqlLibrary:
    return SqlLibrary(url, FILES, lambda: datetime.now(UTC))


def processes_of(server: Server) -> list[int]:
    """Return the processes of a server: the main one and one per connection."""
    assert server._process is not None
    first = server._process.pid
    children = Path(f"/proc/{first}/task/{first}/children").read_text(encoding="ascii").split()
    return [first, *map(int, children)]


@contextmanager
def hung(server: Server) -> Iterator[None]:
    """Suspend the server for the duration."""
    stopped = processes_of(server)
    for process in stopped:
        os.kill(process, signal.SIGSTOP)
    try:
        yield
    finally:
        for process in reversed(stopped):
            os.kill(process, signal.SIGCONT)


def kill(server: Server) -> None:
    """End all processes of a server at once, as a machine does that has no memory left."""
    processes = processes_of(server)
    for process in processes:
        os.kill(process, signal.SIGSTOP)  # none of them cleans up after another
    for process in processes:
        os.kill(process, signal.SIGKILL)
    server.stop()


@pytest.mark.parametrize("turn", range(ROUNDS))
def test_what_is_saved_while_a_server_ends_is_there_once_it_is_back(
    turn: int, server: Server, url: URL, outbox: JsonOutbox, qtbot: QtBot
) -> None:
    """It is stopped or killed; every save is in the library or on this machine, whether it had answered or not."""
    end = (Server.stop, kill)[turn % 2]
    lane = QtExecutor()
    session = Session((StoredOffer("a", 0, PLAIN),), lane)
    session.open(lambda: opened(url), outbox)
    qtbot.waitUntil(lambda: session.is_kept, timeout=10_000)
    acknowledged = ["Role 0"]
    try:
        for number in range(1, 40):
            session.replace("a", replace(PLAIN, role=f"Role {number}"), "changed")
            session.flush()
            if number == 10 + turn % 20:
                time.sleep(turn * 0.001)
                end(server)
            lane.wait()
            if session.is_kept or session.is_sheltered:
                acknowledged.append(f"Role {number}")
        assert not session.is_kept
        assert session.secure()
        lane.wait_for_jobs()
        session.close()
    finally:
        server.start()
    session = Session(())
    session.open(lambda: opened(url), outbox)
    assert (session.is_kept, session.conflicts, outbox.read()) == (True, (), PendingChanges())
    session.close()
    assert acknowledged[-1] == "Role 39"
    assert list(labels_of(url).values()) == ["Role 39"]


def labels_of(url: URL) -> dict[str, str]:
    with closing(opened(url)) as library:
        return {kept.document: kept.offer.role for kept in library.offers()}


def test_a_server_that_hangs_is_away_and_is_asked_once(
    server: Server, url: URL, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(opened(url)) as library:
        kept = library.add(StoredOffer("a", 0, PLAIN), "")
        library.wait_at_most(0.5)
        with hung(server):
            begun = time.monotonic()
            with pytest.raises(
                UnavailableError, match=r"cannot be used: (no answer for 0\.5 seconds|connection timeout)"
            ):
                library.save(replace(kept, offer=replace(PLAIN, role="Two")), "")
            assert time.monotonic() - begun < 4
        library.wait_at_most(None)
        assert library.save(kept, "").revision == 2


@pytest.mark.parametrize("turn", range(ROUNDS))
def test_closing_on_a_server_that_hangs_takes_seconds_and_loses_nothing(
    turn: int, server: Server, url: URL, outbox: JsonOutbox, qtbot: QtBot
) -> None:
    """The work is in the window's own lane; the server hangs before, during or after the save is sent."""
    lane = QtExecutor()
    session = Session((StoredOffer("a", 0, PLAIN),), lane)
    session.open(lambda: opened(url), outbox)
    qtbot.waitUntil(lambda: session.is_kept, timeout=10_000)
    session.replace("a", replace(PLAIN, role="First"), "first")
    session.flush()
    time.sleep(turn * 0.002)
    with hung(server):
        session.replace("a", replace(PLAIN, role="Second"), "second")
        session.add(replace(PLAIN, role="New"), "third")
        session.flush()
        begun = time.monotonic()
        assert session.secure()
        lane.wait_for_jobs()
        session.close()
        spent = time.monotonic() - begun
        assert spent < CLOSING_SECONDS
        waiting = {write.kept.offer.role for write in outbox.read().writes}
        assert waiting == {"Second", "New"}
    session = Session(())
    session.open(lambda: opened(url), outbox)
    assert (session.is_kept, session.conflicts, outbox.read()) == (True, (), PendingChanges())
    session.close()
    assert sorted(labels_of(url).values()) == ["New", "Second"]


def test_what_is_typed_while_a_server_hangs_is_on_this_machine_at_once(
    server: Server, url: URL, outbox: JsonOutbox, qtbot: QtBot
) -> None:
    """If the program were killed now, nothing would be lost, because the next run reads the outbox file."""
    lane = QtExecutor()
    session = Session((StoredOffer("a", 0, PLAIN),), lane)
    session.open(lambda: opened(url), outbox)
    qtbot.waitUntil(lambda: session.is_kept, timeout=10_000)
    with hung(server):
        session.catch_up()  # a poll for remote changes is waiting for a response
        session.replace("a", replace(PLAIN, role="Typed"), "typed")
        qtbot.waitUntil(lambda: bool(outbox.read()), timeout=2000)
        assert [write.kept.offer.role for write in outbox.read().writes] == ["Typed"]
        assert session.secure()
        lane.wait_for_jobs()
        session.close()


def test_opening_a_server_that_hangs_ends_and_keeps_what_is_typed(
    server: Server, url: URL, outbox: JsonOutbox, qtbot: QtBot
) -> None:
    lane = QtExecutor()
    session = Session((), lane)
    with hung(server):
        begun = time.monotonic()
        session.open(lambda: opened(url), outbox)
        qtbot.waitUntil(lambda: session._is_outbox_read, timeout=2000)
        session.add(PLAIN, "typed")
        qtbot.waitUntil(lambda: bool(outbox.read()), timeout=2000)
        session.secure()
        lane.wait_for_jobs()
        session.close()
        assert time.monotonic() - begun < CLOSING_SECONDS + 1
    assert [write.label for write in outbox.read().writes] == ["typed"]
