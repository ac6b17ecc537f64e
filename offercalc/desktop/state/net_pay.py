"""Tax in the window: net pay before tax, and take-home, with the tax laws loaded when they are first needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from offercalc.analysis.comparison import Comparison
from offercalc.application.offers.appraisal import GrossUp
from offercalc.application.ports.services import Tools
from offercalc.application.tax.person_facts import Fact
from offercalc.domain.exchange.rate_book import RateBook
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.pages.offers_list import OfferEntry

if TYPE_CHECKING:
    from offercalc.analysis.take_home.net_measures import Leave
    from offercalc.application.workbench.take_home import TakeHomeFigures


def take_home_with(tools: Tools) -> TakeHomeFigures:
    """Return what estimates take-home, with the laws and rates of the moment."""
    from offercalc.application.tax.take_homes import TaxSources  # noqa: PLC0415
    from offercalc.application.workbench.take_home import TakeHomeFigures  # noqa: PLC0415

    return TakeHomeFigures(lambda: TaxSources(tools.tax_laws, tools.rates, tools.today))


def entry_after_tax(
    entry: OfferEntry, alone: Comparison, facts: tuple[Fact, ...], figures: TakeHomeFigures, localizer: Localizer
) -> OfferEntry:
    """Return the entry of an offer after tax; before the laws have been read, the one before tax without a figure."""
    from offercalc.presentation.tax.net_entry import net_entry  # noqa: PLC0415 - not needed for the first paint

    found = figures.alone(alone, facts)
    return replace(entry, figure="") if found is None else net_entry(entry, alone, found, localizer)


def gross_up_with(tools: Tools) -> GrossUp:
    """Return what shows the net pay of a comparison before tax."""

    def gross_up(comparison: Comparison, facts: tuple[Fact, ...], rates: RateBook) -> Comparison:
        from offercalc.application.tax.net_offers import grossed_up  # noqa: PLC0415 - not needed for the first paint
        from offercalc.application.tax.take_homes import TaxSources, TaxWish  # noqa: PLC0415

        return grossed_up(comparison, TaxWish(facts=facts), TaxSources(tools.tax_laws, rates, tools.today))

    return gross_up


def leave_with(tools: Tools, facts: tuple[Fact, ...], rates: RateBook) -> Leave:
    """Return what takes taxes off a figure of an offer, by the laws and answers of the moment."""
    from offercalc.application.tax.net_figures import left_after_tax  # noqa: PLC0415 - loaded with the tax laws
    from offercalc.application.tax.take_homes import TaxSources, TaxWish  # noqa: PLC0415

    return left_after_tax(TaxWish(facts=facts), TaxSources(tools.tax_laws, rates, tools.today))
