import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Connection, NullPool, create_engine, select, text

from offercalc.application.ports.errors import ExternalError
from offercalc.application.ports.library import StoredOffer
from offercalc.library.migrations import STEPS, bring_up_to_date, is_up_to_date, refuse_newer, schema_of
from offercalc.library.recovery.salvage import APPLICATION_ID
from offercalc.library.sql_library import SqlLibrary, sqlite_url
from offercalc.library.tables import LIBRARY, SCHEMA
from offercalc.library.upkeep import SqlChecks
from tests.builders import offer
from tests.tools import FILES

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "library.sqlite"


def open_library(path: Path) -> SqlLibrary:
    return SqlLibrary(sqlite_url(path), FILES, lambda: NOON)


@pytest.fixture
def connection() -> Iterator[Connection]:
    engine = create_engine("sqlite://")
    with engine.connect() as connection:
        yield connection
    engine.dispose()


def add_a_colour(connection: Connection) -> None:
    connection.execute(text("alter table documents add column colour text"))


def add_a_shade(connection: Connection) -> None:
    connection.execute(text("alter table documents add column shade text"))


def test_there_is_a_step_from_every_older_version() -> None:
    assert sorted(STEPS) == list(range(1, SCHEMA))


def test_a_new_library_has_the_newest_tables(connection: Connection) -> None:
    assert schema_of(connection) is None
    assert not is_up_to_date(connection)
    bring_up_to_date(connection)
    assert schema_of(connection) == SCHEMA
    assert is_up_to_date(connection)


def test_what_was_done_is_not_done_again(connection: Connection) -> None:
    bring_up_to_date(connection)
    bring_up_to_date(connection)
    assert connection.execute(select(LIBRARY.c.schema)).scalars().all() == [SCHEMA]


def test_a_library_from_before_rounds_gets_their_table(connection: Connection) -> None:
    bring_up_to_date(connection)
    connection.execute(text("drop table rounds"))
    assert not is_up_to_date(connection)
    bring_up_to_date(connection)
    assert is_up_to_date(connection)


def test_every_step_is_taken_in_its_turn(connection: Connection) -> None:
    bring_up_to_date(connection)
    steps = {SCHEMA: add_a_colour, SCHEMA + 1: add_a_shade}
    bring_up_to_date(connection, steps, SCHEMA + 2)
    columns = [row.name for row in connection.execute(text("pragma table_info(documents)"))]
    assert columns[-2:] == ["colour", "shade"]
    assert schema_of(connection) == SCHEMA + 2
    bring_up_to_date(connection, steps, SCHEMA + 2)


def test_a_newer_library_is_refused(connection: Connection) -> None:
    refuse_newer(connection, "here")
    bring_up_to_date(connection)
    refuse_newer(connection, "here")
    connection.execute(text("update library set schema = 99"))
    with pytest.raises(ExternalError, match=r"^The library here was created by a newer version of OfferCalc; install"):
        refuse_newer(connection, "here")


def test_a_library_on_this_machine_is_copied_before_it_is_changed(path: Path) -> None:
    with closing(open_library(path)) as library:
        library.add(StoredOffer("a", 0, offer("100k USD/year")), "")
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("drop table rounds")
        connection.execute("pragma application_id = 0")
    open_library(path).close()
    (copy,) = (path.parent / "copies").iterdir()
    with closing(sqlite3.connect(copy)) as connection:
        tables = connection.execute("select name from sqlite_master where name = 'rounds'").fetchall()
        revisions = connection.execute("select count(*) from revisions").fetchone()
    assert (copy.name, tables, revisions) == ("library-20261123T120000Z.sqlite", [], (1,))
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("select count(*) from rounds").fetchone() == (0,)
        assert connection.execute("pragma application_id").fetchone() == (APPLICATION_ID,)


def test_a_library_that_cannot_be_copied_is_not_changed(path: Path) -> None:
    open_library(path).close()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("drop table rounds")
    (path.parent / "copies").write_bytes(b"")
    before = path.read_bytes()
    with pytest.raises(ExternalError, match="cannot be copied to"):
        open_library(path)
    assert path.read_bytes() == before


def test_a_library_that_is_up_to_date_is_not_copied(path: Path) -> None:
    open_library(path).close()
    open_library(path).close()
    assert [found.name for found in path.parent.iterdir()] == ["library.sqlite"]


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_revisions_of_the_first_version_get_their_digests(
    kind: str, path: Path, request: pytest.FixtureRequest
) -> None:
    with ExitStack() as stack:
        url = sqlite_url(path)
        if kind == "postgresql":
            url = stack.enter_context(request.getfixturevalue("server").database())
        with closing(SqlLibrary(url, FILES, lambda: NOON)) as library:
            kept = library.add(StoredOffer("a", 0, offer("100k USD/year")), "New offer")
            for _ in range(3):
                kept = library.save(kept, "Saved")
        engine = create_engine(url, poolclass=NullPool)
        with engine.begin() as connection:
            connection.execute(text("alter table revisions drop column digest"))
            connection.execute(text("update library set schema = 1"))
        with closing(SqlLibrary(url, FILES, lambda: NOON)) as library:
            assert library.offers() == (kept,)
            assert SqlChecks(library).faults() == ()
        engine.dispose()


def test_what_is_damaged_before_it_has_a_digest_stops_no_other(path: Path) -> None:
    with closing(open_library(path)) as library:
        for document in "abc":
            library.add(StoredOffer(document, 0, offer("100k USD/year")), "New offer")
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("update revisions set document = cast(x'ff' as text) where document = 'a'")
        connection.execute("update revisions set label = cast(x'ff' as text) where document = 'b'")
        connection.execute("alter table revisions drop column digest")
        connection.execute("update library set schema = 1")
    with closing(open_library(path)) as library:
        assert [kept.document for kept in library.offers()] == ["b", "c"]
