"""What was typed and not confirmed: kept on this machine, so that not even the end of the program loses it."""

from __future__ import annotations

from typing import Protocol

from msgspec import Struct

from offercalc.domain.places import Path


class Draft(Struct, frozen=True):
    """What is being typed into a field of a document: where, what the field is called, and the text."""

    document: str
    path: Path
    field: str
    text: str


class Drafts(Protocol):
    """Keeps drafts on this machine; raises OutsideError where that fails."""

    def read(self) -> tuple[Draft, ...]:
        """Return what the last run of the program left; what cannot be read is set aside."""

    def keep(self, drafts: tuple[Draft, ...]) -> None:
        """Let drafts take the place of those before; none leave nothing behind."""


class NoDrafts:
    """Keeps nothing."""

    def read(self) -> tuple[Draft, ...]:
        """Return nothing."""
        return ()

    def keep(self, drafts: tuple[Draft, ...]) -> None:
        """Keep nothing."""
