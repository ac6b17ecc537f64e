"""How a paper is to be printed: its size and design, whose letterhead it bears, what is on it and what is kept back."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from msgspec import Meta, Struct

from offercalc.analysis.comparison import Comparison

PaperSize = Literal["a4", "letter"]
Section = Literal[
    "figures", "work", "terms", "equity", "chart", "years", "vesting", "other_currency", "conditions", "open", "basis",
    "signatures",
]  # fmt: skip
SECTIONS: tuple[Section, ...] = (
    "figures", "work", "terms", "equity", "chart", "years", "vesting", "other_currency", "open", "basis", "conditions",
    "signatures",
)  # fmt: skip
"""The parts of an offer sheet in the order that they have unless another one is asked for."""
DESIGNS = ("modern", "classic", "compact")
"""The templates that come with the program."""

Attach = Literal["reader", "full", "none"]
ATTACHING: tuple[Attach, ...] = ("reader", "full", "none")
"""What a paper carries of its offers: copies without private fields, everything, or nothing."""

Speaker = Literal["employer", "candidate"]
SPEAKERS: tuple[Speaker, ...] = ("employer", "candidate")
"""Who speaks on an offer sheet."""

Extra = Literal["certainty", "totals", "questions", "status", "contacts"]
EXTRAS: tuple[Extra, ...] = ("certainty", "totals", "questions", "status", "contacts")
"""What a sheet leaves out until it is asked for."""
SAID_BY: dict[Speaker, tuple[Extra, ...]] = {"employer": (), "candidate": ("certainty", "totals", "questions")}
"""What a sheet holds unasked, by who speaks."""


class Letterhead(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Who sends the paper; `logo` is the content of a PNG or SVG, `accent` a colour such as #3b5bfd."""

    name: str = ""
    address: tuple[str, ...] = ()
    logo: bytes = b""
    accent: Annotated[str, Meta(pattern="^(#[0-9a-fA-F]{6})?$")] = ""


class Signatory(Struct, frozen=True):
    """Who signs for the company."""

    name: str
    role: str = ""


class Redaction(Struct, frozen=True):
    """What is kept back: the names of companies, the amounts of all offers but the first, or every amount.

    In percent, amounts are told as parts of what the first offer comes to.
    """

    hides_names: bool = False
    hides_others: bool = False
    in_percent: bool = False

    def __bool__(self) -> bool:
        """Return whether anything is kept back."""
        return self.hides_names or self.hides_others or self.in_percent


class PrintOrder(Struct, frozen=True):
    """How a paper is to be printed: its size, the moment written into it, and what makes a sheet one's own.

    `template` is one of `DESIGNS` or a folder of one's own. `sections` are those of `SECTIONS` that are wanted, in
    their order. `second` appraises the same offer in another currency. Unknown parts are said to be so, or left out.
    A `password` locks the paper, which is for archives no longer then. `redaction` and `reasons` are for papers of
    candidates: what these keep back, and why they ask for more. `attach` says what lies inside the paper, `speaker` who
    speaks on a sheet, and `extras` what it holds beyond what its speaker says unasked.
    """

    paper: PaperSize
    printed_at: datetime
    template: str = "modern"
    letterhead: Letterhead = Letterhead()
    sections: tuple[Section, ...] = SECTIONS
    candidate: str = ""
    reports_to: str = ""
    conditions: tuple[str, ...] = ()
    signatories: tuple[Signatory, ...] = ()
    second: Comparison | None = None
    leaves_out_unknown: bool = False
    is_draft: bool = False
    shows_digest: bool = False
    password: str = ""
    redaction: Redaction = Redaction()
    reasons: tuple[str, ...] = ()
    names_rival: bool = False
    """Whether a letter names the company of the other offer that it mentions."""
    attach: Attach = "reader"
    speaker: Speaker = "employer"
    extras: tuple[Extra, ...] = ()

    def shows(self, extra: Extra) -> bool:
        """Return whether a sheet holds something that is left out until it is asked for."""
        return extra in self.extras or extra in SAID_BY[self.speaker]
