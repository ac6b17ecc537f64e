"""Libraries to measure with, written straight through their tables."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import create_engine, insert

from offercalc.bootstrap import Program
from offercalc.domain.offer import Offer
from offercalc.library.sql_library import SqlLibrary, sqlite_url
from offercalc.library.tables import DOCUMENTS, REVISIONS

_AT = "2026-11-01T09:00:00+00:00"


def fill(path: Path, offers: tuple[Offer, ...], encode: Callable[[Offer], bytes], revisions: int = 1) -> None:
    """Make a library in which every offer has so many revisions."""
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
                {"document": one["id"], "number": number, "payload": payload, "at": _AT, "author": "rina", "label": ""}
                for one, payload in zip(documents, payloads, strict=True)
            ]
            connection.execute(insert(REVISIONS), rows)
    engine.dispose()
