"""What the figures of offers are computed from."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from offercalc.domain.exchange.rate_book import RateBook
from offercalc.domain.vesting.schedule import Presets

if TYPE_CHECKING:
    from offercalc.application.ports.rates import RateRepository


class LiveSources:
    """The vesting presets by id, the repository of exchange rates, and the date whose rates are used."""

    def __init__(self, presets: Presets, repository: RateRepository, today: date) -> None:
        self.presets = presets
        self.repository = repository
        self.today = today

    @property
    def rates(self) -> RateBook:
        """Return the exchange rates in use at the moment: another book after every change."""
        return self.repository.book
