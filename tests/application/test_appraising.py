from offercalc.analysis.yearly import By
from offercalc.application.appraising import appraise
from offercalc.application.settings import Settings
from tests.tools import GLOBEX, TODAY, StandInTools, sample


def test_offers_are_appraised_as_it_is_set() -> None:
    comparison = appraise((sample(GLOBEX),), "IDR", Settings(years=2, by=By.CALENDAR), StandInTools())
    assert (comparison.assumptions.currency, comparison.assumptions.years) == ("IDR", 2)
    assert (comparison.by, comparison.assumptions.exchange_day) == (By.CALENDAR, TODAY)
    assert comparison.offers[0].offer == sample(GLOBEX)
