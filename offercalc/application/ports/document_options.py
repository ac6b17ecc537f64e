"""Options of a printed document: paper size, design, letterhead, sections and redactions."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from msgspec import Meta, Struct

PaperSize = Literal["a4", "letter"]
Section = Literal[
    "figures", "work", "terms", "equity", "chart", "years", "vesting", "other_currency", "conditions", "open", "basis",
    "signatures",
]  # fmt: skip
SECTIONS: tuple[Section, ...] = (
    "figures", "work", "terms", "equity", "chart", "years", "vesting", "other_currency", "open", "basis", "conditions",
    "signatures",
)  # fmt: skip
"""The sections of an offer sheet in their default order."""
DESIGNS = ("modern", "classic", "compact")
"""The built-in templates."""

Attach = Literal["reader", "full", "none"]
ATTACHING: tuple[Attach, ...] = ("reader", "full", "none")
"""Which copies of the offers are attached to a PDF: without private fields, complete, or none."""

Speaker = Literal["employer", "candidate"]
SPEAKERS: tuple[Speaker, ...] = ("employer", "candidate")
"""From whose point of view an offer sheet is written."""

Extra = Literal["certainty", "totals", "questions", "status", "contacts"]
EXTRAS: tuple[Extra, ...] = ("certainty", "totals", "questions", "status", "contacts")
"""Optional parts of a sheet."""
SAID_BY: dict[Speaker, tuple[Extra, ...]] = {"employer": (), "candidate": ("certainty", "totals", "questions")}
"""The optional parts that a sheet shows by default, by speaker."""


class Letterhead(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The sender of a document; `logo` is the content of a PNG, JPG or SVG file, `accent` a colour such as #3b5bfd."""

    name: str = ""
    address: tuple[str, ...] = ()
    logo: bytes = b""
    accent: Annotated[str, Meta(pattern="^(#[0-9a-fA-F]{6})?$")] = ""


class Signatory(Struct, frozen=True):
    """A person who signs for the company."""

    name: str
    role: str = ""


class Redaction(Struct, frozen=True):
    """Redactions: company names, the amounts of all offers but the first, or every amount.

    With `in_percent`, amounts are shown as percentages of the first offer's total.
    """

    hides_names: bool = False
    hides_others: bool = False
    in_percent: bool = False

    def __bool__(self) -> bool:
        """Return whether anything is redacted."""
        return self.hides_names or self.hides_others or self.in_percent


class DocumentContent(Struct, frozen=True, kw_only=True):
    """What a printed document shows.

    `template` is one of `DESIGNS` or a custom folder. `sections` are the wanted ones of `SECTIONS`, in order.
    `conditions` are printed on every sheet. Unknown parts are shown as unknown, or left out. `redaction` and `reasons`
    are for candidates' documents: what they withhold, and why they ask for more. `attach` selects the attached copies,
    `speaker` the point of view of a sheet, and `extras` the optional parts beyond those that its speaker shows by
    default.
    """

    template: str = "modern"
    sections: tuple[Section, ...] = SECTIONS
    leaves_out_unknown: bool = False
    is_draft: bool = False
    shows_digest: bool = False
    names_program: bool = True
    signatories: tuple[Signatory, ...] = ()
    conditions: tuple[str, ...] = ()
    redaction: Redaction = Redaction()
    reasons: tuple[str, ...] = ()
    attach: Attach = "reader"
    speaker: Speaker = "employer"
    extras: tuple[Extra, ...] = ()

    def shows(self, extra: Extra) -> bool:
        """Return whether a sheet shows an optional part."""
        return extra in self.extras or extra in SAID_BY[self.speaker]


class DocumentOptions(DocumentContent, frozen=True):
    """Options of one printed document: its content, paper size, timestamp, sender and addressee.

    `password` encrypts the PDF; encrypted PDFs do not conform to PDF/A.
    """

    paper: PaperSize
    printed_at: datetime
    letterhead: Letterhead = Letterhead()
    candidate: str = ""
    reports_to: str = ""
    password: str = ""
    names_rival: bool = False
    """Whether a letter names the company of the other offer that it mentions."""
