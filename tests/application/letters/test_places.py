import pytest

from offercalc.application.clauses.clause import PLACES
from offercalc.application.letters.places import country_of, is_place, law_of_state, place_of, place_words, town_of
from tests.tools import ENGLISH, INDONESIAN, offer_from


@pytest.mark.parametrize(
    ("location", "currency", "place"),
    [
        ("Seattle, WA", "USD", "US-WA"),
        ("Seattle, WA, US", "USD", "US-WA"),
        ("Albany, New York, USA", "USD", "US-NY"),
        ("Chicago, United States", "USD", "US"),
        ("Jakarta, ID", "IDR", "ID"),
        ("Jakarta, ID", "USD", ""),
        ("Boise, ID", "USD", ""),
        ("Jakarta, Indonesia", "IDR", "ID"),
        ("Jakarta", "IDR", "ID"),
        ("London, UK", "GBP", "GB"),
        ("Berlin, Deutschland", "EUR", ""),
        ("Berlin, Jerman", "EUR", "DE"),
        ("Bengaluru, India", "INR", "IN"),
        ("Perth, WA", "AUD", ""),
        ("", "USD", ""),
        ("remote", "USD", ""),
    ],
)
def test_a_location_that_is_clear_is_a_place(location: str, currency: str, place: str) -> None:
    assert place_of(offer_from(location=location, currency=currency)) == place


@pytest.mark.parametrize(("place", "country"), [("US-WA", "US"), ("ID", "ID"), ("FR", ""), ("", "")])
def test_a_country_without_clauses_of_its_own_is_neutral(place: str, country: str) -> None:
    assert country_of(place) == country


def test_a_state_has_a_law() -> None:
    assert law_of_state("US-WA", ENGLISH) == "the law of the State of Washington"
    assert law_of_state("US-DC", INDONESIAN) == "hukum District of Columbia"
    assert [law_of_state(place, ENGLISH) for place in ("US", "ID", "US-XX")] == ["", "", ""]


def test_every_place_has_a_name() -> None:
    assert [place for place in PLACES if not place_words(place)] == []
    assert place_words("FR") == ""


@pytest.mark.parametrize(("text", "expected"), [("ID", True), ("US-WA", True), ("usa", False), ("Jakarta", False)])
def test_a_place_is_a_code(text: str, *, expected: bool) -> None:
    assert is_place(text) is expected


@pytest.mark.parametrize(
    ("location", "currency", "town"),
    [
        ("Jakarta, ID", "IDR", "Jakarta"),
        ("Seattle, WA, US", "USD", "Seattle, WA"),
        ("London,GB", "GBP", "London"),
        ("Boise, ID", "USD", "Boise, ID"),  # a state, not Indonesia
        ("Wilmington, DE", "USD", "Wilmington, DE"),
        ("Toronto, CA", "CAD", "Toronto, CA"),
        ("Jakarta, Indonesia", "IDR", "Jakarta, Indonesia"),
        ("SG", "SGD", "SG"),
        ("", "USD", ""),
    ],
)
def test_a_sentence_names_a_town_without_the_code_of_its_country(location: str, currency: str, town: str) -> None:
    assert town_of(offer_from(location=location, currency=currency)) == town
