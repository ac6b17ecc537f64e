from decimal import Decimal

import pytest

from offercalc.application.translations.readers import localizer_for
from offercalc.presentation.terms.estimate_text import amount_words, percent_words, quantity_words
from tests.builders import estimate
from tests.tools import ENGLISH


@pytest.mark.parametrize(
    ("text", "words"),
    [("8333.33", "$8,333.33"), ("90k..100k..120k", "$100,000 (between $90,000 and $120,000)"), ("?", "not known yet")],
)
def test_an_amount_is_written_as_it_was_stated(text: str, words: str) -> None:
    assert amount_words(estimate(text), "USD", ENGLISH) == words


@pytest.mark.parametrize(
    ("text", "words"), [("4000", "4,000"), ("5..6..7", "6 (between 5 and 7)"), ("?", "not known yet")]
)
def test_a_number_of_something_has_no_sign(text: str, words: str) -> None:
    assert quantity_words(estimate(text), ENGLISH) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [("12.5", "12.5%"), ("10..15..20", "15% (between 10% and 20%)"), ("?", "an unknown percentage")],
)
def test_a_percentage_has_its_sign(text: str, words: str) -> None:
    assert percent_words(estimate(text), ENGLISH) == words


def test_figures_are_the_readers() -> None:
    german = localizer_for("de_DE")
    assert amount_words(Decimal("1234.5"), "EUR", german) == "1.234,50\u00a0€"
    assert quantity_words(Decimal("1234.5"), german) == "1.234,5"
