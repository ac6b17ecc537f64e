"""Validation of when the employment ends, and of when its parts begin and end."""

from __future__ import annotations

from collections.abc import Iterator

from offercalc.domain.ledger.service import employment, own_service
from offercalc.domain.offer.offer import Offer
from offercalc.domain.offer.pay import OneTime
from offercalc.domain.problems.problem import Fault, Problem


def end_problems(offer: Offer) -> Iterator[Problem]:
    """Refuse an end before the start date, and the end of a permanent employment."""
    if offer.end_date is not None and offer.end_date < offer.start_date:
        yield Problem("$.end_date", Fault.ENDS_BEFORE_START, offer.end_date.isoformat(), offer.start_date.isoformat())
    elif offer.end_date is not None and offer.employment_type == "permanent":
        yield Problem("$.end_date", Fault.ENDS_THOUGH_PERMANENT, offer.end_date.isoformat(), "fixed_term")


def time_problems(offer: Offer) -> Iterator[Problem]:
    """Refuse parts that begin after the last day of employment, and instalments after the months that a part lasts."""
    term = employment(offer)
    for index, part in enumerate(offer.pay):
        path = f"$.pay[{index}]"
        begins = own_service(part, offer).first
        if offer.end_date is not None and part.from_month and not term.covers(begins):
            yield Problem(
                f"{path}.from_month", Fault.BEGINS_AFTER_END, str(part.from_month), offer.end_date.isoformat()
            )
        if isinstance(part, OneTime) and part.for_months is not None:
            for number, instalment in enumerate(part.instalments):
                if instalment.after_months > part.for_months:
                    where = f"{path}.instalments[{number}].after_months"
                    yield Problem(where, Fault.AFTER_ITS_TIME, str(instalment.after_months), str(part.for_months))
