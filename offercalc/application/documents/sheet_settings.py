"""Settings of printed documents: the design, the sections, the letterhead, and the addressee of each sheet."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

from msgspec import Meta, Struct
from msgspec.structs import replace

from offercalc.application.files.regular_files import read_regular
from offercalc.application.ports.document_options import (
    SECTIONS,
    Attach,
    DocumentOptions,
    Extra,
    Letterhead,
    PaperSize,
    Redaction,
    Section,
    Signatory,
    Speaker,
)
from offercalc.application.ports.errors import ExternalError
from offercalc.presentation.formats.localizer import N_

_MOST_ADDRESSEES = 500
_MOST_LOGO_BYTES = 1_000_000


class Sender(Struct, frozen=True):
    """The sender of documents; `logo` is the path of a PNG or SVG file, `accent` a colour such as #3b5bfd."""

    name: str = ""
    address: tuple[str, ...] = ()
    logo: str = ""
    accent: Annotated[str, Meta(pattern="^(#[0-9a-fA-F]{6})?$")] = ""


class Addressee(Struct, frozen=True):
    """The candidate who receives an offer, and the manager they would report to."""

    document: str
    candidate: str = ""
    reports_to: str = ""


class SheetSettings(Struct, frozen=True, kw_only=True):
    """Document options with their defaults.

    `template` is a design or a custom folder; an empty `language` is that of the window; `second` is the code of a
    second currency, "" for none. `conditions` are printed on every sheet. `attach` selects the attached copies,
    `speaker` the point of view of a sheet, and `extras` the optional parts beyond those that its speaker shows by
    default.
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
        """Return the addressee of a document's sheet."""
        return next((one for one in self.addressees if one.document == document), Addressee(document))

    def addressed(self, addressee: Addressee) -> SheetSettings:
        """Return the settings with an addressee, the latest first."""
        others = tuple(one for one in self.addressees if one.document != addressee.document)
        is_empty = not (addressee.candidate or addressee.reports_to)
        return replace(self, addressees=((() if is_empty else (addressee,)) + others)[:_MOST_ADDRESSEES])


def letterhead_of(sender: Sender) -> Letterhead:
    """Return a letterhead with its logo; raises ExternalError if the logo cannot be read."""
    logo = b""
    if sender.logo:
        try:
            path = Path(sender.logo)
            if path.stat().st_size > _MOST_LOGO_BYTES:
                raise ExternalError(N_("{path}: a logo can have at most 1 MB."), path=path)
            logo = read_regular(path, _MOST_LOGO_BYTES + 1)
        except OSError as error:
            raise ExternalError(N_("{path}: {reason}"), path=sender.logo, reason=error.strerror or error) from error
    return Letterhead(sender.name, sender.address, logo, sender.accent)


def order_of(settings: SheetSettings, paper: PaperSize, printed_at: datetime, document: str = "") -> DocumentOptions:
    """Return the options of a document; raises ExternalError if the logo cannot be read."""
    addressee = settings.addressee(document)
    return DocumentOptions(
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


def sheet_order_of(
    settings: SheetSettings, paper: PaperSize, printed_at: datetime, document: str = ""
) -> DocumentOptions:
    """Return the options of an offer sheet, without redactions, which concern other offers; raises as `order_of`."""
    return replace(order_of(settings, paper, printed_at, document), redaction=Redaction())
