"""The tax laws that the program knows."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from offercalc.domain.tax.law import Law
from offercalc.domain.tax.law_choice import RefusedLaw


class TaxLaws(Protocol):
    """The laws that ship with the program, and a person's own files, which replace them by id."""

    def of_country(self, country: str) -> tuple[Law | RefusedLaw, ...]:
        """Return the laws of a country (ISO 3166-1) and its parts; every law reproduces its golden results."""

    def every(self) -> tuple[Law | RefusedLaw, ...]:
        """Return all laws by id."""

    def read(self, path: Path) -> Law | RefusedLaw:
        """Return the law in a file, or why it is refused; it is not added to the others."""
