import pytest
from hypothesis import given
from hypothesis import strategies as st

from offercalc.domain.values.field_spec import Unit
from offercalc.presentation.parsing.unit_words import split_unit


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("25 days", "25", Unit.DAYS),
        ("25 working days per year", "25", Unit.DAYS),
        ("12 hari kerja", "12", Unit.DAYS),
        ("30 Tage", "30", Unit.DAYS),
        ("12 months", "12", Unit.MONTHS),
        ("12-month", "12", Unit.MONTHS),
        ("1.5 months' salary", "1.5", Unit.MONTHS),
        ("2 bulan gaji", "2", Unit.MONTHS),
        ("1 - 2 years", "1 - 2", Unit.YEARS),
        ("40 hours a week", "40", Unit.HOURS),
        ("40h", "", None),
        ("40 hrs/week", "40", Unit.HOURS),
    ],
)
def test_the_word_for_what_a_number_counts_is_split_off(text: str, number: str, unit: Unit | None) -> None:
    assert split_unit(text) == ((number, unit) if unit else None)


@pytest.mark.parametrize(
    "text", ["", "25", "5 weeks", "days", "2 days a month", "40 hours a year", "2 days' salary", "$5k"]
)
def test_other_texts_are_left(text: str) -> None:
    assert split_unit(text) is None


@given(st.text(max_size=40))
def test_any_text_is_split_or_left(text: str) -> None:
    found = split_unit(text)
    assert found is None or any(sign.isdigit() for sign in found[0])
