"""Full disk, read-only folder, locked or damaged library: each is reported, and nothing is lost."""

import json
import os
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from tempfile import mkdtemp

import pytest
from msgspec.structs import replace

from offercalc.application.ports.errors import ExternalError
from offercalc.application.ports.library import StoredOffer
from offercalc.library.sql_library import SqlLibrary, sqlite_url
from offercalc.library.upkeep import SqlChecks
from tests.builders import offer
from tests.conftest import ROOT
from tests.tools import FILES

BUSY = "offercalc.library.sql_library._BUSY_MILLISECONDS"
NOBODY = 65534
ROOM = 200_000
"""The maximum file size in bytes on the full disk."""
TOLD_OF_A_WRITE_THAT_FAILS = r"^The library .*library\.sqlite cannot be used: {reason}\."

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="limits and rights are those of POSIX")


def opened(path: Path) -> SqlLibrary:
    return SqlLibrary(sqlite_url(path), FILES, lambda: datetime.now(UTC))


def expected(number: int) -> StoredOffer:
    return StoredOffer("a", number, replace(offer("100k USD/year"), role=f"Role {number}", notes="x" * 3000))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "library.sqlite"
    with closing(opened(path)) as library:
        library.add(expected(0), "")
    return path


def sums(path: Path) -> dict[str, str]:
    return {one.name: sha256(one.read_bytes()).hexdigest() for one in path.parent.glob("library.sqlite*")}


def is_whole(path: Path) -> bool:
    with closing(opened(path)) as library, closing(sqlite3.connect(path)) as connection:
        return not SqlChecks(library).faults() and connection.execute("pragma integrity_check").fetchone() == ("ok",)


def fill_the_disk(path: Path) -> None:
    """Save until the disk is full, and once more. Print the acknowledged revisions and the error message."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (ROOM, resource.getrlimit(resource.RLIMIT_FSIZE)[1]))
    said = []
    with closing(opened(path)) as library:
        (kept,) = library.offers()
        for _ in range(2):
            try:
                while True:
                    kept = library.save(replace(expected(kept.revision + 1), revision=kept.revision), "")
            except ExternalError as error:
                said.append(str(error))
        seen = library.offers()[0].revision
    print(json.dumps({"kept": kept.revision, "seen": seen, "said": said}))  # noqa: T201 - its output


def open_without_rights(path: Path) -> None:
    """Open the library with read-only rights, and print the message."""
    if os.getuid() == 0:
        os.setuid(NOBODY)
    try:
        with closing(opened(path)) as library:
            seen = [kept.revision for kept in library.offers()]
            library.save(replace(expected(9), revision=seen[0]), "")
    except ExternalError as error:
        print(json.dumps(str(error)))  # noqa: T201 - its output


def answer_of(act: Callable[[Path], None], path: Path) -> object:
    """Run a function in a separate process. Return what it prints."""
    command = [sys.executable, "-m", "tests.stories.test_library_files", act.__name__, str(path)]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


def test_when_the_disk_is_full_all_that_was_kept_is_there_and_a_retry_works(path: Path) -> None:
    found = answer_of(fill_the_disk, path)
    assert isinstance(found, dict)
    assert len(found["said"]) == 2
    for sentence in found["said"]:
        assert sentence.startswith(f"The library {path} cannot be used: ")
        assert "disk" in sentence
    assert found["seen"] == found["kept"] > 5
    assert is_whole(path)
    with closing(opened(path)) as library:
        (kept,) = library.offers()
        assert kept == replace(expected(found["kept"]), revision=found["kept"])
        assert library.save(kept, "").revision == found["kept"] + 1


@pytest.fixture
def folder() -> Iterator[Path]:
    """Return a folder accessible to every user, unlike pytest's temporary folders."""
    folder = Path(mkdtemp())
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


def test_a_library_that_may_only_be_read_says_so_and_is_left_as_it_is(folder: Path) -> None:
    path = folder / "library.sqlite"
    with closing(opened(path)) as library:
        library.add(expected(0), "")
    path.chmod(0o444)
    folder.chmod(0o555)
    before = sums(path)
    told = answer_of(open_without_rights, path)
    assert isinstance(told, str)
    assert told.startswith(f"The library {path} cannot be used: ")
    assert sums(path) == before
    folder.chmod(0o755)
    path.chmod(0o644)
    with closing(opened(path)) as library:
        assert library.save(library.offers()[0], "").revision == 2


def test_a_library_in_a_folder_that_may_only_be_read_is_not_made_and_that_is_said(folder: Path) -> None:
    folder.chmod(0o555)
    told = answer_of(open_without_rights, folder / "library.sqlite")
    assert isinstance(told, str)
    assert told.startswith(f"The library {folder / 'library.sqlite'} cannot be used: unable to open database file.")
    assert list(folder.iterdir()) == []


def test_while_another_program_holds_the_library_nothing_is_lost_and_then_all_goes_on(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(BUSY, 50)
    with closing(opened(path)) as library, closing(sqlite3.connect(path)) as other:
        (kept,) = library.offers()
        other.execute("begin exclusive")
        with pytest.raises(ExternalError, match=TOLD_OF_A_WRITE_THAT_FAILS.format(reason="database is locked")):
            library.save(kept, "")
        assert library.offers() == (kept,)
        other.rollback()
        assert library.save(kept, "").revision == 2
    assert is_whole(path)


def test_a_library_that_another_program_keeps_to_itself_is_opened_once_it_lets_go(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(BUSY, 50)
    monkeypatch.setattr("offercalc.library.read_only._BUSY_SECONDS", 0.05)
    with closing(sqlite3.connect(path)) as other:
        other.execute("pragma journal_mode = delete")
        other.execute("begin exclusive")
        with pytest.raises(ExternalError, match=TOLD_OF_A_WRITE_THAT_FAILS.format(reason="database is locked")):
            opened(path)
        other.rollback()
    with closing(opened(path)) as library:
        assert library.save(library.offers()[0], "").revision == 2


BREAKS: dict[str, Callable[[bytes], bytes]] = {
    "a letter": lambda _content: b"Dear Ann, we offer you " * 300,
    "half of it": lambda content: content[: len(content) // 2],
    "a flipped bit in the header": lambda content: content[:16] + b"\x42" + content[17:],
    "a page of nothing": lambda content: content[:4096] + bytes(4096) + content[8192:],
}


@pytest.mark.parametrize("kind", BREAKS)
def test_a_broken_library_is_one_clear_line_and_stays_as_it_is(kind: str, path: Path) -> None:
    path.write_bytes(BREAKS[kind](path.read_bytes()))
    before = sums(path)
    command = [sys.executable, "-m", "offercalc", "library", "list"]
    environment = {**os.environ, "OFFERCALC_HOME": str(path.parent)}
    run = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert run.returncode != 0
    assert run.stdout == ""
    assert run.stderr.count("\n") == 1
    assert f"The library {path} cannot be used: " in run.stderr
    assert "ove library.sqlite to another folder" in run.stderr or "ove it to another folder" in run.stderr
    assert sums(path) == before


def test_a_salvaged_library_is_put_in_its_place_and_all_goes_on(path: Path) -> None:
    with closing(opened(path)) as library:
        (kept,) = library.offers()
        for _ in range(50):
            kept = library.save(replace(expected(kept.revision + 1), revision=kept.revision), "")
    content = path.read_bytes()
    path.write_bytes(content[:16] + b"\xff\xff" + content[18:])
    with pytest.raises(ExternalError, match=r"1 offer with 51 revisions\. To continue, close OfferCalc, move"):
        opened(path)
    path.rename(path.with_name("broken.sqlite"))
    next(path.parent.glob("library-salvaged-*.sqlite")).rename(path)
    assert is_whole(path)
    with closing(opened(path)) as library:
        assert library.offers() == (kept,)
        assert library.save(kept, "").revision == 52


if __name__ == "__main__":
    {act.__name__: act for act in (fill_the_disk, open_without_rights)}[sys.argv[1]](Path(sys.argv[2]))
