from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from msgspec.structs import replace
from sqlalchemy import URL, create_engine, text

from offercalc.application.ports.errors import ExternalError
from offercalc.application.ports.library import StoredOffer
from offercalc.application.ports.library_upkeep import MigrationSummary
from offercalc.domain.offer.offer import Offer
from offercalc.library import move
from offercalc.library.history import SqlHistory, SqlRounds
from offercalc.library.move import move_library
from offercalc.library.sql_library import SqlLibrary, sqlite_url
from tests.builders import OFFERS, offer
from tests.postgres import Server
from tests.tools import FILES, SAMPLES, sample

MOMENTS = (datetime(2026, 10, 31, hour, tzinfo=UTC) for hour in range(24))
NOON = datetime(2026, 10, 31, 12, tzinfo=UTC)


def opened(url: URL) -> SqlLibrary:
    return SqlLibrary(url, FILES, lambda: NOON, lambda: "Rina — «Ü»")


def quietly(_there: int, _of: int) -> None:
    """Ignore progress."""


@pytest.fixture
def source(tmp_path: Path) -> Iterator[SqlLibrary]:
    """Return a library of the samples, one of them changed and named, one archived."""
    with closing(opened(sqlite_url(tmp_path / "source.sqlite"))) as library:
        kept = [
            library.add(StoredOffer(f"document-{place}", 0, sample(path)), "New") for place, path in enumerate(SAMPLES)
        ]
        library.save(replace(kept[0], offer=replace(kept[0].offer, location="東京 «Ü» 😀")), "Ubah lokasi")
        library.archive("document-2")
        for number, name in ((1, "first offer"), (2, "counter"), (1, "")):
            SqlRounds(library).name_round("document-0", number, name)
        yield library


@pytest.fixture
def target(server: Server) -> Iterator[SqlLibrary]:
    with server.database() as url, closing(opened(url)) as library:
        yield library


def everything(library: SqlLibrary) -> object:
    history = SqlHistory(library)
    documents = list(history.listed(archived=True))
    return documents, [history.revisions(one.document) for one in documents], library.offers()


def test_a_library_goes_to_a_server_and_back_whole(source: SqlLibrary, target: SqlLibrary, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    moved = move_library(source, target, lambda there, of: told.append((there, of)))
    assert moved == MigrationSummary(3, 4, 3, target.place)
    assert told[-1] == (10, 10)
    assert everything(target) == everything(source)
    with closing(opened(sqlite_url(tmp_path / "back.sqlite"))) as back:
        assert move_library(target, back, quietly) == MigrationSummary(3, 4, 3, back.place)
        assert everything(back) == everything(source)


def test_after_a_move_work_goes_on(source: SqlLibrary, target: SqlLibrary) -> None:
    move_library(source, target, quietly)
    SqlRounds(target).name_round("document-1", 1, "final")
    target.add(StoredOffer("new", 0, offer("1 USD/year")), "")
    assert SqlHistory(target).revisions("document-1")[0].round == "final"


def test_a_move_that_was_done_already_says_the_same(source: SqlLibrary, target: SqlLibrary) -> None:
    first = move_library(source, target, quietly)
    assert move_library(source, target, quietly) == first


def test_nothing_is_put_among_other_offers(source: SqlLibrary, target: SqlLibrary) -> None:
    target.add(StoredOffer("theirs", 0, offer("1 USD/year")), "")
    with pytest.raises(ExternalError, match="already contains other offers"):
        move_library(source, target, quietly)
    assert [kept.document for kept in target.offers()] == ["theirs"]


@pytest.mark.parametrize("payload", ["cast(x'ff00' as text)", "'a' || char(0)"])
def test_what_is_damaged_is_named_and_nothing_moves(source: SqlLibrary, target: SqlLibrary, payload: str) -> None:
    engine = create_engine(sqlite_url(source.path or Path()))
    with engine.begin() as connection:
        connection.execute(text(f"update revisions set payload = {payload} where document = 'document-1'"))  # noqa: S608
    engine.dispose()
    with pytest.raises(ExternalError, match="Revision 1 of document document-1 is damaged"):
        move_library(source, target, quietly)
    assert target.offers() == ()


def test_what_does_not_arrive_as_it_was_sent_is_taken_back(
    source: SqlLibrary, target: SqlLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    checked = move._checked
    monkeypatch.setattr(
        move, "_checked", lambda row: {name: "Budi" if name == "author" else one for name, one in checked(row).items()}
    )
    with pytest.raises(ExternalError, match="The rows copied to revisions differ from the originals"):
        move_library(source, target, quietly)
    assert target.offers() == ()


def test_a_long_history_goes_in_batches(source: SqlLibrary, target: SqlLibrary) -> None:
    engine = create_engine(sqlite_url(source.path or Path()))
    with engine.begin() as connection:
        connection.execute(
            text(
                "with recursive n(i) as (select 2 union all select i + 1 from n where i < 2000) "
                "insert into revisions select document, i, payload, at, author, label, digest from revisions, n "
                "where document = 'document-1' and number = 1"
            )
        )
    engine.dispose()
    told: list[int] = []
    assert move_library(source, target, lambda there, _of: told.append(there)).revisions == 2003
    assert len(told) > 4


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=10)
@given(OFFERS)
def test_any_offer_arrives_as_it_was(tmp_path_factory: pytest.TempPathFactory, whole: Offer) -> None:
    folder = tmp_path_factory.mktemp("move")
    with (
        closing(opened(sqlite_url(folder / "one.sqlite"))) as one,
        closing(opened(sqlite_url(folder / "other.sqlite"))) as other,
    ):
        kept = one.add(StoredOffer("a", 0, whole), "")
        move_library(one, other, quietly)
        assert other.offers() == (kept,)
