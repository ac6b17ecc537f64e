"""The sample offers that ship with the program."""

from __future__ import annotations

from offercalc.application.files.resources import resource
from offercalc.application.ports.offer_files import OfferFiles
from offercalc.domain.offer.offer import Offer


def sample_offers(files: OfferFiles) -> tuple[Offer, ...]:
    """Return the samples in order."""
    found = (files.read(path) for path in sorted(resource("samples").glob("*.json")))
    return tuple(offer for offer in found if isinstance(offer, Offer))
