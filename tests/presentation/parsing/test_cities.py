from offercalc.domain.values.places import is_place
from offercalc.presentation.parsing.cities import CITIES, LONGEST_CITY


def test_every_city_is_in_a_place_and_in_lower_case() -> None:
    assert all(is_place(code) for found in CITIES.values() for code in found)
    assert all(city == city.lower().strip() for city in CITIES)
    assert LONGEST_CITY == 4  # Ho Chi Minh City


def test_a_city_name_in_two_places_has_both() -> None:
    assert CITIES["cambridge"] == {"GB", "US-MA"}
    assert CITIES["jakarta"] == {"ID"}
