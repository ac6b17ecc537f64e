import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from offercalc.application.ports.errors import ExternalError
from offercalc.application.ports.history import Unread
from offercalc.application.ports.library import StoredOffer
from offercalc.library.history import LONGEST_NAME, SqlHistory, SqlRounds
from offercalc.library.sql_library import SqlLibrary, sqlite_url
from offercalc.library.upkeep import SqlChecks
from tests.tools import FILES, GLOBEX, NUSANTARA, OPENAI, sample

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


class Clock:
    """A clock that advances a minute at each call."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        self.now += timedelta(minutes=1)
        return self.now


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "library.sqlite"


@pytest.fixture
def library(path: Path) -> Iterator[SqlLibrary]:
    """Return a library of two offers, the first with three revisions, the second archived."""
    library = SqlLibrary(sqlite_url(path), FILES, Clock())
    first = library.add(StoredOffer("one", 0, sample(GLOBEX)), "New offer")
    for level in ("L5", "L6"):
        first = library.save(replace(first, offer=replace(first.offer, level=level)), f"Level {level}")
    library.add(StoredOffer("two", 0, sample(NUSANTARA)), "New offer")
    library.archive("two")
    yield library
    library.close()


@pytest.fixture
def history(library: SqlLibrary) -> SqlHistory:
    return SqlHistory(library)


def test_every_document_is_listed_with_its_newest_revision(history: SqlHistory) -> None:
    (only,) = history.listed()
    assert (only.document, only.revision, only.company, only.is_archived) == ("one", 3, sample(GLOBEX).company, False)
    assert only.changed > NOON
    assert [(one.document, one.is_archived) for one in history.listed(archived=True)] == [("one", False), ("two", True)]


def test_every_revision_says_when_by_whom_and_what(history: SqlHistory) -> None:
    found = history.revisions("one")
    assert [(one.number, one.label, one.round) for one in found] == [
        (1, "New offer", ""),
        (2, "Level L5", ""),
        (3, "Level L6", ""),
    ]
    assert found[0].at < found[1].at < found[2].at
    assert found[0].at.tzinfo is not None
    assert all(one.author for one in found)
    assert history.revisions("nowhere") == ()


def test_an_offer_is_given_as_it_was(history: SqlHistory) -> None:
    assert [history.offer_at("one", number).level for number in (1, 2, 3)] == [sample(GLOBEX).level, "L5", "L6"]


@pytest.mark.parametrize(("document", "number"), [("one", 0), ("one", 4), ("nowhere", 1)])
def test_a_revision_that_is_not_there_is_said_so(history: SqlHistory, document: str, number: int) -> None:
    with pytest.raises(ExternalError, match=f"Revision {number} of this offer does not exist or cannot be read"):
        history.offer_at(document, number)


@pytest.mark.parametrize(("document", "number"), [("one", 0), ("one", 4), ("nowhere", 1)])
def test_only_a_revision_that_is_there_is_named(library: SqlLibrary, document: str, number: int) -> None:
    with pytest.raises(ExternalError, match="does not exist or cannot be read"):
        SqlRounds(library).name_round(document, number, "counter")


def test_a_revision_is_named_as_a_round_and_named_again(library: SqlLibrary, history: SqlHistory) -> None:
    rounds = SqlRounds(library)
    rounds.name_round("one", 1, "first offer")
    rounds.name_round("one", 3, "counter")
    rounds.name_round("one", 3, "final")
    assert [one.round for one in history.revisions("one")] == ["first offer", "", "final"]
    assert rounds.counts() == {"one": 2}
    rounds.name_round("one", 3, "")
    assert rounds.counts() == {"one": 1}
    assert history.revisions("one")[2].round == ""


def test_a_name_that_is_too_long_is_refused(library: SqlLibrary) -> None:
    with pytest.raises(ExternalError, match=f"at most {LONGEST_NAME} are allowed"):
        SqlRounds(library).name_round("one", 1, "x" * (LONGEST_NAME + 1))


def test_a_sound_library_has_no_faults(library: SqlLibrary, history: SqlHistory) -> None:
    assert SqlChecks(library).faults() == ()
    assert history.unread() == ()


def test_what_is_damaged_or_missing_is_named(library: SqlLibrary, history: SqlHistory, path: Path) -> None:
    with sqlite3.connect(path) as file:
        file.execute("UPDATE revisions SET payload = '{}' WHERE document = 'one' AND number = 3")
        file.execute("DELETE FROM revisions WHERE document = 'one' AND number = 2")
    file.close()
    assert SqlChecks(library).faults() == ("one: revision 2 is missing.", "one: revision 3 cannot be read.")
    assert history.unread() == (Unread("one", b"{}", is_archived=False),)
    assert [one.document for one in history.listed(archived=True)] == ["two"]


def test_the_library_of_a_first_program_has_a_history(path: Path) -> None:
    library = SqlLibrary(sqlite_url(path), FILES, Clock())
    library.add(StoredOffer("one", 0, sample(OPENAI)), "New offer")
    library.close()
    with sqlite3.connect(path) as file:
        file.execute("DROP TABLE rounds")
    file.close()
    again = SqlLibrary(sqlite_url(path), FILES, Clock())
    SqlRounds(again).name_round("one", 1, "first offer")
    assert SqlHistory(again).revisions("one")[0].round == "first offer"
    again.close()


@pytest.mark.parametrize("search", ["ünïcode", "ÜNÏCODE", 'say "yes"', "back\\slash", "two\nlines", ""])
def test_a_text_is_found_whatever_signs_it_has(library: SqlLibrary, search: str) -> None:
    note = 'Ünïcode, say "yes", back\\slash, two\nlines'
    library.add(StoredOffer("three", 0, replace(sample(OPENAI), notes=note)), "")
    found = [one.document for one in SqlHistory(library).listed(search)]
    assert found == (["three"] if search else ["one", "three"])
