"""The history of a library: its revisions, and their names as rounds of a negotiation."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Protocol

from msgspec import Struct

from offercalc.domain.offer.offer import Offer


class DocumentSummary(Struct, frozen=True):
    """A document of the library: the names in its newest revision, the date of that, and whether it is archived."""

    document: str
    company: str
    role: str
    revision: int
    changed: datetime
    is_archived: bool


class Revision(Struct, frozen=True):
    """A revision of a document: its time, author, change, and its name as a negotiation round, "" for none."""

    number: int
    at: datetime
    author: str
    label: str
    round: str = ""


class RevisionDelta(Struct, frozen=True):
    """A change of a document recorded in the library: the offer before and after, and whether the user made it."""

    document: str
    before: Offer
    after: Offer
    label: str
    is_mine: bool


class Unread(Struct, frozen=True):
    """The newest revision of an offer that cannot be read, because it is damaged or beyond what an offer may hold."""

    document: str
    content: bytes
    is_archived: bool


class History(Protocol):
    """The history of the library; raises ExternalError if it cannot be read."""

    def listed(self, search: str = "", *, archived: bool = False) -> Iterator[DocumentSummary]:
        """Yield the documents that contain a text, in the order of the list; archived ones only on request."""

    def revisions(self, document: str) -> tuple[Revision, ...]:
        """Return every revision of a document, oldest first."""

    def offer_at(self, document: str, number: int) -> Offer:
        """Return the offer at a revision."""

    def unread(self) -> tuple[Unread, ...]:
        """Return the newest revision, as it is kept, of every offer that cannot be read."""

    def recent(self, most: int) -> tuple[RevisionDelta, ...]:
        """Return the last changes of the listed offers, at most `most`, oldest first."""


class Rounds(Protocol):
    """The names of revisions as rounds of a negotiation; raises ExternalError if they cannot be read or saved."""

    def counts(self) -> dict[str, int]:
        """Return how many revisions of each document have a name; documents without any are left out."""

    def name_round(self, document: str, number: int, name: str) -> None:
        """Name a revision as a round of the negotiation; "" removes the name."""
