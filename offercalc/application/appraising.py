"""Offers appraised as the settings have it."""

from __future__ import annotations

from offercalc.analysis.comparison import Comparison, compare
from offercalc.application.ports import Tools
from offercalc.application.settings import Settings
from offercalc.domain.assumptions import Assumptions
from offercalc.domain.offer import Offer


def appraise(offers: tuple[Offer, ...], currency: str, settings: Settings, tools: Tools) -> Comparison:
    """Appraise offers side by side in a currency, over the years that are set, at today's rates."""
    assumptions = Assumptions(exchange_day=tools.today, currency=currency, years=settings.years)
    return compare(offers, assumptions, settings.by, tools.rates, tools.presets)
