from __future__ import annotations

from msgspec.structs import replace

from offercalc.analysis.comparison import Comparison, compare
from offercalc.analysis.take_home.take_home import NotKnown, TakeHome
from offercalc.analysis.yearly import By
from offercalc.application.tax.departures import DeparturesKept, take_home_after
from offercalc.application.tax.person_facts import Fact
from offercalc.application.tax.take_homes import TaxSources, TaxWish, take_homes
from offercalc.domain.offer.offer import Offer
from tests.builders import assumptions, book, offer, presets
from tests.tax_laws import TODAY, shipped

TEXAS = replace(offer("120k USD/year", "2026-01-01"), tax_home="US-TX")
SOURCES = TaxSources(shipped(), book(), TODAY)


def compared(*offers: Offer) -> Comparison:
    return compare(offers, assumptions("USD", years=1), By.EMPLOYMENT, book(), presets())


def test_the_end_of_the_horizon_is_the_take_home() -> None:
    comparison = compared(TEXAS)
    (found,) = DeparturesKept().left(comparison, TaxWish(), SOURCES)
    (kept,) = take_homes(comparison, TaxWish(), SOURCES)
    assert isinstance(kept, TakeHome)
    assert not isinstance(found, NotKnown)
    assert found[-1] == kept.total
    explained = take_home_after(12, comparison, 0, TaxWish(), SOURCES)
    assert isinstance(explained, TakeHome)
    assert explained.total == kept.total


def test_results_are_kept_for_each_offer_until_it_or_the_person_changes() -> None:
    kept, comparison = DeparturesKept(), compared(TEXAS, replace(TEXAS, tax_home="US-WA"))
    first, _other = kept.left(comparison, TaxWish(), SOURCES)
    again, _other = kept.left(comparison, TaxWish(), SOURCES)
    assert again is first
    married = TaxWish(facts=(Fact("US", "filing_status", "married_joint"),))
    joint, _other = kept.left(comparison, married, SOURCES)
    assert not isinstance(first, NotKnown)
    assert not isinstance(joint, NotKnown)
    assert joint[6].take_home.likely > first[6].take_home.likely


def test_an_answer_that_does_not_fit_is_the_reason() -> None:
    wish = TaxWish(facts=(Fact("US", "filing_status", "divorced"),))
    (found,) = DeparturesKept().left(compared(TEXAS), wish, SOURCES)
    assert isinstance(found, NotKnown)
    assert '"divorced" is not an answer' in str(found.reason)
    assert isinstance(take_home_after(6, compared(TEXAS), 0, wish, SOURCES), NotKnown)
