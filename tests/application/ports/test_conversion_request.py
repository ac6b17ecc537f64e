from decimal import Decimal

import msgspec
import pytest

from offercalc.application.ports.conversion_request import ConversionRequest


def test_a_question_calls_its_currencies_from_and_to() -> None:
    ask = ConversionRequest(amount=Decimal(1), source_currency="USD", target_currency="IDR")
    assert msgspec.to_builtins(ask) == {"amount": "1", "from": "USD", "to": "IDR", "on": None, "source": ""}
    with pytest.raises(msgspec.ValidationError, match="date"):
        msgspec.convert({"amount": "1", "from": "USD", "to": "IDR", "date": "2020-01-02"}, ConversionRequest)
