import json
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from msgspec.structs import replace
from sqlalchemy import URL, Engine, NullPool, create_engine, text
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from offercalc.application.ports.errors import ConflictError, ExternalError
from offercalc.application.ports.library import StoredOffer
from offercalc.domain.offer.offer import Offer
from offercalc.library.quick_read import newest_offers
from offercalc.library.sql_library import SqlLibrary, sqlite_url
from offercalc.library.tables import SCHEMA
from tests.builders import offer
from tests.conftest import ROOT
from tests.postgres import Server
from tests.tools import FILES, OPENAI, SAMPLES, sample

NOON = datetime(2026, 10, 31, 12, tzinfo=UTC)
ON_THIS_MACHINE = pytest.mark.parametrize("place", ["sqlite"], indirect=True)
"""For tests of behavior that only files have."""
SAVE_WITHOUT_END = """
import sys
from datetime import UTC, datetime
from itertools import count
from msgspec.structs import replace
from offercalc.application.ports.library import StoredOffer
from offercalc.library.quick_read import newest_offers
from offercalc.library.sql_library import SqlLibrary, sqlite_url
from tests.builders import offer
from tests.tools import FILES

library = SqlLibrary(sys.argv[1], FILES, lambda: datetime.now(UTC))
kept = library.add(StoredOffer("a", 0, offer("1 USD/year")), "")
for number in count(1):
    print(kept.revision, flush=True)
    kept = library.save(replace(kept, offer=replace(kept.offer, role=f"Role {kept.revision + 1}")), "")
"""


class Place(NamedTuple):
    """The location of a library, with direct access to its contents."""

    url: URL

    def open(self) -> SqlLibrary:
        return SqlLibrary(self.url, FILES, lambda: NOON)

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        with create_engine(self.url, poolclass=NullPool).connect() as connection:
            return [tuple(row) for row in connection.execute(text(query))]

    def change(self, statement: str, **values: object) -> None:
        with create_engine(self.url, poolclass=NullPool).begin() as connection:
            connection.execute(text(statement), values)

    def roles(self) -> list[str]:
        """Return the role in every revision, oldest first."""
        payloads = self.rows("select payload from revisions order by number")
        return [str(json.loads(payload)["role"]) for (payload,) in payloads]


def url_of(path: Path) -> str:
    return f"sqlite:///{path}"


def open_library(path: Path) -> SqlLibrary:
    return SqlLibrary(url_of(path), FILES, lambda: NOON)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return the path of a library file on this machine."""
    return tmp_path / "new" / "library.sqlite"


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, path: Path) -> Iterator[Place]:
    """Return an empty location for either kind of library."""
    if request.param == "sqlite":
        yield Place(sqlite_url(path))
        return
    server: Server = request.getfixturevalue("server")
    with server.database() as url:
        yield Place(url)


@pytest.fixture
def library(place: Place) -> Iterator[SqlLibrary]:
    with closing(place.open()) as library:
        yield library


def new(document: str, role: str = "Engineer") -> StoredOffer:
    return StoredOffer(document, 0, replace(offer("100k USD/year"), role=role))


def renamed(kept: StoredOffer, role: str) -> StoredOffer:
    return replace(kept, offer=replace(kept.offer, role=role))


def shown(library: SqlLibrary) -> list[tuple[str, int, str]]:
    return [(kept.document, kept.revision, kept.offer.role) for kept in library.offers()]


def test_a_new_library_is_empty(library: SqlLibrary) -> None:
    assert library.offers() == ()


@ON_THIS_MACHINE
def test_a_new_library_makes_its_folder(library: SqlLibrary, path: Path) -> None:
    assert path.is_file()


def test_an_added_offer_is_its_first_revision(library: SqlLibrary) -> None:
    kept = library.add(new("a"), "Added")
    assert kept == replace(new("a"), revision=1)
    assert library.offers() == (kept,)


@pytest.mark.parametrize("path_of_sample", SAMPLES, ids=lambda found: found.stem)
def test_an_offer_comes_back_as_it_was(library: SqlLibrary, path_of_sample: Path) -> None:
    kept = library.add(StoredOffer("a", 0, sample(path_of_sample)), "")
    assert library.offers() == (kept,)


def test_every_change_is_a_revision_and_none_is_overwritten(library: SqlLibrary, place: Place) -> None:
    first = library.add(new("a", "One"), "Add offer")
    second = library.save(renamed(first, "Two"), "Rename")
    third = library.save(renamed(second, "Three"), "Rename again")
    assert third.revision == 3
    assert library.offers() == (third,)
    found = place.rows("select number, payload, at, label from revisions order by number")
    noon = "2026-10-31T12:00:00+00:00"
    assert found == [
        (1, FILES.encode(first.offer).decode(), noon, "Add offer"),
        (2, FILES.encode(second.offer).decode(), noon, "Rename"),
        (3, FILES.encode(third.offer).decode(), noon, "Rename again"),
    ]


def test_offers_come_in_the_order_in_which_they_were_added(library: SqlLibrary) -> None:
    zoe = library.add(new("z", "Zoe"), "")
    library.add(new("a", "Ann"), "")
    library.add(new("m", "Max"), "")
    library.save(renamed(zoe, "Zora"), "")
    assert shown(library) == [("z", 2, "Zora"), ("a", 1, "Ann"), ("m", 1, "Max")]


def test_an_archived_offer_is_out_of_sight_and_keeps_its_revisions(library: SqlLibrary, place: Place) -> None:
    library.save(renamed(library.add(new("a"), ""), "Two"), "")
    library.add(new("b"), "")
    library.archive("a")
    assert shown(library) == [("b", 1, "Engineer")]
    assert place.rows("select count(*) from revisions where document = 'a'") == [(2,)]
    assert place.rows("select archived_at from documents where id = 'a'") == [("2026-10-31T12:00:00+00:00",)]


def test_a_restored_offer_stands_where_it_stood(library: SqlLibrary) -> None:
    for document in "abc":
        library.add(new(document), "")
    library.archive("b")
    library.add(new("d"), "")
    library.restore("b")
    assert [kept.document for kept in library.offers()] == ["a", "b", "c", "d"]


def test_what_was_kept_is_there_when_the_library_is_opened_again(place: Place) -> None:
    with closing(place.open()) as before:
        kept = before.save(renamed(before.add(new("a"), ""), "Two"), "")
    with closing(place.open()) as after:
        assert after.offers() == (kept,)
    assert place.rows("select schema from library") == [(SCHEMA,)]


def test_two_who_change_the_same_offer_do_not_overwrite_each_other(library: SqlLibrary, place: Place) -> None:
    seen = library.add(new("a", "Engineer"), "")
    with closing(place.open()) as other:
        theirs = other.save(renamed(seen, "Theirs"), "")
        with pytest.raises(ConflictError, match=r"^Somebody else changed this offer.*not in the library\.$"):
            library.save(renamed(seen, "Mine"), "")
        assert library.offers() == other.offers() == (theirs,)
        assert library.save(renamed(theirs, "Mine after theirs"), "").revision == 3
    assert place.roles() == ["Engineer", "Theirs", "Mine after theirs"]


def test_a_document_is_added_once(library: SqlLibrary) -> None:
    kept = library.add(new("a", "First"), "")
    with pytest.raises(ConflictError):
        library.add(new("a", "Second"), "")
    assert library.offers() == (kept,)


def test_a_revision_needs_its_document(library: SqlLibrary, place: Place) -> None:
    with pytest.raises(ConflictError):
        library.save(new("nowhere"), "")
    assert place.rows("select count(*) from revisions") == [(0,)]


def test_a_failed_addition_leaves_nothing_behind(
    library: SqlLibrary, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_offer: Offer) -> bytes:
        message = "interrupted"
        raise InterruptedError(message)

    with monkeypatch.context() as patch:
        patch.setattr(FILES, "encode", fail)
        with pytest.raises(InterruptedError):
            library.add(new("a"), "")
    assert place.rows("select count(*) from documents") == [(0,)]
    assert library.add(new("a"), "").revision == 1


@pytest.mark.parametrize("content", [b"This is no database. " * 100, b"SQLite format 3\x00" + b"\xff" * 4000])
def test_a_file_that_is_no_library_is_refused_in_words_and_left_alone(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    path.write_bytes(content)
    with pytest.raises(ExternalError, match=r"^The library .*library\.sqlite cannot be used: .*\.$"):
        open_library(path)
    assert path.read_bytes() == content


def test_a_folder_that_cannot_be_made_is_said_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(
        ExternalError, match=r"^The library cannot be stored in .*file.*: (Not a directory|File exists)\."
    ):
        open_library(tmp_path / "file" / "library.sqlite")


def test_a_folder_where_the_file_should_be_is_said_in_words(tmp_path: Path) -> None:
    with pytest.raises(ExternalError, match="cannot be used: unable to open database file"):
        open_library(tmp_path)


def test_a_library_of_a_newer_program_is_not_touched(library: SqlLibrary, place: Place) -> None:
    library.add(new("a"), "")
    place.change("update library set schema = :newer", newer=SCHEMA + 1)
    with pytest.raises(
        ExternalError, match=r"was created by a newer version of OfferCalc; install that version to open it\.$"
    ):
        place.open()
    assert place.rows("select schema, (select count(*) from revisions) from library") == [(SCHEMA + 1, 1)]


@pytest.mark.parametrize("payload", ["{", "", "{}", '{"format": "offercalc.offer", "version": 99}'])
def test_what_cannot_be_read_is_left_out_and_named(library: SqlLibrary, place: Place, payload: str) -> None:
    for document in "abc":
        library.add(new(document), "")
    place.change("update revisions set payload = :payload where document = 'b'", payload=payload)
    assert [kept.document for kept in library.offers()] == ["a", "c"]
    assert library.unreadable == ("b",)


def test_what_can_be_read_again_is_no_longer_named(library: SqlLibrary, place: Place) -> None:
    library.add(new("a"), "")
    place.change("update revisions set payload = '{' || payload")
    library.offers()
    unreadable_at_first = library.unreadable
    place.change("update revisions set payload = substr(payload, 2)")
    library.offers()
    assert (unreadable_at_first, library.unreadable) == (("a",), ())


@ON_THIS_MACHINE
def test_a_revision_says_who_made_it(library: SqlLibrary, place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("getpass.getuser", lambda: "ann")
    library.add(new("a"), "")
    assert place.rows("select author from revisions") == [("ann",)]


@ON_THIS_MACHINE
@pytest.mark.parametrize(("login", "author"), [("Müller", "Müller"), ("a" * 300, "a" * 255), ("a\udcff", "a?")])
def test_a_login_is_kept_as_far_as_it_fits(
    library: SqlLibrary, place: Place, monkeypatch: pytest.MonkeyPatch, login: str, author: str
) -> None:
    monkeypatch.setattr("getpass.getuser", lambda: login)
    library.add(new("a"), "")
    assert place.rows("select author from revisions") == [(author,)]


@ON_THIS_MACHINE
@pytest.mark.parametrize("fault", [KeyError, OSError, ImportError])
def test_who_is_at_work_may_not_be_known(
    library: SqlLibrary, place: Place, monkeypatch: pytest.MonkeyPatch, fault: type[Exception]
) -> None:
    def unknown() -> str:
        raise fault

    monkeypatch.setattr("getpass.getuser", unknown)
    library.add(new("a"), "")
    assert place.rows("select author from revisions") == [("",)]


@ON_THIS_MACHINE
def test_readers_go_on_while_one_writes(library: SqlLibrary, path: Path) -> None:
    kept = library.add(new("a"), "")
    with closing(sqlite3.connect(path)) as writer:
        writer.execute("begin immediate")
        writer.execute("update revisions set label = 'unfinished'")
        assert library.offers() == (kept,)
        writer.rollback()


def test_a_library_that_is_in_use_all_the_time_says_so(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("offercalc.library.sql_library._BUSY_MILLISECONDS", 10)
    with closing(open_library(path)) as library, closing(sqlite3.connect(path)) as other:
        other.execute("begin exclusive")
        with pytest.raises(ExternalError, match=r"cannot be used: database is locked\.") as caught:
            library.add(new("a"), "")
        other.rollback()
        assert not isinstance(caught.value, ConflictError)
        assert library.add(new("a"), "").revision == 1


def test_a_fault_before_the_database_is_said_in_words(library: SqlLibrary, monkeypatch: pytest.MonkeyPatch) -> None:
    def wait_in_vain(_engine: Engine) -> None:
        message = "no connection is free"
        raise PoolTimeoutError(message)

    monkeypatch.setattr(Engine, "begin", wait_in_vain)
    with pytest.raises(ExternalError, match=r"cannot be used: no connection is free\."):
        library.offers()


@pytest.mark.parametrize("place", ["postgresql"], indirect=True)
def test_a_library_on_a_server_needs_no_folder(place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with closing(place.open()) as library:
        kept = library.add(StoredOffer("a", 0, sample(OPENAI)), "")
        assert library.offers() == (kept,)
    assert list(tmp_path.iterdir()) == []


def test_a_server_that_fails_is_named_without_the_password(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in = create_engine(url_of(tmp_path))
    monkeypatch.setattr("offercalc.library.sql_library.team_engine", lambda _url, _patience: stand_in)
    with pytest.raises(ExternalError, match=r"^The library postgresql://ann:\*\*\*@db/offers cannot be used: "):
        SqlLibrary("postgresql://ann:secret@db/offers", FILES, lambda: NOON)


def test_a_program_killed_amid_its_saves_loses_nothing_that_it_has_acknowledged(place: Place) -> None:
    arguments = [sys.executable, "-c", SAVE_WITHOUT_END, place.url.render_as_string(hide_password=False)]
    with subprocess.Popen(arguments, cwd=ROOT, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        acknowledged = [int(program.stdout.readline()) for _ in range(25)]
        program.kill()
        acknowledged += [int(line) for line in program.stdout if line.endswith("\n")]
    with closing(place.open()) as library:
        (kept,) = library.offers()
    numbers = [number for (number,) in place.rows("select number from revisions order by number")]
    assert acknowledged == list(range(1, len(acknowledged) + 1))
    assert numbers[: len(acknowledged)] == acknowledged
    assert kept.revision == len(numbers) <= len(acknowledged) + 1
    assert kept.offer.role == f"Role {kept.revision}"
    if place.url.drivername == "sqlite":
        assert place.rows("pragma integrity_check") == [("ok",)]


def test_a_folder_may_have_any_name(tmp_path: Path) -> None:
    path = tmp_path / "what?now #1 100%" / "library.sqlite"
    library = SqlLibrary(sqlite_url(path), FILES, lambda: NOON)
    library.close()
    assert path.is_file()
    assert newest_offers(path, FILES) == ()


def test_a_database_without_its_driver_is_refused_in_words() -> None:
    with pytest.raises(ExternalError, match="This OfferCalc cannot open a library of type nosuch"):
        SqlLibrary("nosuch://db/offers", FILES, lambda: NOON)


@ON_THIS_MACHINE
def test_a_revision_that_is_no_text_is_left_out_and_named(library: SqlLibrary, path: Path) -> None:
    library.add(StoredOffer("a", 0, offer("1 USD/year")), "")
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("update revisions set payload = x'ff'")
    assert (library.offers(), library.unreadable) == ((), ("a",))
    assert newest_offers(path, FILES) == ()
