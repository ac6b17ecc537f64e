from decimal import Decimal

import pytest

from offercalc.feeds.bulletin import is_rate


@pytest.mark.parametrize("value", ["0.000000001", "1", "18148.2", "1000000000"])
def test_a_rate_is_of_a_size_that_occurs(value: str) -> None:
    assert is_rate(Decimal(value))


@pytest.mark.parametrize(
    "value", ["0", "-1", "NaN", "sNaN", "Infinity", "-Infinity", "1e-10", "1000000001", "1e999999"]
)
def test_what_is_zero_negative_endless_or_absurd_is_no_rate(value: str) -> None:
    assert not is_rate(Decimal(value))
