from __future__ import annotations

from decimal import Decimal

from msgspec.structs import replace

from offercalc.analysis.comparison import Comparison, compare
from offercalc.analysis.headlines import UnlikeTax, headlines
from offercalc.analysis.yearly import By
from offercalc.application.tax.net_offers import grossed_up
from offercalc.application.tax.person_facts import Fact
from offercalc.application.tax.take_homes import TaxSources, TaxWish
from offercalc.domain.offer.offer import Offer
from tests.builders import assumptions, book, offer, presets
from tests.tax_laws import TODAY, shipped

SOURCES = TaxSources(shipped(), book(), TODAY)
GROSS = replace(offer("36M IDR/month", "2026-01-01"), company="Gross", tax_home="ID")
_STATED = replace(offer("31M IDR/month", "2026-01-01"), company="Nett", tax_home="ID")
NETT = replace(_STATED, pay=(replace(_STATED.pay[0], tax="net"),))


def compared(*offers: Offer) -> Comparison:
    return compare(offers, assumptions("IDR", years=1), By.EMPLOYMENT, book(), presets())


def test_net_and_gross_can_be_compared_once_the_tax_home_is_known() -> None:
    stated = compared(NETT, GROSS)
    assert any(isinstance(one, UnlikeTax) for one in headlines(stated))
    found = grossed_up(stated, TaxWish(), SOURCES)
    assert found.offers[0].total.likely > found.offers[1].total.likely
    assert found.offers[1] is stated.offers[1]
    assert not any(isinstance(one, UnlikeTax) for one in headlines(found))


def test_net_pay_stays_net_where_its_taxes_are_not_known() -> None:
    for one in (replace(NETT, tax_home=None), replace(NETT, tax_home="KE")):
        stated = compared(one, GROSS)
        found = grossed_up(stated, TaxWish(), SOURCES)
        assert found.offers[0] is stated.offers[0]
        assert any(isinstance(one, UnlikeTax) for one in headlines(found))


def test_the_person_and_an_own_rate_count() -> None:
    plain, married, own = (
        grossed_up(compared(NETT), wish, SOURCES).offers[0].total.likely
        for wish in (TaxWish(), TaxWish(facts=(Fact("ID", "ptkp", "K/3"),)), TaxWish(own_percents={"": Decimal(50)}))
    )
    assert married < plain < own == 744_000_000
