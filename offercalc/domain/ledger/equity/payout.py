"""The payout of performance units: the part of their target that is granted in the end."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from offercalc.domain.ledger.equity.valuation import rounded
from offercalc.domain.offer.equity import Grant
from offercalc.domain.values.estimate import Span, exactly, span_of

_PERCENT = Fraction(1, 100)
AT_TARGET = exactly(1)
"""The payout of units that do not depend on performance."""


def payout_of(grant: Grant, attainment_percent: Decimal | None) -> Span:
    """Return the payout as a fraction of target: the assumed one if there is one, otherwise what the grant states.

    Only performance units state one; all other units are granted as they are.
    """
    if grant.multiplier_percent is None:
        return AT_TARGET
    stated = grant.multiplier_percent if attainment_percent is None else attainment_percent
    return span_of(stated).scaled(_PERCENT)


def paid_units(units: Span, grant: Grant, payout: Span) -> Span:
    """Return the units that performance pays of a target, rounded as those of the grant are."""
    if grant.multiplier_percent is None:
        return units
    paid = units * payout
    high = None if paid.high is None else rounded(paid.high, grant)
    return Span(rounded(paid.least, grant), rounded(paid.likely, grant), high)
