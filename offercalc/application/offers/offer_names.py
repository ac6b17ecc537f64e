"""File names of offers."""

from __future__ import annotations

from offercalc.domain.offer.offer import Offer

_NOT_IN_NAMES = '<>:"/\\|?*'
_LONGEST = 80
_MOST_BYTES = 200
"""File systems allow 255 bytes; the rest is for the suffix, and for a number if a name is taken."""


def file_name(offer: Offer, suffix: str) -> str:
    """Name a file after an offer, leaving out what file systems do not take."""
    return f"{name_part(f'{offer.company} - {offer.role}') or 'offer'}.{suffix}"


def name_part(name: str) -> str:
    """Return the part of a text that a file name can contain; "" if there is none."""
    clean = "".join(sign for sign in name if sign.isprintable() and sign not in _NOT_IN_NAMES)
    short = clean.strip(" .")[:_LONGEST].encode(errors="ignore")[:_MOST_BYTES].decode(errors="ignore")
    return short.strip(" .")
