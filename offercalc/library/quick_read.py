"""Fast read of the newest offers with plain sqlite3, used for the first paint before SQLAlchemy is loaded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from offercalc.application.ports.library import StoredOffer
from offercalc.application.ports.offer_files import OfferFiles
from offercalc.domain.offer.offer import Offer
from offercalc.library.read_only import FAILURES, open_read_only

LONGEST_GLANCE = 100_000
"""In bytes: what is read before the first paint, in a fifth of a second; sixteen usual offers have half of it."""
_UNREADABLE = (msgspec.MsgspecError, ValueError, ArithmeticError, RecursionError)
_NEWEST = """
select d.id, r.number, cast(r.payload as blob)
from (select id, position from documents where archived_at is null order by position, id limit ?) d
join revisions r on r.document = d.id
where r.number = (select max(number) from revisions where document = d.id)
order by d.position, d.id
"""


def content_of(payload: str | bytes) -> bytes:
    """Return the content of a revision, which a database returns as bytes or text; surrogates encode damaged bytes."""
    return payload if isinstance(payload, bytes) else payload.encode(errors="surrogateescape")


def is_text(value: object) -> bool:
    """Whether a value is text that can be used in a query; damaged text cannot."""
    try:
        return isinstance(value, str) and bool(value.encode())
    except UnicodeEncodeError:
        return False


def decoded(payload: object, files: OfferFiles) -> Offer | None:
    """Return the offer in a payload of any type and content; None if there is none."""
    if not isinstance(payload, str | bytes):
        return None
    try:
        offer = files.decode(content_of(payload))
    except _UNREADABLE:
        return None
    return offer if isinstance(offer, Offer) else None


def newest_offers(path: Path, files: OfferFiles, most: int = -1) -> tuple[StoredOffer, ...] | None:
    """Return the result of `SqlLibrary.offers`, or its first `most` offers; None if the file cannot be read.

    Of the first ones, those that are too large for a glance are left out. Why the file cannot be read is explained by
    the library itself.
    """
    try:
        with open_read_only(path) as connection:
            rows = connection.execute(_NEWEST, (most,)).fetchall()
    except (OSError, *FAILURES):
        return None
    if most >= 0:
        rows = list(_at_a_glance(rows))
    read = ((document, number, decoded(payload, files)) for document, number, payload in rows)
    return tuple(StoredOffer(document, number, offer) for document, number, offer in read if offer is not None)


def _at_a_glance(rows: Iterable[Any]) -> Iterator[Any]:
    """Yield the rows that can be read without anybody waiting for it."""
    room = LONGEST_GLANCE
    for row in rows:
        size = len(row[2] or b"")
        if size <= room:
            room -= size
            yield row
