import os
import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from offercalc.application.ports.errors import ExternalError
from offercalc.application.ports.library import StoredOffer
from offercalc.library.history import SqlRounds
from offercalc.library.recovery import salvage as salvage_module
from offercalc.library.recovery.copies import copy_now
from offercalc.library.recovery.salvage import (
    APPLICATION_ID,
    Salvaged,
    _Candidate,
    _find,
    _Found,
    _key_of,
    _lost,
    salvage,
)
from offercalc.library.recovery.sqlite_pages import Row, Value
from offercalc.library.sql_library import SqlLibrary, sqlite_url
from offercalc.library.upkeep import SqlChecks
from tests.builders import offer
from tests.tools import FILES

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
PAGE = 4096


def opened(path: Path) -> SqlLibrary:
    return SqlLibrary(sqlite_url(path), FILES, lambda: NOON)


@pytest.fixture
def path(tmp_path: Path, whole: Path) -> Path:
    """Return a copy of the library for one test."""
    return Path(shutil.copy(whole, tmp_path))


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a library of three offers with forty revisions each, one named as a round, and one archived offer."""
    path = tmp_path_factory.mktemp("whole") / "library.sqlite"
    with closing(opened(path)) as library:
        for document in ("one", "two", "three"):
            kept = library.add(StoredOffer(document, 0, offer("100k USD/year")), "New offer")
            for number in range(2, 41):
                kept = library.save(replace(kept, offer=replace(kept.offer, role=f"{document} {number}")), f"{number}")
        library.archive("two")
        SqlRounds(library).name_round("one", 3, "counter")
    return path


REVISIONS = "select document, number, payload from revisions order by 1, 2"


def rows(path: Path, query: str = REVISIONS) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(query).fetchall()


def change(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(statement)


def saved_from(path: Path) -> Path:
    found = salvage(path, FILES).path
    assert found is not None
    return found


def overwrite(path: Path, page: int) -> None:
    """Overwrite a page with zeros."""
    with path.open("r+b") as file:
        file.seek((page - 1) * PAGE)
        file.write(bytes(PAGE))


def pages_of(path: Path, name: str) -> list[int]:
    """Return the pages of a table or index, root first, read from a copy."""
    (top,) = rows(path, f"select rootpage from sqlite_master where name = '{name}'")[0]  # noqa: S608 - the test's own text
    assert isinstance(top, int)
    content = path.read_bytes()[(top - 1) * PAGE : top * PAGE]
    count = int.from_bytes(content[3:5], "big")
    places = (int.from_bytes(content[12 + 2 * n : 14 + 2 * n], "big") for n in range(count))
    return [top, *(int.from_bytes(content[place : place + 4], "big") for place in places)]


def test_a_sound_library_is_saved_whole(path: Path) -> None:
    saved = salvage(path, FILES)
    assert (saved.offers, saved.revisions, saved.lost) == (3, 120, 0)
    assert saved.path is not None
    for table in ("library", "documents", "revisions", "rounds"):
        everything = f"select * from {table} order by 1, {2 if table == 'revisions' else 1}"  # noqa: S608 - our tables
        assert rows(saved.path, everything) == rows(path, everything)
    assert rows(saved.path, "pragma integrity_check") == [("ok",)]
    assert rows(saved.path, "pragma application_id") == [(APPLICATION_ID,)]


def test_what_is_saved_is_named_after_the_last_change_and_saved_once(path: Path) -> None:
    first = saved_from(path)
    changed = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    assert first.name == f"library-salvaged-{changed:%Y%m%dT%H%M%S}Z.sqlite"
    written = first.stat().st_mtime_ns
    assert saved_from(path) == first
    assert first.stat().st_mtime_ns == written
    assert sorted(found.name for found in path.parent.iterdir()) == sorted(["library.sqlite", first.name])


@pytest.mark.parametrize("name", ["revisions", "sqlite_autoindex_revisions_1", "documents", "library"])
def test_nothing_is_lost_with_the_page_at_the_top_of_a_table(path: Path, name: str) -> None:
    expected = rows(path)
    overwrite(path, pages_of(path, name)[0])
    saved = saved_from(path)
    assert rows(saved) == expected
    with closing(opened(saved)) as library:
        assert SqlChecks(library).faults() == ()


def test_a_lost_page_costs_its_own_revisions_and_their_number_is_said(path: Path) -> None:
    expected = set(rows(path))
    overwrite(path, pages_of(path, "revisions")[2])
    saved = salvage(path, FILES)
    assert saved.path is not None
    found = set(rows(saved.path))
    assert found < expected
    assert saved == Salvaged(saved.path, 3, len(found), 120 - len(found))
    assert 0 < saved.lost < 20


def test_what_is_lost_comes_from_the_last_copy(path: Path) -> None:
    expected = rows(path)
    copy_now(path, NOON)
    with closing(opened(path)) as library:
        later = library.save(StoredOffer("one", 40, offer("200k USD/year")), "Later")
    for page in pages_of(path, "revisions")[:3]:
        overwrite(path, page)
    saved = salvage(path, FILES)
    assert saved.path is not None
    assert [row for row in rows(saved.path) if row[:2] != ("one", 41)] == expected
    with closing(opened(saved.path)) as library:
        assert next(kept for kept in library.offers() if kept.document == "one") == later


def test_documents_that_lost_their_row_get_one(path: Path) -> None:
    overwrite(path, pages_of(path, "documents")[0])
    saved = saved_from(path)
    with closing(opened(saved)) as library:
        assert [kept.document for kept in library.offers()] == ["one", "three", "two"]
    assert rows(saved, "pragma foreign_key_check") == []


def test_a_round_whose_revision_is_lost_is_left_out(path: Path) -> None:
    change(path, "update revisions set payload = '{}' where document = 'one' and number = 3")
    saved = salvage(path, FILES)
    assert (saved.revisions, saved.lost) == (119, 1)
    assert saved.path is not None
    assert rows(saved.path, "select * from rounds") == []


def test_a_revision_whose_own_name_is_damaged_is_known_by_the_index(path: Path) -> None:
    expected = rows(path)
    content = path.read_bytes()
    place = content.index(b"three{\n")
    path.write_bytes(content[:place] + b"thr\xffe" + content[place + 5 :])
    assert rows(saved_from(path)) == expected


def test_documents_without_their_rows_come_last_each_at_its_own_place(path: Path) -> None:
    change(path, "update documents set created_at = 'x' where id in ('one', 'three')")
    found = rows(saved_from(path), "select * from documents order by 1")
    assert [row[1] for row in found] == [2, 3, 1]  # one, three, two


def test_what_is_saved_is_named_after_a_change_that_is_only_in_the_write_ahead_log(path: Path) -> None:
    os.utime(path, (0, 0))
    log = path.with_name("library.sqlite-wal")
    log.write_bytes(b"")
    os.utime(log, (NOON.timestamp(), NOON.timestamp()))
    assert saved_from(path).name == "library-salvaged-20261123T120000Z.sqlite"


def test_damaged_words_about_a_revision_do_not_cost_the_revision(path: Path) -> None:
    damage = "at = 'x', author = cast(x'ff' as text), label = cast(x'61ff' as text)"
    change(path, f"update revisions set {damage} where number = 2")  # noqa: S608 - the test's own text
    saved = saved_from(path)
    moment = datetime.fromtimestamp(path.stat().st_mtime, UTC).isoformat(timespec="seconds")
    found = rows(saved, "select at, author, label from revisions where number = 2")
    assert found == [(moment, "\ufffd", "a\ufffd")] * 3


def test_where_there_is_nothing_to_save_no_file_is_made(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    path.write_bytes(bytes(20_000))
    assert salvage(path, FILES) == Salvaged(None, 0, 0, 0)
    assert list(tmp_path.iterdir()) == [path]


def test_a_copy_that_cannot_be_written_is_said_so(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(ExternalError, match=r"is damaged, and its readable content cannot be saved: No space left on"):
        salvage(path, FILES)
    assert [found.name for found in path.parent.iterdir()] == ["library.sqlite"]


def test_a_revision_that_is_not_what_was_saved_is_lost_and_yet_not_thrown_away(path: Path) -> None:
    change(
        path, "update revisions set payload = replace(payload, '100000', '900000') where document='one' and number=7"
    )
    saved = salvage(path, FILES)
    assert (saved.revisions, saved.lost) == (119, 1)
    assert saved.path is not None
    with closing(opened(saved.path)) as library:
        assert SqlChecks(library).faults() == ("one: revision 7 is damaged: it has changed since it was saved.",)


def test_a_copy_has_what_is_damaged_as_it_was_saved(path: Path) -> None:
    expected = rows(path)
    copy_now(path, NOON)
    change(path, "update revisions set payload = replace(payload, '100000', '900000')")
    saved = salvage(path, FILES)
    assert saved.path is not None
    assert (rows(saved.path), saved.lost) == (expected, 0)


def test_one_damaged_row_of_any_table_costs_none_of_the_others(path: Path) -> None:
    expected = rows(path)
    with closing(opened(path)) as library:
        SqlRounds(library).name_round("two", 4, "second")
    change(path, "update rounds set name = cast(x'61ff' as text), author = cast(x'ff' as text) where document = 'one'")
    change(path, "update documents set archived_at = cast(x'ff' as text) where id = 'three'")
    saved = saved_from(path)
    assert rows(saved) == expected
    assert rows(saved, "select document, name from rounds order by 1") == [("one", "a\ufffd"), ("two", "second")]


def test_a_library_of_the_first_version_is_saved_with_digests(path: Path) -> None:
    change(path, "alter table revisions drop column digest")
    with closing(opened(saved_from(path))) as library:
        assert (SqlChecks(library).faults(), len(library.offers())) == ((), 2)


@pytest.mark.parametrize(
    ("document", "number", "is_taken"),
    [
        ("x" * 64, 1, True),
        ("x" * 65, 1, False),
        ("a", 2**31, True),
        ("a", 2**31 + 1, False),
        ("a", 0, False),
        ("", 1, False),
    ],
)
def test_a_row_whose_name_or_number_no_library_can_have_is_not_a_revision(
    document: str, number: int, *, is_taken: bool
) -> None:
    """The longest document name and the largest revision number that a library can hold are still rows of one."""
    assert (salvage_module._key(document, number) is not None) is is_taken


def found_of(*revisions: tuple[str, int], documents: tuple[str, ...] = ("one", "two")) -> _Found:
    """Return what was found: documents, and revisions without content."""
    return _Found(dict.fromkeys(documents, ()), dict.fromkeys(revisions, ()))


@pytest.mark.parametrize(
    ("own", "indexed", "stated", "key"),
    [
        (("one", 2), ("two", 2), {("one", 1), ("two", 1)}, ("one", 2)),
        (("one", 1), ("two", 9), set(), ("one", 1)),
        (("gone", 1), ("two", 2), {("two", 1)}, ("two", 2)),
        (("one", 9), ("two", 2), {("two", 1)}, ("two", 2)),
        (("one", 9), ("two", 1), set(), ("two", 1)),
        (("one", 9), ("two", 2), set(), ("one", 9)),
        (("one", 9), None, set(), ("one", 9)),
        (("", 9), ("two", 2), set(), ("two", 2)),
        (("", 9), None, set(), None),
    ],
)
def test_a_revision_goes_by_its_own_name_unless_only_that_of_the_index_continues_a_document(
    own: tuple[str, int], indexed: tuple[str, int] | None, stated: set[tuple[Value, Value]], key: tuple[str, int] | None
) -> None:
    found = found_of()
    if indexed is not None:
        found.index[7] = indexed
    assert _key_of(_Candidate(7, (*own, "{}", None, None, None)), found, stated) == key


@pytest.mark.parametrize(
    ("revisions", "known", "lost"),
    [
        ((("one", 1),), {("one", 1)}, 0),
        ((("one", 1),), {("one", 1), ("one", 2), ("one", 3)}, 2),
        ((("one", 1),), {("one", 1), ("one", 900)}, 0),
        ((("one", 1),), {("one", 1), ("gone", 2)}, 0),
        ((("gone", 2),), {("gone", 1), ("gone", 2)}, 1),
    ],
)
def test_a_later_revision_implies_those_before_it_unless_its_number_or_its_document_is_implausible(
    revisions: tuple[tuple[str, int], ...], known: set[tuple[str, int]], lost: int
) -> None:
    assert _lost(found_of(*revisions), known) == lost


def test_what_has_no_name_or_no_offer_in_it_is_no_revision(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ((payload,),) = rows(path, "select payload from revisions where document = 'one' and number = 1")
    assert isinstance(payload, str | bytes)
    moment = NOON.isoformat()
    contents = (("", 1, payload), ("one", 1, "{"), ("one", 2, payload))
    told = [Row(place, (*content, moment, "rina", "Change")) for place, content in enumerate(contents)]
    monkeypatch.setattr(salvage_module, "rows_in", lambda _library: iter(told))
    found = _find(path, FILES)
    assert {*found.revisions, *found.doubtful} == {("one", 2)}


def test_a_row_about_a_round_or_a_document_counts_only_with_a_plausible_name_and_moment(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    moment = NOON.isoformat()
    told = [
        Row(1, (None, "one", 3, "counter", moment, "rina")),
        Row(2, (None, "one", 3, "counter", "noon", "rina")),
        Row(3, (None, "", 3, "counter", moment, "rina")),
        Row(4, ("one", 0, moment, None)),
        Row(5, ("two", 1, "noon", None)),
        Row(6, ("", 2, moment, None)),
    ]
    monkeypatch.setattr(salvage_module, "rows_in", lambda _library: iter(told))
    found = _find(path, FILES)
    assert (set(found.rounds), set(found.documents)) == ({1}, {"one"})


def test_a_damaged_number_gives_way_to_the_index_where_that_continues_what_was_found(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ((payload,),) = rows(path, "select payload from revisions where document = 'one' and number = 1")
    assert isinstance(payload, str | bytes)
    moment = NOON.isoformat()
    told = [
        *(Row(place, (name, place, moment, None)) for place, name in enumerate(("one", "two"))),
        Row(6, ("two", 1, payload, moment, "rina", "New offer")),
        Row(7, ("one", 9, payload, moment, "rina", "Change")),
        Row(0, ("two", 2, 7)),
    ]
    monkeypatch.setattr(salvage_module, "rows_in", lambda _library: iter(told))
    assert set(_find(path, FILES).revisions) == {("two", 1), ("two", 2)}


def test_a_library_is_marked_as_ours_in_its_header() -> None:
    assert APPLICATION_ID.to_bytes(4, "big") == b"OfCa"
