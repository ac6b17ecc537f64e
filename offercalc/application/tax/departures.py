"""What is left after tax on leaving early: of compared offers, by month; equal ones are worked out once."""

from __future__ import annotations

from typing import TypeAlias

from offercalc.analysis.comparison import Appraisal, Comparison
from offercalc.analysis.take_home.assessor import Assessor
from offercalc.analysis.take_home.departures import LeftByMonth, left_after, left_on_leaving
from offercalc.analysis.take_home.take_home import NotKnown, TakeHome
from offercalc.application.tax.take_homes import TaxSources, TaxWish, basis_of
from offercalc.domain.tax.law_error import LawError

_AT_HAND = 32
"""The number of kept results: the compared offers, now and before recent changes."""
_Found: TypeAlias = LeftByMonth | NotKnown


class DeparturesKept:
    """Works out what is left on leaving; results are kept per offer, so that a change of one leaves the others."""

    def __init__(self) -> None:
        """Keep nothing yet."""
        self._kept: dict[tuple[object, ...], _Found] = {}

    def left(self, comparison: Comparison, wish: TaxWish, sources: TaxSources) -> tuple[_Found, ...]:
        """Return what is left of each offer of a comparison after each month, or why that is not known."""
        return tuple(self._one(one, comparison, wish, sources) for one in comparison.offers)

    def _one(self, appraisal: Appraisal, comparison: Comparison, wish: TaxWish, sources: TaxSources) -> _Found:
        key = appraisal, comparison.assumptions, comparison.by, wish.facts, sources.rates
        found = self._kept.pop(key, None)
        if found is None:
            try:
                basis = basis_of(appraisal.offer, comparison, wish, sources)
            except LawError as error:
                return NotKnown(error.message)
            found = left_on_leaving(appraisal, comparison, basis, Assessor(basis.person))
        self._kept[key] = found
        while len(self._kept) > _AT_HAND:
            del self._kept[next(iter(self._kept))]
        return found


def take_home_after(
    months: int, comparison: Comparison, place: int, wish: TaxWish, sources: TaxSources
) -> TakeHome | NotKnown:
    """Return the take-home on leaving the offer at a place of a comparison after some months, with its tax years."""
    appraisal = comparison.offers[place]
    try:
        basis = basis_of(appraisal.offer, comparison, wish, sources)
    except LawError as error:
        return NotKnown(error.message)
    return left_after(months, appraisal, comparison, basis, Assessor(basis.person))
