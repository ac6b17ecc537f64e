"""Appraisal of offers under the current settings."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TypeAlias

from msgspec import Struct, structs

from offercalc.analysis.comparison import Appraisal, Comparison, side_by_side
from offercalc.analysis.comparison import appraise as appraise_offer
from offercalc.application.offers.live_sources import LiveSources
from offercalc.application.settings.settings import Settings
from offercalc.application.tax.person_facts import Fact
from offercalc.domain.exchange.rate_book import RateBook
from offercalc.domain.offer.offer import Offer
from offercalc.domain.scenario.assumptions import Assumptions
from offercalc.domain.scenario.scenario import assumptions_of
from offercalc.domain.validate.size import is_large
from offercalc.domain.vesting.schedule import Presets
from offercalc.presentation.formats.number_format import DISPLAY_DIGITS
from offercalc.presentation.formats.rounding import grid

_AT_HAND = 64
_MOST_LINES = 500_000
"""Of all appraisals at hand: a dozen offers of the largest size take 200 MB."""

GrossUp: TypeAlias = Callable[[Comparison, tuple[Fact, ...], RateBook], Comparison]
"""Shows net pay before tax, for the person who has stated facts and at exchange rates."""
Asked: TypeAlias = tuple[tuple[Offer, ...], str]
"""Offers that are appraised together, and in which currency."""


class LargeAppraisal(Struct, frozen=True, eq=False):
    """A large offer that is still to be appraised: called in any thread, for it needs nothing but what it holds."""

    key: tuple[object, ...]
    offer: Offer
    assumptions: Assumptions
    settings: Settings
    rates: RateBook
    presets: Presets

    def __call__(self) -> Appraisal:
        """Appraise the offer; what every page asks for next is worked out with it."""
        from offercalc.analysis.leaving_schedule import leaving_schedule  # noqa: PLC0415 - not for the first paint

        found = appraise_offer(self.offer, self.assumptions, self.settings.by, self.rates, self.presets)
        _ = found.questions, found.sums, found.by_component
        leaving_schedule(found, self.assumptions)
        grid(found, self.assumptions, DISPLAY_DIGITS)
        return found


class Appraiser:
    """Appraises offers side by side over the horizon of the settings, at today's rates.

    The latest appraisals are cached: when one of ten offers changes, only that one is computed again.
    """

    def __init__(self, sources: LiveSources, gross_up: GrossUp | None = None) -> None:
        """Take what figures are computed from, and how net pay is grossed up."""
        self._gross_up = gross_up
        self._sources = sources
        self._rates = sources.rates
        self._kept: dict[tuple[object, ...], Appraisal] = {}

    @property
    def today(self) -> date:
        """The date whose exchange rates are used."""
        return self._sources.today

    @property
    def presets(self) -> Presets:
        """The vesting presets by id."""
        return self._sources.presets

    @property
    def rates(self) -> RateBook:
        """The exchange rates in use."""
        return self._sources.rates

    def stated(self, offers: tuple[Offer, ...], currency: str, settings: Settings, baseline: int = 0) -> Comparison:
        """Appraise offers as they are stated: pay net of tax stays net."""
        assumptions = self._assumptions(offers, currency, settings)
        appraisals = tuple(self._appraisal(offer, assumptions, settings) for offer in offers)
        return structs.replace(side_by_side(appraisals, assumptions, settings.by), baseline=baseline)

    def appraise(self, offers: tuple[Offer, ...], currency: str, settings: Settings, baseline: int = 0) -> Comparison:
        """Appraise offers before tax in a currency; the others are compared with the one at the position `baseline`."""
        found = self.stated(offers, currency, settings, baseline)
        if self._gross_up is None or not any(part.tax == "net" for offer in offers for part in offer.pay):
            return found
        return self._gross_up(found, settings.about_you, self._rates)

    def lacking(self, asked: tuple[Asked, ...], settings: Settings) -> tuple[LargeAppraisal, ...]:
        """Return the large offers that have to be appraised before what is asked can be answered in a moment."""
        presets, found = self._sources.presets, {}
        for offers, currency in asked:
            large = [offer for offer in offers if is_large(offer, presets)]
            assumptions = self._assumptions(offers, currency, settings) if large else None
            for offer in large:
                key = offer, assumptions, settings.by
                if assumptions is not None and key not in self._kept:
                    found[key] = LargeAppraisal(key, offer, assumptions, settings, self._rates, presets)
        return tuple(found.values())

    def take(self, job: LargeAppraisal, found: Appraisal) -> None:
        """Keep what a large offer comes to, unless there are other rates by now."""
        if job.rates is self.rates:
            self._keep(job.key, found)

    def _assumptions(self, offers: tuple[Offer, ...], currency: str, settings: Settings) -> Assumptions:
        if self._rates is not self.rates:
            self._rates = self.rates
            self._kept.clear()
        return assumptions_of(settings.assumed, offers, currency, settings.years, self.today)

    def _appraisal(self, offer: Offer, assumptions: Assumptions, settings: Settings) -> Appraisal:
        key = offer, assumptions, settings.by
        found = self._kept.pop(key, None)
        if found is None:
            found = appraise_offer(offer, assumptions, settings.by, self._rates, self._sources.presets)
        self._keep(key, found)
        return found

    def _keep(self, key: tuple[object, ...], found: Appraisal) -> None:
        self._kept[key] = found
        while len(self._kept) > _AT_HAND or (
            len(self._kept) > 1 and sum(len(one.lines) for one in self._kept.values()) > _MOST_LINES
        ):
            del self._kept[next(iter(self._kept))]
