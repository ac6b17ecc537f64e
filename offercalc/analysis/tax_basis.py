"""Whether offers state their pay before tax or net of it, and can be compared as they stand."""

from __future__ import annotations

from offercalc.domain.offer.offer import Offer
from offercalc.domain.offer.pay import Allowance, Benefit, EmployerContribution, PayPart, RetirementMatch


def net_parts(offer: Offer) -> tuple[PayPart, ...]:
    """Return the parts of the pay that are stated net of tax."""
    return tuple(part for part in offer.pay if part.tax == "net")


def has_gross_cash(offer: Offer) -> bool:
    """Whether an offer pays taxable cash that is stated before tax."""
    return any(part.tax == "gross" and _is_taxable_cash(part) for part in offer.pay)


def are_unlike(one: Offer, other: Offer) -> bool:
    """Whether one offer states pay net of tax and the other before tax, so that their totals mean different things."""
    return any(net_parts(a) and has_gross_cash(b) for a, b in ((one, other), (other, one)))


def _is_taxable_cash(part: PayPart) -> bool:
    """Whether income tax is due on a part of the pay in cash; benefits in kind and retirement savings are left out."""
    if isinstance(part, Allowance):
        return part.taxable
    return not isinstance(part, Benefit | RetirementMatch | EmployerContribution)
