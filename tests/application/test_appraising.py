from datetime import date

from msgspec import structs

from offercalc.analysis.comparison import compare
from offercalc.analysis.yearly import By
from offercalc.application.appraising import Appraiser
from offercalc.application.settings import Settings
from offercalc.domain.rate_book import RateBook
from tests.tools import GLOBEX, NUSANTARA, TODAY, StandInTools, sample

SETTINGS = Settings(years=2, by=By.CALENDAR)


def test_offers_are_appraised_as_it_is_set() -> None:
    comparison = Appraiser(StandInTools()).appraise((sample(GLOBEX),), "IDR", SETTINGS)
    assert (comparison.assumptions.currency, comparison.assumptions.years) == ("IDR", 2)
    assert (comparison.by, comparison.assumptions.exchange_day) == (By.CALENDAR, TODAY)
    assert comparison.offers[0].offer == sample(GLOBEX)


def test_where_one_offer_changes_only_that_one_is_appraised_again() -> None:
    appraiser, other = Appraiser(StandInTools()), sample(NUSANTARA)
    before = appraiser.appraise((sample(GLOBEX), other), "USD", Settings())
    after = appraiser.appraise((structs.replace(sample(GLOBEX), company="Initech"), other), "USD", Settings())
    assert after.offers[1] is before.offers[1]
    assert after.offers[0].offer.company == "Initech"


def test_other_rates_appraise_everything_again() -> None:
    tools = StandInTools()
    appraiser = Appraiser(tools)
    before = appraiser.appraise((sample(GLOBEX),), "IDR", Settings())
    tools.rate_desk.book = RateBook(tools.rates.tables)
    after = appraiser.appraise((sample(GLOBEX),), "IDR", Settings())
    assert after.offers[0] is not before.offers[0]


def test_calendar_years_are_those_of_all_offers_whichever_came_first() -> None:
    tools = StandInTools()
    early = structs.replace(sample(GLOBEX), start_date=date(2025, 3, 1))
    appraiser = Appraiser(tools)
    appraiser.appraise((early,), "USD", SETTINGS)
    found = appraiser.appraise((early, sample(NUSANTARA)), "USD", SETTINGS, baseline=1)
    whole = compare((early, sample(NUSANTARA)), found.assumptions, By.CALENDAR, tools.rates, tools.presets)
    assert found.labels == whole.labels == (2025, 2026, 2027, 2028)
    assert [one.rows for one in found.offers] == [one.rows for one in whole.offers]
    assert found.baseline == 1
