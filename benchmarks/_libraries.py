"""Libraries for benchmarks, written directly to the database tables."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import create_engine, insert

from offercalc.domain.offer.offer import Offer
from offercalc.library.digests import digest_of
from offercalc.library.sql_library import SqlLibrary, sqlite_url
from offercalc.library.tables import DOCUMENTS, REVISIONS
from offercalc.program import Program

_AT = "2026-11-01T09:00:00+00:00"


def fill(path: Path, offers: tuple[Offer, ...], encode: Callable[[Offer], bytes], revisions: int = 1) -> None:
    """Create a library in which every offer has the given number of revisions."""
    SqlLibrary(sqlite_url(path), Program().files, lambda: datetime.now(UTC)).close()
    engine = create_engine(sqlite_url(path))
    payloads = [encode(offer).decode() for offer in offers]
    with engine.begin() as connection:
        documents = [
            {"id": f"{place:032x}", "position": place, "created_at": _AT, "archived_at": None}
            for place in range(len(offers))
        ]
        connection.execute(insert(DOCUMENTS), documents)
        for number in range(1, revisions + 1):
            rows = [
                (one["id"], number, payload, _AT, "rina", "") for one, payload in zip(documents, payloads, strict=True)
            ]
            names = [column.name for column in REVISIONS.columns]
            whole = [dict(zip(names, (*row, digest_of(*row)), strict=True)) for row in rows]
            connection.execute(insert(REVISIONS), whole)
    engine.dispose()
