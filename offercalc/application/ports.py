"""What the program needs of the outside world, as protocols that adapters implement and bootstrap hands out."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Protocol

from msgspec import Struct

from offercalc.analysis.comparison import Comparison
from offercalc.application.attached import Attached as Attached  # noqa: PLC0414 - who needs ports finds it here too
from offercalc.application.convert_ask import ConvertAsks
from offercalc.application.drafts import Drafts
from offercalc.application.offer_table import OfferTables
from offercalc.application.paper_order import PrintOrder
from offercalc.application.rate_port import PublisherFacts as PublisherFacts  # noqa: PLC0414 - all ports are found here
from offercalc.application.rate_port import RateDesk as RateDesk  # noqa: PLC0414 - as above
from offercalc.application.rate_port import Watch as Watch  # noqa: PLC0414 - as above
from offercalc.application.vesting_ask import VestingAsk
from offercalc.domain.message import Message
from offercalc.domain.offer import Offer
from offercalc.domain.problems import Problem
from offercalc.domain.rate_book import RateBook
from offercalc.domain.vesting import Presets
from offercalc.presentation.reader import Reader


class OutsideError(Exception):
    """Something outside the program failed; the message is a sentence for the person who reads it."""

    def __init__(self, text: str, /, **facts: object) -> None:
        """Take a message of the catalogue and the facts that are filled into it; as text it is in English."""
        self.message = Message(text, **facts)
        super().__init__(self.message)

    def told(self, reader: Reader) -> str:
        """Say what failed in the language of who reads."""
        return reader.tell(self.message)


class StoppedError(OutsideError):
    """A person has stopped what was going on."""


class Listed(Struct, frozen=True):
    """A document of the library: what its newest revision is called, when that was made, and whether it is put away."""

    document: str
    company: str
    role: str
    revision: int
    changed: datetime
    is_archived: bool


class Revision(Struct, frozen=True):
    """One revision of a document: when it was made, by whom, what was done, and its name as a round, "" for none."""

    number: int
    at: datetime
    author: str
    label: str
    round: str = ""


class Moved(Struct, frozen=True):
    """How much of a library was moved, and where to; the address is without its password."""

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
    """One change of a document that the library remembers: the offer before and after, and whether we made it."""

    document: str
    before: Offer
    after: Offer
    label: str
    is_mine: bool


class OfferFiles(Protocol):
    """Reads and writes offers in the exchange format, and reads them out of the papers that they are attached to."""

    def read(self, path: Path) -> Offer | tuple[Problem, ...]:
        """Read a file, or a paper of one offer: a sound offer, or everything that is wrong with it."""

    def read_all(self, path: Path) -> tuple[Offer, ...] | tuple[Problem, ...]:
        """Read a file, or a paper of any number of offers: all of them, or everything that is wrong with any."""

    def attached(self, path: Path, password: str = "") -> tuple[Attached, ...] | tuple[Problem, ...]:
        """Take the offers out of a paper as they are attached: all of them, sound, or what is wrong with any."""

    def is_locked(self, path: Path) -> bool:
        """Tell whether a file is a paper that opens only with a password."""

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


class Printed(Struct, frozen=True):
    """A finished PDF, and the characters for which no font was found (each shown as a box).

    `notices` are sentences for its sender, of what is to be known before it goes out.
    """

    pdf: bytes
    unprintable: str = ""
    used_system_fonts: bool = False
    notices: tuple[str, ...] = ()


class Press(Protocol):
    """Typesets papers; raises OutsideError where that fails."""

    def sheet(self, comparison: Comparison, reader: Reader, order: PrintOrder) -> Printed:
        """Typeset the sheet of the comparison's only offer, with the offer attached."""

    def report(self, comparison: Comparison, reader: Reader, order: PrintOrder) -> Printed:
        """Typeset a comparison to negotiate with, with its offers attached."""

    def letter(self, asked: Comparison, others: Comparison, reader: Reader, order: PrintOrder) -> Printed:
        """Typeset a letter that asks for more, with the offer as asked for attached.

        `asked` holds an offer as made and as asked for, `others` the offer as made and the one other to be mentioned.
        """

    def preview(self, comparison: Comparison, reader: Reader, order: PrintOrder) -> tuple[bytes, ...]:
        """Draw the pages of a sheet as SVG, to be looked at before it is printed."""

    def preview_report(self, comparison: Comparison, reader: Reader, order: PrintOrder) -> tuple[bytes, ...]:
        """Draw the pages of a comparison as SVG."""

    def preview_letter(
        self, asked: Comparison, others: Comparison, reader: Reader, order: PrintOrder
    ) -> tuple[bytes, ...]:
        """Draw the pages of a letter that asks for more as SVG."""


class AwayError(OutsideError):
    """What keeps the offers cannot be reached just now; the same may work later."""


class ConflictError(OutsideError):
    """Somebody else has saved the same offer in the meantime."""


class Kept(Struct, frozen=True):
    """An offer as the library keeps it: the id of its document and the number of this revision, 0 before the first."""

    document: str
    revision: int
    offer: Offer


class Authored(Struct, frozen=True):
    """An offer as the library keeps it, with who made the revision and when."""

    kept: Kept
    author: str
    at: datetime


class News(Struct, frozen=True):
    """What others have done: offers that are new or have newer revisions, and documents that were put away."""

    newer: tuple[Kept, ...] = ()
    gone: tuple[str, ...] = ()


class Write(Struct, frozen=True):
    """An offer to be kept as the revision after the one it names, and what was done to it in words.

    `sent` holds the signs of what was sent as that revision before, without an answer: it may be there or not.
    """

    kept: Kept
    label: str
    sent: tuple[str, ...] = ()


class Work(Struct, frozen=True):
    """What is still to be done with the library: offers to keep, then documents to put away (true) or bring back."""

    writes: tuple[Write, ...] = ()
    moves: tuple[tuple[str, bool], ...] = ()

    def __bool__(self) -> bool:
        """Tell whether anything is to be done."""
        return bool(self.writes or self.moves)


class Outbox(Protocol):
    """Shelters on this machine what the library could not take; raises OutsideError where even that fails."""

    @property
    def problem(self) -> Message:
        """Return what could not be read of it and where that lies now, nothing where all could."""

    def read(self) -> Work:
        """Return what is still to be done, also by a run of the program before this one."""

    def keep(self, work: Work) -> None:
        """Let this take the place of what was to be done before; nothing to be done leaves nothing behind."""


class Library(Protocol):
    """Keeps every revision of every offer; raises OutsideError where that fails, and nothing is lost by it."""

    @property
    def is_on_server(self) -> bool:
        """Whether it is on a server, which may fall silent at any moment."""

    @property
    def weakness(self) -> Message:
        """Return what is weak about the way to it, nothing where nothing is."""

    @property
    def unreadable(self) -> Collection[str]:
        """Return the documents that `offers` has left out because they cannot be read."""

    def wait_at_most(self, seconds: float | None) -> None:
        """Wait for each answer for so many seconds from now on, as always for None."""

    def offers(self) -> tuple[Kept, ...]:
        """Give the newest revision of every offer that is not archived, in the order in which they were added."""

    def add(self, kept: Kept, label: str) -> Kept:
        """Keep a new offer under the document id it brings, as revision 1; `label` says in words what was done."""

    def save(self, kept: Kept, label: str) -> Kept:
        """Append the offer as the revision after `kept.revision`, and return it with its number.

        Raises ConflictError where the document already has such a revision.
        """

    def newest(self, document: str) -> Authored:
        """Give the newest revision of a document, also of one that is put away."""

    def news(self, known: Mapping[str, int]) -> News:
        """Say what is otherwise than a program knows it, which holds these documents at these revisions."""

    def archive(self, document: str) -> None:
        """Put an offer away; its revisions stay."""

    def restore(self, document: str) -> None:
        """Bring an archived offer back, where it stood before."""

    def close(self) -> None:
        """Let go of the files; a closed library is not used again."""


class Passwords(Protocol):
    """Keeps the passwords of team libraries outside of settings and logs."""

    def parted(self, address: str) -> tuple[str, str]:
        """Return an address without its password, and the password, "" for none."""

    def keep(self, address: str, password: str) -> Message:
        """Keep a password for an address that has none, and return where; raises OutsideError where that fails."""


class History(Protocol):
    """What the library remembers; raises OutsideError where it cannot be read."""

    def listed(self, search: str = "", *, archived: bool = False) -> Iterator[Listed]:
        """Give the documents in which a text stands in the order of the list, those put away only where asked for."""

    def revisions(self, document: str) -> tuple[Revision, ...]:
        """Give every revision of a document, oldest first."""

    def offer_at(self, document: str, number: int) -> Offer:
        """Give an offer as it was at a revision."""

    def unread(self) -> tuple[Unread, ...]:
        """Return the newest revision, as it is kept, of every offer that cannot be read."""

    def recent(self, most: int) -> tuple[Step, ...]:
        """Give the last changes of the offers on the list, at most so many, oldest first."""

    def name_round(self, document: str, number: int, name: str) -> None:
        """Name a revision as a round of the negotiation; "" takes the name away."""

    def faults(self) -> tuple[Message, ...]:
        """Say of every revision that cannot be read, or is missing, which it is."""

    def copy(self, target: Path | None) -> Path:
        """Copy the whole library to a file, or beside itself, and return where it lies."""

    def move(self, address: str, report: Callable[[int, int], None]) -> Moved:
        """Copy everything to another library, which is empty or holds the same, and verify it; this one stays.

        `report` is told how many rows are there, of how many.
        """

    def copy_weekly(self) -> None:
        """Copy the library beside itself where the last copy is a week old; the last five are kept."""


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
    def conversions(self) -> ConvertAsks:
        """Questions about money in another currency."""

    @property
    def rates(self) -> RateBook:
        """The exchange rates in use."""

    @property
    def rate_desk(self) -> RateDesk:
        """The way to newer rates and to rates of one's own."""

    @property
    def tables(self) -> OfferTables:
        """Tables of offers."""

    @property
    def press(self) -> Press:
        """The typesetter."""

    @property
    def library(self) -> Library:
        """Where offers are kept."""

    @property
    def outbox(self) -> Outbox:
        """What the library could not take yet."""

    @property
    def drafts(self) -> Drafts:
        """What was typed and not confirmed."""

    @property
    def history(self) -> History:
        """What the library remembers."""

    @property
    def passwords(self) -> Passwords:
        """The passwords of team libraries."""

    @property
    def today(self) -> date:
        """The day on which questions are asked."""

    @property
    def locale(self) -> str:
        """The locale of the system, e.g. `id_ID`."""
