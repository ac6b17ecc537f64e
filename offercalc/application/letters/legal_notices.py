"""Notices about terms that the law of a place does not allow, or that do not fit the date of the letter."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from offercalc.application.clauses.letter_details import LetterDetails, term_of
from offercalc.domain.offer.offer import Offer
from offercalc.domain.values.estimate import Range
from offercalc.domain.values.lazy_text import N_, LazyText

_FIXED_TERM, _PERMANENT = "fixed_term", "permanent"
_MOST_MONTHS = {"ID": Decimal(3), "DE": Decimal(6)}
"""The longest probation: Law 13/2003 art. 60 in Indonesia (permanent employment), section 622(3) BGB in Germany."""
_TOO_LONG = {
    "ID": N_(
        "The probation is longer than the 3 months that Indonesia allows for permanent employment "
        "(Law 13/2003, art. 60)."
    ),
    "DE": N_("The probation is longer than the 6 months that Germany allows (section 622(3) BGB)."),
}
_NONE_ALLOWED = N_(
    "In Indonesia, fixed-term employment (PKWT) can have no probation: it is void by law (Law 13/2003, art. 58)."
)


def legal_notices(offer: Offer, details: LetterDetails, country: str, letter_date: date) -> Iterator[LazyText]:
    """Yield a notice of a probation that the law of a country does not allow, and of a start before the letter."""
    kind, months = term_of("employment_type", offer, details), _most(term_of("probation_months", offer, details))
    if country == "ID" and kind == _FIXED_TERM and months > 0:
        yield LazyText(_NONE_ALLOWED)
    elif months > _MOST_MONTHS.get(country, months) and (country != "ID" or kind in {"", None, _PERMANENT}):
        yield LazyText(_TOO_LONG[country])
    if offer.start_date < letter_date:
        yield LazyText(N_("The start date is before the date of the letter; check both."))


def _most(months: object) -> Decimal:
    """Return the longest probation that a statement allows; 0 if none is known."""
    if isinstance(months, Range):
        return months.high
    return months if isinstance(months, Decimal) else Decimal(0)
