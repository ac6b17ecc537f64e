"""Two programs on one library, on this machine or on a server, see each other's changes."""

from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace
from sqlalchemy import URL, create_engine, text

from offercalc.application.ports.errors import ConflictError, ExternalError
from offercalc.application.ports.library import AttributedOffer, RemoteChanges, StoredOffer
from offercalc.application.ports.outbox import PendingChanges
from offercalc.application.sync.session import Session
from offercalc.interchange.stores.outbox_file import JsonOutbox
from offercalc.library import sql_library
from offercalc.library.history import SqlHistory
from offercalc.library.sql_library import SqlLibrary, sqlite_url
from tests.builders import offer
from tests.postgres import Server
from tests.tools import FILES

NOON = datetime(2026, 10, 31, 12, tzinfo=UTC)
OFFER = offer("100k USD/year")


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[URL]:
    if request.param == "sqlite":
        yield sqlite_url(tmp_path / "library.sqlite")
        return
    server: Server = request.getfixturevalue("server")
    for name in ("budi", "rina"):
        server.let_in(name)
    with server.database() as url:
        yield url


@pytest.fixture
def mine(url: URL) -> Iterator[SqlLibrary]:
    with closing(opened_by("budi", url)) as library:
        yield library


@pytest.fixture
def theirs(url: URL, mine: SqlLibrary) -> Iterator[SqlLibrary]:
    with closing(opened_by("rina", url)) as library:
        yield library


def opened_by(name: str, url: URL) -> SqlLibrary:
    """Open a library under a user name: the database role on a server, the name in the settings on this machine."""
    mine = url.set(username=name) if url.get_backend_name() == "postgresql" else url
    return SqlLibrary(mine, FILES, lambda: NOON, lambda: name)


def new(document: str) -> StoredOffer:
    return StoredOffer(document, 0, OFFER)


def renamed(kept: StoredOffer, role: str) -> StoredOffer:
    return replace(kept, offer=replace(kept.offer, role=role))


def known(library: SqlLibrary) -> dict[str, int]:
    return {kept.document: kept.revision for kept in library.offers()}


def test_the_newest_revision_says_who_made_it_and_when(mine: SqlLibrary, theirs: SqlLibrary) -> None:
    kept = mine.add(new("a"), "")
    after = theirs.save(renamed(kept, "Lead"), "")
    theirs.archive("a")
    assert mine.newest("a") == AttributedOffer(after, "rina", NOON)
    with pytest.raises(ExternalError, match="cannot be read"):
        mine.newest("nowhere")


def test_who_knows_everything_hears_nothing(mine: SqlLibrary) -> None:
    mine.add(new("a"), "")
    assert mine.news(known(mine)) == RemoteChanges()


def test_what_others_add_change_and_archive_is_noticed(mine: SqlLibrary, theirs: SqlLibrary) -> None:
    for document in "abc":
        mine.add(new(document), "")
    before = known(mine)
    changed = theirs.save(renamed(StoredOffer("b", 1, OFFER), "Lead"), "")
    added = theirs.add(new("d"), "")
    theirs.archive("c")
    assert mine.news(before) == RemoteChanges((changed, added), ("c",))
    theirs.restore("c")
    assert mine.news({"a": 1, "b": 2, "d": 1}) == RemoteChanges((StoredOffer("c", 1, OFFER),))


def test_much_that_is_new_is_heard_at_once(
    mine: SqlLibrary, theirs: SqlLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sql_library, "_FEW", 2)
    for document in "abcd":
        theirs.add(new(document), "")
    assert [kept.document for kept in mine.news({"b": 1}).newer] == ["a", "c", "d"]


def test_a_save_that_was_done_already_is_done(mine: SqlLibrary, theirs: SqlLibrary) -> None:
    kept = mine.add(new("a"), "")
    assert mine.add(new("a"), "") == kept
    after = mine.save(renamed(kept, "Lead"), "")
    assert mine.save(renamed(kept, "Lead"), "") == after
    with pytest.raises(ConflictError):
        theirs.save(renamed(kept, "Lead"), "")
    assert len(SqlHistory(mine).revisions("a")) == 2


def test_the_history_gives_the_last_changes_oldest_first(mine: SqlLibrary, theirs: SqlLibrary) -> None:
    kept = mine.add(new("a"), "New offer")
    mine.add(new("b"), "New offer")
    lead = mine.save(renamed(kept, "Lead"), "Change role")
    theirs.save(renamed(lead, "Head"), "theirs")
    gone = mine.add(new("c"), "")
    mine.save(renamed(gone, "Lead"), "")
    mine.archive("c")
    steps = SqlHistory(mine).recent(10)
    assert [(step.document, step.before.role, step.after.role, step.label, step.is_mine) for step in steps] == [
        ("a", OFFER.role, "Lead", "Change role", True), ("a", "Lead", "Head", "theirs", False),
    ]  # fmt: skip
    assert SqlHistory(mine).recent(1) == steps[1:]


def test_a_change_that_the_history_cannot_read_is_left_out(mine: SqlLibrary, url: URL) -> None:
    mine.save(renamed(mine.add(new("a"), ""), "Lead"), "")
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text("update revisions set payload = 'broken' where number = 1"))
    engine.dispose()
    assert SqlHistory(mine).recent(10) == ()


def test_two_sessions_keep_both_versions(mine: SqlLibrary, theirs: SqlLibrary) -> None:
    mine.add(new("a"), "")
    sessions = [Session(()), Session(())]
    for session, library in zip(sessions, (mine, theirs), strict=True):
        session.open(lambda library=library: library)  # type: ignore[misc]
    for session, library in zip(sessions, (mine, theirs), strict=True):
        session.replace("a", replace(OFFER, role=f"Role of {library.author()}"), "Change role")
    roles = [(kept.offer.role, kept.revision) for kept in sessions[1].offers]
    assert roles == [("Role of budi", 2), ("Role of rina", 1)]
    assert [conflict.author for conflict in sessions[1].conflicts] == ["budi"]
    sessions[0].catch_up()
    assert sessions[0].offers == sessions[1].offers


def test_an_answer_that_is_lost_does_no_harm(mine: SqlLibrary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mine.add(new("a"), "")
    session, outbox = Session(()), JsonOutbox(tmp_path / "unsent.json", FILES)
    session.open(lambda: mine, outbox)
    with monkeypatch.context() as patch:
        patch.setattr(mine, "save", _silenced(mine.save))
        session.replace("a", replace(OFFER, role="Lead"), "Change role")
        assert not session.is_kept
        assert outbox.read().writes[0].kept.offer.role == "Lead"
    session.catch_up()
    assert (session.is_kept, session.conflicts, outbox.read()) == (True, (), PendingChanges())
    assert [(one.number, one.label) for one in SqlHistory(mine).revisions("a")] == [(1, ""), (2, "Change role")]


def _silenced(save: Callable[[StoredOffer, str], StoredOffer]) -> Callable[[StoredOffer, str], StoredOffer]:
    """Save an offer, then fail as if the server had ended before responding."""

    def fail(kept: StoredOffer, label: str) -> StoredOffer:
        save(kept, label)
        message = "The server closed the connection."
        raise ExternalError(message)

    return fail
