import os
import sqlite3
import struct
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from offercalc.library.read_only import beside
from offercalc.library.recovery.sqlite_pages import _added, log_is_damaged, rows_in

VALUES = (None, 0, 1, -1, 300, -70_000, 1 << 40, -(1 << 62), 1.5, "", "Gaji", b"\x00\xff", "x" * 3000, "long " * 5000)
FRAME = 24 + 4096


def write(path: Path, values: list[tuple[object, ...]], page: int = 4096) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(f"pragma page_size = {page}")
        connection.execute("create table t (a, b)")
        connection.executemany("insert into t values (?, ?)", values)


@pytest.fixture
def crashed(tmp_path: Path) -> Path:
    """Return a library with twenty rows in its log, each in a separate transaction."""
    path, left = tmp_path / "library.sqlite", tmp_path / "left" / "library.sqlite"
    left.parent.mkdir()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("pragma journal_mode = wal")
        connection.execute("create table t (a, b)")
        for number in range(20):
            connection.execute("insert into t values (?, 'kept')", (number,))
            connection.commit()
        for ending in ("", "-wal", "-shm"):
            beside(left, ending).write_bytes(beside(path, ending).read_bytes())
    return left


def numbers_in(path: Path) -> set[object]:
    return {row.values[0] for row in rows_in(path) if row.values[1:] == ("kept",)}


@pytest.mark.parametrize("page", [512, 4096, 65536])
def test_every_kind_of_value_is_read_as_sqlite_reads_it(page: int, tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    write(path, [(value, "kept") for value in VALUES], page)
    found = [(row.number, row.values[0]) for row in rows_in(path) if row.values[1:] == ("kept",)]
    assert found == list(enumerate(VALUES, 1))


def test_many_rows_on_many_pages_are_all_read(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    write(path, [(number, "kept") for number in range(20_000)])
    assert numbers_in(path) == set(range(20_000))


def test_entries_of_an_index_are_read_too(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    write(path, [(f"{number:04}", "kept") for number in range(3000)])
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("create index i on t (a)")
    found = {row.values for row in rows_in(path) if row.number == 0}
    assert found == {(f"{number:04}", number + 1) for number in range(3000)}


def test_rows_are_read_without_the_page_that_leads_to_them(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    write(path, [(number, "kept") for number in range(20_000)])
    content = path.read_bytes()
    path.write_bytes(bytes(8192) + content[8192:])  # the header, the table names, and the root of the only table
    assert numbers_in(path) == set(range(20_000))


def test_what_stands_in_the_log_alone_is_read(crashed: Path) -> None:
    assert numbers_in(crashed) == set(range(20))
    os.truncate(crashed, 0)
    assert numbers_in(crashed) == set(range(20))


def test_a_file_that_is_not_there_has_no_rows(tmp_path: Path) -> None:
    assert list(rows_in(tmp_path / "nothing")) == []


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    flips=st.lists(st.tuples(st.integers(0, 8191 + 3 * 4096), st.integers(0, 255)), max_size=200),
    length=st.integers(0, 20_480),
)
def test_damage_costs_rows_and_nothing_else(flips: list[tuple[int, int]], length: int, tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    path.unlink(missing_ok=True)
    write(path, [(number, "kept" * (number * 20)) for number in range(30)])
    content = bytearray(path.read_bytes())
    for place, byte in flips:
        content[place % len(content)] = byte
    path.write_bytes(content[: length or len(content)])
    assert all(isinstance(row.values, tuple) for row in rows_in(path))


def test_a_log_that_a_crash_left_is_no_damage(crashed: Path) -> None:
    assert not log_is_damaged(crashed)


def test_an_unfinished_transaction_at_the_end_is_no_damage(crashed: Path) -> None:
    with beside(crashed, "-wal").open("ab") as log:
        frames = beside(crashed, "-wal").read_bytes()
        log.write(frames[-FRAME : -FRAME + 24] + bytes(4096))
    assert not log_is_damaged(crashed)


@pytest.mark.parametrize("place", [20, 32 + 4, 32 + 17, 32 + 3 * FRAME + 24 + 4000])
def test_a_flipped_byte_in_the_log_is_damage(place: int, crashed: Path) -> None:
    beside(crashed, "-shm").unlink()
    log = bytearray(beside(crashed, "-wal").read_bytes())
    log[place] ^= 0x10
    beside(crashed, "-wal").write_bytes(log)
    assert log_is_damaged(crashed)


def begin_anew(log: bytes) -> bytes:
    """Return a log as after a restart, before its first frame: a new header with the old frames."""
    header = log[:16] + struct.pack(">II", int.from_bytes(log[16:20], "big") + 1, 77)
    sums = _added(header, 0, 24, (0, 0), "<" if log[3] % 2 == 0 else ">")
    header += struct.pack(">II", *sums)
    return header + log[32:]


def test_a_restarted_log_has_lost_nothing(crashed: Path) -> None:
    """If a program ends between the header and the first frame, all frames of the previous log are already saved."""
    log = beside(crashed, "-wal")
    log.write_bytes(begin_anew(log.read_bytes()))
    assert not log_is_damaged(crashed)
    beside(crashed, "-shm").unlink()
    assert not log_is_damaged(crashed)


@pytest.mark.parametrize("place", [0, 7, 16, 20, 25])
def test_a_damaged_header_of_a_log_with_frames_is_damage(place: int, crashed: Path) -> None:
    beside(crashed, "-shm").unlink()
    log = bytearray(beside(crashed, "-wal").read_bytes())
    log[place] ^= 0x10
    beside(crashed, "-wal").write_bytes(log)
    assert log_is_damaged(crashed)


def test_a_log_that_was_cut_off_is_damage_where_its_index_knows_better(crashed: Path) -> None:
    log = beside(crashed, "-wal")
    os.truncate(log, log.stat().st_size - FRAME)
    assert log_is_damaged(crashed)
    assert log_is_damaged(crashed)


def test_a_log_with_nothing_in_it_is_no_damage(tmp_path: Path) -> None:
    assert not log_is_damaged(tmp_path / "library.sqlite")
    beside(tmp_path / "library.sqlite", "-wal").write_bytes(b"")
    assert not log_is_damaged(tmp_path / "library.sqlite")
