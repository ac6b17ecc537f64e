from __future__ import annotations

from offercalc.analysis.take_home.take_home import NotKnown
from offercalc.cli.output.take_home_answers import (
    age_answer,
    take_home_answer,
    take_home_text,
    unknown_lines,
    with_take_home,
)
from offercalc.domain.tax.law_choice import Age
from offercalc.domain.values.lazy_text import LazyText
from tests.builders import assumptions, offer
from tests.presentation.tax.test_take_home_page import FRANCISCO, NAIROBI, page_of
from tests.tax_laws import kept_of
from tests.tools import ENGLISH


def test_amounts_are_rounded_to_the_minor_unit_and_add_up() -> None:
    found = kept_of(offer("100k USD/year", "2026-01-01"), "US-TX", assumptions(years=2))
    answer = take_home_answer(found, "USD", ENGLISH)
    assert answer["total"] == {"low": "158360.00", "likely": "158360.00", "high": "158360.00"}
    assert answer["place"] == "US-TX"
    assert answer["age"] == {"rules_of": 2026, "applied_to": 2027}


def test_what_is_not_known_is_an_error() -> None:
    assert take_home_answer(NotKnown(LazyText("why")), "USD", ENGLISH) == {"error": "why"}
    assert age_answer(None) is None
    assert age_answer(Age(2025, 2026)) == {"rules_of": 2025, "applied_to": 2026}


def test_answers_and_lines_are_by_offer() -> None:
    page, comparison, kept = page_of(FRANCISCO, NAIROBI)
    answers: list[dict[str, object]] = [{"totals": {}}, {"totals": {}}]
    with_take_home(answers, kept, comparison, ENGLISH)
    assert answers[1] == {"totals": {"take_home": {"error": "there are no tax rules for KE: use your own rate"}}}
    assert unknown_lines(comparison, kept, ENGLISH) == ("Nairobi: there are no tax rules for KE: use your own rate",)
    text = take_home_text(page, page.table, ENGLISH)
    assert text.count("FROM GROSS TO TAKE-HOME") == 2
    assert "· Francisco: California, United States: 2025/2026 rules · projected" in text
    assert "\n      Filing status: single (assumed)\n      Left out: earned income credit" in text
