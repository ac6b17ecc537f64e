"""Ports: protocols of the outside world, implemented by adapters and assembled by bootstrap."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Protocol

from msgspec import Struct

from offercalc.analysis.comparison import Comparison
from offercalc.application.ports.attachments import Attached as Attached  # noqa: PLC0414 - re-exported for users of ports
from offercalc.application.ports.conversion_request import ConvertAsks
from offercalc.application.ports.document_options import PrintOrder
from offercalc.application.ports.drafts import Drafts
from offercalc.application.ports.offer_table import OfferTables
from offercalc.application.ports.rates import PublisherFacts as PublisherFacts  # noqa: PLC0414 - re-exported: all ports are here
from offercalc.application.ports.rates import RateDesk as RateDesk  # noqa: PLC0414 - as above
from offercalc.application.ports.rates import Watch as Watch  # noqa: PLC0414 - as above
from offercalc.application.ports.vesting_request import VestingAsk
from offercalc.domain.exchange.rate_book import RateBook
from offercalc.domain.offer.offer import Offer
from offercalc.domain.problems.problem import Problem
from offercalc.domain.values.lazy_text import Message
from offercalc.domain.vesting.schedule import Presets
from offercalc.presentation.formats.localizer import Reader


class OutsideError(Exception):
    """Something outside the program failed; the message is a sentence for the user."""

    def __init__(self, text: str, /, **facts: object) -> None:
        """Take a message of the catalogue and its arguments; `str()` of the error is in English."""
        self.message = Message(text, **facts)
        super().__init__(self.message)

    def told(self, reader: Reader) -> str:
        """Return the message in the reader's language."""
        return reader.tell(self.message)


class StoppedError(OutsideError):
    """The user cancelled the operation."""


class Listed(Struct, frozen=True):
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


class Moved(Struct, frozen=True):
    """How much of a library was moved, and to which address, without its password."""

    documents: int
    revisions: int
    rounds: int
    address: str


class Unread(Struct, frozen=True):
    """The newest revision of an offer that cannot be read, because it is damaged or beyond what an offer may hold."""

    document: str
    content: bytes
    is_archived: bool


class Step(Struct, frozen=True):
    """A change of a document recorded in the library: the offer before and after, and whether the user made it."""

    document: str
    before: Offer
    after: Offer
    label: str
    is_mine: bool


class OfferFiles(Protocol):
    """Reads and writes offers in the exchange format, and reads those attached to PDFs."""

    def read(self, path: Path) -> Offer | tuple[Problem, ...]:
        """Read a file, or a PDF with one offer: return a sound offer, or everything that is wrong with it."""

    def read_all(self, path: Path) -> tuple[Offer, ...] | tuple[Problem, ...]:
        """Read a file, or a PDF with any number of offers: return all of them, or everything that is wrong with any."""

    def attached(self, path: Path, password: str = "") -> tuple[Attached, ...] | tuple[Problem, ...]:
        """Return the offer files attached to a PDF if all are sound, else what is wrong with any."""

    def is_locked(self, path: Path) -> bool:
        """Whether a file is a PDF that opens only with a password."""

    def decode(self, content: bytes) -> Offer | tuple[Problem, ...]:
        """Return the offer in the content of a file, or everything that is wrong with it."""

    def encode(self, offer: Offer) -> bytes:
        """Return the content of an offer file; the same offer always has the same bytes."""

    def write(self, offer: Offer, path: Path) -> None:
        """Write an offer to a file; raises OutsideError if that fails."""


class VestingAsks(Protocol):
    """Decodes vesting requests."""

    def decode(self, content: bytes) -> VestingAsk | tuple[Problem, ...]:
        """Return the request in the content, or everything that is wrong with it."""


class Printed(Struct, frozen=True):
    """A finished PDF, and the characters for which no font was found (each shown as a box).

    `notices` are sentences that the sender should read before sending it.
    """

    pdf: bytes
    unprintable: str = ""
    used_system_fonts: bool = False
    notices: tuple[str, ...] = ()


class Press(Protocol):
    """Renders documents; raises OutsideError if that fails."""

    def sheet(self, comparison: Comparison, reader: Reader, order: PrintOrder) -> Printed:
        """Render the sheet of the comparison's only offer as PDF, with the offer attached."""

    def report(self, comparison: Comparison, reader: Reader, order: PrintOrder) -> Printed:
        """Render a comparison report as PDF, with its offers attached."""

    def letter(self, asked: Comparison, others: Comparison, reader: Reader, order: PrintOrder) -> Printed:
        """Render a counter-offer letter as PDF, with the counter-offer attached.

        `asked` holds the offer as made and the counter-offer, `others` the offer as made and the other offer to
        mention.
        """

    def preview(self, comparison: Comparison, reader: Reader, order: PrintOrder) -> tuple[bytes, ...]:
        """Return the pages of a sheet as SVG, for the preview."""

    def preview_report(self, comparison: Comparison, reader: Reader, order: PrintOrder) -> tuple[bytes, ...]:
        """Return the pages of a comparison report as SVG."""

    def preview_letter(
        self, asked: Comparison, others: Comparison, reader: Reader, order: PrintOrder
    ) -> tuple[bytes, ...]:
        """Return the pages of a counter-offer letter as SVG."""


class AwayError(OutsideError):
    """The library is unreachable for now; a retry may succeed."""


class ConflictError(OutsideError):
    """Somebody else saved the same offer in the meantime."""


class Kept(Struct, frozen=True):
    """An offer as stored in the library: its document id and revision number, 0 before the first save."""

    document: str
    revision: int
    offer: Offer


class Authored(Struct, frozen=True):
    """A stored offer with the author and time of its revision."""

    kept: Kept
    author: str
    at: datetime


class News(Struct, frozen=True):
    """Changes made by others: offers that are new or have newer revisions, and archived documents."""

    newer: tuple[Kept, ...] = ()
    gone: tuple[str, ...] = ()


class Write(Struct, frozen=True):
    """An offer to save as the revision after `kept.revision`, and the label of the change.

    `sent` holds the fingerprints of versions that were sent as that revision and never acknowledged.
    """

    kept: Kept
    label: str
    sent: tuple[str, ...] = ()


class Work(Struct, frozen=True):
    """Pending changes: offers to save, then documents to archive (true) or restore."""

    writes: tuple[Write, ...] = ()
    moves: tuple[tuple[str, bool], ...] = ()

    def __bool__(self) -> bool:
        """Return whether anything is pending."""
        return bool(self.writes or self.moves)


class Outbox(Protocol):
    """Stores pending changes on this machine until the library accepts them; raises OutsideError if that fails."""

    @property
    def problem(self) -> Message:
        """Return what could not be read and where it was set aside; empty if everything could."""

    def read(self) -> Work:
        """Return the pending changes, including those of earlier runs."""

    def keep(self, work: Work) -> None:
        """Replace the pending changes; empty work deletes the outbox file."""


class Library(Protocol):
    """Stores every revision of every offer; raises OutsideError if that fails, without losing anything."""

    @property
    def is_on_server(self) -> bool:
        """Whether it is on a server, which may stop responding at any moment."""

    @property
    def weakness(self) -> Message:
        """Return a warning about an insecure connection; empty if there is none."""

    @property
    def unreadable(self) -> Collection[str]:
        """Return the documents that `offers` left out because they cannot be read."""

    def wait_at_most(self, seconds: float | None) -> None:
        """Set how many seconds to wait for each response from now on; None restores the default."""

    def offers(self) -> tuple[Kept, ...]:
        """Return the newest revision of every offer that is not archived, in the order they were added."""

    def add(self, kept: Kept, label: str) -> Kept:
        """Save a new offer as revision 1 under its document id; `label` describes the change."""

    def save(self, kept: Kept, label: str) -> Kept:
        """Append the offer as the revision after `kept.revision`, and return it with its number.

        Raises ConflictError if the document already has that revision.
        """

    def newest(self, document: str) -> Authored:
        """Return the newest revision of a document, archived or not."""

    def news(self, known: Mapping[str, int]) -> News:
        """Return what changed since the given revision of each document."""

    def archive(self, document: str) -> None:
        """Archive an offer; its revisions stay."""

    def restore(self, document: str) -> None:
        """Restore an archived offer to its place in the list."""

    def close(self) -> None:
        """Release the files or the connection; a closed library is not used again."""


class Passwords(Protocol):
    """Keeps the passwords of team libraries out of settings and logs."""

    def parted(self, address: str) -> tuple[str, str]:
        """Return an address without its password, and the password, "" for none."""

    def keep(self, address: str, password: str) -> Message:
        """Store the password of an address that has none, and return where; raises OutsideError if that fails."""


class History(Protocol):
    """The history of the library; raises OutsideError if it cannot be read."""

    def listed(self, search: str = "", *, archived: bool = False) -> Iterator[Listed]:
        """Yield the documents that contain a text, in the order of the list; archived ones only on request."""

    def revisions(self, document: str) -> tuple[Revision, ...]:
        """Return every revision of a document, oldest first."""

    def offer_at(self, document: str, number: int) -> Offer:
        """Return the offer at a revision."""

    def unread(self) -> tuple[Unread, ...]:
        """Return the newest revision, as it is kept, of every offer that cannot be read."""

    def recent(self, most: int) -> tuple[Step, ...]:
        """Return the last changes of the listed offers, at most `most`, oldest first."""

    def name_round(self, document: str, number: int, name: str) -> None:
        """Name a revision as a round of the negotiation; "" removes the name."""

    def faults(self) -> tuple[Message, ...]:
        """Return a message for every revision that is missing or cannot be read."""

    def copy(self, target: Path | None) -> Path:
        """Copy the whole library to a file, or to the default folder for copies, and return the path."""

    def move(self, address: str, report: Callable[[int, int], None]) -> Moved:
        """Copy everything to another library, which is empty or has the same content, and verify it; this one stays.

        `report` is called with the number of rows copied and the total.
        """

    def copy_weekly(self) -> None:
        """Copy the library to the default folder if the last copy is a week old; the last five copies are kept."""


class Tools(Protocol):
    """The services of the terminal and the window; each is created on first use."""

    @property
    def presets(self) -> Presets:
        """The vesting presets by id."""

    @property
    def files(self) -> OfferFiles:
        """Offer files."""

    @property
    def asks(self) -> VestingAsks:
        """Decoder of vesting requests."""

    @property
    def conversions(self) -> ConvertAsks:
        """Decoder of currency conversion requests."""

    @property
    def rates(self) -> RateBook:
        """The exchange rates in use."""

    @property
    def rate_desk(self) -> RateDesk:
        """Rate updates and the user's own rates."""

    @property
    def tables(self) -> OfferTables:
        """Tables of offers."""

    @property
    def press(self) -> Press:
        """The PDF renderer."""

    @property
    def library(self) -> Library:
        """The library of offers."""

    @property
    def outbox(self) -> Outbox:
        """Changes that the library has not accepted yet."""

    @property
    def drafts(self) -> Drafts:
        """Text that was typed but not confirmed."""

    @property
    def history(self) -> History:
        """The history of the library."""

    @property
    def passwords(self) -> Passwords:
        """The passwords of team libraries."""

    @property
    def today(self) -> date:
        """The current date."""

    @property
    def locale(self) -> str:
        """The locale of the system, e.g. `id_ID`."""
