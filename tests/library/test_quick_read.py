import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from offercalc.application.ports.library import StoredOffer
from offercalc.library.quick_read import newest_offers
from offercalc.library.sql_library import SqlLibrary
from tests.architecture.tree import run_python
from tests.builders import offer
from tests.tools import FILES, SAMPLES, sample

SHOW_LOADED = "import sys, offercalc.library.quick_read; print('sqlalchemy' in sys.modules)"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "Ann's offers #1 100%" / "library.sqlite"


@pytest.fixture
def library(path: Path) -> Iterator[SqlLibrary]:
    with closing(SqlLibrary(f"sqlite:///{path}", FILES, lambda: datetime(2026, 10, 31, tzinfo=UTC))) as library:
        yield library


def fill(library: SqlLibrary) -> None:
    """Add offers in a different order from their ids, change one and archive one."""
    for document, found in zip("zma", SAMPLES, strict=True):
        library.add(StoredOffer(document, 0, sample(found)), "")
    first = library.offers()[0]
    for role in ("Two", "Three"):
        first = library.save(replace(first, offer=replace(first.offer, role=role)), "")
    library.archive("m")


def test_a_glance_gives_what_the_library_gives(library: SqlLibrary, path: Path) -> None:
    fill(library)
    found = newest_offers(path, FILES)
    assert found == library.offers()
    assert [(kept.document, kept.revision) for kept in library.offers()] == [("z", 3), ("a", 1)]


def test_it_sees_what_is_restored_where_it_stood(library: SqlLibrary, path: Path) -> None:
    fill(library)
    library.restore("m")
    found = newest_offers(path, FILES)
    assert found == library.offers()
    assert [kept.document for kept in library.offers()] == ["z", "m", "a"]


def test_an_empty_library_gives_nothing(library: SqlLibrary, path: Path) -> None:
    assert newest_offers(path, FILES) == library.offers() == ()


def test_it_reads_a_library_that_is_closed_and_changes_nothing(library: SqlLibrary, path: Path) -> None:
    fill(library)
    offers = library.offers()
    library.close()
    before = path.read_bytes()
    assert newest_offers(path, FILES) == offers
    assert path.read_bytes() == before


def test_it_leaves_out_what_cannot_be_read_any_more(library: SqlLibrary, path: Path) -> None:
    fill(library)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("update revisions set payload = '{' where document = 'z' and number = 3")
    found = newest_offers(path, FILES)
    assert found == library.offers()
    assert [kept.document for kept in library.offers()] == ["a"]


def test_a_missing_library_gives_none_and_is_not_made(path: Path) -> None:
    assert newest_offers(path, FILES) is None
    assert not path.exists()


@pytest.mark.parametrize("content", [b"This is no database. " * 100, b""])
def test_what_is_no_library_gives_none(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "library.sqlite").write_bytes(content)
    assert newest_offers(tmp_path / "library.sqlite", FILES) is None


def test_a_relative_path_will_do(library: SqlLibrary, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = library.add(StoredOffer("a", 0, offer("100k USD/year")), "")
    monkeypatch.chdir(path.parent)
    assert newest_offers(Path("library.sqlite"), FILES) == (kept,)


def test_a_glance_loads_no_database_layer() -> None:
    loaded = run_python(SHOW_LOADED)
    assert (loaded.stdout.strip(), loaded.stderr) == ("False", "")


def test_a_glance_leaves_out_what_takes_long_to_read(library: SqlLibrary, path: Path) -> None:
    """The window is painted first; what is large comes with the library itself, which is read in a thread."""
    large = replace(sample(SAMPLES[0]), notes="x" * 20_000, responsibilities=("y" * 19_000,) * 5)
    for document, one in {"a": sample(SAMPLES[0]), "b": large, "c": sample(SAMPLES[1])}.items():
        library.add(StoredOffer(document, 0, one), "")
    at_once, all_of_them = newest_offers(path, FILES, 16), newest_offers(path, FILES)
    assert at_once is not None
    assert all_of_them is not None
    assert [one.document for one in at_once] == ["a", "c"]
    assert [one.document for one in all_of_them] == ["a", "b", "c"]
