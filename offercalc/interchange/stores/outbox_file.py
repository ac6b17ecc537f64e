"""Pending changes in a JSON file on this machine, until the library accepts them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec import Struct

from offercalc.application.files.atomic_files import keep, keep_aside
from offercalc.application.files.bounded_json import JsonDecoder, UnreadableError
from offercalc.application.ports.errors import ExternalError
from offercalc.application.ports.library import StoredOffer
from offercalc.application.ports.offer_files import OfferFiles
from offercalc.application.ports.outbox import PendingChanges, PendingSave
from offercalc.domain.offer.offer import Offer
from offercalc.domain.values.lazy_text import NO_TEXT, LazyText
from offercalc.presentation.formats.localizer import N_
from offercalc.presentation.formats.sanitize import quoted

T = TypeVar("T")


class _Unsent(Struct, frozen=True):
    document: str
    revision: int
    label: str
    offer: msgspec.Raw
    sent: tuple[str, ...] = ()


_NONE = msgspec.Raw(b"")


class _Line(Struct, frozen=True):
    """A line of the file: a write or a move, and the digest of its bytes, which reveals damage."""

    digest: str
    write: msgspec.Raw = _NONE
    move: msgspec.Raw = _NONE


class _FirstVersion(Struct, frozen=True):
    """The first version of the file: one object, without digests."""

    writes: tuple[msgspec.Raw, ...]
    moves: tuple[msgspec.Raw, ...] = ()


_MOST_NAMED = 10
_BETWEEN = b"\n\n"
"""The line separator: if one of the two bytes is damaged, the other still separates."""


class JsonOutbox:
    """Stores pending changes in one file, written atomically; without any there is no file."""

    def __init__(self, path: Path, files: OfferFiles) -> None:
        """Take the path, which need not exist, and the codec of offer files."""
        self._path = path
        self._files = files
        self._is_locked = False
        self.problem = NO_TEXT

    def read(self) -> PendingChanges:
        """Return the pending changes; raises ExternalError if access is denied, leaving the file unchanged.

        Unreadable content is saved to a file beside it, which `problem` names, and the rest is returned.
        """
        self.problem = NO_TEXT
        try:
            content = self._path.read_bytes()
        except FileNotFoundError:
            return PendingChanges()
        except OSError as error:
            self._is_locked = True
            reason = error.strerror or error
            raise ExternalError(N_("{path}: {reason}"), path=self._path, reason=reason) from error
        work, lost = self._decode(content)
        if lost:
            aside = keep_aside(content, self._path)
            text = N_("Unsent changes cannot be read: {names}. They are stored in {path}.")
            more = ["…"] if len(lost) > _MOST_NAMED else []
            self.problem = LazyText(text, names=", ".join([*lost[:_MOST_NAMED], *more]), path=aside)
        return work

    def keep(self, work: PendingChanges) -> None:
        """Write the pending changes; raises ExternalError if that fails."""
        if self._is_locked:
            text = N_("{path} cannot be read and was not overwritten.")
            raise ExternalError(text, path=self._path)
        if work:
            keep(_BETWEEN.join((*map(self._written, work.writes), *map(_moved, work.moves), b"")), self._path)
            return
        try:
            self._path.unlink(missing_ok=True)
        except OSError as error:
            reason = error.strerror or error
            raise ExternalError(N_("{path}: {reason}"), path=self._path, reason=reason) from error

    def _written(self, write: PendingSave) -> bytes:
        kept = write.kept
        offer = msgspec.Raw(msgspec.json.format(self._files.encode(kept.offer), indent=-1))
        unsent = msgspec.json.encode(_Unsent(kept.document, kept.revision, write.label, offer, write.sent))
        return _line("write", unsent)

    def _decode(self, content: bytes) -> tuple[PendingChanges, list[str]]:
        """Return the pending changes in the content, and the names of the unreadable ones."""
        lost: list[str] = []
        writes: list[PendingSave] = []
        moves: list[tuple[str, bool]] = []
        for line in _lines(content):
            write, move = self._write_of(line.write), _read(line.move, tuple[str, bool])
            if write is not None:
                writes.append(write)
            elif move is not None:
                moves.append(move)
            else:
                lost.append(_name_of(line) or self._path.name)
        if not (writes or moves or lost):
            lost.append(self._path.name)
        return PendingChanges(tuple(writes), tuple(moves)), lost

    def _write_of(self, content: msgspec.Raw) -> PendingSave | None:
        unsent = _read(content, _Unsent)
        offer = self._offer_of(unsent.offer) if unsent is not None else None
        if unsent is None or offer is None:
            return None
        return PendingSave(StoredOffer(unsent.document, unsent.revision, offer), unsent.label, unsent.sent)

    def _offer_of(self, content: msgspec.Raw) -> Offer | None:
        offer = self._files.decode(bytes(content))
        return offer if isinstance(offer, Offer) else None


class _Named(Struct, frozen=True):
    company: str = ""
    role: str = ""


class _Document(Struct, frozen=True):
    document: str = ""
    offer: msgspec.Raw = msgspec.Raw(b"{}")


def _name_of(line: _Line) -> str:
    """Return the name of an unreadable offer: its company and role, or else its document id."""
    found = _read(line.write, _Document)
    if found is None:
        return ""
    named = _read(found.offer, _Named)
    words = [word for word in (named.company, named.role) if word] if named is not None else []
    return quoted(" — ".join(words) or found.document)


def _lines(content: bytes) -> Iterator[_Line]:
    """Yield the lines of a file of any version; a damaged one keeps at most what identifies it."""
    first = _read(content, _FirstVersion)
    if first is not None:
        yield from (_Line("", write=piece) for piece in first.writes)
        yield from (_Line("", move=piece) for piece in first.moves)
        return
    for text in filter(None, content.split(b"\n")):
        line = _read(text, _Line)
        if line is None:
            yield _Line("")
        elif line.digest == _digest(line.write if bytes(line.write) else line.move):
            yield line
        else:
            yield _Line("", write=msgspec.Raw(_without_sense(line.write)))


def _without_sense(content: msgspec.Raw) -> bytes:
    """Return only what identifies a damaged write, and nothing that could be read as an offer."""
    found = _read(content, _Document)
    named = _read(found.offer, _Named) if found is not None else None
    return msgspec.json.encode({"document": found.document if found else "", "offer": named or {}})


def _moved(move: tuple[str, bool]) -> bytes:
    return _line("move", msgspec.json.encode(move))


def _line(kind: str, content: bytes) -> bytes:
    return msgspec.json.encode({"digest": _digest(content), kind: msgspec.Raw(content)})


def _digest(content: bytes | msgspec.Raw) -> str:
    from hashlib import sha256  # noqa: PLC0415 - several megabytes, rarely needed

    return sha256(bytes(content)).hexdigest()


def _read(content: bytes | msgspec.Raw, kind: type[T]) -> T | None:
    """Decode JSON of a type; None if it does not fit."""
    decoder = JsonDecoder[T](kind)
    try:
        return decoder.decode(content)
    except UnreadableError:
        return None
