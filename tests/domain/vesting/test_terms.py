from datetime import date
from decimal import Decimal
from typing import get_args

import msgspec
import pytest

from offercalc.domain.vesting.terms import (
    AbsoluteTrigger,
    AllocationType,
    DayOfMonth,
    EventTrigger,
    PeriodInDays,
    PeriodInMonths,
    Portion,
    RelativeTrigger,
    StartTrigger,
    Trigger,
    VestingCondition,
    VestingTerms,
)

PUBLISHED = {
    "id": "4y",
    "object_type": "VESTING_TERMS",
    "name": "Four years, monthly",
    "description": "With a cliff of a year",
    "comments": ["as many do"],
    "allocation_type": "CUMULATIVE_ROUNDING",
    "vesting_conditions": [
        {"id": "start", "trigger": {"type": "VESTING_START_DATE"}, "next_condition_ids": ["cliff"], "quantity": "0"},
        {
            "id": "cliff",
            "description": "12/48 after a year",
            "portion": {"numerator": "12", "denominator": "48"},
            "trigger": {
                "type": "VESTING_SCHEDULE_RELATIVE",
                "relative_to_condition_id": "start",
                "period": {"type": "MONTHS", "length": 12, "occurrences": 1, "day_of_month": "15"},
            },
            "next_condition_ids": [],
        },
    ],
}


def test_published_terms_are_read_as_they_stand() -> None:
    read = msgspec.convert(PUBLISHED, VestingTerms)
    start, cliff = read.vesting_conditions
    assert (read.name, read.comments, read.object_type) == ("Four years, monthly", ("as many do",), "VESTING_TERMS")
    assert start == VestingCondition(
        id="start", trigger=StartTrigger(), next_condition_ids=("cliff",), quantity=Decimal(0)
    )
    assert cliff.portion == Portion(numerator=Decimal(12), denominator=Decimal(48), remainder=False)
    assert cliff.trigger == RelativeTrigger(
        period=PeriodInMonths(length=12, day_of_month="15"), relative_to_condition_id="start"
    )


def test_terms_are_the_same_after_a_round_trip() -> None:
    read = msgspec.convert(PUBLISHED, VestingTerms)
    assert msgspec.json.decode(msgspec.json.encode(read), type=VestingTerms) == read


@pytest.mark.parametrize(
    ("written", "trigger"),
    [
        ({"type": "VESTING_START_DATE"}, StartTrigger()),
        ({"type": "VESTING_SCHEDULE_ABSOLUTE", "date": "2026-02-28"}, AbsoluteTrigger(date=date(2026, 2, 28))),
        ({"type": "VESTING_EVENT"}, EventTrigger()),
        (
            {
                "type": "VESTING_SCHEDULE_RELATIVE",
                "period": {"type": "DAYS", "length": 30, "occurrences": 4, "cliff_installment": 2},
                "relative_to_condition_id": "a",
            },
            RelativeTrigger(
                period=PeriodInDays(length=30, occurrences=4, cliff_installment=2), relative_to_condition_id="a"
            ),
        ),
    ],
)
def test_a_trigger_is_told_by_its_type(written: object, trigger: Trigger) -> None:
    assert msgspec.convert(written, Trigger) == trigger


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ({"type": "VESTING_MILESTONE"}, Trigger),
        ({"type": "VESTING_EVENT", "date": "2026-01-01"}, Trigger),
        ({"type": "YEARS", "length": 1}, PeriodInDays | PeriodInMonths),
        ({"type": "DAYS", "length": 1, "day_of_month": "01"}, PeriodInDays | PeriodInMonths),
        ("29", DayOfMonth),
        ("1", DayOfMonth),
        ("ROUND_ROBIN", AllocationType),
    ],
)
def test_what_the_format_does_not_have_is_refused(written: object, kind: type) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(written, kind)


def test_there_are_seven_ways_to_allocate_and_32_days_of_the_month() -> None:
    plain = [f"{day:02}" for day in range(1, 29)]
    clamped = [f"{day}_OR_LAST_DAY_OF_MONTH" for day in (29, 30, 31)]
    assert len(get_args(AllocationType)) == 7
    assert list(get_args(DayOfMonth)) == [*plain, *clamped, "VESTING_START_DAY_OR_LAST_DAY_OF_MONTH"]
