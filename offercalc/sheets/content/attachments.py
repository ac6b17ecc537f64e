"""Offers attached to a document as files, so that its recipient can open them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec
from msgspec import Struct

from offercalc.application.documents.attaching import attached_as
from offercalc.application.ports.document_options import DocumentOptions
from offercalc.application.ports.offer_files import OfferFiles
from offercalc.domain.offer.offer import Offer
from offercalc.domain.offer.privacy import copy_for_reader

_HALF_SIGNS = range(0xD800, 0xE000)
_LOST_SIGN = "\ufffd"


class Attachment(Struct, frozen=True):
    """A file attached to a document."""

    name: str
    content: str
    description: str


def attached(
    offers: Mapping[str, tuple[Offer, str]], order: DocumentOptions, files: OfferFiles
) -> tuple[Attachment, ...]:
    """Return the attachments of a document; `offers` maps file names to (offer, description).

    Attached offers are copies without private fields, unless the order asks for whole offers or for none.
    Raises ExternalError if the order hides something but asks for whole offers.
    """
    attach = attached_as(order)
    if attach == "none":
        return ()
    return tuple(
        Attachment(name, _content(offer if attach == "full" else copy_for_reader(offer), files), description)
        for name, (offer, description) in offers.items()
    )


def _content(offer: Offer, files: OfferFiles) -> str:
    """Return an offer as text; lone surrogates, which cannot be encoded, become replacement characters."""
    try:
        content = files.encode(offer)
    except UnicodeEncodeError:
        content = files.encode(msgspec.convert(_whole(msgspec.to_builtins(offer)), Offer))
    return content.decode()


def _whole(value: Any) -> Any:  # noqa: ANN401 - plain values of any shape
    if isinstance(value, str):
        return "".join(_LOST_SIGN if ord(sign) in _HALF_SIGNS else sign for sign in value)
    if isinstance(value, list | tuple):
        return [_whole(item) for item in value]
    if isinstance(value, dict):
        return {name: _whole(item) for name, item in value.items()}
    return value
