"""Offer files, and offers attached to PDFs."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Protocol

from msgspec import Struct

from offercalc.domain.offer.offer import Offer
from offercalc.domain.problems.problem import Problem
from offercalc.domain.validate.draft import Draft
from offercalc.domain.values.lazy_text import N_

WRONG_PASSWORD = N_("the password is wrong")
"""Why a protected PDF is not read if another one may open it: the `value` of the problem."""


class Attachment(Struct, frozen=True):
    """A file attached to a PDF: its name there and its content."""

    name: str
    content: bytes


class OfferFiles(Protocol):
    """Reads and writes offers in the exchange format, and reads those attached to PDFs."""

    def read(self, path: Path) -> Offer | tuple[Problem, ...]:
        """Read a file, or a PDF with one offer: return a sound offer, or everything that is wrong with it."""

    def read_all(self, path: Path) -> tuple[Offer, ...] | tuple[Problem, ...]:
        """Read a file, or a PDF with any number of offers: return all of them, or everything that is wrong with any."""

    def read_draft(self, path: Path, today: date) -> Draft | None:
        """Read what a file states of an offer that lacks nothing but its names or its start date, else nothing."""

    def attached(self, path: Path, password: str = "") -> tuple[Attachment, ...] | tuple[Problem, ...]:
        """Return the offer files attached to a PDF if all are sound, else what is wrong with any."""

    def is_locked(self, path: Path) -> bool:
        """Whether a file is a PDF that opens only with a password."""

    def decode(self, content: bytes) -> Offer | tuple[Problem, ...]:
        """Return the offer in the content of a file, or everything that is wrong with it."""

    def encode(self, offer: Offer) -> bytes:
        """Return the content of an offer file; the same offer always has the same bytes."""

    def write(self, offer: Offer, path: Path) -> None:
        """Write an offer to a file; raises ExternalError if that fails."""

    def write_draft(self, draft: Draft, path: Path) -> None:
        """Write what is stated of an offer, with null for what is missing; raises ExternalError if that fails."""
