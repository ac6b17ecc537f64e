"""What is left of one appraised offer after tax, for figures that are asked for many times as its terms move."""

from __future__ import annotations

from msgspec.structs import replace

from offercalc.analysis.comparison import Comparison
from offercalc.analysis.negotiation.levers import LeverError
from offercalc.analysis.take_home.assessor import Assessor, Counts
from offercalc.analysis.take_home.net_measures import Leave
from offercalc.analysis.take_home.take_home import NotKnown, take_home
from offercalc.application.tax.take_homes import TaxSources, TaxWish, basis_of, check_names
from offercalc.domain.tax.law_error import LawError
from offercalc.domain.values.estimate import Span
from offercalc.domain.values.lazy_text import N_, LazyText


def left_after_tax(wish: TaxWish, sources: TaxSources) -> Leave:
    """Return what takes taxes off the lines that count, each offer at its tax home; equal incomes are assessed once.

    It raises LeverError if what is left of an offer is not known. Raises LawError for an answer to something that no
    law asks for.
    """
    check_names(wish.answers, sources.laws)
    assessors: dict[str, Assessor] = {}

    def leave(comparison: Comparison, counts: Counts) -> tuple[Span, ...]:
        (appraisal,) = comparison.offers
        offer = appraisal.offer
        try:
            basis = replace(basis_of(offer, comparison, wish, sources), counts=counts)
        except LawError as error:
            raise _not_known(offer.company, error.message) from error
        assessor = assessors.setdefault(basis.place[:2], Assessor(basis.person))
        found = take_home(appraisal, comparison.assumptions, comparison.labels, basis, assessor)
        if isinstance(found, NotKnown):
            raise _not_known(offer.company, found.reason)
        return tuple(year.take_home for year in found.years)

    return leave


def _not_known(company: str, reason: LazyText) -> LeverError:
    text = N_("the take-home of {company} is not known: {reason}.")
    return LeverError(LazyText(text, company=company, reason=reason))
