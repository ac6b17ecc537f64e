"""The outbox: changes that wait until the library can be reached."""

from __future__ import annotations

from typing import Protocol

from msgspec import Struct

from offercalc.application.ports.library import StoredOffer
from offercalc.domain.values.lazy_text import LazyText


class PendingSave(Struct, frozen=True):
    """An offer to save as the revision after `kept.revision`, and the label of the change.

    `sent` holds the fingerprints of versions that were sent as that revision and never acknowledged.
    """

    kept: StoredOffer
    label: str
    sent: tuple[str, ...] = ()


class PendingChanges(Struct, frozen=True):
    """Pending changes: offers to save, then documents to archive (true) or restore."""

    writes: tuple[PendingSave, ...] = ()
    moves: tuple[tuple[str, bool], ...] = ()

    def __bool__(self) -> bool:
        """Return whether anything is pending."""
        return bool(self.writes or self.moves)


class Outbox(Protocol):
    """Stores pending changes on this machine until the library accepts them; raises ExternalError if that fails."""

    @property
    def problem(self) -> LazyText:
        """Return what could not be read and where it was set aside; empty if everything could."""

    def read(self) -> PendingChanges:
        """Return the pending changes, including those of earlier runs."""

    def keep(self, work: PendingChanges) -> None:
        """Replace the pending changes; empty work deletes the outbox file."""
