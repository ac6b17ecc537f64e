"""Digests of revisions, which reveal a flipped bit: a revision that does not match its digest is not shown."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any

from offercalc.application.ports.offer_files import OfferFiles
from offercalc.domain.offer.offer import Offer
from offercalc.library.quick_read import content_of, decoded

if TYPE_CHECKING:
    from sqlalchemy import Row


def digest_of(*values: object) -> str:
    """Return the digest of the values of a revision in column order, without the digest itself."""
    parts = [content_of(value) if isinstance(value, str | bytes) else str(value).encode() for value in values]
    return sha256(b"".join(b"%d:%b" % (len(part), part) for part in parts)).hexdigest()


def is_whole(row: Row[Any]) -> bool:
    """Whether a revision is unchanged since it was saved."""
    return str(row.digest) == digest_of(row.document, row.number, row.payload, row.at, row.author, row.label)


def offer_in(row: Row[Any], files: OfferFiles) -> Offer | None:
    """Return the offer of a revision; None if it has changed since it was saved, or cannot be read."""
    return decoded(row.payload, files) if is_whole(row) else None
