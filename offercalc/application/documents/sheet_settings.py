"""Settings of printed documents: the design, the sections, the letterhead, and the addressee of each sheet."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Annotated

from msgspec import Meta, Struct
from msgspec.structs import replace

from offercalc.application.files.regular_files import read_regular
from offercalc.application.ports.document_options import (
    DocumentContent,
    DocumentOptions,
    Letterhead,
    PaperSize,
    Redaction,
)
from offercalc.application.ports.errors import ExternalError
from offercalc.presentation.formats.localizer import N_

_MOST_ADDRESSEES = 500
_MOST_LOGO_BYTES = 1_000_000


class Sender(Struct, frozen=True):
    """The sender of documents; `logo` is the path of a PNG, JPG or SVG file, `accent` a colour such as #3b5bfd."""

    name: str = ""
    address: tuple[str, ...] = ()
    logo: str = ""
    accent: Annotated[str, Meta(pattern="^(#[0-9a-fA-F]{6})?$")] = ""


class Addressee(Struct, frozen=True):
    """The candidate who receives an offer, and the manager they would report to."""

    document: str
    candidate: str = ""
    reports_to: str = ""


class SheetSettings(DocumentContent, frozen=True, kw_only=True):
    """Document options with their defaults.

    An empty `language` is that of the window; `second` is the code of a second currency, "" for none. A comparison
    has the take-home of its offers only if `take_home` is on.
    """

    language: str = ""
    second: str = ""
    take_home: bool = False
    sender: Sender = Sender()
    addressees: tuple[Addressee, ...] = ()

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


def printed_on(day: date) -> datetime:
    """Return the timestamp of a document, which is the same all day so that its bytes are too."""
    return datetime.combine(day, time(), UTC)


def order_of(settings: SheetSettings, paper: PaperSize, day: date, document: str = "") -> DocumentOptions:
    """Return the options of a document printed on a day; raises ExternalError if the logo cannot be read."""
    addressee = settings.addressee(document)
    return DocumentOptions(
        paper,
        printed_on(day),
        letterhead=letterhead_of(settings.sender),
        candidate=addressee.candidate,
        reports_to=addressee.reports_to,
        **{name: getattr(settings, name) for name in DocumentContent.__struct_fields__},
    )


def sheet_order_of(settings: SheetSettings, paper: PaperSize, day: date, document: str = "") -> DocumentOptions:
    """Return the options of an offer sheet, without redactions, which concern other offers; raises as `order_of`."""
    return replace(order_of(settings, paper, day, document), redaction=Redaction())
