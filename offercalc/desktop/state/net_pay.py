"""Tax in the window: net pay before tax, and take-home, with the tax laws loaded when they are first needed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec.structs import replace

from offercalc.analysis.comparison import Comparison
from offercalc.application.offers.live_sources import LiveSources
from offercalc.application.tax.person_facts import Fact
from offercalc.domain.exchange.rate_book import RateBook
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.pages.offers_list import OfferEntry

if TYPE_CHECKING:
    from offercalc.analysis.take_home.net_measures import Leave
    from offercalc.application.tax.take_homes import TaxSources
    from offercalc.application.tax.tax_laws import TaxLaws
    from offercalc.application.workbench.take_home import TakeHomeFigures


class NetPay:
    """Taxes figures by the laws of the moment, on the day and, unless others are given, at the rates of its sources."""

    def __init__(self, laws: Callable[[], TaxLaws], sources: LiveSources) -> None:
        """Take what returns the tax laws once somebody asks for taxes."""
        self._laws = laws
        self._sources = sources

    def take_home(self) -> TakeHomeFigures:
        """Return what estimates take-home, with the laws and rates of the moment."""
        from offercalc.application.workbench.take_home import TakeHomeFigures  # noqa: PLC0415 - not for the first paint

        return TakeHomeFigures(lambda: self._taxed_at(self._sources.rates))

    def gross_up(self, comparison: Comparison, facts: tuple[Fact, ...], rates: RateBook) -> Comparison:
        """Return a comparison with its net pay before tax."""
        from offercalc.application.tax.net_offers import grossed_up  # noqa: PLC0415 - not needed for the first paint
        from offercalc.application.tax.take_homes import TaxWish  # noqa: PLC0415

        return grossed_up(comparison, TaxWish(facts=facts), self._taxed_at(rates))

    def leave(self, facts: tuple[Fact, ...], rates: RateBook) -> Leave:
        """Return what takes taxes off a figure of an offer, by the laws and answers of the moment."""
        from offercalc.application.tax.net_figures import left_after_tax  # noqa: PLC0415 - loaded with the tax laws
        from offercalc.application.tax.take_homes import TaxWish  # noqa: PLC0415

        return left_after_tax(TaxWish(facts=facts), self._taxed_at(rates))

    def _taxed_at(self, rates: RateBook) -> TaxSources:
        from offercalc.application.tax.take_homes import TaxSources  # noqa: PLC0415 - loaded with the tax laws

        return TaxSources(self._laws(), rates, self._sources.today)


def entry_after_tax(
    entry: OfferEntry, alone: Comparison, facts: tuple[Fact, ...], figures: TakeHomeFigures, localizer: Localizer
) -> OfferEntry:
    """Return the entry of an offer after tax; before the laws have been read, the one before tax without a figure."""
    from offercalc.presentation.tax.net_entry import net_entry  # noqa: PLC0415 - not needed for the first paint

    found = figures.alone(alone, facts)
    return replace(entry, figure="") if found is None else net_entry(entry, alone, found, localizer)
