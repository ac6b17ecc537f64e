"""What a lead depends on most, at the current rates and assumptions."""

from __future__ import annotations

from fractions import Fraction

from msgspec.structs import replace

from offercalc.analysis.measures import Measure, Overall
from offercalc.analysis.negotiation.levers import Terms
from offercalc.analysis.negotiation.sensitivity import Factor, Sensitivity, Situation, effects_of, stated_ranges
from offercalc.application.workbench.negotiation import Conditions, refuse_unconverted
from offercalc.domain.offer.offer import Offer
from offercalc.domain.values.estimate import Span


def sensitive_to(
    offers: tuple[Offer, ...], extra: tuple[Factor, ...], conditions: Conditions, which: Measure = Overall.TOTAL
) -> Sensitivity:
    """Return how the ranges that offers state, and extra factors, move the lead of the first offer.

    Raise LeverError if an amount cannot be converted.
    """
    situation = Situation(offers, conditions.assumptions)

    def lead(changed: Situation) -> Fraction:
        first, *others = (span.likely for span in _spans(changed, conditions, which))
        return first - max(others) if others else first

    for offer in offers:
        refuse_unconverted(conditions.appraised(Terms(offer, conditions.assumptions)))
    effects = effects_of(situation, (*stated_ranges(offers), *extra), lead)
    is_open = any(span.is_open for span in _spans(situation, conditions, which))
    return Sensitivity(offers=offers, lead=lead(situation), effects=effects, is_open=is_open)


def _spans(situation: Situation, conditions: Conditions, which: Measure) -> list[Span]:
    at = replace(conditions, assumptions=situation.assumptions)
    found = [Terms(offer, situation.assumptions) for offer in situation.offers]
    return [at.figure(terms, which) for terms in found]
