"""The figures of the selected offers, each appraised once until something changes that it depends on."""

from __future__ import annotations

from datetime import date
from typing import TypeAlias

from offercalc.analysis.comparison import Comparison
from offercalc.application.offers.appraisal import Appraiser, Asked, LargeAppraisal
from offercalc.application.workbench.selection import Selection
from offercalc.domain.offer.offer import Offer
from offercalc.domain.vesting.schedule import Presets

_Latest: TypeAlias = tuple[object, Comparison] | None
"""The latest answer, with what it was an answer to."""


class Figures:
    """Appraises the offers of a selection; the latest comparison and the latest single offer are kept."""

    def __init__(self, appraiser: Appraiser) -> None:
        self._appraiser = appraiser
        self._compared: _Latest = None
        self._alone: _Latest = None

    @property
    def today(self) -> date:
        """The date whose exchange rates are used."""
        return self._appraiser.today

    @property
    def presets(self) -> Presets:
        """The vesting presets that figures are computed with."""
        return self._appraiser.presets

    def comparison(self, selection: Selection) -> Comparison:
        """Return the comparison of the compared offers in the display currency."""
        offers = tuple(kept.offer for kept in selection.compared)
        asked = offers, self.key(selection), selection.baseline
        if self._compared is None or self._compared[0] != asked:
            found = self._appraiser.appraise(offers, selection.currency, selection.settings, selection.baseline)
            self._compared = asked, found
        return self._compared[1]

    def alone(self, selection: Selection) -> Comparison:
        """Return the figures of the selected offer alone, in the display currency."""
        offers = () if selection.chosen is None else (selection.chosen,)
        asked = offers, self.key(selection)
        if self._alone is None or self._alone[0] != asked:
            self._alone = asked, self.of(selection, *offers)
        return self._alone[1]

    def of(self, selection: Selection, *offers: Offer, currency: str = "") -> Comparison:
        """Return the figures of any offers under the settings, in the display currency or in the given one."""
        return self._appraiser.appraise(offers, currency or selection.currency, selection.settings)

    def as_stated(self, selection: Selection, *offers: Offer, currency: str = "") -> Comparison:
        """Return the figures of any offers as papers state them: pay net of tax stays net."""
        return self._appraiser.stated(offers, currency or selection.currency, selection.settings)

    def lacking(self, selection: Selection, asked: tuple[Asked, ...]) -> tuple[LargeAppraisal, ...]:
        """Return the large offers to appraise before what is asked can be answered; "" is the display currency."""
        wanted = tuple((offers, currency or selection.currency) for offers, currency in asked)
        return self._appraiser.lacking(wanted, selection.settings)

    def key(self, selection: Selection) -> tuple[object, ...]:
        """Return everything besides the offers that figures depend on: with equal keys, they have equal figures."""
        settings = selection.settings
        return (
            selection.currency, settings.years, settings.by, settings.assumed, settings.about_you, self.today,
            id(self._appraiser.rates),
        )  # fmt: skip
