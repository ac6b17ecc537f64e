from decimal import Decimal

import pytest

from offercalc.presentation.formats.rounding import Shown
from offercalc.presentation.formats.span_text import bounds_text, brief_text, cell_text, span_text
from tests.tools import ENGLISH


def span(low: str, likely: str, high: str | None) -> Shown:
    return Shown(Decimal(low), Decimal(likely), None if high is None else Decimal(high))


EXACT = span("555000", "555000", "555000")
RANGE = span("1000", "1500", "2500")
AT_LEAST = span("555000", "600000", None)
UNKNOWN = span("0", "0", None)
AT_MOST = Shown(None, Decimal(-3000), Decimal(-2500))
UNBOUNDED = Shown(None, Decimal(-3000), None)
CAPPED = span("0", "0", "5760")
OWED = Shown(None, Decimal(0), Decimal(0))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (EXACT, "$555,000"),
        (RANGE, "~ $1,500"),
        (AT_LEAST, "≥ $555,000"),
        (UNKNOWN, "not known"),
        (AT_MOST, "≤ \N{MINUS SIGN}$2,500"),
        (CAPPED, "≤ $5,760"),
        (UNBOUNDED, "~ \N{MINUS SIGN}$3,000"),
        (OWED, "not known"),
    ],
)
def test_a_cell_says_how_much_is_known(value: Shown, text: str) -> None:
    assert cell_text(value, "USD", ENGLISH) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (EXACT, "$555,000"),
        (RANGE, "$1,500 (between $1,000 and $2,500)"),
        (AT_LEAST, "at least $555,000"),
        (UNKNOWN, "not known yet"),
        (AT_MOST, "at most \N{MINUS SIGN}$2,500"),
        (CAPPED, "at most $5,760"),
        (UNBOUNDED, "about \N{MINUS SIGN}$3,000"),
        (OWED, "not known yet"),
    ],
)
def test_full_words_say_everything(value: Shown, text: str) -> None:
    assert span_text(value, "USD", ENGLISH) == text


@pytest.mark.parametrize(
    ("value", "currency", "text"),
    [
        (EXACT, "USD", "$555,000"),
        (RANGE, "USD", "~ $1,500"),
        (AT_LEAST, "USD", "≥ $555,000"),
        (UNKNOWN, "USD", "Not known"),
        (AT_MOST, "USD", "≤ \N{MINUS SIGN}$2,500"),
        (CAPPED, "USD", "≤ $5,760"),
        (UNBOUNDED, "USD", "~ \N{MINUS SIGN}$3,000"),
        (span("10072251477", "10072251477", "10072251477"), "IDR", "Rp\u00a010.07\u00a0billion"),
        (span("10072251477", "10072251477", None), "IDR", "≥ Rp\u00a010.07\u00a0billion"),
    ],
)
def test_a_large_figure_is_written_in_full_up_to_seven_digits(value: Shown, currency: str, text: str) -> None:
    assert brief_text(value, currency, ENGLISH) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (RANGE, "between $1,000 and $2,500"),
        (AT_LEAST, "likely $600,000"),
        *((value, "") for value in (EXACT, UNKNOWN, AT_MOST, CAPPED, UNBOUNDED, OWED, span("5", "5", None))),
    ],
)
def test_below_a_large_figure_stands_how_far_it_may_be_off(value: Shown, text: str) -> None:
    assert bounds_text(value, "USD", ENGLISH) == text
