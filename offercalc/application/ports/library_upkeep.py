"""The upkeep of a library: its copies, its checks, and its move to another address."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from msgspec import Struct

from offercalc.domain.values.lazy_text import LazyText


class MigrationSummary(Struct, frozen=True):
    """How much of a library was moved, and to which address, without its password."""

    documents: int
    revisions: int
    rounds: int
    address: str


class LibraryCopies(Protocol):
    """Copies of the library in files; raises ExternalError if one cannot be made."""

    def copy(self, target: Path | None) -> Path:
        """Copy the whole library to a file, or to the default folder for copies, and return the path."""

    def copy_weekly(self) -> None:
        """Copy the library to the default folder if the last copy is a week old; the last five copies are kept."""


class LibraryChecks(Protocol):
    """Checks of everything that the library holds; raises ExternalError if it cannot be read at all."""

    def faults(self) -> tuple[LazyText, ...]:
        """Return a message for every revision that is missing or cannot be read."""


class LibraryMove(Protocol):
    """Moves the library; raises ExternalError if that fails."""

    def move(self, address: str, report: Callable[[int, int], None]) -> MigrationSummary:
        """Copy everything to another library, which is empty or has the same content, and verify it; this one stays.

        `report` is called with the number of rows copied and the total.
        """
