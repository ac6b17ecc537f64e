from decimal import Decimal

import pytest
from msgspec.structs import replace

from offercalc.presentation.terms.working_time_text import hours_words, states_weeks, working_time_lines
from tests.tools import ENGLISH, INDONESIAN, offer_from

PLAIN = offer_from(hours_per_week="37.5")
STATED = offer_from(
    hours_per_week="37.5", leave_days="25", public_holidays="8", days_per_year="220", weeks_per_year="51"
)


def test_what_is_stated_is_said() -> None:
    assert [*working_time_lines(STATED, ENGLISH)] == [
        "Paid leave: 25 days per year",
        "Public holidays: 8 days per year",
        "Paid weeks per year: 51",
        "Paid days per year: 220",
    ]
    assert next(working_time_lines(STATED, INDONESIAN)) == "Cuti: 25 hari per tahun"


def test_nothing_is_said_of_the_usual_year() -> None:
    assert [*working_time_lines(PLAIN, ENGLISH)] == []
    assert not states_weeks(PLAIN)
    assert hours_words(PLAIN, ENGLISH) == "at 37.5 hours per week"


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({}, "at 37.5 hours per week, 45.4 weeks a year"),  # 52 - 33 / 5
        ({"leave_days": None}, "at 37.5 hours per week, 50.4 weeks a year: leave is not known"),
        ({"public_holidays": None}, "at 37.5 hours per week, 47 weeks a year: public holidays are not known"),
        ({"leave_days": Decimal(0), "public_holidays": Decimal(0)}, "at 37.5 hours per week, 51 weeks a year"),
    ],
)
def test_the_weeks_worked_are_said(changed: dict[str, Decimal | None], words: str) -> None:
    offer = replace(STATED, **changed)
    assert states_weeks(offer)
    assert hours_words(offer, ENGLISH) == words
