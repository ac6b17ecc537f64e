"""Saved mappings of tables in a JSON file of one person."""

from __future__ import annotations

from pathlib import Path

import msgspec
from msgspec import Struct

from offercalc.application.batch.mapping_memory import with_saved
from offercalc.application.files.atomic_files import keep, keep_aside
from offercalc.application.files.bounded_json import JsonDecoder, UnreadableError
from offercalc.application.ports.offer_table import SavedMapping

_LARGEST = 4 * 2**20


class _Kept(Struct, frozen=True):
    """The content of the file."""

    mappings: tuple[SavedMapping, ...]
    version: int = 1


_KEPT = JsonDecoder[_Kept](_Kept)


class JsonMappings:
    """Stores mappings in one file; a file that cannot be read is kept aside when something is saved."""

    def __init__(self, path: Path) -> None:
        """Take the path of the file, which need not exist."""
        self._path = path

    def every(self) -> tuple[SavedMapping, ...]:
        """Return the saved mappings, the latest first; none if the file is missing or cannot be read."""
        return self._read() or ()

    def save(self, mapping: SavedMapping) -> None:
        """Save a mapping; raises ExternalError."""
        kept = self._read()
        if kept is None:
            keep_aside(self._content(), self._path)
        whole = _Kept(with_saved(kept or (), mapping))
        keep(msgspec.json.format(msgspec.json.encode(whole)) + b"\n", self._path)

    def _content(self) -> bytes:
        try:
            with self._path.open("rb") as file:
                return file.read(_LARGEST)
        except OSError:
            return b""

    def _read(self) -> tuple[SavedMapping, ...] | None:
        """Return the saved mappings, None if there is a file that cannot be read."""
        content = self._content()
        if not content:
            return ()
        try:
            return _KEPT.decode(content).mappings
        except UnreadableError:
            return None
