"""What the program needs of the outside world, as protocols that adapters implement and bootstrap hands out."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Literal, Protocol

from msgspec import Struct

from offercalc.analysis.comparison import Comparison
from offercalc.application.vesting_ask import VestingAsk
from offercalc.domain.exchange import RateTable
from offercalc.domain.offer import Offer
from offercalc.domain.problems import Problem
from offercalc.domain.vesting import Presets
from offercalc.presentation.reader import Reader

PaperSize = Literal["a4", "letter"]


class OutsideError(Exception):
    """Something outside the program failed; the message is a sentence for the person who reads it."""


class OfferFiles(Protocol):
    """Reads and writes offers in the exchange format."""

    def read(self, path: Path) -> Offer | tuple[Problem, ...]:
        """Read a file: a sound offer, or everything that is wrong with it."""

    def decode(self, content: bytes) -> Offer | tuple[Problem, ...]:
        """Read the content of a file."""

    def encode(self, offer: Offer) -> bytes:
        """Write an offer; the same offer always gives the same bytes."""

    def write(self, offer: Offer, path: Path) -> None:
        """Write an offer to a file; raises OutsideError where that fails."""


class VestingAsks(Protocol):
    """Reads questions about vesting schedules."""

    def decode(self, content: bytes) -> VestingAsk | tuple[Problem, ...]:
        """Read the content of one question, or say everything that is wrong with it."""


class HistoryTable(RateTable, Protocol):
    """A table of rates that can say which currencies it has."""

    @property
    def currencies(self) -> tuple[str, ...]:
        """Name every currency the table has ever had, its base included."""


class PrintOrder(Struct, frozen=True):
    """How a paper is to be printed: its size, and the moment written into it."""

    paper: PaperSize
    printed_at: datetime


class Printed(Struct, frozen=True):
    """A finished PDF, and the characters for which no font was found (each shown as a box)."""

    pdf: bytes
    unprintable: str = ""
    used_system_fonts: bool = False


class Press(Protocol):
    """Typesets papers; raises OutsideError where that fails."""

    def sheet(self, comparison: Comparison, reader: Reader, order: PrintOrder) -> Printed:
        """Typeset the sheet of the comparison's only offer, with the offer attached."""

    def report(self, comparison: Comparison, reader: Reader, order: PrintOrder) -> Printed:
        """Typeset a comparison to negotiate with, with its offers attached."""


class ConflictError(OutsideError):
    """Somebody else has saved the same offer in the meantime."""


class Kept(Struct, frozen=True):
    """An offer as the library keeps it: the id of its document and the number of this revision, 0 before the first."""

    document: str
    revision: int
    offer: Offer


class Library(Protocol):
    """Keeps every revision of every offer; raises OutsideError where that fails, and nothing is lost by it."""

    def offers(self) -> tuple[Kept, ...]:
        """Give the newest revision of every offer that is not archived, in the order in which they were added."""

    def add(self, kept: Kept, label: str) -> Kept:
        """Keep a new offer under the document id it brings, as revision 1; `label` says in words what was done."""

    def save(self, kept: Kept, label: str) -> Kept:
        """Append the offer as the revision after `kept.revision`, and return it with its number.

        Raises ConflictError where the document already has such a revision.
        """

    def archive(self, document: str) -> None:
        """Put an offer away; its revisions stay."""

    def restore(self, document: str) -> None:
        """Bring an archived offer back, where it stood before."""

    def close(self) -> None:
        """Let go of the files; a closed library is not used again."""


class RateUpdate(Protocol):
    """Fetches newer exchange rates; raises OutsideError where that fails, and the older ones stay in use."""

    def __call__(self) -> HistoryTable:
        """Fetch, keep and return the newest history."""


class Tools(Protocol):
    """Everything the terminal and the window are handed; each part is made when it is first asked for."""

    @property
    def presets(self) -> Presets:
        """The vesting presets by id."""

    @property
    def files(self) -> OfferFiles:
        """Offer files."""

    @property
    def asks(self) -> VestingAsks:
        """Questions about vesting."""

    @property
    def rates(self) -> HistoryTable:
        """The exchange rates in use."""

    @property
    def update_rates(self) -> RateUpdate:
        """The way to newer rates."""

    @property
    def press(self) -> Press:
        """The typesetter."""

    @property
    def library(self) -> Library:
        """Where offers are kept."""

    @property
    def today(self) -> date:
        """The day on which questions are asked."""

    @property
    def locale(self) -> str:
        """The locale of the system, e.g. `id_ID`."""
