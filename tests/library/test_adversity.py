"""The library under adverse conditions: another program, damage, a full disk."""

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from offercalc.application.ports.errors import ExternalError
from offercalc.application.ports.library import StoredOffer
from offercalc.library.history import SqlHistory
from offercalc.library.quick_read import newest_offers
from offercalc.library.sql_library import SqlLibrary, sqlite_url
from offercalc.library.tables import SCHEMA
from offercalc.library.upkeep import SqlChecks
from tests.builders import offer
from tests.conftest import ROOT
from tests.tools import FILES

OPEN_WHEN_TOLD = """
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from offercalc.library.sql_library import SqlLibrary, sqlite_url
from tests.tools import FILES

print("loaded", flush=True)
with closing(SqlLibrary(sqlite_url(Path(input())), FILES, lambda: datetime.now(UTC))) as library:
    print(library.offers())
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "new" / "library.sqlite"


@pytest.fixture
def library(path: Path) -> Iterator[SqlLibrary]:
    with closing(open_library(path)) as library:
        yield library


def open_library(path: Path) -> SqlLibrary:
    return SqlLibrary(sqlite_url(path), FILES, lambda: datetime(2026, 10, 31, 12, tzinfo=UTC))


def new(document: str) -> StoredOffer:
    return StoredOffer(document, 0, offer("100k USD/year"))


def rows(path: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(query).fetchall()


def change(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        for statement in statements:
            connection.execute(statement)


def start(code: str) -> subprocess.Popen[str]:
    """Start a program that communicates by lines of text."""
    arguments = [sys.executable, "-c", code]
    return subprocess.Popen(arguments, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def line_of(program: subprocess.Popen[str]) -> str:
    assert program.stdout is not None
    return program.stdout.readline()


def test_programs_that_make_the_same_library_at_the_same_time_all_open_it(path: Path) -> None:
    with ExitStack() as stack:
        programs = [stack.enter_context(start(OPEN_WHEN_TOLD)) for _ in range(4)]
        loaded = [line_of(program) for program in programs]
        for program in programs:
            print(path, file=program.stdin, flush=True)
        found = [program.communicate()[0] for program in programs]
    assert (loaded, found) == (["loaded\n"] * 4, ["()\n"] * 4)
    assert rows(path, "select schema from library") == [(SCHEMA,)]


def test_a_library_of_a_newer_program_gets_no_tables_of_ours(path: Path) -> None:
    path.parent.mkdir()
    change(
        path,
        "create table library (schema integer primary key, more text)",
        "insert into library values (99, 'newer')",
    )
    with pytest.raises(ExternalError, match="was created by a newer version of OfferCalc"):
        open_library(path)
    assert rows(path, "select name from sqlite_master") == [("library",)]


@pytest.mark.parametrize("payload", ["cast(x'7bff22' as text)", "x'7bff22'", "x'7b00'", "7"])
def test_damage_to_one_offer_does_not_hide_the_others(library: SqlLibrary, path: Path, payload: str) -> None:
    for document in "abc":
        library.add(new(document), "")
    change(path, f"update revisions set payload = {payload} where document = 'b'")  # noqa: S608 - the test's own text
    found = newest_offers(path, FILES)
    assert found == library.offers()
    assert [kept.document for kept in library.offers()] == ["a", "c"]
    assert library.unreadable == ("b",)


@pytest.mark.parametrize(
    ("pragma", "reason"),
    [
        ("max_page_count = 1", "database or disk is full"),  # SQLite raises the limit to the current number of pages
        ("query_only = ON", "attempt to write a readonly database"),
    ],
)
def test_a_database_that_takes_no_more_says_so_and_loses_nothing(library: SqlLibrary, pragma: str, reason: str) -> None:
    kept = library.add(new("a"), "")
    with library._engine.connect() as connection:
        connection.exec_driver_sql(f"PRAGMA {pragma}")
    with pytest.raises(ExternalError, match=rf"cannot be used: {reason}\."):
        library.save(replace(kept, offer=replace(kept.offer, role="x" * 100_000)), "")
    assert library.offers() == (kept,)


def test_a_folder_that_may_only_be_read_is_said_in_words(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: object, **_options: object) -> None:
        raise PermissionError(13, "Permission denied")  # not raised for root, who may run the tests

    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(ExternalError, match=r"^The library cannot be stored in .*new: Permission denied\."):
        open_library(path)


def test_a_damaged_name_of_a_document_stops_nobody(library: SqlLibrary, path: Path) -> None:
    for document in "ab":
        library.add(new(document), "")
    change(
        path, "pragma foreign_keys = off", "update revisions set document = cast(x'e5' as text) where document = 'b'"
    )
    assert [kept.document for kept in library.news({}).newer] == ["a"]
    assert [kept.document for kept in library.offers()] == ["a"]
    history = SqlHistory(library)
    damaged = "\udce5"
    with pytest.raises(ExternalError, match="cannot be used: "):
        history.revisions(damaged)
    assert any("there are revisions, but the document is missing" in fault for fault in SqlChecks(library).faults())


@pytest.mark.parametrize("position", ["'x'", "1.5", "9223372036854775807", "x'ff'", "'1e999999'"])
def test_a_damaged_place_in_the_list_does_not_keep_new_offers_out(
    library: SqlLibrary, path: Path, position: str
) -> None:
    library.add(new("a"), "")
    change(path, f"update documents set position = {position}")  # noqa: S608 - the words of this test
    library.add(new("b"), "")
    library.add(new("c"), "")
    assert {kept.document for kept in library.offers()} == {"a", "b", "c"}
    assert newest_offers(path, FILES) == library.offers()
