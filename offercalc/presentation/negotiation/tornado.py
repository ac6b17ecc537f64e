"""What the lead of an offer depends on most, as bars from the lead at the lowest value to that at the highest."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from msgspec import Struct

from offercalc.analysis.negotiation.sensitivity import Effect, Factor, FactorKind, Sensitivity
from offercalc.analysis.negotiation.what_if import WhatIf, shares_of
from offercalc.domain.offer.offer import Offer
from offercalc.domain.values.estimate import exactly
from offercalc.presentation.formats.localizer import N_, Localizer
from offercalc.presentation.formats.number_format import DISPLAY_DIGITS
from offercalc.presentation.formats.rounding import shown
from offercalc.presentation.formats.span_text import cell_text
from offercalc.presentation.names.shown_names import names_of
from offercalc.presentation.negotiation.sensitivity_page import factor_label, factor_value

_MOST = 8
_RATE_PART = Decimal("0.1")
_GROWN = Decimal(-20), Decimal(20)
_ATTAINED = Decimal(80), Decimal(120)


class TornadoBar(Struct, frozen=True):
    """One factor: its name, its two values in words, the lead at both, and the places of these from 0 to 1."""

    name: str
    low: str
    high: str
    at_low: str
    at_high: str
    from_place: float
    to_place: float
    turns: bool


class Tornado(Struct, frozen=True):
    """The bars, the one that moves the lead furthest first, the place of a lead of nothing, and what is shown."""

    bars: tuple[TornadoBar, ...]
    center: float
    level: float
    sentence: str


def usual_factors(found: WhatIf, offers: tuple[Offer, ...]) -> tuple[Factor, ...]:
    """Return what usually varies: rates by a tenth, share prices and the payout of bonuses by a fifth."""
    factors = []
    for code in found.foreign:
        value = Decimal(f"{float(found.rates[code]):.6g}")
        ends = value * (1 - _RATE_PART), value * (1 + _RATE_PART)
        factors.append(Factor(kind=FactorKind.RATE, low=ends[0], high=ends[1], pair=(code, found.currency)))
    factors += [
        Factor(kind=FactorKind.GROWTH, low=_GROWN[0], high=_GROWN[1], company=share.company)
        for share in shares_of(offers)
    ]
    factors.append(Factor(kind=FactorKind.ATTAINMENT, low=_ATTAINED[0], high=_ATTAINED[1]))
    return tuple(factors)


def tornado(found: Sensitivity, currency: str, localizer: Localizer, printed: Decimal | None = None) -> Tornado:
    """Return the bars of the factors that move the lead, in the display currency; `printed` is the lead as printed."""
    effects = [effect for effect in found.effects if effect.swing][:_MOST]
    ends = [Fraction(0), found.lead, *(lead for one in effects for lead in (one.at_low, one.at_high))]
    least, most = min(ends), max(ends)
    width = most - least or Fraction(1)

    def place(lead: Fraction) -> float:
        return float((lead - least) / width)

    def money(value: Fraction) -> str:
        words = cell_text(shown(exactly(abs(value)), DISPLAY_DIGITS), currency, localizer)
        return f"\N{MINUS SIGN}{words}" if value < 0 else words

    def bar(effect: Effect) -> TornadoBar:
        factor, offers = effect.factor, found.offers
        low, high = (
            factor_value(factor, value, offers, localizer).replace("-", "\N{MINUS SIGN}")
            for value in (factor.low, factor.high)
        )
        return TornadoBar(
            factor_label(factor, offers, localizer), low, high, money(effect.at_low), money(effect.at_high),
            place(effect.at_low), place(effect.at_high), effect.at_low * effect.at_high < 0,
        )  # fmt: skip

    template = N_("{company} leads by {amount} at likely values. Each bar shows the lead as one thing changes.")
    if len(found.offers) == 1:
        template = N_("{company} comes to {amount} at likely values. Each bar shows it as one thing changes.")
    amount = money(found.lead if printed is None else Fraction(printed))
    sentence = localizer.tr(template, company=names_of(found.offers, localizer)[0], amount=amount)
    return Tornado(tuple(map(bar, effects)), place(found.lead), place(Fraction(0)), sentence)
