"""Text that was typed but not confirmed, kept on this machine so that it survives a crash."""

from __future__ import annotations

from typing import Protocol

from msgspec import Struct

from offercalc.domain.values.paths import Path


class Draft(Struct, frozen=True):
    """Text being typed into a field of a document, with the field's path and label."""

    document: str
    path: Path
    field: str
    text: str


class Drafts(Protocol):
    """Keeps drafts on this machine; raises ExternalError if that fails."""

    def read(self) -> tuple[Draft, ...]:
        """Return the drafts of the last run; an unreadable file is set aside."""

    def keep(self, drafts: tuple[Draft, ...]) -> None:
        """Replace the stored drafts; an empty tuple deletes the file."""


class NoDrafts:
    """Keeps nothing."""

    def read(self) -> tuple[Draft, ...]:
        """Return nothing."""
        return ()

    def keep(self, drafts: tuple[Draft, ...]) -> None:
        """Keep nothing."""
