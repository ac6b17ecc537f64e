"""Drafts in a JSON file that only its owner can read."""

from __future__ import annotations

from pathlib import Path

import msgspec
from msgspec import Struct

from offercalc.application.files.atomic_files import keep, keep_aside
from offercalc.application.files.bounded_json import JsonDecoder, UnreadableError
from offercalc.application.ports.drafts import Draft
from offercalc.application.ports.errors import ExternalError
from offercalc.presentation.formats.localizer import N_


class _File(Struct, frozen=True):
    drafts: tuple[Draft, ...]
    version: int = 1


_FILE = JsonDecoder[_File](_File)


class JsonDrafts:
    """Stores drafts in one file, written atomically; without drafts there is no file."""

    def __init__(self, path: Path) -> None:
        """Take the path, which need not exist."""
        self._path = path

    def read(self) -> tuple[Draft, ...]:
        """Return the stored drafts; raises ExternalError if the file cannot be read; a damaged one is set aside."""
        try:
            content = self._path.read_bytes()
        except FileNotFoundError:
            return ()
        except OSError as error:
            raise _fault(self._path, error) from error
        try:
            return _FILE.decode(content).drafts
        except UnreadableError:
            aside = keep_aside(content, self._path)
            self._remove()
        text = N_("Unsaved entries from the last session cannot be read; they were moved to {path}.")
        raise ExternalError(text, path=aside)

    def keep(self, drafts: tuple[Draft, ...]) -> None:
        """Write drafts, readable only by their owner; raises ExternalError if that fails."""
        if drafts:
            keep(msgspec.json.encode(_File(drafts)), self._path)
        else:
            self._remove()

    def _remove(self) -> None:
        try:
            self._path.unlink(missing_ok=True)
        except OSError as error:
            raise _fault(self._path, error) from error


def _fault(path: Path, error: OSError) -> ExternalError:
    return ExternalError(N_("{path}: {reason}"), path=path, reason=error.strerror or error)
