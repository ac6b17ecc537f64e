"""The letters of the offers in the library: the values of each, kept on this computer beside the library."""

from __future__ import annotations

from typing import Protocol

from offercalc.application.clauses.letter_details import LetterDetails


class LetterStore(Protocol):
    """Keeps the letter file of each document; raises ExternalError if that fails."""

    def read(self, document: str) -> LetterDetails:
        """Return the values of a document's letter, by default those of a new one; a damaged file is set aside."""

    def keep(self, document: str, details: LetterDetails) -> None:
        """Keep the values of a document's letter; those of a new letter delete its file."""
