from datetime import date
from decimal import Decimal

from offercalc.domain.offer.offer import Offer
from offercalc.presentation.pages.offer_order import OfferOrder, in_order, order_label
from tests.tools import ENGLISH, offer_from


def made(company: str, role: str, status: str = "draft", days: int = 0) -> Offer:
    expiry = {"expiry_date": date(2027, 1, days).isoformat()} if days else {}
    return offer_from(company=company, role=role, status=status, **expiry)


OFFERS = (
    made("globex", "B", "accepted", 9), made("Acme", "B", "received"), made("Globex", "A", "draft", 3),
    made("acme", "A", "accepted", 9),
)  # fmt: skip
TOTALS = (5, 7, 5, 9)


def places(order: OfferOrder) -> list[int]:
    return list(in_order(OFFERS, order, lambda place: Decimal(TOTALS[place])))


def test_offers_are_listed_by_what_is_asked_for_and_ties_stay_as_added() -> None:
    assert {order: places(order) for order in OfferOrder} == {
        OfferOrder.ADDED: [0, 1, 2, 3],
        OfferOrder.COMPANY: [3, 1, 2, 0],
        OfferOrder.TOTAL: [3, 1, 0, 2],
        OfferOrder.DEADLINE: [2, 0, 3, 1],
        OfferOrder.STATUS: [2, 1, 0, 3],
    }


def test_every_order_has_a_name() -> None:
    assert len({order_label(order, ENGLISH) for order in OfferOrder}) == len(OfferOrder)
