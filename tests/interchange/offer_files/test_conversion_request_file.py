from datetime import date
from decimal import Decimal

import pytest

from offercalc.application.ports.conversion_request import ConversionRequest
from offercalc.domain.problems.problem import Fault
from offercalc.interchange.offer_files.conversion_request_file import JsonConversionRequests

DECODE = JsonConversionRequests().decode


def test_a_question_is_read_by_the_names_in_the_file() -> None:
    content = b'\xef\xbb\xbf{"amount": "1.50", "from": "USD", "to": "IDR", "on": "2026-10-30", "source": "ECB"}'
    assert DECODE(content) == ConversionRequest(
        amount=Decimal("1.50"), source_currency="USD", target_currency="IDR", on=date(2026, 10, 30), source="ECB"
    )


@pytest.mark.parametrize(
    ("content", "path", "fault"),
    [
        (b"{", "", Fault.NOT_JSON),
        (b'{"amount": 1, "from": "USD"}', "$.to", Fault.MISSING),
        (b'{"amount": 1, "source_currency": "USD", "from": "USD", "to": "IDR"}', "$", Fault.UNKNOWN_FIELD),
        (b'{"amount": 1, "amount": 2, "from": "USD", "to": "IDR"}', "$", Fault.REPEATED_KEY),
        (b'{"amount": "5_0", "from": "USD", "to": "IDR"}', "$.amount", Fault.BAD_NUMBER),
        (b'{"amount": -1, "from": "USD", "to": "IDR"}', "$.amount", Fault.NEGATIVE),
        (b'{"amount": 1, "from": "USD", "to": "IDR", "on": "2101-02-30"}', "$.on", Fault.BAD_DATE),
    ],
)
def test_what_is_wrong_is_told_at_its_place(content: bytes, path: str, fault: Fault) -> None:
    found = DECODE(content)
    assert isinstance(found, tuple)
    assert [(problem.path, problem.fault) for problem in found] == [(path, fault)]
