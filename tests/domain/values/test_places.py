from collections import Counter

import pytest

from offercalc.domain.values.places import COUNTRIES, PARTS, country_of, is_place


def test_the_lists_are_as_long_as_those_of_iso_3166() -> None:
    assert len(COUNTRIES) == 249
    assert Counter(map(country_of, PARTS)) == {"US": 57, "CA": 13, "GB": 4, "AU": 8, "DE": 16, "IN": 36}


@pytest.mark.parametrize("code", ["ID", "US", "US-CA", "GB-SCT", "CA-ON", "AU-NSW", "DE-BY", "IN-KA", "CH-ZH", "JP-13"])
def test_a_country_and_its_part_are_places(code: str) -> None:
    assert is_place(code)


@pytest.mark.parametrize("code", ["", "UK", "us-ca", "US-XX", "GB-LND", "XX-AB", "California", "US-", "CH-ZURI", "ID-"])
def test_anything_else_is_no_place(code: str) -> None:
    assert not is_place(code)
