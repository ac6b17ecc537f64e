"""Where offers are in a long list, and whether there are samples among them; edits of one are followed quickly."""

from __future__ import annotations

from offercalc.application.ports.library import StoredOffer


class OfferPlaces:
    """Finds documents in lists of offers, of which each is mostly the one before with one offer edited."""

    def __init__(self) -> None:
        self._last = -1
        self._indexed: tuple[StoredOffer, ...] = ()
        self._places: dict[str, int] = {}
        self._searched: tuple[StoredOffer, ...] = ()
        self._has_samples = False

    def of(self, document: str, offers: tuple[StoredOffer, ...]) -> int:
        """Return the position of a document, -1 if it is not listed."""
        if not (0 <= self._last < len(offers) and offers[self._last].document == document):
            if self._indexed is not offers:
                self._indexed, self._places = offers, {kept.document: place for place, kept in enumerate(offers)}
            self._last = self._places.get(document, -1)
        return self._last

    def has_samples(self, offers: tuple[StoredOffer, ...]) -> bool:
        """Whether any of the offers is a sample."""
        before, self._searched = self._searched, offers
        if before is not offers:
            is_edited = not self._has_samples and len(before) == len(offers)
            new = (now for then, now in zip(before, offers, strict=True) if then is not now) if is_edited else offers
            self._has_samples = any(kept.offer.sample for kept in new)
        return self._has_samples
