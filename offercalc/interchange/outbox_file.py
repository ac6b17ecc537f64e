"""What the library could not take yet, in a JSON file on this machine until it can."""

from __future__ import annotations

from pathlib import Path

import msgspec
from msgspec import Struct

from offercalc.application.ports import Kept, OfferFiles, OutsideError, Work, Write
from offercalc.application.whole_files import keep
from offercalc.domain.offer import Offer
from offercalc.presentation.reader import N_

_BROKEN = ".broken"
_UNREADABLE = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)


class _Unsent(Struct, frozen=True):
    document: str
    revision: int
    label: str
    offer: msgspec.Raw


class _File(Struct, frozen=True):
    writes: tuple[_Unsent, ...]
    moves: tuple[tuple[str, bool], ...] = ()
    version: int = 1


class JsonOutbox:
    """Shelters work in one file, which is there whole or not at all; without any work there is no file."""

    def __init__(self, path: Path, files: OfferFiles) -> None:
        """Take the path, which need not be there, and what reads and writes offers."""
        self._path = path
        self._files = files

    def read(self) -> Work:
        """Give what is still to be done; raises OutsideError for a file that cannot be read, which is set aside."""
        try:
            content = self._path.read_bytes()
        except FileNotFoundError:
            return Work()
        except OSError as error:
            reason = error.strerror or error
            raise OutsideError(N_("{path}: {reason}"), path=self._path, reason=reason) from error
        work = self._decode(content)
        if work is None:
            aside = self._path.with_name(self._path.name + _BROKEN)
            keep(content, aside)
            text = N_("Changes that were still to be sent cannot be read; they are kept in {path}.")
            raise OutsideError(text, path=aside)
        return work

    def keep(self, work: Work) -> None:
        """Write what is still to be done; raises OutsideError where that fails."""
        if work:
            writes = tuple(
                _Unsent(
                    write.kept.document,
                    write.kept.revision,
                    write.label,
                    msgspec.Raw(self._files.encode(write.kept.offer)),
                )
                for write in work.writes
            )
            keep(msgspec.json.encode(_File(writes, work.moves)), self._path)
            return
        try:
            self._path.unlink(missing_ok=True)
        except OSError as error:
            reason = error.strerror or error
            raise OutsideError(N_("{path}: {reason}"), path=self._path, reason=reason) from error

    def _decode(self, content: bytes) -> Work | None:
        """Read the content of the file; None where any of it is at fault."""
        try:
            file = msgspec.json.decode(content, type=_File)
        except _UNREADABLE:
            return None
        writes: list[Write] = []
        for unsent in file.writes:
            offer = self._files.decode(bytes(unsent.offer))
            if not isinstance(offer, Offer):
                return None
            writes.append(Write(Kept(unsent.document, unsent.revision, offer), unsent.label))
        return Work(tuple(writes), file.moves)
