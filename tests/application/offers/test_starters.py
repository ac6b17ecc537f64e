from collections import defaultdict
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import cast

import pytest
from msgspec import Struct
from msgspec.structs import replace

from offercalc.application.offers.blank_offer import blank_offer
from offercalc.application.offers.starters import BLANK, region_name, region_of, started_offer, starters
from offercalc.application.translations.readers import localizer_for
from offercalc.domain.ledger.ledger import ledger
from offercalc.domain.offer.equity import Phantom, Rsu
from offercalc.domain.offer.offer import Offer
from offercalc.domain.offer.pay import EmployerContribution, Salary, ThirteenthMonth
from offercalc.domain.validate.offer import soundness
from offercalc.domain.values.field_spec import MONEY_UNITS, specs_of
from tests.builders import assumptions
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


def total_by_name(offer: Offer) -> dict[str, Fraction]:
    """Return what each named part of the pay comes to in the first year."""
    found: dict[str, Fraction] = defaultdict(Fraction)
    for line in ledger(offer, assumptions(years=1), PRESETS):
        found[offer.pay[line.component.index].label] += line.amount.likely
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
    assert all(isinstance(part, EmployerContribution) for part in bpjs)
    salary = replace(salary, amount=Decimal(20_000_000))
    sums = total_by_name(replace(offer, pay=(salary, *offer.pay[1:])))
    assert sums["BPJS Kesehatan"] == 12 * 480_000  # 4% of 12,000,000
    assert sums["BPJS JHT"] == 12 * 740_000  # 3.7% of 20,000,000
    assert sums["BPJS JP"] == 12 * 221_726  # 2% of 11,086,300


@pytest.mark.parametrize(
    ("salary", "expected"),
    [
        (5_000, 17 * 13 * 50),  # 17% of 65,000
        (7_900, 17 * 1_020),  # 94,800 and 7,200 of the wage supplement, up to 102,000 in all
        (12_000, 17 * 1_020),  # 96,000 and 6,000
    ],
)
def test_cpf_meets_the_ceilings_of_ordinary_and_additional_wages(salary: int, expected: int) -> None:
    offer = replace(started_offer("SG", "USD", TODAY, ENGLISH), start_date=date(2026, 1, 1))
    base = replace(cast("Salary", offer.pay[0]), amount=Decimal(salary))
    assert total_by_name(replace(offer, pay=(base, *offer.pay[1:])))["CPF"] == expected


def test_offers_elsewhere_begin_as_is_usual_there() -> None:
    found = {region: started_offer(region, "USD", TODAY, ENGLISH) for region in REGIONS}
    assert [found[region].currency for region in REGIONS] == "AED EUR GBP IDR INR JPY SGD USD".split()
    assert isinstance(found["US"].equity[0], Rsu)
    assert isinstance(found["DE"].equity[0], Phantom)
    assert found["DE"].equity[0].trigger == "liquidity_only"  # VSOP: cash at an exit alone
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


@pytest.mark.parametrize(
    ("region", "home", "leave"),
    [
        ("AE", "AE", 22),
        ("DE", "DE", 20),
        ("GB", "GB", 28),
        ("ID", "ID", 12),
        ("IN", "IN", 0),  # depends on the state
        ("JP", "JP", 10),
        ("SG", "SG", 7),
        ("US", None, 0),  # taxed by state too; no statutory leave
    ],
)
def test_a_started_offer_has_the_tax_home_and_the_statutory_leave(region: str, home: str | None, leave: int) -> None:
    offer = started_offer(region, "USD", TODAY, ENGLISH)
    assert (offer.tax_home, offer.leave_days) == (home, Decimal(leave))
