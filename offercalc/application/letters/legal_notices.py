"""Notices about terms that the law of a place does not allow, or that do not fit the date of the letter."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from decimal import Decimal

from offercalc.application.clauses.letter_details import LetterDetails, term_of
from offercalc.domain.offer.offer import Offer
from offercalc.domain.values.estimate import Range
from offercalc.domain.values.lazy_text import N_, LazyText

_FIXED_TERM, _PERMANENT = "fixed_term", "permanent"
_MOST_MONTHS = {"ID": Decimal(3), "DE": Decimal(6), "GB": Decimal(6)}
"""Longer probations have a notice: Law 13/2003 art. 60 in Indonesia (permanent employment), section 622(3) BGB in
Germany, protection from unfair dismissal after six months in Britain (Employment Rights Act 2025)."""
_TOO_LONG = {
    "ID": N_(
        "The probation is longer than the 3 months that Indonesia allows for permanent employment "
        "(Law 13/2003, art. 60)."
    ),
    "DE": N_("The probation is longer than the 6 months that Germany allows (section 622(3) BGB)."),
    "GB": N_(
        "The probation is longer than 6 months: in Britain, protection from unfair dismissal begins after 6 months of "
        "service from January 1, 2027 (Employment Rights Act 2025)."
    ),
}
_NONE_ALLOWED = N_(
    "In Indonesia, fixed-term employment (PKWT) can have no probation: it is void by law (Law 13/2003, art. 58)."
)
_IN_PROPORTION = N_(
    "In Germany, the probation in a fixed term must be in proportion to the term and the kind of work (section 15(3) "
    "TzBfG)."
)
_IN_WRITING = N_(
    "In Germany, a fixed term is valid only with signatures on paper or qualified electronic ones (section 14(4) "
    "TzBfG)."
)
_IN_INDONESIAN = N_(
    "In Indonesia, a fixed-term agreement (PKWT) must be written in Indonesian (Law 6/2023, art. 57); write the "
    "letter in Indonesian as well."
)
_UNSTATED = {
    ("GB", "leave"): N_(
        "The letter states no holiday: in Britain, the written statement of the terms must state it (Employment Rights "
        "Act 1996, section 1(4)(d))."
    ),
    ("GB", "notice"): N_(
        "The letter states no notice: in Britain, the written statement of the terms must state it (Employment Rights "
        "Act 1996, section 1(4)(e))."
    ),
    ("DE", "leave"): N_(
        "The letter states no annual leave: in Germany, the employer must state its length (Nachweisgesetz, section "
        "2(1) number 11)."
    ),
    ("DE", "notice"): N_(
        "The letter states no notice: in Germany, the employer must state its length (Nachweisgesetz, section 2(1) "
        "number 14)."
    ),
}
"""What the law of a place says that an employer must state in writing, by the topic of the clause that states it."""


def legal_notices(
    offer: Offer, details: LetterDetails, country: str, letter_date: date, language: str = ""
) -> Iterator[LazyText]:
    """Yield notices of terms that the law of a country does not allow or attaches a form to, and of an early start."""
    kind, months = term_of("employment_type", offer, details), _most(term_of("probation_months", offer, details))
    yield from _of_probation(country, str(kind or ""), months)
    if country == "DE" and kind == _FIXED_TERM:
        yield LazyText(_IN_WRITING)
    if country == "ID" and kind == _FIXED_TERM and language not in {"", "id"}:
        yield LazyText(_IN_INDONESIAN)
    if offer.start_date < letter_date:
        yield LazyText(N_("The start date is before the date of the letter; check both."))


def unstated_notices(country: str, topics: Collection[str]) -> Iterator[LazyText]:
    """Yield what the law of a country wants stated in writing, but no clause of a letter states, by their topics."""
    for (place, topic), sentence in _UNSTATED.items():
        if place == country and topic not in topics:
            yield LazyText(sentence)


def _of_probation(country: str, kind: str, months: Decimal) -> Iterator[LazyText]:
    if country == "ID" and kind == _FIXED_TERM and months > 0:
        yield LazyText(_NONE_ALLOWED)
    elif months > _MOST_MONTHS.get(country, months) and (country != "ID" or kind in {"", _PERMANENT}):
        yield LazyText(_TOO_LONG[country])
    if country == "DE" and kind == _FIXED_TERM and months > 0:
        yield LazyText(_IN_PROPORTION)


def _most(months: object) -> Decimal:
    """Return the longest probation that a statement allows; 0 if none is known."""
    if isinstance(months, Range):
        return months.high
    return months if isinstance(months, Decimal) else Decimal(0)
