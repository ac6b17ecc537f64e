"""A new offer with an unknown salary and nothing else."""

from __future__ import annotations

from datetime import date, timedelta

from offercalc.domain.offer.offer import Offer
from offercalc.domain.offer.pay import Salary
from offercalc.domain.problems.value_limits import EARLIEST, LATEST
from offercalc.presentation.formats.localizer import Localizer

_NOTICE = timedelta(days=30)


def blank_offer(currency: str, today: date, localizer: Localizer) -> Offer:
    """Begin an offer in a currency that starts after a usual notice; its names are placeholders.

    If the clock is far off, the start is the first or last day that an offer can have.
    """
    return Offer(
        company=localizer.tr("New company"),
        role=localizer.tr("New role"),
        currency=currency,
        start_date=min(max(today, EARLIEST), LATEST - _NOTICE) + _NOTICE,
        pay=(Salary(amount=None),),
    )
