"""Sort orders of the list of offers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import get_args

from offercalc.domain.offer.offer import Offer, Status
from offercalc.presentation.formats.localizer import Reader


class OfferOrder(StrEnum):
    """What the list is sorted by."""

    ADDED = "added"
    COMPANY = "company"
    TOTAL = "total"
    DEADLINE = "deadline"
    STATUS = "status"


def order_label(order: OfferOrder, reader: Reader) -> str:
    """Return the label of a sort order."""
    return {
        OfferOrder.ADDED: reader.say("As added"),
        OfferOrder.COMPANY: reader.say("By company"),
        OfferOrder.TOTAL: reader.say("By first year, highest first"),
        OfferOrder.DEADLINE: reader.say("By days left to answer"),
        OfferOrder.STATUS: reader.say("By status"),
    }[order]


def in_order(offers: Sequence[Offer], order: OfferOrder, total: Callable[[int], Decimal]) -> Sequence[int]:
    """Return the indexes of offers in an order; ties stay as added. `total` returns an index's first-year total."""
    places = range(len(offers))
    match order:
        case OfferOrder.ADDED:
            return places
        case OfferOrder.COMPANY:
            return sorted(places, key=lambda place: (offers[place].company.casefold(), offers[place].role.casefold()))
        case OfferOrder.TOTAL:
            return sorted(places, key=lambda place: -total(place))
        case OfferOrder.DEADLINE:
            return sorted(places, key=lambda place: offers[place].expiry_date or date.max)
        case OfferOrder.STATUS:
            return sorted(places, key=lambda place: get_args(Status).index(offers[place].status))
