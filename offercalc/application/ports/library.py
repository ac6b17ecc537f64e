"""The library of offers: every revision of every offer, and what changed meanwhile."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Protocol

from msgspec import Struct

from offercalc.domain.offer.offer import Offer
from offercalc.domain.values.lazy_text import Message


class Kept(Struct, frozen=True):
    """An offer as stored in the library: its document id and revision number, 0 before the first save."""

    document: str
    revision: int
    offer: Offer


class Authored(Struct, frozen=True):
    """A stored offer with the author and time of its revision."""

    kept: Kept
    author: str
    at: datetime


class News(Struct, frozen=True):
    """Changes made by others: offers that are new or have newer revisions, and archived documents."""

    newer: tuple[Kept, ...] = ()
    gone: tuple[str, ...] = ()


class Library(Protocol):
    """Stores every revision of every offer; raises OutsideError if that fails, without losing anything."""

    @property
    def is_on_server(self) -> bool:
        """Whether it is on a server, which may stop responding at any moment."""

    @property
    def weakness(self) -> Message:
        """Return a warning about an insecure connection; empty if there is none."""

    @property
    def unreadable(self) -> Collection[str]:
        """Return the documents that `offers` left out because they cannot be read."""

    def wait_at_most(self, seconds: float | None) -> None:
        """Set how many seconds to wait for each response from now on; None restores the default."""

    def offers(self) -> tuple[Kept, ...]:
        """Return the newest revision of every offer that is not archived, in the order they were added."""

    def add(self, kept: Kept, label: str) -> Kept:
        """Save a new offer as revision 1 under its document id; `label` describes the change."""

    def save(self, kept: Kept, label: str) -> Kept:
        """Append the offer as the revision after `kept.revision`, and return it with its number.

        Raises ConflictError if the document already has that revision.
        """

    def newest(self, document: str) -> Authored:
        """Return the newest revision of a document, archived or not."""

    def news(self, known: Mapping[str, int]) -> News:
        """Return what changed since the given revision of each document."""

    def archive(self, document: str) -> None:
        """Archive an offer; its revisions stay."""

    def restore(self, document: str) -> None:
        """Restore an archived offer to its place in the list."""

    def close(self) -> None:
        """Release the files or the connection; a closed library is not used again."""
