"""The program is repeatedly killed while saving, and everything it reported as saved is still there."""

import json
import os
import random
import select
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import NoReturn

import pytest
from msgspec.structs import replace

from offercalc.application.ports.library import StoredOffer
from offercalc.domain.offer.offer import Offer
from offercalc.library.sql_library import SqlLibrary, sqlite_url
from offercalc.library.upkeep import SqlChecks
from tests.builders import offer
from tests.conftest import ROOT
from tests.tools import FILES

KILLS = int(os.environ.get("OFFERCALC_KILLS", "2"))
"""How often the program is killed; 500 for the full proof."""
KILLS_OF_A_LIBRARY = 5
"""The number of kills after which a new library is created, so that creation is interrupted too."""
LONGEST_SECONDS = 0.2
"""From the start for every other kill, which may meet the library in the making, else from the first save on."""
PATIENCE_SECONDS = 60.0
SEED = 20261123
DOCUMENTS = 4
PLAIN = offer("100k USD/year")


def expected(document: str, number: int) -> Offer:
    """Return the offer of a revision: some are short, some fill several pages."""
    return replace(PLAIN, role=f"Role {number} of {document}", notes=f"{number} " * (number * 37 % 4000))


def opened(path: Path) -> SqlLibrary:
    return SqlLibrary(sqlite_url(path), FILES, lambda: datetime.now(UTC))


def save_without_end(path: Path, seed: int, answers: int) -> NoReturn:
    """Add and change offers, sometimes reopening the library, and report every revision once it is saved."""
    chance = random.Random(seed)  # noqa: S311 - must be reproducible
    while True:
        with closing(opened(path)) as library:
            numbers = {kept.document: kept.revision for kept in library.offers()}
            for _ in range(chance.randint(1, 60)):
                document = f"document-{chance.randint(1, DOCUMENTS)}"
                number = numbers.get(document, 0)
                kept = StoredOffer(document, number, expected(document, number + 1))
                kept = library.save(kept, "Changed") if number else library.add(kept, "Added")
                numbers[document] = kept.revision
                os.write(answers, f"{document} {kept.revision}\n".encode())


def killed(path: Path, seed: int) -> list[tuple[str, int]]:
    """Start a saving program and kill it at a random moment. Return what it reported as saved."""
    reading, writing = os.pipe()
    program = os.fork()
    if program == 0:
        os.close(reading)
        try:
            save_without_end(path, seed, writing)
        finally:
            os._exit(1)
    os.close(writing)
    seconds = random.Random(seed).uniform(0, LONGEST_SECONDS)  # noqa: S311 - as above
    until = time.monotonic() + (seconds if seed % 2 else PATIENCE_SECONDS)
    said = b""
    with open(reading, "rb", buffering=0) as answers:  # noqa: PTH123 - a pipe, not a path
        while (left := until - time.monotonic()) > 0:
            if select.select([answers], [], [], left)[0]:
                until = until if said or seed % 2 else time.monotonic() + seconds
                said += answers.read(1 << 16)
        os.kill(program, signal.SIGKILL)
        said += answers.read()
    _pid, status = os.waitpid(program, 0)
    assert os.WTERMSIG(status) == signal.SIGKILL, "the program has ended by itself"
    whole = said.decode().rpartition("\n")[0]
    return [(document, int(number)) for document, number in map(str.split, whole.splitlines())]


def faults_after(path: Path, kept: set[tuple[str, int]], kills: int) -> Iterator[str]:
    """Return the faults of a library that should hold these revisions, and at most one more per kill."""
    with closing(opened(path)) as library:
        yield from SqlChecks(library).faults()
    with closing(sqlite3.connect(path)) as connection:
        checks = connection.execute("pragma integrity_check").fetchall()
        orphans = connection.execute("pragma foreign_key_check").fetchall()
        rows = connection.execute("select document, number, payload from revisions").fetchall()
    found = {(document, number): payload for document, number, payload in rows}
    if checks != [("ok",)] or orphans:
        yield f"{checks} {orphans}"
    yield from (f"{key} is lost" for key in kept - found.keys())
    if len(found) > len(kept) + kills:
        yield f"{len(found)} revisions where {len(kept)} were acknowledged in {kills} kills"
    wrong = (key for key, payload in found.items() if payload != FILES.encode(expected(*key)).decode())
    yield from (f"{key} holds something else" for key in wrong)


def nursery(folder: Path, kills: int) -> None:
    """Kill programs one after another, and print the findings after each as a line of JSON."""
    kept: set[tuple[str, int]] = set()
    for number in range(kills):
        round_of_library = number % KILLS_OF_A_LIBRARY
        if round_of_library == 0:
            kept = set()
        path = folder / f"{number // KILLS_OF_A_LIBRARY}" / "library.sqlite"
        said = killed(path, SEED + number)
        kept |= set(said)
        faults = list(faults_after(path, kept, round_of_library + 1))
        print(json.dumps({"kill": number, "kept": len(said), "faults": faults}), flush=True)  # noqa: T201 - its output


@pytest.mark.skipif(sys.platform == "win32", reason="there is no fork on Windows")
def test_nothing_that_was_said_to_be_kept_is_lost_when_the_program_is_killed(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.stories.test_library_kills", str(tmp_path), str(KILLS)]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    found = [json.loads(line) for line in run.stdout.splitlines()]
    assert [one["kill"] for one in found] == list(range(KILLS))
    said = sum(one["kept"] for one in found)
    print(f"{KILLS} kills, {said} acknowledged")  # noqa: T201 - the figures of the proof
    assert [one for one in found if one["faults"]] == []
    assert said > KILLS


if __name__ == "__main__":
    nursery(Path(sys.argv[1]), int(sys.argv[2]))
