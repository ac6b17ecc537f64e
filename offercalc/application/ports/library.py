"""The library of offers: every revision of every offer, and what changed meanwhile."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Protocol

from msgspec import Struct

from offercalc.domain.offer.offer import Offer
from offercalc.domain.values.lazy_text import LazyText


class StoredOffer(Struct, frozen=True):
    """An offer as stored in the library: its document id and revision number, 0 before the first save."""

    document: str
    revision: int
    offer: Offer


class AttributedOffer(Struct, frozen=True):
    """A stored offer with the author and time of its revision."""

    kept: StoredOffer
    author: str
    at: datetime


class RemoteChanges(Struct, frozen=True):
    """Changes made by others: offers that are new or have newer revisions, and archived documents."""

    newer: tuple[StoredOffer, ...] = ()
    gone: tuple[str, ...] = ()


class Library(Protocol):
    """Stores every revision of every offer; raises ExternalError if that fails, without losing anything."""

    @property
    def is_on_server(self) -> bool:
        """Whether it is on a server, which may stop responding at any moment."""

    @property
    def weakness(self) -> LazyText:
        """Return a warning about an insecure connection; empty if there is none."""

    @property
    def unreadable(self) -> Collection[str]:
        """Return the documents that `offers` left out because they cannot be read."""

    def wait_at_most(self, seconds: float | None) -> None:
        """Set how many seconds to wait for each response from now on; None restores the default."""

    def offers(self) -> tuple[StoredOffer, ...]:
        """Return the newest revision of every offer that is not archived, in the order they were added."""

    def add(self, kept: StoredOffer, label: str) -> StoredOffer:
        """Save a new offer as revision 1 under its document id; `label` describes the change."""

    def save(self, kept: StoredOffer, label: str) -> StoredOffer:
        """Append the offer as the revision after `kept.revision`, and return it with its number.

        Raises ConflictError if the document already has that revision.
        """

    def newest(self, document: str) -> AttributedOffer:
        """Return the newest revision of a document, archived or not."""

    def news(self, known: Mapping[str, int]) -> RemoteChanges:
        """Return what changed since the given revision of each document."""

    def archive(self, document: str) -> None:
        """Archive an offer; its revisions stay."""

    def restore(self, document: str) -> None:
        """Restore an archived offer to its place in the list."""

    def close(self) -> None:
        """Release the files or the connection; a closed library is not used again."""
