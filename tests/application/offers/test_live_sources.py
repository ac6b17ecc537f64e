from decimal import Decimal

from offercalc.application.offers.live_sources import LiveSources
from offercalc.domain.exchange.rate_book import OwnQuote
from tests.tools import PRESETS, TODAY, StandInDesk


def test_the_rates_are_those_of_the_moment() -> None:
    desk = StandInDesk()
    sources = LiveSources(PRESETS, desk, TODAY)
    before = sources.rates
    desk.add_own((OwnQuote(TODAY, "USD", "IDR", Decimal(16_500)),))
    assert (sources.rates is before, sources.rates) == (False, desk.book)
