import pytest

from offercalc.presentation.formats.place_names import place_name, places_named
from tests.tools import ENGLISH, INDONESIAN


@pytest.mark.parametrize(
    ("code", "english", "indonesian"),
    [
        ("DE", "Germany", "Jerman"),
        ("US-CA", "California, United States", "California, Amerika Serikat"),
        ("CH-ZH", "Switzerland (CH-ZH)", "Swiss (CH-ZH)"),
    ],
)
def test_a_place_is_named_in_the_language_of_the_texts(code: str, english: str, indonesian: str) -> None:
    assert [place_name(code, reader) for reader in (ENGLISH, INDONESIAN)] == [english, indonesian]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("California", {"US-CA"}),
        ("united  states", {"US"}),
        ("UK", {"GB"}),
        ("Georgia", {"GE", "US-GA"}),
        ("CA", {"CA", "US-CA"}),
        ("WA", {"US-WA", "AU-WA"}),
        ("Puerto Rico", {"PR"}),
        ("Washington", {"US-WA", "US-DC"}),
        ("nowhere", set()),
        ("ca", set()),
    ],
)
def test_a_name_may_be_that_of_several_places(text: str, codes: set[str]) -> None:
    assert places_named(text, ENGLISH) == codes


def test_names_are_read_in_english_and_in_the_language_of_the_texts() -> None:
    assert [places_named(name, INDONESIAN) for name in ("Jerman", "Germany")] == [{"DE"}, {"DE"}]
    assert places_named("Jerman", ENGLISH) == set()
