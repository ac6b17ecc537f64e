"""Net pay in the window: shown before tax, with the tax laws loaded when an offer first needs them."""

from __future__ import annotations

from offercalc.analysis.comparison import Comparison
from offercalc.application.offers.appraisal import GrossUp
from offercalc.application.ports.services import Tools
from offercalc.application.tax.person_facts import Fact
from offercalc.domain.exchange.rate_book import RateBook


def gross_up_with(tools: Tools) -> GrossUp:
    """Return what shows the net pay of a comparison before tax."""

    def gross_up(comparison: Comparison, facts: tuple[Fact, ...], rates: RateBook) -> Comparison:
        from offercalc.application.tax.net_offers import grossed_up  # noqa: PLC0415 - not needed for the first paint
        from offercalc.application.tax.take_homes import TaxSources, TaxWish  # noqa: PLC0415

        return grossed_up(comparison, TaxWish(facts=facts), TaxSources(tools.tax_laws, rates, tools.today))

    return gross_up
