import pytest
from hypothesis import given
from hypothesis import strategies as st

from offercalc.presentation.parsing.periods import split_period
from tests.tools import ENGLISH, INDONESIAN


@pytest.mark.parametrize(
    ("text", "amount", "period"),
    [
        ("$210,000 per year", "$210,000", "year"),
        ("$210,000/year", "$210,000", "year"),
        ("210k USD per annum", "210k USD", "year"),
        ("65.000 EUR p.a.", "65.000 EUR", "year"),
        ("5.000 € pro Monat", "5.000 €", "month"),
        ("S$8,000-9,500 monthly", "S$8,000-9,500", "month"),
        ("$500 a month", "$500", "month"),
        ("$17.50/hr", "$17.50", "hour"),
        ("$17.50 an hour", "$17.50", "hour"),
        ("£500 per day", "£500", "day"),
        ("Rp 50rb / hari", "Rp 50rb", "day"),
        ("50.000 per hari", "50.000", "day"),
        ("25 juta sebulan", "25 juta", "month"),
        ("25jt/bln.", "25jt", "month"),
        ("2k per fortnight", "2k", "two_weeks"),
        ("18.5 LPA", "18.5 lakh", "year"),
        ("25lpa", "25 lakh", "year"),
    ],
)
def test_the_period_of_an_amount_is_split_off(text: str, amount: str, period: str) -> None:
    assert split_period(text, ENGLISH) == (amount, period)


@pytest.mark.parametrize(
    "text", ["", "165k", "150k - 180k", "120 / 140 / 180", "1/3", "a year", "5 per head", "150k USD"]
)
def test_an_amount_without_a_period_has_none(text: str) -> None:
    assert split_period(text, ENGLISH) is None


def test_an_abbreviation_of_two_periods_is_none() -> None:
    assert split_period("50rb/hr", INDONESIAN) is None


@given(st.text(max_size=40))
def test_any_text_is_split_or_left(text: str) -> None:
    found = split_period(text, ENGLISH)
    assert found is None or any(sign.isdigit() for sign in found[0])
