from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from msgspec.structs import replace

from offercalc.analysis.comparison import compare
from offercalc.analysis.take_home.take_home import NotKnown, TakeHome
from offercalc.analysis.yearly import By
from offercalc.application.tax.person_facts import Fact
from offercalc.application.tax.take_homes import TaxSources, TaxWish, asked_in, person_in, take_homes
from offercalc.domain.offer.offer import Offer
from offercalc.domain.tax.law_error import LawError
from tests.builders import assumptions, book, offer, presets
from tests.tax_laws import TODAY, shipped, to_the_cent

JAKARTA = replace(offer("10M IDR/month", "2026-01-01"), company="Jakarta", tax_home="ID")
ACME = offer("120k USD/year", "2026-01-01")


def kept(*offers: Offer, **wish: Any) -> tuple[TakeHome | NotKnown, ...]:
    comparison = compare(offers, assumptions(offers[0].currency, years=1), By.EMPLOYMENT, book(), presets())
    return take_homes(comparison, TaxWish(**wish), TaxSources(shipped(), book(), TODAY))


def test_the_tax_home_of_an_offer_is_used_unless_another_is_stated() -> None:
    (found,) = kept(JAKARTA)
    assert isinstance(found, TakeHome)
    assert found.place == "ID"
    stated, general = kept(JAKARTA, ACME, homes={"Jakarta": "SG", "": "US-TX"})
    assert isinstance(general, TakeHome)
    assert general.place == "US-TX"
    assert isinstance(stated, NotKnown)  # there are no Singapore dollars among the rates of these tests


def test_without_a_tax_home_nothing_is_guessed() -> None:
    (found,) = kept(replace(ACME, location="San Francisco, CA"))
    assert isinstance(found, NotKnown)
    assert str(found.reason) == "the tax home is not known: name a place, or use your own rate"


def test_an_own_rate_is_that_of_the_company_or_of_all() -> None:
    one, other = kept(ACME, replace(ACME, company="Other"), own_percents={"": Decimal(30), "Other": Decimal(40)})
    assert isinstance(one, TakeHome)
    assert isinstance(other, TakeHome)
    assert [one.own_percent, other.own_percent] == [Fraction(30), Fraction(40)]


def test_an_own_rate_beside_laws_leaves_the_person_of_the_laws_alone() -> None:
    facts = (Fact("US", "filing_status", "married_joint"),)
    other, own = replace(ACME, company="Other"), {"Other": Decimal(40)}
    texan = replace(ACME, tax_home="US-TX")
    married, _own = kept(texan, other, own_percents=own, facts=facts)
    _own, same = kept(other, texan, own_percents=own, homes={"Other": "US-TX"}, facts=facts)
    assert isinstance(married, TakeHome)
    assert isinstance(same, TakeHome)
    assert married.total == same.total


def test_facts_of_the_settings_count_unless_an_answer_is_given() -> None:
    """2026, 120,000,000 a year: PTKP is 54 million, and 72 million for K/3; the tax falls by 15 % and 5 %."""
    plain, married, again = (
        kept(JAKARTA, facts=facts, answers=answers)[0]
        for facts, answers in (
            ((), {}),
            ((Fact("ID", "ptkp", "K/3"), Fact("US", "filing_status", "single")), {}),
            ((Fact("ID", "ptkp", "K/3"),), {"ptkp": "tk/0"}),
        )
    )
    assert isinstance(plain, TakeHome)
    assert isinstance(married, TakeHome)
    assert isinstance(again, TakeHome)
    assert plain.total == again.total
    assert married.total.tax.likely < plain.total.tax.likely
    assert married.person == {"ptkp": "K/3"}


@pytest.mark.parametrize(
    ("answers", "reason"),
    [
        ({"ptkp": "K/9"}, '"K/9" is not an answer to "ptkp"; choose one of TK/0'),
        ({"dtp": "perhaps"}, '"perhaps" is not an answer to "dtp"; choose one of true, false'),
        ({"resident": "no"}, "the rules known here are those of residents: use your own rate"),
        ({"other_income": "1e40"}, '"other_income" is not a number that a law can use'),
        ({"other_income": "much"}, '"other_income" is not a number that a law can use'),
    ],
)
def test_an_answer_that_does_not_fit_is_a_sentence_at_the_offer(answers: dict[str, str], reason: str) -> None:
    (found,) = kept(JAKARTA, answers=answers)
    assert isinstance(found, NotKnown)
    assert str(found.reason).startswith(reason)


def test_an_answer_that_no_law_asks_for_is_refused() -> None:
    with pytest.raises(LawError, match="shoe_size"):
        kept(JAKARTA, answers={"shoe_size": "43"})


def test_income_from_elsewhere_is_an_answer_everywhere() -> None:
    assert person_in("ID", {"other_income": "1e6"}, shipped()) == {"other_income": Fraction(1_000_000)}
    (plain,), (found,) = (kept(JAKARTA, answers=one) for one in ({}, {"other_income": "500000000"}))
    assert isinstance(plain, TakeHome)
    assert isinstance(found, TakeHome)
    assert Decimal(to_the_cent(found.total.tax)) > Decimal(to_the_cent(plain.total.tax))


def test_only_what_the_laws_of_a_country_ask_for_is_asked() -> None:
    assert set(asked_in("ID", shipped())) == {"ptkp", "dtp"}
    assert set(asked_in("GB", shipped())) == set()
    assert person_in("DE", {"children": "2", "ptkp": "K/1"}, shipped()) == {"children": 2}
    assert person_in("SG", {"cpf": "yes", "resident": "true"}, shipped()) == {"cpf": True, "resident": True}


def test_net_pay_that_cannot_be_grossed_up_is_not_taxed_again() -> None:
    nett = replace(JAKARTA, pay=(replace(JAKARTA.pay[0], tax="net"),))
    for wish in ({}, {"own_percents": {"": Decimal(100)}}):
        (found,) = kept(nett, **wish)
        assert isinstance(found, NotKnown)
        assert str(found.reason).startswith("pay that is stated net of tax has no amount before tax")
