"""The rights granted to a team by docs/team-grants.sql, tested on a real server."""

import subprocess
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime

import pytest
from msgspec.structs import replace
from sqlalchemy import URL, NullPool, create_engine, text
from sqlalchemy.exc import DBAPIError

from offercalc.application.ports.library import StoredOffer
from offercalc.application.sync.session import Session
from offercalc.library.history import SqlHistory, SqlRounds
from offercalc.library.sql_library import SqlLibrary
from offercalc.library.upkeep import SqlChecks
from tests.builders import offer
from tests.conftest import ROOT
from tests.postgres import Server, folder_of_programs
from tests.tools import FILES

SCRIPT = ROOT / "docs" / "team-grants.sql"
COLLEAGUES = ("budi_c", "rina_c")


def opened(url: URL) -> SqlLibrary:
    return SqlLibrary(url, FILES, lambda: datetime.now(UTC), lambda: "somebody else")


@pytest.fixture
def url(server: Server) -> Iterator[URL]:
    """Return a team library with two users who have the rights granted by the script."""
    programs = folder_of_programs()
    assert programs is not None
    with server.new_database() as url:
        opened(url).close()
        for _turn in range(2):  # it can be run repeatedly
            told = subprocess.run(
                [programs / "psql", "--no-psqlrc", "--set", "ON_ERROR_STOP=1", "--file", SCRIPT,
                 url.set(drivername="postgresql").render_as_string()],
                capture_output=True, text=True, check=False,
            )  # fmt: skip
            assert told.returncode == 0, told.stderr
        server.run(*(f"CREATE ROLE {one} LOGIN" for one in COLLEAGUES))
        server.run(*(f"GRANT offercalc_team TO {one}" for one in COLLEAGUES))
        yield url
    server.run(*(f"DROP ROLE {one}" for one in COLLEAGUES), "DROP ROLE offercalc_team")


def refusal(url: URL, statement: str) -> str:
    engine = create_engine(url, poolclass=NullPool)
    with pytest.raises(DBAPIError) as caught, engine.begin() as connection:
        connection.execute(text(statement))
    return str(caught.value.orig).splitlines()[0]


def test_colleagues_work_in_their_own_names_and_nobody_changes_a_revision(url: URL) -> None:
    budi, rina = (url.set(username=one) for one in COLLEAGUES)
    with closing(opened(budi)) as mine, closing(opened(rina)) as theirs:
        kept = mine.add(StoredOffer("a", 0, offer("100k USD/year")), "New offer")
        theirs.save(replace(kept, offer=replace(kept.offer, role="Lead")), "Change role")
        SqlRounds(theirs).name_round("a", 2, "counter")
        mine.archive("a")
        mine.restore("a")
        made = [(one.number, one.author, one.round) for one in SqlHistory(mine).revisions("a")]
        assert made == [(1, "budi_c", ""), (2, "rina_c", "counter")]
        assert SqlChecks(mine).faults() == ()
    for statement in (
        "UPDATE revisions SET payload = '{}'",
        "UPDATE revisions SET author = 'rina_c'",
        "DELETE FROM revisions",
        "TRUNCATE revisions",
        "DELETE FROM documents",
        "UPDATE documents SET id = 'b'",
        "UPDATE rounds SET name = ''",
        "DELETE FROM rounds",
        "UPDATE library SET schema = 99",
        "DROP TABLE revisions",
        "ALTER TABLE revisions DISABLE ROW LEVEL SECURITY",
        "CREATE TABLE mine (id integer)",
    ):
        assert refusal(budi, statement).startswith(("permission denied for", "must be owner of")), statement
    forged = "INSERT INTO revisions VALUES ('a', 3, '{}', '', 'rina_c', '', '')"
    assert "violates row-level security policy" in refusal(budi, forged)
    named = "INSERT INTO rounds (document, number, name, at, author) VALUES ('a', 1, 'x', '', 'rina_c')"
    assert "violates row-level security policy" in refusal(budi, named)


@pytest.mark.parametrize(
    ("payload", "at"),
    [("{", "2026-11-01T09:00:00+00:00"), ("[" * 50_000, ""), ('{"company": 7}', "yesterday"), ("", ""), ("{}", "9")],
)
def test_a_bad_row_of_a_colleague_stops_nobody(url: URL, payload: str, at: str) -> None:
    budi, rina = (url.set(username=one) for one in COLLEAGUES)
    with closing(opened(budi)) as mine:
        for document in "abc":
            mine.add(StoredOffer(document, 0, offer("100k USD/year")), "New offer")
        session = Session(())
        session.open(lambda: mine)
        engine = create_engine(rina, poolclass=NullPool)
        with engine.begin() as connection:
            values = {"payload": payload, "at": at}
            bad = "INSERT INTO revisions VALUES ('b', 2, :payload, :at, 'rina_c', '', 'x')"
            connection.execute(text(bad), values)
        session.catch_up()
        assert session.fault == ""
        found = session.find("b")
        assert found is not None
        session.replace("b", replace(found.offer, role="Mine"), "Change role")
        session.replace("a", replace(found.offer, role="Goes on"), "Change role")
        assert session.is_kept
        roles = sorted(kept.offer.role for kept in session.offers)
        assert roles == sorted(kept.offer.role for kept in mine.offers()) == ["Engineer", "Goes on", "Mine"]
        history = SqlHistory(mine)
        assert len(list(history.listed(archived=True))) >= 3
        assert len(history.revisions("b")) == 2
        history.recent(20)
        assert any(fault.startswith("b: revision 2 ") for fault in SqlChecks(mine).faults())
        mine.wait_at_most(None)
