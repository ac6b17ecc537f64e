from offercalc.presentation.formats.pre_conversion import original_words, sums_words
from offercalc.presentation.tables.table import Trace
from offercalc.presentation.tables.trace import traced_lines, traced_originals
from tests.builders import component
from tests.tools import ENGLISH, OPENAI, comparison_of, offer_from, sample

TWO = offer_from(pay=[
    {"type": "salary", "amount": "120000"},
    {"type": "allowance", "label": "Housing", "amount": "1000", "per": "month", "currency": "EUR"},
])  # fmt: skip


def test_what_is_converted_is_said_in_its_own_currency() -> None:
    comparison = comparison_of(sample(OPENAI), currency="IDR")
    assert traced_originals(comparison, ENGLISH, Trace(year=1)) == "before conversion: at least $555,000"
    assert (
        traced_originals(comparison, ENGLISH, Trace(component=component("pay[0]"))) == "before conversion: $2,220,000"
    )


def test_several_currencies_are_said_side_by_side() -> None:
    lines = traced_lines(comparison_of(TWO, currency="IDR"), Trace(year=1))
    assert original_words(lines, "IDR", ENGLISH) == "before conversion: $120,000 + €12,000"
    assert original_words(lines, "USD", ENGLISH) == "before conversion: $120,000 + €12,000"


def test_what_is_not_converted_says_nothing() -> None:
    assert traced_originals(comparison_of(sample(OPENAI)), ENGLISH, Trace()) == ""
    assert original_words((), "USD", ENGLISH) == ""


def test_sums_are_said_as_lines_are() -> None:
    (found,) = comparison_of(TWO, currency="IDR").offers
    assert sums_words(found.sums_by_year[1], "IDR", ENGLISH) == "before conversion: $120,000 + €12,000"
    assert sums_words({"IDR": found.total}, "IDR", ENGLISH) == ""
