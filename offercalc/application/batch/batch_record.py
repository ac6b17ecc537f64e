"""Record of a batch in its output folder, from which a second run continues where the first one ended."""

from __future__ import annotations

import hashlib
from itertools import islice
from pathlib import Path

import msgspec
from msgspec import Struct

from offercalc.application.files.atomic_files import write_atomically
from offercalc.application.files.bounded_json import JsonDecoder, UnreadableError
from offercalc.application.ports.errors import ExternalError
from offercalc.presentation.formats.localizer import N_

RECORD = "offercalc-batch.json"
_FORMAT = "offercalc.batch"
_VERSION = 1
_MOST_FILES = 1000
_LARGEST = 16 * 2**20


class Entry(Struct, frozen=True):
    """A file written by a batch, with the digests of its input and of its content."""

    file: str
    made_from: str
    content: str


class _Kept(Struct, frozen=True):
    """The content of the record file."""

    format: str
    version: int
    files: tuple[Entry, ...]


_KEPT = JsonDecoder[_Kept](_Kept)


class BatchRecord:
    """The files that batches have written to one folder; a batch may replace them unless somebody changed them."""

    def __init__(self, folder: Path) -> None:
        """Read the record of earlier runs in a folder; raises ExternalError if it is not a record of ours."""
        self._folder = folder
        self._entries = {entry.file: entry for entry in _read(folder / RECORD)}
        self._by_source = {entry.made_from: entry for entry in self._entries.values()}

    def finished(self, made_from: str) -> str | None:
        """Return the name of the file made from an input, or None if there is none or it is gone."""
        entry = self._by_source.get(made_from)
        return entry.file if entry is not None and (self._folder / entry.file).is_file() else None

    def may_replace(self, name: str, content: bytes) -> bool:
        """Whether a name may be written to: it is free, has the same content, or is an unchanged file of ours."""
        path = self._folder / name
        if not path.exists() and not path.is_symlink():
            return True
        try:
            there = digest(path.read_bytes()) if path.is_file() else ""
        except OSError:
            return False
        entry = self._entries.get(name)
        return there == digest(content) or (entry is not None and entry.content == there)

    def note(self, name: str, made_from: str, content: bytes) -> None:
        """Record a written file."""
        entry = Entry(name, made_from, digest(content))
        before = self._entries.get(name)
        if before is not None:
            self._by_source.pop(before.made_from, None)
        self._entries[name] = entry
        self._by_source[made_from] = entry

    def write(self) -> None:
        """Write the record to the folder; raises ExternalError if that fails."""
        kept = _Kept(_FORMAT, _VERSION, tuple(self._entries[name] for name in sorted(self._entries)))
        write_atomically(msgspec.json.format(msgspec.json.encode(kept)) + b"\n", self._folder / RECORD)


def digest(content: bytes) -> str:
    """Return the SHA-256 of the content in hex digits."""
    return hashlib.sha256(content).hexdigest()


def folder_state(folder: Path) -> str:
    """Return a digest of the names, sizes and modification times of the files in a folder; "" if it is not a folder."""
    if not folder.is_dir():
        return ""
    found = sorted(path for path in islice(folder.rglob("*"), _MOST_FILES) if path.is_file())
    stats = [(path, path.stat()) for path in found]
    return digest(
        "\n".join(f"{path} {stat.st_size} {stat.st_mtime_ns}" for path, stat in stats).encode("utf-8", "replace")
    )


def _read(path: Path) -> tuple[Entry, ...]:
    """Read the entries of a record, without names that point outside its folder."""
    unreadable = ExternalError(N_("{path} is not a readable batch record. Move or delete it to start over."), path=path)
    try:
        with path.open("rb") as file:
            kept = _KEPT.decode(file.read(_LARGEST))
    except FileNotFoundError:
        return ()
    except (OSError, UnreadableError) as error:
        raise unreadable from error
    if kept.format != _FORMAT or kept.version != _VERSION:
        raise unreadable
    return tuple(entry for entry in kept.files if _is_plain(entry.file))


def _is_plain(name: str) -> bool:
    return name not in {"", ".", ".."} and not set(name) & set("/\\:\0")
