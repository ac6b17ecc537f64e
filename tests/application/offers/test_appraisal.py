from datetime import date

import pytest
from msgspec import structs

from offercalc.analysis.comparison import compare
from offercalc.analysis.yearly import By
from offercalc.application.offers import appraisal
from offercalc.application.settings.settings import Settings
from offercalc.domain.exchange.rate_book import RateBook
from tests.large_offers import LARGE
from tests.tools import GLOBEX, NUSANTARA, TODAY, StandInServices, appraiser_with, offer_from, sample

SETTINGS = Settings(years=2, by=By.CALENDAR)


def test_offers_are_appraised_as_it_is_set() -> None:
    comparison = appraiser_with(StandInServices()).appraise((sample(GLOBEX),), "IDR", SETTINGS)
    assert (comparison.assumptions.currency, comparison.assumptions.years) == ("IDR", 2)
    assert (comparison.by, comparison.assumptions.exchange_day) == (By.CALENDAR, TODAY)
    assert comparison.offers[0].offer == sample(GLOBEX)


def test_where_one_offer_changes_only_that_one_is_appraised_again() -> None:
    appraiser, other = appraiser_with(StandInServices()), sample(NUSANTARA)
    before = appraiser.appraise((sample(GLOBEX), other), "USD", Settings())
    after = appraiser.appraise((structs.replace(sample(GLOBEX), company="Initech"), other), "USD", Settings())
    assert after.offers[1] is before.offers[1]
    assert after.offers[0].offer.company == "Initech"


def test_other_rates_appraise_everything_again() -> None:
    tools = StandInServices()
    appraiser = appraiser_with(tools)
    before = appraiser.appraise((sample(GLOBEX),), "IDR", Settings())
    tools.rate_repository.book = RateBook(tools.rates.tables)
    after = appraiser.appraise((sample(GLOBEX),), "IDR", Settings())
    assert after.offers[0] is not before.offers[0]


def test_calendar_years_are_those_of_all_offers_whichever_came_first() -> None:
    tools = StandInServices()
    early = structs.replace(sample(GLOBEX), start_date=date(2025, 3, 1))
    appraiser = appraiser_with(tools)
    appraiser.appraise((early,), "USD", SETTINGS)
    found = appraiser.appraise((early, sample(NUSANTARA)), "USD", SETTINGS, baseline=1)
    whole = compare((early, sample(NUSANTARA)), found.assumptions, By.CALENDAR, tools.rates, tools.presets)
    assert found.labels == whole.labels == (2025, 2026, 2027, 2028)
    assert [one.rows for one in found.offers] == [one.rows for one in whole.offers]
    assert found.baseline == 1


def test_large_offers_alone_are_lacking_until_they_are_appraised() -> None:
    appraiser, settings = appraiser_with(StandInServices()), Settings()
    asked = (((LARGE, sample(GLOBEX)), "USD"), ((LARGE, sample(GLOBEX)), "USD"), ((sample(GLOBEX),), "IDR"))
    (job,) = appraiser.lacking(asked, settings)
    assert job.offer == LARGE
    found = job()
    appraiser.take(job, found)
    assert appraiser.lacking(asked, settings) == ()
    assert appraiser.appraise((LARGE, sample(GLOBEX)), "USD", settings).offers[0] is found


def test_what_was_appraised_at_rates_of_before_is_not_kept() -> None:
    tools = StandInServices()
    appraiser, asked = appraiser_with(tools), (((LARGE,), "USD"),)
    (job,) = appraiser.lacking(asked, Settings())
    tools.rate_repository.book = RateBook(tools.rates.tables)
    appraiser.take(job, job())
    assert len(appraiser.lacking(asked, Settings())) == 1


def test_so_many_lines_are_kept_that_memory_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    appraiser = appraiser_with(StandInServices())
    first = appraiser.appraise((LARGE,), "USD", Settings()).offers[0]
    monkeypatch.setattr(appraisal, "_MOST_LINES", 2 * len(first.lines))
    for level in ("L5", "L6", "L7"):
        appraiser.appraise((structs.replace(LARGE, level=level),), "USD", Settings())
    assert len(appraiser._kept) == 2
    monkeypatch.setattr(appraisal, "_MOST_LINES", 1)
    appraiser.appraise((LARGE,), "USD", Settings())
    assert len(appraiser._kept) == 1  # the last one, however large


def test_net_pay_is_before_tax_unless_it_is_to_be_as_stated() -> None:
    desk = appraiser_with(StandInServices())
    salary = {"type": "salary", "amount": "31000000", "per": "month", "tax": "net"}
    nett = offer_from(currency="IDR", tax_home="ID", start_date="2026-01-01", pay=[salary])
    settings = Settings(years=1)
    assert desk.stated((nett,), "IDR", settings).offers[0].total.likely == 372_000_000
    assert desk.appraise((nett,), "IDR", settings).offers[0].total.likely > 449_000_000
    assert desk.appraise((nett,), "IDR", settings).offers[0].grossed is not None


def test_what_pages_add_up_of_a_large_offer_is_worked_out_with_it() -> None:
    (job,) = appraiser_with(StandInServices()).lacking((((LARGE,), "USD"),), Settings())
    assert {"questions", "sums", "by_component"} <= vars(job()).keys()
