"""What files of an offer are called."""

from __future__ import annotations

from offercalc.domain.offer import Offer

_NOT_IN_NAMES = '<>:"/\\|?*'
_LONGEST = 80


def file_name(offer: Offer, suffix: str) -> str:
    """Name a file after an offer, leaving out what file systems do not take."""
    name = f"{offer.company} - {offer.role}"
    clean = "".join(sign for sign in name if sign.isprintable() and sign not in _NOT_IN_NAMES)
    return f"{clean.strip(' .')[:_LONGEST] or 'offer'}.{suffix}"
