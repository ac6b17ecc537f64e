"""Stand-ins for what a person keeps: mappings of tables, and letters."""

from __future__ import annotations

from offercalc.application.batch.mapping_memory import with_saved
from offercalc.application.clauses.letter_details import LetterDetails
from offercalc.application.ports.errors import ExternalError
from offercalc.application.ports.offer_table import SavedMapping


class StandInMappings:
    """Keeps mappings in memory."""

    def __init__(self) -> None:
        self.kept: tuple[SavedMapping, ...] = ()

    def every(self) -> tuple[SavedMapping, ...]:
        """Return the saved mappings, the latest first."""
        return self.kept

    def save(self, mapping: SavedMapping) -> None:
        """Save a mapping."""
        self.kept = with_saved(self.kept, mapping)


class StandInLetters:
    """Keeps letters in memory, or fails if it has a fault."""

    def __init__(self) -> None:
        self.held: dict[str, LetterDetails] = {}
        self.fault = ""

    def read(self, document: str) -> LetterDetails:
        if self.fault:
            raise ExternalError(self.fault)
        return self.held.get(document, LetterDetails())

    def keep(self, document: str, details: LetterDetails) -> None:
        if self.fault:
            raise ExternalError(self.fault)
        self.held[document] = details
