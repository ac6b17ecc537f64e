import os
import sqlite3
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from offercalc.application.ports.errors import ExternalError
from offercalc.application.ports.library import StoredOffer
from offercalc.library.quick_read import newest_offers
from offercalc.library.recovery.copies import MOST, copies_of, copy_now, copy_to, copy_weekly
from offercalc.library.sql_library import SqlLibrary, sqlite_url
from tests.tools import FILES, GLOBEX, sample

NOW = datetime(2026, 11, 23, 17, 0, tzinfo=UTC)


@pytest.fixture
def library(tmp_path: Path) -> Path:
    path = tmp_path / "library.sqlite"
    opened = SqlLibrary(sqlite_url(path), FILES, lambda: NOW)
    opened.add(StoredOffer("one", 0, sample(GLOBEX)), "added")
    opened.close()
    return path


def test_a_copy_holds_what_the_library_held(library: Path) -> None:
    copy = copy_now(library, NOW)
    assert copy.name == "library-20261123T170000Z.sqlite"
    assert newest_offers(copy, FILES) == (StoredOffer("one", 1, sample(GLOBEX)),)
    assert [path.name for path in copy.parent.iterdir()] == [copy.name]


def test_a_copy_is_taken_while_somebody_writes(library: Path) -> None:
    opened = SqlLibrary(sqlite_url(library), FILES, lambda: NOW)
    opened.add(StoredOffer("two", 0, sample(GLOBEX)), "added")
    found = newest_offers(copy_now(library, NOW), FILES)
    opened.close()
    assert found is not None
    assert [kept.document for kept in found] == ["one", "two"]


def test_a_copy_is_taken_once_a_week(library: Path) -> None:
    assert copy_weekly(library, NOW) is not None
    assert copy_weekly(library, NOW + timedelta(days=6, hours=23)) is None
    assert copy_weekly(library, NOW + timedelta(days=7)) is not None
    assert len(copies_of(library)) == 2


def test_a_library_that_is_not_there_is_not_copied(tmp_path: Path) -> None:
    assert copy_weekly(tmp_path / "library.sqlite", NOW) is None
    assert list(tmp_path.iterdir()) == []


def test_the_last_five_copies_are_kept(library: Path) -> None:
    for week in range(MOST + 3):
        copy_weekly(library, NOW + timedelta(days=7 * week))
    (library.parent / "copies" / "library-mine.sqlite").write_bytes(b"")
    assert [path.name[8:16] for path in copies_of(library)] == [
        "20270111", "20270104", "20261228", "20261221", "20261214",
    ]  # fmt: skip
    assert (library.parent / "copies" / "library-mine.sqlite").exists()


def test_what_is_no_library_is_not_copied(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    path.write_bytes(b"no database" * 500)
    with pytest.raises(ExternalError, match=r"cannot be copied to .*: file is not a database"):
        copy_now(path, NOW)
    assert list((tmp_path / "copies").iterdir()) == []


def test_a_folder_that_cannot_be_made_is_said_so(library: Path) -> None:
    (library.parent / "copies").write_bytes(b"")
    with pytest.raises(ExternalError, match=r"The library cannot be copied to .*copies: File exists"):
        copy_now(library, NOW)


def test_a_copy_takes_the_place_of_an_older_file_only_when_it_is_whole(library: Path, tmp_path: Path) -> None:
    target = tmp_path / "mine.sqlite"
    target.write_bytes(b"older")
    broken = tmp_path / "broken.sqlite"
    broken.write_bytes(b"no database" * 500)
    with pytest.raises(ExternalError):
        copy_to(broken, target)
    assert target.read_bytes() == b"older"
    copy_to(library, target)
    with sqlite3.connect(target) as copy:
        assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    copy.close()


def test_a_clock_that_was_ahead_does_not_stop_the_weekly_copies(library: Path) -> None:
    for year in range(MOST + 1):
        copy_now(library, NOW.replace(year=2030 + year))
    assert copy_weekly(library, NOW) is not None
    assert copy_weekly(library, NOW + timedelta(days=6)) is None
    later = NOW + timedelta(days=7)
    assert copy_weekly(library, later) is not None
    assert [path.name[8:16] for path in copies_of(library, later)][:2] == ["20261130", "20261123"]
    assert len(copies_of(library, later)) == MOST


@pytest.mark.skipif(os.name == "nt", reason="a profile is private there by itself")
def test_nobody_else_reads_a_copy(library: Path, tmp_path: Path) -> None:
    copy = copy_now(library, NOW)
    own = tmp_path / "own.sqlite"
    copy_to(library, own)
    assert [stat.S_IMODE(path.stat().st_mode) for path in (copy.parent, copy, own)] == [0o700, 0o600, 0o600]
