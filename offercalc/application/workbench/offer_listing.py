"""The list of offers; the entry of each is computed when first shown, and cached."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import overload

from typing_extensions import override

from offercalc.application.ports.library import StoredOffer
from offercalc.domain.offer.offer import Offer
from offercalc.presentation.pages.offer_order import OfferOrder, in_order
from offercalc.presentation.pages.offers_list import OfferEntry, bare_entry, searched_text
from offercalc.presentation.pages.perspective import COMPARES, Outlook
from offercalc.presentation.text.labels import candidate_name

AT_ONCE = 12
"""The number of offers up to which all entries are computed immediately."""
MOST_BY_TOTAL = 400
"""The number of offers up to which the list can be sorted by total."""


class OfferListing(Sequence[OfferEntry]):
    """The entries of a list of offers; an entry not computed yet has no figure."""

    def __init__(
        self,
        offers: tuple[StoredOffer, ...],
        write: Callable[[Offer], OfferEntry],
        key: object,
        outlook: Outlook = COMPARES,
    ) -> None:
        """Take the function that computes an entry; with equal keys, equal entries result for the same offer.

        The `outlook` names offers that have no entry yet.
        """
        self.offers = offers
        self._write = write
        self._key = key
        self._outlook = outlook
        self._written: dict[int, OfferEntry] = {}
        self._kept: dict[int, Offer] = {}  # keeps offers alive, so that their ids stay unique
        self._searched: dict[int, str] = {}

    def followed_by(self, offers: tuple[StoredOffer, ...]) -> OfferListing:
        """Return a listing of other offers that shares the entries computed so far."""
        later = OfferListing(offers, self._write, self._key, self._outlook)
        later._written, later._kept, later._searched = self._written, self._kept, self._searched
        if len(self._kept) > 2 * len(offers) + AT_ONCE:
            later._forget()
        return later

    def _forget(self) -> None:
        """Drop cached entries of offers that are no longer listed."""
        here = {id(kept.offer) for kept in self.offers}
        self._written = {key: entry for key, entry in self._written.items() if key in here}
        self._searched = {key: text for key, text in self._searched.items() if key in here}
        self._kept = {key: offer for key, offer in self._kept.items() if key in here}

    def changed_since(self, before: OfferListing) -> list[int] | None:
        """Return the positions of offers that differ from an earlier listing; None if the documents differ.

        If the keys differ, every entry differs.
        """
        if len(before) != len(self):
            return None
        places = [
            place for place, (then, now) in enumerate(zip(before.offers, self.offers, strict=True)) if now is not then
        ]
        if any(self.offers[place].document != before.offers[place].document for place in places):
            return None
        if self._key != before._key:
            return list(range(len(self)))
        return [place for place in places if self.offers[place].offer is not before.offers[place].offer]

    def has_key(self, key: object) -> bool:
        """Whether this listing has the given key."""
        return self._key == key

    def is_written(self, place: int) -> bool:
        """Whether the entry at a position has been computed."""
        return id(self.offers[place].offer) in self._written

    def write(self, place: int) -> OfferEntry:
        """Return the entry at a position, computing it if needed."""
        offer = self.offers[place].offer
        if id(offer) not in self._written:
            self._kept[id(offer)] = offer
            self._written[id(offer)] = self._write(offer)
        return self._written[id(offer)]

    def in_order(self, order: OfferOrder) -> Sequence[int]:
        """Return the positions in the given order; beyond `MOST_BY_TOTAL` offers, sort as added instead of by total."""
        if order is OfferOrder.TOTAL and len(self) > MOST_BY_TOTAL:
            order = OfferOrder.ADDED
        return in_order([kept.offer for kept in self.offers], order, lambda place: self.write(place).total)

    def searched(self, place: int) -> str:
        """Return the searchable text of the offer at a position."""
        offer = self.offers[place].offer
        if id(offer) not in self._searched:
            self._kept[id(offer)] = offer
            self._searched[id(offer)] = f"{searched_text(offer)}\n{candidate_name(offer).casefold()}"
        return self._searched[id(offer)]

    @overload
    def __getitem__(self, place: int) -> OfferEntry: ...

    @overload
    def __getitem__(self, place: slice) -> tuple[OfferEntry, ...]: ...

    @override
    def __getitem__(self, place: int | slice) -> OfferEntry | tuple[OfferEntry, ...]:
        if isinstance(place, slice):
            return tuple(self[one] for one in range(*place.indices(len(self))))
        if self.is_written(place) or len(self.offers) <= AT_ONCE:
            return self.write(place)
        return bare_entry(self.offers[place].offer, self._outlook)

    @override
    def __len__(self) -> int:
        return len(self.offers)

    @override
    def __eq__(self, other: object) -> bool:
        return isinstance(other, OfferListing) and (self.offers, self._key) == (other.offers, other._key)

    @override
    def __hash__(self) -> int:
        return id(self)
