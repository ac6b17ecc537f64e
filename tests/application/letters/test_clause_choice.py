import pytest

from offercalc.application.clauses.clause import Clause
from offercalc.application.clauses.letter_details import LetterDetails
from offercalc.application.letters.clause_choice import LetterFacts, chosen_clauses, topics_of
from offercalc.application.ports.errors import ExternalError
from offercalc.domain.offer.offer import Offer
from tests.tools import CLAUSES, offer_from

LIBRARY = tuple(one for one in CLAUSES.every("en") if isinstance(one, Clause))
VALUES = {"title": "Engineer", "end_date": "June 30", "probation_months": "3 months", "permanent": "yes"}


def chosen(place: str, details: LetterDetails, offer: Offer | None = None, **values: str) -> list[str]:
    facts = LetterFacts(place, offer or offer_from(), details, {**VALUES, **values})
    return [clause.id for clause in chosen_clauses(LIBRARY, facts)]


def test_a_place_brings_its_own_clauses() -> None:
    permanent = LetterDetails(employment_type="permanent")
    here, there = chosen("US", permanent), chosen("ID", permanent)
    assert {"at-will", "contingencies-us", "inventions-us"} <= set(here)
    assert {"pkwtt", "probation-id", "bpjs", "company-regulations", "governing-law-id"} <= set(there)
    assert not {"at-will", "employment-permanent"} & set(there)


def test_a_neutral_letter_has_no_clause_of_a_place() -> None:
    places = {clause.id: clause.places for clause in LIBRARY}
    found = chosen("", LetterDetails(employment_type="permanent"))
    assert [name for name in found if places[name]] == []


def test_a_fixed_term_has_no_probation_in_indonesia() -> None:
    found = chosen("ID", LetterDetails(employment_type="fixed_term"), fixed_term="yes", permanent="")
    assert {"pkwt", "pkwt-compensation"} <= set(found)
    assert not {"probation", "probation-id", "pkwtt"} & set(found)


def test_what_the_offer_leaves_open_is_asked() -> None:
    with pytest.raises(ExternalError, match=r'does not state "employment_type": pkwtt is for permanent, and pkwt for'):
        chosen("ID", LetterDetails())
    assert "pkwt" in chosen("ID", LetterDetails(without=("pkwtt",)))


def test_a_named_clause_that_the_offer_contradicts_is_refused() -> None:
    part = {"type": "one_time", "instalments": [{"amount": "1000"}], "clawback": {"months": "12"}}
    with pytest.raises(ExternalError, match=r'"pay\[one_time\].clawback.by" = days, but the offer says months'):
        chosen("US", LetterDetails(clauses=("repayment-pro-rata-days",)), offer_from(pay=[part]))


def test_a_named_clause_about_nothing_in_the_offer_is_refused() -> None:
    with pytest.raises(ExternalError, match="the offer has nothing of the kind"):
        chosen("US", LetterDetails(clauses=("repayment-in-full",)))


def test_named_clauses_keep_their_order() -> None:
    names = ("closing", "welcome", "position")
    assert chosen("US", LetterDetails(clauses=names, without=("welcome",))) == ["closing", "position"]


def test_an_unknown_clause_is_refused() -> None:
    with pytest.raises(ExternalError, match="There is no clause welcom; offercalc clauses list shows them all"):
        chosen("US", LetterDetails(without=("welcom",)))


def test_wording_is_that_of_the_letter() -> None:
    details = LetterDetails(clauses=("welcome",), wording={"welcome": "Welcome, {employee_name}!"})
    (found,) = chosen_clauses(LIBRARY, LetterFacts("", offer_from(), details, VALUES))
    assert found.text == "Welcome, {employee_name}!"
    with pytest.raises(ExternalError, match=r"Clause welcome: line 1: there is no merge name \{nam\}"):
        chosen("", LetterDetails(clauses=("welcome",), wording={"welcome": "{nam}"}))


@pytest.mark.parametrize("place", ["", "US", "ID", "GB", "DE", "SG", "IN"])
def test_topics_come_in_the_order_of_a_letter(place: str) -> None:
    topics = [topic for topic, _clauses in topics_of(LIBRARY, place)]
    assert topics[0] == "welcome"
    assert topics[-2:] == ["closing", "acceptance"]
    assert len(topics) == len(set(topics))
