"""A program killed while the log of its library restarts has lost nothing that it reported as saved."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import NoReturn

import pytest
from msgspec.structs import replace
from sqlalchemy import event

from offercalc.application.ports.library import StoredOffer
from offercalc.library.read_only import beside
from offercalc.library.sql_library import SqlLibrary, sqlite_url
from tests.builders import offer
from tests.conftest import ROOT
from tests.tools import FILES

KILLS = int(os.environ.get("OFFERCALC_KILLS", "2"))
"""How often the program is killed; 500 for the full proof."""
SURE = 20
"""After so many kills, one has surely met the moment between header and first frame; a few may miss it."""
PATIENCE_SECONDS = 20.0
PLAIN = offer("100k USD/year")


def opened(path: Path) -> SqlLibrary:
    return SqlLibrary(sqlite_url(path), FILES, lambda: datetime.now(UTC))


def save_without_end(path: Path, answers: int) -> NoReturn:
    """Save revisions in a loop, with a log that restarts after a few of them."""
    with closing(opened(path)) as library:
        event.listen(library._engine, "connect", lambda one, _: one.execute("PRAGMA wal_autocheckpoint=30"))
        library._engine.dispose()
        (kept,) = library.offers() or (library.add(StoredOffer("a", 0, PLAIN), "Added"),)
        while True:
            kept = library.save(replace(kept, offer=replace(PLAIN, role=f"Role {kept.revision + 1}")), "Changed")
            os.write(answers, f"{kept.revision}\n".encode())


def head_of(path: Path) -> bytes:
    """Return the header of the log and the start of its first frame."""
    with suppress(OSError), beside(path, "-wal").open("rb") as log:
        return log.read(56)
    return b""


def killed(path: Path, restarts: int) -> tuple[int, bool]:
    """Kill a saving program as soon as its log has restarted `restarts` times.

    Return the last revision reported as saved, and whether the first frame of the new log was not yet written.
    """
    reading, writing = os.pipe()
    program = os.fork()
    if program == 0:
        os.close(reading)
        try:
            save_without_end(path, writing)
        finally:
            os._exit(1)
    os.close(writing)
    end, seen = time.monotonic() + PATIENCE_SECONDS, head_of(path)
    while restarts and time.monotonic() < end:
        head = head_of(path)
        if head[:32] != seen[:32] and seen:
            restarts -= 1
        seen = head or seen
    os.kill(program, signal.SIGKILL)
    _pid, status = os.waitpid(program, 0)
    assert os.WTERMSIG(status) == signal.SIGKILL, "the program has ended by itself"
    with open(reading, "rb") as answers:  # noqa: PTH123 - a pipe, not a path
        said = answers.read().rpartition(b"\n")[0].split(b"\n")
    head = head_of(path)
    return int(said[-1] or 0), head[16:24] != head[40:48]


def faults_after(path: Path, kept: int) -> Iterator[str]:
    """Yield the faults of a library that should hold `kept` revisions, or one more."""
    with closing(opened(path)) as library:
        (found,) = library.offers()
        if found.revision not in {kept, kept + 1} or found.offer.role not in {PLAIN.role, f"Role {found.revision}"}:
            yield f"revision {found.revision} of {found.offer.role} where {kept} were acknowledged"
    with closing(sqlite3.connect(path)) as connection:
        checks = connection.execute("pragma integrity_check").fetchall()
        (count,) = connection.execute("select count(*) from revisions").fetchone()
    if checks != [("ok",)] or count != found.revision:
        yield f"{checks}, {count} of {found.revision} revisions"


def nursery(path: Path, kills: int) -> None:
    """Kill programs one after another, and print the findings after each as a line of JSON."""
    kept = 0
    with closing(opened(path)) as library:
        kept = library.add(StoredOffer("a", 0, PLAIN), "Added").revision
    for number in range(kills):
        said, is_between = killed(path, 1 + number % 3)
        kept = max(kept, said)
        faults = list(faults_after(path, kept))
        with closing(opened(path)) as library:
            kept = library.offers()[0].revision
        print(json.dumps({"kept": kept, "is_between": is_between, "faults": faults}), flush=True)  # noqa: T201 - its answer


@pytest.mark.skipif(sys.platform == "win32", reason="there is no fork on Windows")
def test_nothing_reported_as_saved_is_lost_when_a_log_restarts(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.robustness.test_log_restarts", str(tmp_path / "library.sqlite"), str(KILLS)]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    found = [json.loads(line) for line in run.stdout.splitlines()]
    assert len(found) == KILLS
    between = sum(one["is_between"] for one in found)
    figures = f"{KILLS} kills, {between} of them between header and first frame, {found[-1]['kept']} revisions"
    print(figures)  # noqa: T201 - the figures of the proof
    assert [one for one in found if one["faults"]] == []
    assert between or KILLS < SURE, "no kill has met the moment between header and first frame"


if __name__ == "__main__":
    nursery(Path(sys.argv[1]), int(sys.argv[2]))
