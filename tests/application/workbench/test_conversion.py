from decimal import Decimal

import pytest

from offercalc.application.workbench.conversion import Conversion, converted
from offercalc.domain.exchange.rate import NoRate
from tests.tools import TODAY, rate_book


@pytest.mark.parametrize(
    ("amount", "base", "quote", "result"),
    [("100", "USD", "IDR", "1814820.09"), ("1814820", "IDR", "USD", "100.00"), ("0", "USD", "JPY", "0")],
)
def test_a_result_is_rounded_once_to_the_minor_unit_of_its_currency(
    amount: str, base: str, quote: str, result: str
) -> None:
    found = converted(Decimal(amount), base, quote, rate_book(), TODAY)
    assert isinstance(found, Conversion)
    assert (str(found.result), found.amount) == (result, Decimal(amount))
    assert (found.rate.base, found.rate.quote) == (base, quote)


def test_without_a_rate_there_is_a_reason() -> None:
    assert isinstance(converted(Decimal(1), "USD", "AED", rate_book(), TODAY), NoRate)
