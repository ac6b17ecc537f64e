"""The offer to begin with: nothing is known of it but that it has a salary."""

from __future__ import annotations

from datetime import date, timedelta

from offercalc.domain.offer import Offer
from offercalc.domain.pay import Salary
from offercalc.presentation.reader import Reader

_NOTICE = timedelta(days=30)


def blank_offer(currency: str, today: date, reader: Reader) -> Offer:
    """Begin an offer in a currency that starts after a usual notice; its names wait to be replaced."""
    return Offer(
        company=reader.say("New company"),
        role=reader.say("New role"),
        currency=currency,
        start_date=today + _NOTICE,
        pay=(Salary(amount=None),),
    )
