"""Team libraries: concurrent users, an unavailable server, and invalid addresses."""

import json
import socket
import time
import traceback
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from datetime import UTC, datetime
from pathlib import Path
from threading import Barrier
from typing import Any, NamedTuple

import pytest
from msgspec.structs import replace
from sqlalchemy import URL, NullPool, create_engine, text

from offercalc.application.ports.errors import ConflictError, ExternalError
from offercalc.application.ports.library import StoredOffer
from offercalc.application.ports.outbox import PendingChanges
from offercalc.application.sync.session import Session
from offercalc.domain.offer.offer import Offer
from offercalc.interchange.stores.outbox_file import JsonOutbox
from offercalc.library.sql_library import SqlLibrary
from tests.builders import offer
from tests.postgres import STRANGER, Server, free_port
from tests.tools import FILES, NUSANTARA, sample

WRITERS = 20
TURNS = 10
"""Saves that each writer tries."""
DOCUMENTS = "abcde"
SECRET = "open-sesame"  # noqa: S105 - only for a database of this test


@pytest.fixture
def url(server: Server) -> Iterator[URL]:
    with server.database() as url:
        yield url


@pytest.fixture
def mine(url: URL) -> Iterator[SqlLibrary]:
    with closing(open_library(url)) as library:
        yield library


@pytest.fixture
def theirs(url: URL, mine: SqlLibrary) -> Iterator[SqlLibrary]:
    with closing(open_library(url)) as library:
        yield library


@pytest.fixture
def ann(server: Server) -> Iterator[str]:
    """Create a user with a password and without rights."""
    server.run(f"CREATE ROLE {STRANGER} LOGIN PASSWORD '{SECRET}'")
    yield STRANGER
    server.run(f"DROP ROLE {STRANGER}")


def open_library(url: URL | str) -> SqlLibrary:
    return SqlLibrary(url, FILES, lambda: datetime.now(UTC))


def new(document: str, role: str = "Engineer") -> StoredOffer:
    return StoredOffer(document, 0, replace(offer("100k USD/year"), role=role))


def renamed(kept: StoredOffer, role: str) -> StoredOffer:
    return replace(kept, offer=replace(kept.offer, role=role))


def roles(library: SqlLibrary) -> list[tuple[str, int, str]]:
    return [(kept.document, kept.revision, kept.offer.role) for kept in library.offers()]


def fault_of(url: URL | str) -> str:
    """Return why a library cannot be opened, after checking that neither the error nor its causes show the password."""
    with pytest.raises(ExternalError) as caught:
        open_library(url)
    assert not isinstance(caught.value, ConflictError)
    assert SECRET not in "".join(traceback.format_exception(caught.value))
    return str(caught.value)


# Concurrent users


def test_colleagues_see_what_each_other_does(mine: SqlLibrary, theirs: SqlLibrary) -> None:
    first = mine.add(new("a"), "")
    assert theirs.offers() == (first,)
    theirs.save(renamed(first, "Theirs"), "")
    theirs.add(new("b"), "")
    assert roles(mine) == [("a", 2, "Theirs"), ("b", 1, "Engineer")]
    mine.archive("a")
    assert roles(theirs) == [("b", 1, "Engineer")]
    mine.restore("a")
    assert theirs.offers() == mine.offers()


def test_a_change_of_what_a_colleague_has_changed_is_a_conflict_and_both_can_be_kept(
    mine: SqlLibrary, theirs: SqlLibrary
) -> None:
    seen = mine.add(new("a"), "")
    theirs.save(renamed(seen, "Theirs"), "")
    outdated = renamed(seen, "Mine")
    with pytest.raises(ConflictError, match=r"^Somebody else changed this offer"):
        mine.save(outdated, "")
    mine.add(replace(outdated, document="a2", revision=0), "")
    assert roles(theirs) == [("a", 2, "Theirs"), ("a2", 1, "Mine")]


def test_colleagues_who_make_the_library_at_the_same_moment_all_open_it(url: URL) -> None:
    together = Barrier(8)

    def make() -> tuple[StoredOffer, ...]:
        together.wait()
        with closing(open_library(url)) as library:
            return library.offers()

    with ThreadPoolExecutor(8) as pool:
        made = [pool.submit(make) for _ in range(8)]
    assert [future.result() for future in made] == [()] * 8


class Written(NamedTuple):
    """The result of one writer: its saved revisions, and the number of conflicts."""

    kept: dict[tuple[str, int], str]
    conflicts: int


def write(library: SqlLibrary, name: int, together: Barrier) -> Written:
    """Change the offers in turn, each from its last known revision; every writer starts from the first revisions."""
    seen = {kept.document: kept for kept in library.offers()}
    written: dict[tuple[str, int], str] = {}
    conflicts = 0
    together.wait()
    for turn in range(name, name + TURNS):
        document = DOCUMENTS[turn % len(DOCUMENTS)]
        try:
            kept = library.save(renamed(seen[document], f"{name}/{turn}"), "")
        except ConflictError:
            conflicts += 1
            seen = {kept.document: kept for kept in library.offers()}
        else:
            seen[document] = kept
            written[document, kept.revision] = kept.offer.role
    return Written(written, conflicts)


def test_of_twenty_who_write_at_once_none_loses_what_was_acknowledged(server: Server, url: URL) -> None:
    with ExitStack() as stack:
        libraries = [stack.enter_context(closing(open_library(url))) for _ in range(WRITERS)]
        first = {(document, libraries[0].add(new(document), "").revision): "Engineer" for document in DOCUMENTS}
        together = Barrier(WRITERS)
        with ThreadPoolExecutor(WRITERS) as pool:
            writing = [pool.submit(write, library, name, together) for name, library in enumerate(libraries)]
        told = [future.result() for future in writing]
    rows = server.run("SELECT document, number, payload FROM revisions", database=url.database or "")
    kept = {(document, number): str(json.loads(payload)["role"]) for document, number, payload in rows}
    acknowledged = [first, *(one.kept for one in told)]
    assert {key: role for one in acknowledged for key, role in one.items()} == kept
    assert sum(map(len, acknowledged)) == len(kept)  # no revision number was assigned twice
    for document in DOCUMENTS:
        numbers = sorted(number for of, number in kept if of == document)
        assert numbers == list(range(1, len(numbers) + 1))
    assert sum(bool(one.kept) for one in told) > 1
    assert sum(one.conflicts for one in told) >= WRITERS - len(DOCUMENTS)  # one writer per offer is the first


def test_a_colleague_who_does_not_finish_is_not_waited_for_without_end(
    url: URL, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("offercalc.library.team_server.LOCK_MILLISECONDS", 50)
    with closing(open_library(url)) as library:
        kept = library.add(new("a"), "")
        with create_engine(url, poolclass=NullPool).connect() as unfinished:
            unfinished.execute(text("INSERT INTO revisions VALUES ('a', 2, '', '', '', '')"))
            with pytest.raises(ExternalError, match=r"canceling statement due to lock timeout\.") as caught:
                library.save(kept, "")
        assert not isinstance(caught.value, ConflictError)
        assert library.save(kept, "").revision == 2


# Rights


def test_a_colleague_who_may_make_no_tables_can_still_work(
    server: Server, ann: str, url: URL, mine: SqlLibrary
) -> None:
    server.run(f"GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA public TO {ann}", database=url.database or "")
    with closing(open_library(url.set(username=ann, password=SECRET))) as library:
        kept = library.save(renamed(library.add(new("a"), ""), "Two"), "")
        assert mine.offers() == library.offers() == (kept,)


def test_a_colleague_who_may_only_read_reads_and_is_told_so(
    server: Server, ann: str, url: URL, mine: SqlLibrary
) -> None:
    kept = mine.add(new("a"), "")
    server.run(f"GRANT SELECT ON ALL TABLES IN SCHEMA public TO {ann}", database=url.database or "")
    with closing(open_library(url.set(username=ann, password=SECRET))) as library:
        assert library.offers() == (kept,)
        with pytest.raises(ExternalError, match=r"cannot be used: permission denied for table revisions\."):
            library.save(kept, "")


def test_who_may_make_no_library_is_told_so(server: Server, ann: str, url: URL) -> None:
    fault = fault_of(url.set(username=ann, password=SECRET))
    assert "cannot be used: permission denied for schema public." in fault


# Unavailable servers


def test_while_the_server_is_away_it_is_said_in_words_and_then_all_goes_on(server: Server, mine: SqlLibrary) -> None:
    kept = mine.add(new("a"), "")
    acts: list[Callable[[], object]] = [mine.offers, lambda: mine.save(kept, ""), lambda: mine.archive("a")]
    with server.stopped():
        for act in acts:
            with pytest.raises(ExternalError, match=r"^The library postgresql.* cannot be used: .*\.") as caught:
                act()
            assert "\n" not in str(caught.value)
            assert not isinstance(caught.value, ConflictError)
    assert mine.offers() == (kept,)
    assert mine.save(renamed(kept, "Two"), "").revision == 2
    mine.archive("a")
    assert mine.offers() == ()


def test_a_server_that_was_started_again_unnoticed_is_no_fault(server: Server, mine: SqlLibrary) -> None:
    kept = mine.add(new("a"), "")
    with server.stopped():
        pass
    assert mine.save(renamed(kept, "Two"), "").revision == 2


def test_a_server_that_goes_amid_a_change_keeps_nothing_of_it(
    server: Server, url: URL, mine: SqlLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = mine.add(new("a"), "")
    encode = FILES.encode

    def encode_and_cut(given: Offer) -> bytes:
        server.run(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{url.database}'")  # noqa: S608
        return encode(given)

    with monkeypatch.context() as patch:
        patch.setattr(FILES, "encode", encode_and_cut)  # the document is already written, its revision is not
        with pytest.raises(ExternalError, match=r"cannot be used: .*terminating connection due to administrator"):
            mine.add(new("b"), "")
    assert mine.offers() == (kept,)
    assert server.run("SELECT id FROM documents", database=url.database or "") == [("a",)]
    assert mine.add(new("b"), "").revision == 1


def test_what_was_changed_while_the_server_was_away_is_kept_when_it_is_back(
    server: Server, url: URL, mine: SqlLibrary, theirs: SqlLibrary, tmp_path: Path
) -> None:
    outbox = JsonOutbox(tmp_path / "unsent.json", FILES)
    session = Session((new("a"),))
    session.open(lambda: mine, outbox)
    with server.stopped():
        session.replace("a", replace(offer("1 USD/year"), role="Changed meanwhile"), "first")
        session.add(replace(offer("2 USD/year"), role="Added meanwhile"), "second")
        assert (session.is_kept, session.is_sheltered, "cannot be used" in session.fault) == (False, True, True)
        session.close()  # the program restarts while the server is still unavailable
        session = Session(())
        session.open(lambda: open_library(url), outbox)
        assert [kept.offer.role for kept in session.offers] == ["Changed meanwhile", "Added meanwhile"]
        assert (session.is_kept, "cannot be used" in session.fault) == (False, True)
    session.catch_up()
    assert (session.is_kept, session.fault, outbox.read()) == (True, "", PendingChanges())
    added = session.offers[1].document
    assert roles(theirs) == [("a", 2, "Changed meanwhile"), (added, 1, "Added meanwhile")]
    session.close()


# Invalid addresses


@pytest.mark.parametrize(
    ("parts", "reason"),
    [
        ({"username": STRANGER}, 'password authentication failed for user "ann"'),
        ({"username": "nobody-here"}, 'role "nobody-here" does not exist'),
        ({"database": "nowhere"}, 'database "nowhere" does not exist'),
        ({"port": None}, "Connection refused"),
    ],
)
def test_a_wrong_address_is_said_in_one_sentence_without_the_password(
    server: Server, ann: str, parts: dict[str, Any], reason: str
) -> None:
    if "port" in parts:
        parts = {"port": free_port()}
    url = server.url(**{"password": SECRET + "-wrong", **parts})
    fault = fault_of(url)
    assert fault.startswith(f"The library {url.render_as_string(hide_password=True)} cannot be used: ")
    assert fault.endswith(f"{reason}.")
    assert "\n" not in fault


def test_a_password_among_the_options_is_not_told_either(server: Server, ann: str) -> None:
    address = server.url("nowhere", username=ann).update_query_dict({"password": SECRET})
    assert "?" not in fault_of(address).split(" cannot be used: ")[0]


@pytest.mark.parametrize("address", [f"postgresql://ann@db:{SECRET}/offers", f"ann:{SECRET}@db/offers", ""])
def test_what_is_no_address_is_said_without_the_password(address: str) -> None:
    assert fault_of(address).startswith("The address of the library isn't valid: ")


def test_an_address_need_not_name_the_driver(url: URL) -> None:
    with closing(open_library(url.set(drivername="postgresql"))) as library:
        assert library.offers() == ()


def test_who_never_answers_is_not_waited_for_without_end(server: Server) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as silent:
        port = silent.getsockname()[1]
        begun = time.monotonic()
        fault = fault_of(server.url(port=port, password=SECRET).update_query_dict({"connect_timeout": "2"}))
    assert "timeout expired" in fault
    assert time.monotonic() - begun < 8  # the timeout in the address overrides the program's 10 seconds


# Letters


def test_letters_of_any_alphabet_come_back_whatever_the_system_is_set_to(
    url: URL, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PGCLIENTENCODING", "LATIN1")
    with closing(open_library(url)) as library:
        kept = library.add(renamed(new("a"), "Inżynier 技術者 🙂"), "Łódź")
        other = library.add(StoredOffer("b", 0, sample(NUSANTARA)), "")
        assert library.offers() == (kept, other)


def test_letters_that_a_server_cannot_keep_are_refused_in_words(server: Server) -> None:
    with server.new_database("ENCODING 'LATIN1'") as url, closing(open_library(url)) as library:
        with pytest.raises(ExternalError, match="has no equivalent in encoding"):
            library.add(renamed(new("a"), "技術者"), "")
        assert library.offers() == ()
        kept = library.add(renamed(new("a"), "Müller"), "")
        assert library.offers() == (kept,)
