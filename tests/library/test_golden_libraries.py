"""Libraries written by earlier versions open completely, and a copy of the original is made."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from offercalc.application.ports.library import StoredOffer
from offercalc.domain.offer.offer import Offer
from offercalc.library.history import SqlHistory, SqlRounds
from offercalc.library.quick_read import newest_offers
from offercalc.library.recovery.copies import copies_of
from offercalc.library.sql_library import SqlLibrary, sqlite_url
from offercalc.library.upkeep import SqlChecks
from tests.conftest import ROOT
from tests.tools import FILES, GLOBEX, NUSANTARA, OPENAI, sample

GOLDEN = sorted((ROOT / "tests" / "golden" / "library").glob("*.sqlite"))
ROUNDS = {"first-light": {}, "with-rounds": {1: "first offer", 3: "counter"}}


def before(path: Path) -> Offer:
    """Return a sample as it was in those versions: without a tax home."""
    return replace(sample(path), tax_home=None)


@pytest.fixture(params=GOLDEN, ids=lambda path: path.stem)
def path(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return Path(shutil.copy(request.param, tmp_path))


@pytest.fixture
def library(path: Path) -> Iterator[SqlLibrary]:
    library = SqlLibrary(sqlite_url(path), FILES, lambda: datetime(2026, 12, 1, tzinfo=UTC), lambda: "budi")
    yield library
    library.close()


def test_there_is_one_of_every_kind() -> None:
    assert {path.stem for path in GOLDEN} == set(ROUNDS)


def test_its_offers_are_there(library: SqlLibrary) -> None:
    first, second = library.offers()
    assert (first.document, first.revision, first.offer.location, first.offer.status) == (
        "document-0", 3, "Jakarta — Jalan Sudirman", "negotiating",
    )  # fmt: skip
    assert second == StoredOffer("document-1", 1, before(NUSANTARA))
    kept = library.newest("document-2").kept.offer
    assert FILES.encode(kept) == FILES.encode(before(GLOBEX)).replace(
        b'"method": "pro_rata",\n        "net_of_tax": false', b'"method": "pro_rata"'
    )


def test_the_first_glance_gives_the_same_before_and_after(path: Path) -> None:
    before = newest_offers(path, FILES)
    SqlLibrary(sqlite_url(path), FILES, lambda: datetime.now(UTC)).close()
    assert newest_offers(path, FILES) == before != ()


def test_its_history_is_whole_and_goes_on(library: SqlLibrary, path: Path) -> None:
    history = SqlHistory(library)
    made = [(one.number, one.author, one.label, one.at.minute) for one in history.revisions("document-0")]
    assert made == [(1, "rina", "New offer", 2), (2, "rina", "Change location", 7), (3, "rina", "Change status", 8)]
    assert {one.number: one.round for one in history.revisions("document-0") if one.round} == ROUNDS[path.stem]
    assert history.offer_at("document-0", 1) == before(OPENAI)
    library.save(library.offers()[1], "Change nothing")
    SqlRounds(library).name_round("document-1", 2, "final")
    assert history.revisions("document-1")[-1].round == "final"
    assert SqlChecks(library).faults() == ()


def test_before_its_tables_change_it_is_copied(path: Path) -> None:
    before = content(path)
    SqlLibrary(sqlite_url(path), FILES, lambda: datetime.now(UTC)).close()
    assert [content(copy) for copy in copies_of(path)] == [before]


def content(path: Path) -> list[str]:
    """Return the content of a library as SQL statements."""
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.iterdump())
