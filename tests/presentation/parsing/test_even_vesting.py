from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from offercalc.domain.validate.vesting import term_problems
from offercalc.domain.vesting.schedule import Even, Vesting, even_terms, terms_of
from offercalc.presentation.parsing.amounts import InputError
from offercalc.presentation.parsing.even_vesting import even_of, even_with, read_even_words
from offercalc.presentation.text.labels import even_words
from tests.tools import ENGLISH, INDONESIAN, PRESETS


@pytest.mark.parametrize(
    ("preset", "even"),
    [
        ("4y-1y-cliff-monthly", Even(48, 12, 1)),
        ("4y-1y-cliff-quarterly", Even(48, 12, 3)),
        ("4y-yearly", None),
        ("3y-even", Even(36, 0, 12)),
        ("at-once", None),
        ("38-32-20-10", None),
    ],
)
def test_a_preset_opens_into_three_numbers(preset: str, even: Even | None) -> None:
    assert even_of(Vesting(preset=preset), PRESETS) == even
    if even is not None:
        assert even_terms(even) == terms_of(Vesting(preset=preset), PRESETS)


@given(st.integers(1, 12), st.integers(1, 60), st.data())
def test_even_instalments_are_sound_terms_and_read_back(every: int, count: int, data: st.DataObject) -> None:
    even = Even(every * count, every * data.draw(st.integers(0, count)), every)
    terms = even_terms(even)
    assert list(term_problems(terms, "$")) == []
    assert even_of(Vesting(ocf=terms), PRESETS) == even_of(Vesting(even=even), PRESETS) == even


def test_what_is_no_even_vesting_is_not_read_as_such() -> None:
    terms = even_terms(Even(48))
    assert even_of(None, PRESETS) is None
    assert even_of(Vesting(percent_by_year=(Decimal(100),)), PRESETS) is None
    assert even_of(Vesting(ocf=replace(terms, name="Four years")), PRESETS) is None
    assert even_of(Vesting(ocf=replace(terms, vesting_conditions=terms.vesting_conditions[:1])), PRESETS) is None
    once = terms_of(Vesting(preset="at-once"), PRESETS)
    assert even_of(Vesting(ocf=once), PRESETS) is None


@pytest.mark.parametrize(
    ("even", "name", "number", "changed"),
    [
        (None, "months", 48, Even(48, 0, 1)),
        (Even(48, 12, 1), "months", 36, Even(36, 12, 1)),
        (Even(48, 12, 1), "cliff_months", 6, Even(48, 6, 1)),
        (Even(48, 12, 1), "every_months", 3, Even(48, 12, 3)),
        (None, "cliff_months", 12, "Enter the vesting period (months) first."),
        (Even(48), "months", 0, "Enter a number of months from 1 to 1200."),
        (Even(48), "months", 1201, "Enter a number of months from 1 to 1200."),
        (Even(48), "every_months", 5, "48 months cannot be divided into steps of 5 months."),
        (Even(48), "every_months", 0, "48 months cannot be divided into steps of 0 months."),
        (
            Even(48, 12, 3),
            "cliff_months",
            7,
            "The cliff (7 months) must be a multiple of 3 and no longer than 48 months.",
        ),
        (Even(48), "cliff_months", 49, "The cliff (49 months) must be a multiple of 1 and no longer than 48 months."),
        (Even(48), "cliff_months", -1, "The cliff (-1 months) must be a multiple of 1 and no longer than 48 months."),
    ],
)
def test_one_number_is_changed_or_questioned(even: Even | None, name: str, number: int, changed: Even | str) -> None:
    found = even_with(even, name, number, ENGLISH)
    assert found == (InputError(changed) if isinstance(changed, str) else changed)


def test_even_instalments_are_said_in_words() -> None:
    assert even_words(Even(36, 0, 3), ENGLISH) == "36 months, vesting every 3 months"
    assert even_words(Even(36, 12, 1), ENGLISH) == "36 months, vesting every month, cliff after 12 months"


@pytest.mark.parametrize(
    ("text", "even"),
    [
        ("48 months, 12 months cliff, every 3 months", Even(48, 12, 3)),
        ("4 years, 1-year cliff, monthly", Even(48, 12, 1)),
        ("Over 3 years; no cliff; quarterly", Even(36, 0, 3)),
        ("4y / 1y cliff / half-yearly", Even(48, 12, 6)),
        ("3 tahun, cliff 1 tahun, setiap bulan", Even(36, 12, 1)),
        ("36 bulan, tanpa cliff", Even(36)),
        ("48 months", Even(48)),
        ("1-year cliff, monthly", None),
        ("48 months, 36 months", None),
        ("48 months, or all at a sale", None),
        ("never", None),
        ("", None),
        ("9" * 5000 + " months", None),
    ],
)
def test_words_are_read_as_even_instalments_if_nothing_is_left_over(text: str, even: Even | None) -> None:
    assert read_even_words(text) == even


@given(st.integers(1, 1200), st.integers(0, 1200), st.integers(1, 1200))
def test_the_words_that_are_written_are_read_back(months: int, cliff: int, every: int) -> None:
    even = Even(months, cliff, every)
    assert read_even_words(even_words(even, ENGLISH)) == read_even_words(even_words(even, INDONESIAN)) == even
