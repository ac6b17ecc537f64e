"""Offers appraised as the settings have it."""

from __future__ import annotations

from msgspec import structs

from offercalc.analysis.comparison import Appraisal, Comparison, side_by_side
from offercalc.analysis.comparison import appraise as appraise_offer
from offercalc.application.ports import Tools
from offercalc.application.settings import Settings
from offercalc.domain.assumed import assumptions_of
from offercalc.domain.assumptions import Assumptions
from offercalc.domain.offer import Offer

_AT_HAND = 64


class Appraiser:
    """Appraises offers side by side, over the years that are set, at today's rates.

    What was appraised last is at hand: where one of ten offers changes, one is appraised.
    """

    def __init__(self, tools: Tools) -> None:
        self._tools = tools
        self._rates = tools.rates
        self._kept: dict[tuple[object, ...], Appraisal] = {}

    def appraise(self, offers: tuple[Offer, ...], currency: str, settings: Settings, baseline: int = 0) -> Comparison:
        """Appraise offers in a currency; the others are held against the one at the place of the baseline."""
        if self._rates is not self._tools.rates:
            self._rates = self._tools.rates
            self._kept.clear()
        assumptions = assumptions_of(settings.assumed, offers, currency, settings.years, self._tools.today)
        appraisals = tuple(self._appraisal(offer, assumptions, settings) for offer in offers)
        return structs.replace(side_by_side(appraisals, assumptions, settings.by), baseline=baseline)

    def _appraisal(self, offer: Offer, assumptions: Assumptions, settings: Settings) -> Appraisal:
        key = offer, assumptions, settings.by
        found = self._kept.pop(key, None)
        if found is None:
            found = appraise_offer(offer, assumptions, settings.by, self._rates, self._tools.presets)
        self._kept[key] = found
        if len(self._kept) > _AT_HAND:
            del self._kept[next(iter(self._kept))]
        return found
