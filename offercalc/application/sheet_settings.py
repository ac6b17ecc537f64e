"""What a person has set for papers: the design, the sections, whose letterhead it is, and to whom each sheet goes."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

from msgspec import Meta, Struct
from msgspec.structs import replace

from offercalc.application.paper_order import (
    SECTIONS,
    Attach,
    Extra,
    Letterhead,
    PaperSize,
    PrintOrder,
    Redaction,
    Section,
    Signatory,
    Speaker,
)
from offercalc.application.ports import OutsideError
from offercalc.application.regular_files import read_regular
from offercalc.presentation.reader import N_

_MOST_ADDRESSEES = 500
_MOST_LOGO_BYTES = 1_000_000


class Sender(Struct, frozen=True):
    """Who sends papers; `logo` is the path of a PNG or SVG file, `accent` a colour such as #3b5bfd."""

    name: str = ""
    address: tuple[str, ...] = ()
    logo: str = ""
    accent: Annotated[str, Meta(pattern="^(#[0-9a-fA-F]{6})?$")] = ""


class Addressee(Struct, frozen=True):
    """To whom the offer of a document goes, and to whom they would report."""

    document: str
    candidate: str = ""
    reports_to: str = ""


class SheetSettings(Struct, frozen=True, kw_only=True):
    """How papers are made until something else is set.

    `template` is a design or a folder of one's own; an empty `language` is the window's; `second` is the code of a
    second currency, "" for none. `conditions` stand on every sheet. `attach` is what lies inside a paper, `speaker` who
    speaks on a sheet, and `extras` what it holds beyond what its speaker says unasked.
    """

    template: str = "modern"
    language: str = ""
    second: str = ""
    sections: tuple[Section, ...] = SECTIONS
    leaves_out_unknown: bool = False
    is_draft: bool = False
    shows_digest: bool = False
    sender: Sender = Sender()
    signatories: tuple[Signatory, ...] = ()
    conditions: tuple[str, ...] = ()
    redaction: Redaction = Redaction()
    reasons: tuple[str, ...] = ()
    addressees: tuple[Addressee, ...] = ()
    attach: Attach = "reader"
    speaker: Speaker = "employer"
    extras: tuple[Extra, ...] = ()

    def addressee(self, document: str) -> Addressee:
        """Give to whom the sheet of a document goes."""
        return next((one for one in self.addressees if one.document == document), Addressee(document))

    def addressed(self, addressee: Addressee) -> SheetSettings:
        """Note to whom the sheet of a document goes, the latest first."""
        others = tuple(one for one in self.addressees if one.document != addressee.document)
        is_empty = not (addressee.candidate or addressee.reports_to)
        return replace(self, addressees=((() if is_empty else (addressee,)) + others)[:_MOST_ADDRESSEES])


def letterhead_of(sender: Sender) -> Letterhead:
    """Give a letterhead with its logo; raises OutsideError where that cannot be read."""
    logo = b""
    if sender.logo:
        try:
            path = Path(sender.logo)
            if path.stat().st_size > _MOST_LOGO_BYTES:
                raise OutsideError(N_("{path}: a logo has at most 1 MB."), path=path)
            logo = read_regular(path, _MOST_LOGO_BYTES + 1)
        except OSError as error:
            raise OutsideError(N_("{path}: {reason}"), path=sender.logo, reason=error.strerror or error) from error
    return Letterhead(sender.name, sender.address, logo, sender.accent)


def order_of(settings: SheetSettings, paper: PaperSize, printed_at: datetime, document: str = "") -> PrintOrder:
    """Put together how a paper is to be printed; raises OutsideError where the logo cannot be read."""
    addressee = settings.addressee(document)
    return PrintOrder(
        paper=paper,
        printed_at=printed_at,
        template=settings.template,
        letterhead=letterhead_of(settings.sender),
        sections=settings.sections,
        candidate=addressee.candidate,
        reports_to=addressee.reports_to,
        conditions=settings.conditions,
        signatories=settings.signatories,
        leaves_out_unknown=settings.leaves_out_unknown,
        is_draft=settings.is_draft,
        shows_digest=settings.shows_digest,
        redaction=settings.redaction,
        reasons=settings.reasons,
        attach=settings.attach,
        speaker=settings.speaker,
        extras=settings.extras,
    )


def sheet_order_of(settings: SheetSettings, paper: PaperSize, printed_at: datetime, document: str = "") -> PrintOrder:
    """Return how an offer sheet is to be printed, which has nothing of other offers to hide; raises as `order_of`."""
    return replace(order_of(settings, paper, printed_at, document), redaction=Redaction())
