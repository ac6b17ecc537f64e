"""Opening, listing, saving and searching a library of 10,000 offers with 10 revisions, against one JSON file."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from msgspec.structs import replace

from benchmarks._libraries import fill
from benchmarks._offers import rich_offers
from offercalc.application.ports.library import StoredOffer
from offercalc.library.history import SqlHistory
from offercalc.library.sql_library import SqlLibrary, sqlite_url
from offercalc.program import Program

OFFERS, REVISIONS_EACH = 10_000, 10
FIRST_ROWS = 50
ROUNDS = 7
SAVES = 200
MOST_FIRST_ROWS = 0.150
MOST_SAVE = 0.010
MOST_SEARCH = 0.050
MOST_TO_JSON = 2.0
"""The maximum ratio of listing everything to reading the same from one JSON file with the standard library."""
WORDS = "Needle in the notes"

Act = Callable[[], object]


def _median(act: Act, rounds: int) -> float:
    """Return the median seconds of an act; the first round is an uncounted warm-up."""
    return median(list(_seconds(act, rounds + 1))[1:])


def _seconds(act: Act, rounds: int) -> Iterator[float]:
    for _ in range(rounds):
        started = time.perf_counter()
        act()
        yield time.perf_counter() - started


def _open_and_list(path: Path, rows: int | None) -> int:
    """Open the library and list its first `rows` offers, or all."""
    with closing(SqlLibrary(sqlite_url(path), Program().files, lambda: datetime.now(UTC))) as library:
        return sum(1 for _ in islice(SqlHistory(library).listed(), rows))


def _report(name: str, spent: float, limit: float) -> bool:
    print(f"library, {name}: {spent * 1e3:.1f} ms (at most {limit * 1e3:.0f} ms)")
    return spent <= limit


def main() -> int:
    """Measure everything in one run. Return 1 if anything is above its limit."""
    files = Program().files
    offers = tuple(replace(offer, notes=WORDS if n == OFFERS // 2 else "") for n, offer in
                   enumerate(rich_offers(OFFERS, 1, 4)))  # fmt: skip
    with TemporaryDirectory() as folder:
        path, flat = Path(folder) / "library.sqlite", Path(folder) / "offers.json"
        fill(path, offers, files.encode, REVISIONS_EACH)
        flat.write_text(json.dumps([json.loads(files.encode(offer)) for offer in offers]), encoding="utf-8")
        print(f"library: {path.stat().st_size / 1e6:.0f} MB, of the newest {flat.stat().st_size / 1e6:.0f} MB as JSON")
        is_within = _report("first rows", _median(lambda: _open_and_list(path, FIRST_ROWS), ROUNDS), MOST_FIRST_ROWS)
        pairs = [(_median(lambda: _open_and_list(path, None), 1),
                  _median(lambda: json.loads(flat.read_bytes()), 1)) for _ in range(ROUNDS)]  # fmt: skip
        whole, peer = (median(times) for times in zip(*pairs, strict=True))
        print(f"library, all rows: {whole * 1e3:.0f} ms, json {peer * 1e3:.0f} ms, "
              f"ratio {whole / peer:.2f} (at most {MOST_TO_JSON})")  # fmt: skip
        is_within &= whole / peer <= MOST_TO_JSON
        with closing(SqlLibrary(sqlite_url(path), files, lambda: datetime.now(UTC))) as library:
            kept = StoredOffer(f"{0:032x}", REVISIONS_EACH, offers[0])

            def save() -> None:
                nonlocal kept
                kept = library.save(replace(kept, offer=replace(kept.offer, level=f"L{kept.revision}")), "Level")

            is_within &= _report("saving an edit", _median(save, SAVES), MOST_SAVE)
            history = SqlHistory(library)
            found = [one.document for one in history.listed(WORDS.upper())]
            if found != [f"{OFFERS // 2:032x}"]:
                sys.exit(f"the search found {found}")
            is_within &= _report("search", _median(lambda: list(history.listed(WORDS)), ROUNDS), MOST_SEARCH)
    return int(not is_within)


if __name__ == "__main__":
    sys.exit(main())
