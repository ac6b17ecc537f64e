"""`library check` reports the same faults on this machine and on a server."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace
from sqlalchemy import URL, NullPool, create_engine, text

from offercalc.application.ports.library import StoredOffer
from offercalc.library.history import SqlRounds
from offercalc.library.sql_library import SqlLibrary, sqlite_url
from offercalc.library.upkeep import SqlChecks
from tests.builders import offer
from tests.postgres import Server
from tests.tools import FILES

DROP_KEYS = (
    "alter table revisions drop constraint revisions_document_fkey",
    "alter table rounds drop constraint rounds_document_number_fkey",
)


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[URL]:
    if request.param == "sqlite":
        yield sqlite_url(tmp_path / "library.sqlite")
        return
    server: Server = request.getfixturevalue("server")
    with server.database() as url:
        yield url


@pytest.fixture
def library(url: URL) -> Iterator[SqlLibrary]:
    with closing(SqlLibrary(url, FILES, lambda: datetime.now(UTC))) as library:
        kept = library.add(StoredOffer("a", 0, offer("100000 USD/year")), "New offer")
        library.save(replace(kept, offer=replace(kept.offer, role="Two")), "Change role")
        library.add(StoredOffer("b", 0, offer("1 USD/year")), "New offer")
        SqlRounds(library).name_round("a", 2, "counter")
        yield library


def faults_after(library: SqlLibrary, url: URL, change: str) -> tuple[str, ...]:
    """Damage a row despite constraints. Return the faults that the check reports."""
    engine = create_engine(url, poolclass=NullPool)
    with engine.begin() as connection:
        for statement in DROP_KEYS if url.get_backend_name() == "postgresql" else ():
            connection.execute(text(statement))
        connection.execute(text(change))
    return tuple(map(str, SqlChecks(library).faults()))


def test_a_sound_library_has_none(library: SqlLibrary) -> None:
    assert SqlChecks(library).faults() == ()


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ("update revisions set payload = replace(payload, '100000', '100008') where number = 2",
         "a: revision 2 is damaged: it has changed since it was saved."),
        (
            "update revisions set document = 'q' where document = 'b'",
            "q: there are revisions, but the document is missing.",
        ),
        ("update revisions set document = 'q' where document = 'b'", "q: revision 1 is damaged: it has changed"),
        ("update documents set id = 'q' where id = 'b'", "q: this document has no revisions."),
        ("update documents set id = 'q' where id = 'b'", "b: there are revisions, but the document is missing."),
        ("update documents set created_at = '2926-11-01T09:00:00+00:00' where id = 'b'", "b: the time 2926-11-01T09"),
        ("update documents set position = 16777217 where id = 'b'", "b: the position 16777217 in the list is implaus"),
        ("update documents set position = -1 where id = 'a'", "a: the position -1 in the list is implausible."),
        ("update documents set archived_at = 'never' where id = 'b'", "b: the time never is implausible."),
        ("update revisions set at = '1026-11-01T09:00:00+00:00' where document = 'b'", "b: the time 1026-11-01T09"),
        ("update rounds set at = '' where number = 2", "a: the time  of the name counter is implausible."),
        ("update rounds set number = 3", "a: revision 3, named counter, is missing."),
        ("delete from revisions where document = 'a' and number = 1", "a: revision 1 is missing."),
        ("update revisions set payload = '{' where document = 'b'", "b: revision 1 cannot be read."),
    ],
)  # fmt: skip
def test_what_is_damaged_is_named_by_document_and_revision(
    library: SqlLibrary, url: URL, change: str, named: str
) -> None:
    assert any(fault.startswith(named) for fault in faults_after(library, url, change)), named


def test_what_belongs_to_nothing_is_named_by_its_row_too(tmp_path: Path) -> None:
    url = sqlite_url(tmp_path / "library.sqlite")
    with closing(SqlLibrary(url, FILES, lambda: datetime.now(UTC))) as library:
        library.add(StoredOffer("a", 0, offer("1 USD/year")), "")
        faults = faults_after(library, url, "update documents set id = 'q'")
    assert "Row 1 of revisions refers to a missing row in documents." in faults


@pytest.mark.parametrize(
    "change",
    [
        "update revisions set at = hex(zeroblob(2500))",
        "update documents set created_at = hex(zeroblob(2500))",
        "update documents set position = 'x' || hex(zeroblob(2500))",
        "update documents set position = x'ff1b'",
        "update documents set position = 1.5 where id = 'b'",
        "update revisions set document = cast(x'61e561' as text) where document = 'b'",
        "update rounds set name = cast(x'61e50a1b61' as text), at = 'never'",
    ],
)
def test_whatever_a_row_has_become_it_is_named_in_a_sentence_that_can_be_shown(change: str, tmp_path: Path) -> None:
    url = sqlite_url(tmp_path / "library.sqlite")
    with closing(SqlLibrary(url, FILES, lambda: datetime.now(UTC))) as library:
        library.add(StoredOffer("a", 0, offer("1 USD/year")), "")
        library.add(StoredOffer("b", 0, offer("1 USD/year")), "")
        SqlRounds(library).name_round("a", 1, "counter")
        faults = faults_after(library, url, change)
    assert faults
    for fault in faults:
        assert len(fault.encode()) < 500
        assert fault.isprintable()
