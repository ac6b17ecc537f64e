from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from offercalc.application.tax.tax_question import TaxQuestion
from offercalc.interchange.tax_files.tax_question_file import JsonTaxQuestions


def test_a_question_is_read_from_json() -> None:
    content = b'{"place": "US-CA", "on": "2025-06-30", "wages": "555000.50", "person": {"filing_status": "single"}}'
    assert JsonTaxQuestions().decode(content) == TaxQuestion(
        place="US-CA", on=date(2025, 6, 30), wages=Decimal("555000.50"), person={"filing_status": "single"}
    )
    assert JsonTaxQuestions().decode(b'{"place": "GB", "wages": 1}') == TaxQuestion(place="GB", wages=Decimal(1))


@pytest.mark.parametrize(
    ("content", "path"),
    [
        (b"{", ""),
        (b"[]", "$"),
        (b'{"wages": 1}', "$.place"),
        (b'{"place": "GB", "wages": "5_000"}', "$.wages"),
        (b'{"place": "GB", "wages": 1, "wage": 2}', "$"),
        (b'{"place": "GB", "wages": -1}', "$.wages"),
        (b'{"place": "GB", "wages": 1, "on": "soon"}', "$.on"),
    ],
)
def test_what_is_wrong_has_a_place(content: bytes, path: str) -> None:
    found = JsonTaxQuestions().decode(content)
    assert isinstance(found, tuple)
    assert found[0].path == path
