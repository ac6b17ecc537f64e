"""The clauses that the program knows, and the letter files of a person."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from offercalc.application.clauses.clause import Clause, RefusedClause
from offercalc.application.clauses.letter_details import LetterDetails


class ClauseLibrary(Protocol):
    """The clauses that ship with the program, and a person's own files, which replace them by id and language."""

    def every(self, language: str) -> tuple[Clause | RefusedClause, ...]:
        """Return the clauses in a language in the order of a letter; English if there are none."""

    def read(self, path: Path) -> Clause | RefusedClause:
        """Return the clause in a file, or why it is refused; it is not added to the others."""

    def details(self, path: Path) -> LetterDetails:
        """Return the values in a letter file; raises ExternalError."""
