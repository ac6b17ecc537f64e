"""Sort orders of the list of offers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import get_args

from offercalc.domain.offer.offer import Offer, Status
from offercalc.presentation.formats.localizer import Localizer


class OfferOrder(StrEnum):
    """What the list is sorted by."""

    ADDED = "added"
    COMPANY = "company"
    TOTAL = "total"
    DEADLINE = "deadline"
    STATUS = "status"


def order_label(order: OfferOrder, localizer: Localizer) -> str:
    """Return the label of a sort order."""
    return {
        OfferOrder.ADDED: localizer.tr("As added"),
        OfferOrder.COMPANY: localizer.tr("By company"),
        OfferOrder.TOTAL: localizer.tr("By first year, highest first"),
        OfferOrder.DEADLINE: localizer.tr("By days left to answer"),
        OfferOrder.STATUS: localizer.tr("By status"),
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
