"""Offers that state pay net of tax, shown before tax so that they can be compared with others."""

from __future__ import annotations

from msgspec.structs import replace

from offercalc.analysis.comparison import Appraisal, Comparison
from offercalc.analysis.take_home.net_pay import with_gross_pay
from offercalc.application.tax.take_homes import TaxSources, TaxWish, basis_of
from offercalc.domain.tax.law_error import LawError


def grossed_up(comparison: Comparison, wish: TaxWish, sources: TaxSources) -> Comparison:
    """Return a comparison in which net pay is before tax, where the tax home is known and its laws say so.

    The others keep their net pay; headlines and questions say that it cannot be compared with pay before tax.
    """
    return replace(comparison, offers=tuple(_one(offer, comparison, wish, sources) for offer in comparison.offers))


def _one(appraisal: Appraisal, comparison: Comparison, wish: TaxWish, sources: TaxSources) -> Appraisal:
    offer = appraisal.offer
    if not wish.place(offer) and wish.own_percent(offer) is None:
        return appraisal
    try:
        basis = basis_of(offer, comparison, wish, sources)
        return with_gross_pay(appraisal, comparison.assumptions, comparison.labels, basis)
    except LawError:
        return appraisal
