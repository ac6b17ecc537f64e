import pytest
from hypothesis import given
from hypothesis import strategies as st

from offercalc.domain.values.places import is_place
from offercalc.presentation.parsing.amounts import InputError
from offercalc.presentation.parsing.places import read_place, suggested_place
from tests.tools import ENGLISH, INDONESIAN


@pytest.mark.parametrize(
    ("location", "code"),
    [
        ("San Francisco", "US-CA"),
        ("San Francisco, CA, US", "US-CA"),
        ("Seattle, WA, US", "US-WA"),
        ("St. Louis, MO", "US-MO"),
        ("Washington, DC", "US-DC"),
        ("Jakarta", "ID"),
        ("Jakarta Selatan, DKI Jakarta", "ID"),
        ("Jakarta, ID", "ID"),  # not Idaho
        ("Boise, ID", "US-ID"),
        ("Berlin, DE", "DE"),  # not Delaware
        ("Wilmington, DE", "US-DE"),
        ("Bengaluru, IN", "IN"),  # not Indiana
        ("Toronto, CA", "CA-ON"),
        ("Los Angeles, CA", "US-CA"),
        ("Perth, WA", "AU"),
        ("London", "GB"),
        ("London, ON", "CA-ON"),
        ("Cambridge, MA", "US-MA"),
        ("Edinburgh", "GB-SCT"),
        ("Sydney, New South Wales", "AU"),  # no tax of its own
        ("Remote (Germany)", "DE"),
        ("Dubai, UAE", "AE"),
        ("Jakarta / Surabaya", "ID"),
    ],
)
def test_a_clear_location_suggests_where_pay_is_taxed(location: str, code: str) -> None:
    assert suggested_place(location, ENGLISH) == code


@pytest.mark.parametrize(
    "location",
    [
        "",
        "Remote",
        "Cambridge",
        "Washington",
        "CA",
        "IN",
        "Georgia",
        "Jakarta or Singapore",
        "San Francisco / New York",
    ],
)
def test_a_location_of_several_readings_suggests_nothing(location: str) -> None:
    assert suggested_place(location, ENGLISH) == ""


def test_a_location_in_the_language_of_the_texts_is_understood() -> None:
    assert suggested_place("Jerman", INDONESIAN) == "DE"


@given(
    st.text(max_size=40)
    | st.lists(st.sampled_from(["CA", "US", "London", ",", " or ", "Jakarta", "(", "ID"])).map("".join)
)
def test_a_suggestion_is_a_place_or_nothing(location: str) -> None:
    found = suggested_place(location, ENGLISH)
    assert found == "" or is_place(found)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("us-ca", "US-CA"), ("California", "US-CA"), ("Indonesia", "ID"), ("UK", "GB"), (" ", None),
        ("Seattle, WA", "US-WA"), ("Munich", "DE"), ("Jakarta Selatan", "ID"),
    ],
)  # fmt: skip
def test_a_place_is_typed_as_code_or_name(text: str, code: str | None) -> None:
    assert read_place(text, ENGLISH) == code


def test_what_is_no_place_or_several_is_asked_about() -> None:
    assert read_place("Georgia", ENGLISH) == InputError("This names several places; enter one of GE, US-GA.")
    assert read_place("Atlantis", ENGLISH) == InputError(
        "Enter a country, or a state or province, e.g. ID for Indonesia or US-CA for California."
    )
