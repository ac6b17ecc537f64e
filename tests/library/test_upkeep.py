from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from offercalc.application.ports.errors import ExternalError
from offercalc.application.ports.library import StoredOffer
from offercalc.application.ports.library_upkeep import MigrationSummary
from offercalc.library.quick_read import newest_offers
from offercalc.library.sql_library import SqlLibrary, sqlite_url
from offercalc.library.upkeep import SqlChecks, SqlCopies, SqlMove
from tests.tools import FILES, GLOBEX, sample


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "library.sqlite"


@pytest.fixture
def library(path: Path) -> Iterator[SqlLibrary]:
    """Return a library of one offer."""
    with closing(SqlLibrary(sqlite_url(path), FILES, lambda: datetime.now(UTC))) as library:
        library.add(StoredOffer("one", 0, sample(GLOBEX)), "New offer")
        yield library


def test_the_library_is_copied_beside_itself_or_elsewhere(library: SqlLibrary, path: Path, tmp_path: Path) -> None:
    beside = SqlCopies(library).copy(None)
    assert beside.parent == tmp_path / "copies"
    own = SqlCopies(library).copy(tmp_path / "own.sqlite")
    assert newest_offers(own, FILES) == newest_offers(beside, FILES) == newest_offers(path, FILES)
    with pytest.raises(ExternalError, match="nowhere"):
        SqlCopies(library).copy(tmp_path / "nowhere" / "own.sqlite")


def test_a_weekly_copy_is_taken_once(library: SqlLibrary, tmp_path: Path) -> None:
    SqlCopies(library).copy_weekly()
    SqlCopies(library).copy_weekly()
    assert len(list((tmp_path / "copies").iterdir())) == 1


def test_a_library_on_a_server_is_not_ours_to_copy(library: SqlLibrary, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SqlLibrary, "path", None)
    SqlCopies(library).copy_weekly()
    with pytest.raises(ExternalError, match="copied on its server"):
        SqlCopies(library).copy(None)


def test_a_moved_library_holds_the_same_and_is_sound(library: SqlLibrary, path: Path, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    target = tmp_path / "moved.sqlite"
    moved = SqlMove(library).move(str(target), lambda there, of: told.append((there, of)))
    assert (moved, told[-1]) == (MigrationSummary(1, 1, 0, moved.address), (2, 2))
    assert newest_offers(target, FILES) == newest_offers(path, FILES)
    assert SqlChecks(library).faults() == ()
