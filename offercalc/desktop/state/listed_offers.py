"""The list of offers as the window shows it: the entry of each, and what tells it apart from others like it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from msgspec import structs

from offercalc.application.ports.library import StoredOffer
from offercalc.application.workbench.offer_listing import OfferListing
from offercalc.domain.offer.offer import Offer
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.pages.offer_difference import alike, difference, likeness
from offercalc.presentation.pages.offers_list import OfferEntry
from offercalc.presentation.pages.perspective import COMPARES, Outlook


class ListedOffers:
    """Lists offers; entries are kept as long as nothing that they show has changed."""

    def __init__(self) -> None:
        self.rounds: Mapping[str, int] = {}
        self.outlook: Outlook = COMPARES
        self._listed: OfferListing | None = None
        self._of: tuple[tuple[StoredOffer, ...], object] = ((), None)  # the offers and rounds that the two below are of
        self._alike: dict[tuple[str, str], tuple[Offer, ...]] = {}  # of the offers that have some like them
        self._round_of: dict[int, int] = {}  # of the offers that have several, by their id

    def listing(
        self,
        listed: tuple[StoredOffer, ...],
        offers: tuple[StoredOffer, ...],
        key: object,
        write: Callable[[Offer], OfferEntry],
        localizer: Localizer,
    ) -> OfferListing:
        """List offers, the drafts among them only in `listed`; with an equal key, `write` returns an equal entry."""
        if self._of[0] is not offers or self._of[1] is not self.rounds:
            if not self._are_as_alike(offers):
                self._alike = alike(kept.offer for kept in offers)
            self._of = offers, self.rounds
            self._round_of = {
                id(kept.offer): self.rounds[kept.document]
                for kept in (offers if self.rounds else ())
                if self.rounds.get(kept.document, 0) > 1
            }
        key = key, self.outlook, tuple(self._alike.values()), tuple(sorted(self.rounds.items()))
        if self._listed is None or not self._listed.has_key(key):
            told = partial(self._entry, write, localizer)
            self._listed = OfferListing(listed, told, key, self.outlook)
        elif self._listed.offers is not listed:
            self._listed = self._listed.followed_by(listed)
        return self._listed

    def _are_as_alike(self, offers: tuple[StoredOffer, ...]) -> bool:
        """Whether only offers that are unlike any other have changed since before, and none of them in its names."""
        before, _rounds = self._of
        if len(before) != len(offers):
            return False
        changed = ((then.offer, now.offer) for then, now in zip(before, offers, strict=True) if then is not now)
        return all(likeness(now) == likeness(then) and likeness(now) not in self._alike for then, now in changed)

    def _entry(self, write: Callable[[Offer], OfferEntry], localizer: Localizer, offer: Offer) -> OfferEntry:
        return self._tell_apart(offer, write(offer), localizer)

    def _tell_apart(self, offer: Offer, entry: OfferEntry, localizer: Localizer) -> OfferEntry:
        """Add the round that an offer is in, and what differs from an offer like it listed before."""
        like = self._alike.get(likeness(offer), ())
        place = next((place for place, one in enumerate(like) if one is offer), 0)
        number = self._round_of.get(id(offer), 0)
        words = (
            localizer.tr("Round {number}", number=number) if number else "",
            difference(offer, like[:place], localizer),
        )
        apart = " · ".join(part for part in words if part)
        return structs.replace(entry, apart=apart) if apart else entry
