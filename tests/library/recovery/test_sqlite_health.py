import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest
from msgspec.structs import replace

from offercalc.application.ports.errors import ExternalError
from offercalc.application.ports.library import StoredOffer
from offercalc.library.history import SqlHistory
from offercalc.library.read_only import beside
from offercalc.library.recovery import sqlite_health
from offercalc.library.recovery.copies import copy_now
from offercalc.library.recovery.salvage import APPLICATION_ID
from offercalc.library.recovery.sqlite_health import damage_of, examine, faults_of
from offercalc.library.sql_library import SqlLibrary, sqlite_url
from tests.builders import offer
from tests.tools import FILES

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite_health, "_PAUSES", (0.0, 0.0))


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a library of an offer with 61 revisions."""
    path = tmp_path_factory.mktemp("whole") / "library.sqlite"
    with closing(SqlLibrary(sqlite_url(path), FILES, lambda: NOON)) as library:
        kept = library.add(StoredOffer("a", 0, offer("100k USD/year")), "")
        for number in range(60):
            kept = library.save(replace(kept, offer=replace(kept.offer, role=f"Role {number}")), "")
    return path


@pytest.fixture
def path(tmp_path: Path, whole: Path) -> Path:
    """Return a copy of the library for one test."""
    return Path(shutil.copy(whole, tmp_path))


def change(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        for statement in statements:
            connection.execute(statement)


def sums(path: Path) -> dict[str, str]:
    """Return checksums of the library and SQLite's files next to it."""
    return {one.name: sha256(one.read_bytes()).hexdigest() for one in path.parent.glob("library.sqlite*")}


def refusal(path: Path) -> str:
    """Return the error for a refused file, after checking that the file is unchanged."""
    before = sums(path)
    with pytest.raises(ExternalError) as caught:
        examine(path, FILES)
    assert sums(path) == before
    return str(caught.value)


def flip(path: Path, place: int) -> None:
    content = bytearray(path.read_bytes())
    content[place] ^= 0x40
    path.write_bytes(content)


def test_a_sound_library_is_left_as_it_is(path: Path) -> None:
    before = sums(path)
    examine(path, FILES)
    assert sums(path) == before
    assert list(before) == ["library.sqlite"]


def is_sound(path: Path) -> bool:
    """Whether a library opens without a warning."""
    try:
        examine(path, FILES)
    except ExternalError:
        return False
    return True


def test_a_new_library_is_none_yet(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    assert is_sound(path)
    path.write_bytes(b"")
    assert is_sound(path)
    change(path, "vacuum")
    assert is_sound(path)


def test_a_library_from_before_the_mark_is_ours(path: Path) -> None:
    change(path, "pragma application_id = 0", "drop table rounds")
    assert is_sound(path)


@pytest.mark.parametrize("length", [1, 15, 511, 600, 100_000])
def test_what_is_no_database_is_refused(length: int, tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    path.write_bytes((b"Dear Ann, we offer you " * 5000)[:length])
    assert refusal(path) == (
        f"The library {path} cannot be used: the file isn't an SQLite database and was left unchanged. "
        "Move it to another folder to start a new library."
    )
    assert list(tmp_path.iterdir()) == [path]


def test_the_last_copy_is_named_where_the_library_is_no_database(path: Path) -> None:
    copy = copy_now(path, NOON)
    path.write_bytes(b"overwritten")
    assert refusal(path).endswith(f"to start a new library, or replace it with your last copy: {copy}.")


@pytest.mark.parametrize(
    "statements",
    [
        ("create table songs (title)",),
        ("create table library (id integer, artist text)", "create table documents (id)"),
        ("pragma application_id = 77",),
        ("pragma application_id = 77", "create table library (schema integer)"),
    ],
)
def test_a_database_of_another_program_is_refused(statements: tuple[str, ...], tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    change(path, "vacuum", *statements)
    assert refusal(path) == (
        f"The library {path} cannot be used: the file belongs to another program and was left unchanged. "
        "Move it to another folder; OfferCalc then creates a new library."
    )
    assert list(tmp_path.iterdir()) == [path]


def test_a_library_of_a_newer_program_is_refused(path: Path) -> None:
    change(path, "update library set schema = schema + 1", "alter table revisions rename to changes")
    assert refusal(path).endswith("was created by a newer version of OfferCalc; install that version to open it.")


@pytest.mark.parametrize(
    ("statement", "damage"),
    [
        ("alter table revisions rename to revisionz", "the table revisions is missing"),
        ("alter table documents rename column position to positiom", "position is missing from the table documents"),
        ("alter table library rename column schema to schemb", "schema is missing from the table library"),
    ],
)
def test_tables_that_are_gone_are_damage(path: Path, statement: str, damage: str) -> None:
    change(path, statement)
    told = refusal(path)
    assert f"cannot be used: it is damaged ({damage}) and was left unchanged." in told
    assert (
        "1 offer with 61 revisions. To continue, close OfferCalc, move library.sqlite to another folder and rename"
        in told
    )


@pytest.mark.parametrize("cut", [0.7, 0.8, 0.99])
def test_a_truncated_library_is_salvaged(path: Path, cut: float) -> None:
    os.truncate(path, int(path.stat().st_size * cut))
    told = refusal(path)
    assert "cannot be used: it is damaged (" in told
    assert "The readable content was saved to " in told
    (saved,) = path.parent.glob("library-salvaged-*.sqlite")
    assert str(saved) in told
    examine(saved, FILES)


@pytest.mark.parametrize("place", [3, 17, 20, 101, 104, 4096])
def test_a_flipped_byte_in_what_holds_the_library_together_is_seen(path: Path, place: int) -> None:
    flip(path, place)
    assert "1 offer with 61 revisions." in refusal(path)


def test_the_mark_of_another_program_alone_does_not_make_it_theirs(path: Path) -> None:
    flip(path, 68)
    assert is_sound(path)


def crashed(path: Path) -> Path:
    """Leave a library as a killed program does."""
    with closing(SqlLibrary(sqlite_url(path), FILES, lambda: NOON)) as library:
        for document in "bc":
            library.add(StoredOffer(document, 0, offer("1 USD/year")), "")
        left = path.parent / "left"
        left.mkdir()
        for ending in ("", "-wal", "-shm"):
            shutil.copy(beside(path, ending), left)
    return left / path.name


@pytest.mark.parametrize("index", [True, False])
def test_a_library_that_was_not_closed_is_sound_and_left_as_it_is(path: Path, index: bool) -> None:  # noqa: FBT001
    left = crashed(path)
    if not index:
        beside(left, "-shm").unlink()
    before = sums(left)
    examine(left, FILES)
    assert sums(left) == before


def damage_log(path: Path) -> None:
    flip(beside(path, "-wal"), 32 + 24 + 100)


def empty(path: Path) -> None:
    os.truncate(path, 0)


@pytest.mark.parametrize("damage", [damage_log, empty])
def test_damage_beside_a_log_names_both_files(path: Path, damage: Callable[[Path], None]) -> None:
    left = crashed(path)
    damage(left)
    told = refusal(left)
    assert (
        "move library.sqlite and library.sqlite-wal to another folder and rename the new file to library.sqlite."
        in told
    )


def test_where_nothing_can_be_read_it_is_said(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    path.write_bytes(b"SQLite format 3\x00" + b"\xff" * 4000)
    assert refusal(path).endswith(
        "Nothing in it can be read. Move library.sqlite to another folder to start a new library."
    )


def test_of_a_large_library_only_what_is_quick_to_see_is_looked_at(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite_health, "_CHECKED_WHOLE", 0)
    examine(path, FILES)
    os.truncate(path, path.stat().st_size - 4096)
    assert "it is damaged" in refusal(path)


def mislead_the_index(path: Path) -> None:
    """Flip a bit in the index of a small library: asked for the second revision, it leads to the first."""
    with closing(SqlLibrary(sqlite_url(path), FILES, lambda: NOON)) as library:
        for document in "ab":
            kept = library.add(StoredOffer(document, 0, offer("100k USD/year")), "")
            library.save(replace(kept, offer=replace(kept.offer, role="Lead")), "")
    content = path.read_bytes()
    entry, as_bytes = b"\x04\x0f\x09\x09a", b"\x04\x0e\x09\x09a"  # the document as text, and as something else
    assert content.count(entry) == 1
    path.write_bytes(content.replace(entry, as_bytes))


def test_a_damaged_index_is_seen_at_once(tmp_path: Path) -> None:
    mislead_the_index(tmp_path / "library.sqlite")
    assert "it is damaged (row 1 missing from index" in refusal(tmp_path / "library.sqlite")


def test_a_damaged_index_of_a_large_library_shows_no_other_revision_for_the_one_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite_health, "_CHECKED_WHOLE", 0)
    mislead_the_index(tmp_path / "library.sqlite")
    with closing(SqlLibrary(sqlite_url(tmp_path / "library.sqlite"), FILES, lambda: NOON)) as library:
        history = SqlHistory(library)
        with pytest.raises(ExternalError, match="Revision 2 of this offer does not exist or cannot be read"):
            history.offer_at("a", 2)


def test_a_library_that_is_held_by_another_program_is_not_called_damaged(path: Path) -> None:
    change(path, "pragma journal_mode = delete")
    with closing(sqlite3.connect(path)) as other:
        other.execute("begin exclusive")
        assert is_sound(path)
        other.rollback()


def test_what_may_not_be_read_is_not_called_damaged(tmp_path: Path) -> None:
    (tmp_path / "library.sqlite").mkdir()
    assert is_sound(tmp_path / "library.sqlite")


def test_the_whole_file_is_checked_where_that_is_asked_for(path: Path) -> None:
    assert faults_of(path) == ()
    flip(path, 4096)
    (fault, *_others) = faults_of(path)
    assert fault
    path.write_bytes(b"no database" * 500)
    assert faults_of(path) == (f"{path}: file is not a database.",)
    path.unlink()
    with pytest.raises(ExternalError, match=r"library\.sqlite cannot be checked: unable to open database file\.$"):
        faults_of(path)


def test_an_error_of_sqlite_is_told_from_damage() -> None:
    with closing(sqlite3.connect(":memory:")) as connection, pytest.raises(sqlite3.Error) as caught:
        connection.execute("nonsense")
    assert damage_of(caught.value) == ""
    assert damage_of(None) == ""


def test_opening_marks_a_new_library_and_refuses_a_damaged_one(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("pragma application_id").fetchone() == (APPLICATION_ID,)
    flip(path, 17)
    before = sums(path)
    with pytest.raises(
        ExternalError, match=r"it is damaged .* 1 offer with 61 revisions\. To continue, close OfferCalc"
    ):
        SqlLibrary(sqlite_url(path), FILES, lambda: NOON)
    assert sums(path) == before
    (salvaged,) = path.parent.glob("library-salvaged-*.sqlite")
    with closing(SqlLibrary(sqlite_url(salvaged), FILES, lambda: NOON)) as library:
        assert [kept.revision for kept in library.offers()] == [61]


def test_an_emptied_library_names_its_newest_copy(path: Path) -> None:
    copy_now(path, NOON)
    newest = copy_now(path, NOON.replace(day=24))
    ahead = copy_now(path, NOON.replace(year=2099))
    os.truncate(path, 0)
    assert newest != ahead
    assert refusal(path) == (
        f"The library {path} is an empty file, but there are copies of it. It was left unchanged. "
        f"Replace it with the newest copy: {newest}. To start a new library, delete the empty file."
    )
    path.unlink()
    assert is_sound(path)


@pytest.mark.parametrize("schema", [0, -1])
def test_a_version_that_cannot_be_is_damage(path: Path, schema: int) -> None:
    change(path, f"update library set schema = {schema}")  # noqa: S608 - the test's own number
    assert f"it is damaged (its version is {schema})" in refusal(path)


def test_what_sqlite_says_of_a_damaged_file_may_be_no_text(path: Path) -> None:
    content = path.read_bytes()
    place = content.index(b"CREATE TABLE revisions")
    path.write_bytes(content[:place] + b"\xffREATE TAB\xffE" + content[place + 12 :])
    assert "it is damaged (" in refusal(path)


@pytest.mark.skipif(os.name == "nt", reason="a profile is private there by itself")
def test_nobody_else_reads_a_new_library_or_what_is_salvaged_of_one(path: Path) -> None:
    flip(path, 4096)
    refusal(path)
    (saved,) = path.parent.glob("library-salvaged-*.sqlite")
    assert [one.stat().st_mode & 0o777 for one in (path, saved)] == [0o600, 0o600]
