"""Every byte of a small library is damaged in turn: no traceback, no wrong amount, and all damage is reported."""

import os
import sqlite3
from collections import Counter
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from offercalc.application.ports.errors import ExternalError
from offercalc.application.ports.library import StoredOffer
from offercalc.domain.offer.offer import Offer
from offercalc.library.history import SqlHistory, SqlRounds
from offercalc.library.quick_read import newest_offers
from offercalc.library.recovery import sqlite_health
from offercalc.library.sql_library import SqlLibrary, sqlite_url
from offercalc.library.upkeep import SqlChecks
from tests.builders import offer
from tests.tools import FILES

STEP = int(os.environ.get("OFFERCALC_FLIP_STEP", "127"))
"""Every n-th byte is damaged; 1 for the full proof."""
PAGE = 512
CONTENT = "select document, number, payload, at, author, label from revisions order by 1, 2"


@pytest.fixture(autouse=True)
def _no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite_health, "_PAUSES", (0.0,))


def opened(path: Path) -> SqlLibrary:
    return SqlLibrary(sqlite_url(path), FILES, lambda: datetime.now(UTC))


def make(path: Path) -> dict[tuple[str, int], Offer]:
    """Create a library with the smallest page size. Return its content."""
    made = {}
    with closing(opened(path)) as library:
        for document, pay in (("first", "100000 USD/year"), ("second", "2400000 IDR/month")):
            kept = library.add(StoredOffer(document, 0, offer(pay)), "New offer")
            made[document, 1] = kept.offer
            kept = library.save(replace(kept, offer=replace(kept.offer, role="Lead")), "Change role")
            made[document, 2] = kept.offer
        SqlRounds(library).name_round("first", 2, "counter")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("pragma journal_mode = delete")
        connection.execute(f"pragma page_size = {PAGE}")
        connection.execute("vacuum")
    return made


def content_of(path: Path) -> list[tuple[object, ...]] | None:
    """Return the revisions as SQLite reads them, None if it cannot."""
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
            return connection.execute(CONTENT).fetchall()
    except (sqlite3.Error, UnicodeDecodeError):
        return None


def outcome(path: Path, made: dict[tuple[str, int], Offer], before: list[tuple[object, ...]] | None) -> str:
    """Use a damaged library in every way. Return whether the damage was refused, reported or harmless."""
    newest_offers(path, FILES)
    is_changed = content_of(path) != before
    try:
        library = opened(path)
    except ExternalError:
        return "refused"
    with closing(library):
        history = SqlHistory(library)
        try:
            for kept in library.offers():
                assert made.get((kept.document, kept.revision)) == kept.offer, "an offer that was not saved is shown"
            library.news({})
            for one in history.listed(archived=True):
                history.revisions(one.document)
            history.recent(9)
            for (document, number), whole in made.items():
                try:
                    assert history.offer_at(document, number) == whole
                except ExternalError:
                    is_changed = True
            faults = SqlChecks(library).faults()
        except ExternalError:
            return "refused later"
        assert faults or not is_changed, "damage to a revision is not named"
        return "named" if faults else "nothing hit"


def test_no_damaged_byte_is_a_trace_or_a_silent_wrong_amount(tmp_path: Path) -> None:
    path = tmp_path / "sound" / "library.sqlite"
    made = make(path)
    content, before = path.read_bytes(), content_of(path)
    outcomes: Counter[str] = Counter()
    for place in range(0, len(content), STEP):
        damaged = bytearray(content)
        damaged[place] ^= 1 << (place % 8)
        one = tmp_path / "damaged" / f"{place}" / "library.sqlite"
        one.parent.mkdir(parents=True)
        one.write_bytes(damaged)
        try:
            outcomes[outcome(one, made, before)] += 1
        except Exception as error:
            message = f"byte {place} of {len(content)}"
            raise AssertionError(message) from error
        for file in one.parent.rglob("*"):
            if file.is_file():
                file.unlink()
    print(f"{len(content)} bytes, one of {STEP} damaged: {dict(outcomes)}")  # noqa: T201 - the results
    assert outcomes["named"] > 0
    assert outcomes["refused"] > 0
