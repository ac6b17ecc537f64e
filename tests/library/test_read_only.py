import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from offercalc.library.read_only import beside, code_of, open_read_only, size_of


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Return a library as left by a killed program: the file, its write-ahead log and the log's index."""
    path, left = tmp_path / "library.sqlite", tmp_path / "left" / "library.sqlite"
    left.parent.mkdir()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("pragma journal_mode = wal")
        connection.execute("create table t (a)")
        connection.execute("insert into t values (1)")
        connection.commit()
        for ending in ("", "-wal", "-shm"):
            beside(left, ending).write_bytes(beside(path, ending).read_bytes())
    return left


def content(library: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in library.parent.iterdir()}


def rows(library: Path) -> list[tuple[int]]:
    with open_read_only(library) as connection:
        return connection.execute("select a from t").fetchall()


def test_what_stands_in_the_log_is_read_and_nothing_is_written(library: Path) -> None:
    before = content(library)
    assert rows(library) == [(1,)]
    assert content(library) == before


def test_a_log_without_its_index_is_put_in_order_elsewhere(library: Path) -> None:
    beside(library, "-shm").unlink()
    before = content(library)
    assert rows(library) == [(1,)]
    assert content(library) == before


def test_a_file_without_a_log_gets_none(library: Path) -> None:
    with closing(sqlite3.connect(library)) as connection:
        connection.execute("insert into t values (2)")
        connection.commit()
    before = content(library)
    assert list(before) == ["library.sqlite"]
    assert rows(library) == [(1,), (2,)]
    assert content(library) == before


def test_the_log_of_a_file_that_has_become_empty_is_not_thrown_away(library: Path) -> None:
    os.truncate(library, 0)
    before = content(library)
    with pytest.raises(sqlite3.DatabaseError, match="the file is empty, and its log is not"), open_read_only(library):
        pass
    assert content(library) == before


def test_a_transaction_that_was_cut_off_is_taken_back_elsewhere(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("create table t (a)")
        connection.executemany("insert into t values (?)", [(1,)] * 2000)
        connection.commit()
        connection.execute("pragma cache_size = 1")
        connection.execute("update t set a = 2")
        left = {name: beside(path, name).read_bytes() for name in ("", "-journal")}
        connection.rollback()
    (tmp_path / "left").mkdir()
    for name, found in left.items():
        beside(tmp_path / "left" / "library.sqlite", name).write_bytes(found)
    before = content(tmp_path / "left" / "library.sqlite")
    assert rows(tmp_path / "left" / "library.sqlite") == [(1,)] * 2000
    assert content(tmp_path / "left" / "library.sqlite") == before


def test_what_is_no_database_is_said_by_sqlite(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    path.write_bytes(b"Dear Ann" * 500)
    with pytest.raises(sqlite3.DatabaseError) as caught:
        rows(path)
    assert code_of(caught.value) == sqlite3.SQLITE_NOTADB
    assert code_of(ValueError()) == 0


def test_a_file_that_is_not_there_has_no_bytes(tmp_path: Path) -> None:
    assert size_of(tmp_path / "nothing") == 0
