import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from offercalc.library.sql_library import SqlLibrary
from offercalc.library.tables import DOCUMENTS, LIBRARY, METADATA, REVISIONS, ROUNDS, SCHEMA
from tests.tools import FILES


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return the path of an empty library."""
    path = tmp_path / "library.sqlite"
    SqlLibrary(f"sqlite:///{path}", FILES, lambda: datetime(2026, 10, 31, 12, tzinfo=UTC)).close()
    return path


def names_in(path: Path) -> dict[str, list[str]]:
    """Return the tables of a library and their columns in order, read from the database."""
    with closing(sqlite3.connect(path)) as connection:
        tables = [name for (name,) in connection.execute("select name from sqlite_master where type = 'table'")]
        return {
            table: [name for (name,) in connection.execute("select name from pragma_table_info(?)", (table,))]
            for table in tables
        }


def test_a_library_holds_its_documents_their_revisions_and_its_version(path: Path) -> None:
    assert names_in(path) == {
        "library": ["schema"],
        "documents": ["id", "position", "created_at", "archived_at"],
        "revisions": ["document", "number", "payload", "at", "author", "label", "digest"],
        "rounds": ["id", "document", "number", "name", "at", "author"],
    }


def test_a_new_library_is_of_this_version(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("select schema from library").fetchall() == [(SCHEMA,)]


def test_there_is_one_revision_of_a_number() -> None:
    assert [column.name for column in REVISIONS.primary_key] == ["document", "number"]


def test_only_an_archived_document_has_an_archive_date() -> None:
    tables = (LIBRARY, DOCUMENTS, REVISIONS)
    assert [column.name for table in tables for column in table.columns if column.nullable] == ["archived_at"]


def test_a_revision_belongs_to_a_document() -> None:
    (key,) = REVISIONS.c.document.foreign_keys
    assert key.column is DOCUMENTS.c.id


def test_there_are_no_other_tables() -> None:
    assert set(METADATA.tables.values()) == {LIBRARY, DOCUMENTS, REVISIONS, ROUNDS}
