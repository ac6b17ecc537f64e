"""What is not saved in the library yet, kept on this machine so that it survives a crash: typed text and drafts."""

from __future__ import annotations

from typing import Protocol

from msgspec import Struct

from offercalc.domain.validate.draft import Draft
from offercalc.domain.values.paths import Path


class UnsavedText(Struct, frozen=True):
    """Text being typed into a field of a document, with the field's path and label."""

    document: str
    path: Path
    field: str
    text: str


class UnsavedOffer(Struct, frozen=True):
    """An offer under construction, with the document that it will be in the library."""

    document: str
    draft: Draft


class Unsaved(Struct, frozen=True):
    """All that is not saved yet."""

    texts: tuple[UnsavedText, ...] = ()
    offers: tuple[UnsavedOffer, ...] = ()

    def __bool__(self) -> bool:
        """Whether there is anything."""
        return bool(self.texts or self.offers)


NOTHING_UNSAVED = Unsaved()


class Drafts(Protocol):
    """Keeps what is not saved yet on this machine; raises ExternalError if that fails."""

    def read(self) -> Unsaved:
        """Return what the last run left; an unreadable file is set aside."""

    def keep(self, unsaved: Unsaved) -> None:
        """Replace what is stored; nothing deletes the file."""


class NoDrafts:
    """Keeps nothing."""

    def read(self) -> Unsaved:
        """Return nothing."""
        return NOTHING_UNSAVED

    def keep(self, unsaved: Unsaved) -> None:
        """Keep nothing."""
