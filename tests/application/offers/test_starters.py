from datetime import date

import pytest
from msgspec import Struct

from offercalc.application.offers.blank_offer import blank_offer
from offercalc.application.offers.starters import BLANK, region_name, region_of, started_offer, starters
from offercalc.application.translations.readers import localizer_for
from offercalc.domain.offer.equity import Phantom, Rsu
from offercalc.domain.offer.pay import RetirementMatch, Salary, ThirteenthMonth
from offercalc.domain.validate.offer import soundness
from offercalc.domain.values.field_spec import MONEY_UNITS, specs_of
from tests.tools import ENGLISH, FILES, INDONESIAN, PRESETS, TODAY

REGIONS = ("AE", "DE", "GB", "ID", "IN", "JP", "SG", "US")


def amounts(owner: Struct) -> list[object]:
    """Return the amounts of money in a part, except the ceilings of statutory contributions."""
    specs, found = specs_of(type(owner)), []
    for name in owner.__struct_fields__:
        value = getattr(owner, name)
        if name in specs and specs[name].unit in MONEY_UNITS and not specs[name].is_limit:
            found.append(value)
        for inner in value if isinstance(value, tuple) else (value,):
            found += amounts(inner) if isinstance(inner, Struct) else []
    return found


def test_there_is_a_starter_for_each_region() -> None:
    assert tuple(starters()) == REGIONS


@pytest.mark.parametrize("region", REGIONS)
def test_a_starter_fills_terms_but_no_amounts_and_names_its_sources(region: str) -> None:
    starter = starters()[region]
    assert starter.sources
    assert date(2026, 1, 1) <= starter.as_of <= TODAY.replace(day=31).replace(month=12)
    assert {value for part in (*starter.pay, *starter.equity) for value in amounts(part)} <= {None}
    assert isinstance(starter.pay[0], Salary)


@pytest.mark.parametrize("region", REGIONS)
@pytest.mark.parametrize("localizer", [ENGLISH, INDONESIAN])
def test_a_started_offer_is_sound_and_read_back(region: str, localizer: object) -> None:
    offer = started_offer(region, "USD", TODAY, INDONESIAN if localizer is INDONESIAN else ENGLISH)
    assert soundness(offer, PRESETS) == ()
    assert FILES.decode(FILES.encode(offer)) == offer


def test_an_offer_in_indonesia_begins_in_rupiah_per_month_with_thr_and_bpjs() -> None:
    offer = started_offer("ID", "USD", TODAY, INDONESIAN)
    salary, holiday, *bpjs = offer.pay
    assert (offer.currency, isinstance(salary, Salary) and salary.per) == ("IDR", "month")
    assert isinstance(holiday, ThirteenthMonth)
    assert holiday.label == "THR"
    assert [part.label for part in bpjs] == ["BPJS Kesehatan", "BPJS JHT", "BPJS JP"]
    tiers = [tier for part in bpjs if isinstance(part, RetirementMatch) for tier in part.tiers]
    assert [(str(tier.rate_percent), str(tier.of_salary_percent)) for tier in tiers] == [
        ("400", "1"), ("185", "2"), ("200", "1"),
    ]  # fmt: skip


def test_offers_elsewhere_begin_as_is_usual_there() -> None:
    found = {region: started_offer(region, "USD", TODAY, ENGLISH) for region in REGIONS}
    assert [found[region].currency for region in REGIONS] == "AED EUR GBP IDR INR JPY SGD USD".split()
    assert isinstance(found["US"].equity[0], Rsu)
    assert isinstance(found["DE"].equity[0], Phantom)
    assert [part.label for part in found["AE"].pay[1:3]] == ["Housing allowance", "Transport allowance"]
    assert [part.label for part in started_offer("AE", "USD", TODAY, INDONESIAN).pay[1:3]] == [
        "Tunjangan perumahan", "Tunjangan transportasi",
    ]  # fmt: skip


@pytest.mark.parametrize("region", [BLANK, "FR", ""])
def test_without_a_starter_an_offer_is_blank_in_the_persons_currency(region: str) -> None:
    assert started_offer(region, "EUR", TODAY, ENGLISH) == blank_offer("EUR", TODAY, ENGLISH)


@pytest.mark.parametrize(
    ("locale", "region"), [("id_ID", "ID"), ("en_US", "US"), ("fr_FR", BLANK), ("en", BLANK), ("de_DE", "DE")]
)
def test_the_region_is_that_of_the_readers_locale(locale: str, region: str) -> None:
    assert region_of(localizer_for(locale)) == region


def test_a_starter_is_named_by_its_country() -> None:
    assert [region_name(region, ENGLISH) for region in ("JP", BLANK)] == ["Japan", "Blank"]
    assert region_name("JP", INDONESIAN) == "Jepang"
