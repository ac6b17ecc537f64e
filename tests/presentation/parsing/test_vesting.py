from datetime import date
from decimal import Decimal

import msgspec
import pytest

from offercalc.domain.problems.problem import Fault, Problem
from offercalc.domain.vesting.schedule import Even, Vesting
from offercalc.domain.vesting.terms import (
    EventTrigger,
    Portion,
    StartTrigger,
    VestingCondition,
    VestingEvent,
    VestingTerms,
)
from offercalc.presentation.parsing.amounts import InputError
from offercalc.presentation.parsing.vesting import (
    event_conditions,
    percent_vesting,
    read_even,
    read_event,
    read_terms,
    write_terms,
)
from tests.tools import ENGLISH

TERMS = VestingTerms(
    allocation_type="FRACTIONAL",
    vesting_conditions=(
        VestingCondition(id="start", trigger=StartTrigger(), quantity=Decimal(0), next_condition_ids=("sale",)),
        VestingCondition(
            id="sale", trigger=EventTrigger(), portion=Portion(numerator=Decimal(1), denominator=Decimal(1))
        ),
    ),
)
SALE = VestingEvent(condition_id="sale", date=date(2026, 11, 30))
GONE = VestingEvent(condition_id="gone", date=date(2026, 11, 30))


def decode(text: str) -> VestingTerms:
    return msgspec.json.decode(text, type=VestingTerms)


def test_one_of_three_numbers_makes_other_terms() -> None:
    assert read_even("cliff_months", "6", Even(48, 12), ENGLISH) == Vesting(even=Even(48, 6))
    assert read_even("months", "36", None, ENGLISH) == Vesting(even=Even(36))
    assert read_even("months", "1.5", None, ENGLISH) == InputError("Enter a whole number.")
    assert isinstance(read_even("every_months", "5", Even(48), ENGLISH), InputError)


@pytest.mark.parametrize(
    ("name", "text", "even"),
    [
        ("months", "3 years", Even(36, 12)),
        ("months", "60 months", Even(60, 12)),
        ("cliff_months", "1 year", Even(48, 12)),
        ("cliff_months", "6-month cliff", Even(48, 6)),
        ("cliff_months", "no cliff", Even(48, 0)),
        ("every_months", "quarterly", Even(48, 12, 3)),
        ("every_months", "every 6 months", Even(48, 12, 6)),
        ("every_months", "3 bulan", Even(48, 12, 3)),
        ("months", "5 years, no cliff, yearly", Even(60, 0, 12)),
    ],
)
def test_vesting_is_typed_in_words(name: str, text: str, even: Even) -> None:
    assert read_even(name, text, Even(48, 12), ENGLISH) == Vesting(even=even)


def test_words_for_another_number_of_a_vesting_are_questioned() -> None:
    assert read_even("months", "quarterly", Even(48), ENGLISH) == InputError('"quarterly" isn\'t a number.')


def test_percentages_stay_spread_as_they_were() -> None:
    before = Vesting(percent_by_year=(Decimal(100),), every_months=3)
    assert percent_vesting((Decimal(50),), before) == Vesting(percent_by_year=(Decimal(50),), every_months=3)
    assert percent_vesting((Decimal(50),), Vesting(preset="at-once")) == Vesting(percent_by_year=(Decimal(50),))


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("2026-11-30", (), (SALE,)),
        ("2026-11-30", (VestingEvent(condition_id="sale", date=date(2027, 1, 1)), GONE), (SALE, GONE)),
        ("", (SALE, GONE), (GONE,)),
        ("", (), ()),
    ],
)
def test_the_day_of_an_event_is_set_and_taken_back(
    text: str, before: tuple[VestingEvent, ...], after: tuple[VestingEvent, ...]
) -> None:
    assert read_event("sale", text, before, ENGLISH) == after


def test_the_day_of_an_event_is_questioned() -> None:
    assert isinstance(read_event("sale", "soon", (), ENGLISH), InputError)


def test_conditions_that_wait_for_an_event_are_named() -> None:
    assert event_conditions(TERMS) == ("sale",)


def test_full_terms_are_read_as_they_were_written_and_keep_the_events_they_wait_for() -> None:
    found = read_terms(write_terms(TERMS), (SALE, GONE), ENGLISH, decode)
    assert found == Vesting(ocf=TERMS, events=(SALE,))


def test_what_is_wrong_with_full_terms_is_said_with_its_place() -> None:
    problem = Problem("$.vesting_conditions[0].id", Fault.MISSING, "id")
    assert read_terms("{}", (), ENGLISH, lambda _text: (problem,)) == InputError(
        '$.vesting_conditions[0].id: The field "id" is missing; add it.'
    )


def test_full_terms_need_a_reader() -> None:
    with pytest.raises(ValueError, match="somebody"):
        read_terms("{}", (), ENGLISH, None)
