"""Which offers are selected, which are compared, and in which currencies they are shown."""

from __future__ import annotations

from collections.abc import Collection
from functools import cached_property
from itertools import chain

from msgspec import Struct

from offercalc.application.ports.library import StoredOffer
from offercalc.application.settings.settings import Settings
from offercalc.domain.offer.offer import Offer
from offercalc.domain.scenario.offer_ranking import Order, Ranking

MOST_COMPARED = 10
COMPARED_AT_FIRST = 6
_WITHOUT_OFFERS = "USD"


class Selection(Struct, frozen=True, dict=True):
    """The offers of the list, the selected one with its document, and the settings that say how they are shown."""

    offers: tuple[StoredOffer, ...]
    chosen: Offer | None
    settings: Settings
    document: str = ""

    @property
    def currency(self) -> str:
        """The display currency: the one that is set, otherwise that of the selected offer."""
        own = self.chosen.currency if self.chosen is not None else _WITHOUT_OFFERS
        return self.settings.currency or own

    @cached_property
    def compared(self) -> tuple[StoredOffer, ...]:
        """The compared offers, at most ten; the first few if none were selected for comparison."""
        wanted = frozenset(self.settings.compared)
        asked = tuple(kept for kept in self.offers if kept.document in wanted) if wanted else ()
        return asked[:MOST_COMPARED] or self.offers[:COMPARED_AT_FIRST]

    @property
    def baseline(self) -> int:
        """The position among the compared offers of the one that the others are compared with."""
        documents = [kept.document for kept in self.compared]
        return documents.index(self.settings.baseline) if self.settings.baseline in documents else 0

    @property
    def column_order(self) -> Order:
        """What the compared offers are ordered by; by hand, their positions, those that nobody arranged last."""
        if self.settings.ranking is not Ranking.BY_HAND:
            return self.settings.ranking
        places = {document: place for place, document in enumerate(self.settings.arranged)}
        own = [places.get(kept.document, len(places)) for kept in self.compared]
        return tuple(sorted(range(len(own)), key=own.__getitem__))

    def arranged_as(self, order: tuple[int, ...]) -> tuple[str, ...]:
        """Return the documents with the compared ones in an order of their positions, then others of the list."""
        first = [self.compared[place].document for place in order]
        listed = {kept.document for kept in self.offers}
        rest = (document for document in self.settings.arranged if document in listed)
        return tuple(dict.fromkeys((*first, *rest)))

    @property
    def own_currencies(self) -> tuple[str, ...]:
        """The currencies that matter to the person: that of display, then those of the offers and of the sheets."""
        made_in = dict.fromkeys([kept.offer.currency for kept in self.offers])
        asked = (self.settings.currency, *made_in, self.settings.sheet.second or "")
        return tuple(dict.fromkeys(code for code in asked if code))

    def unless_like(self, before: Selection) -> Selection:
        """Return this selection, or an earlier one of the same offers and settings, which knows what it was asked."""
        is_like = self.offers is before.offers and self.chosen is before.chosen and self.settings is before.settings
        return before if is_like and self.document == before.document else self

    def find(self, document: str) -> Offer | None:
        """Return the offer of a document, or None if it is not in the list."""
        return next((kept.offer for kept in self.offers if kept.document == document), None)

    def compared_with(self, document: str) -> tuple[str, ...]:
        """Return the compared documents with another one, unless there are ten already."""
        documents = self.compared_without(document)
        return (*documents, document) if len(documents) < MOST_COMPARED else documents

    def compared_without(self, document: str) -> tuple[str, ...]:
        """Return the compared documents without one of them."""
        return tuple(kept.document for kept in self.compared if kept.document != document)

    def other_currency(self, known: Collection[str]) -> str | None:
        """Return a second currency for the selected offer, one of the known ones; None if there is none.

        It is the offer's own, or if that is the display currency, the sheets' second one or that of another offer.
        """
        if self.chosen is None:
            return None
        made_in = (kept.offer.currency for kept in self.offers)
        candidates = chain((self.chosen.currency, self.settings.sheet.second), made_in)
        return next((code for code in candidates if code != self.currency and code in known), None)
