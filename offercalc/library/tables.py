"""The tables of the library: documents, and the revisions that are only ever appended to them."""

from sqlalchemy import Column, ForeignKey, ForeignKeyConstraint, Integer, MetaData, String, Table, Text

SCHEMA = 2
"""The version of these tables; a library of a newer version is not changed."""

METADATA = MetaData()

LIBRARY = Table("library", METADATA, Column("schema", Integer, primary_key=True))

DOCUMENTS = Table(
    "documents",
    METADATA,
    Column("id", String(64), primary_key=True),
    Column("position", Integer, nullable=False),
    Column("created_at", String(32), nullable=False),
    Column("archived_at", String(32)),
)

REVISIONS = Table(
    "revisions",
    METADATA,
    Column("document", ForeignKey("documents.id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("payload", Text, nullable=False),
    Column("at", String(32), nullable=False),
    Column("author", String(255), nullable=False),
    Column("label", Text, nullable=False),
    Column("digest", String(64), nullable=False, server_default=""),
)
"""`digest` is made of the other columns, see `digests.py`; it came with version 2."""

ROUNDS = Table(
    "rounds",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("document", String(64), nullable=False),
    Column("number", Integer, nullable=False),
    Column("name", String(100), nullable=False),
    Column("at", String(32), nullable=False),
    Column("author", String(255), nullable=False),
    ForeignKeyConstraint(["document", "number"], ["revisions.document", "revisions.number"]),
)
"""Names of revisions; if a revision has several, the last one counts."""
