from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offercalc.domain.problems.problem import Fault, Problem
from offercalc.domain.vesting.path import Segment, taken_path
from offercalc.domain.vesting.terms import DayOfMonth, EventTrigger, RelativeTrigger, StartTrigger, VestingCondition
from tests.reference_vesting import condition, days, months, on, start, terms

EVENT = EventTrigger()
NEW_YEAR = date(2026, 1, 1)
STARTS = st.dates(date(1950, 1, 1), date(2200, 12, 31))


def path(
    *conditions: VestingCondition, commencement: str = "2026-01-01", **events: str
) -> dict[str, list[str]] | Problem:
    """Return the conditions that fire, in order, each with its days."""
    happened = {name: date.fromisoformat(day) for name, day in events.items()}
    found = taken_path(terms("FRACTIONAL", *conditions), date.fromisoformat(commencement), happened)
    if isinstance(found, Problem):
        return found
    return {one.condition.id: [day.isoformat() for day in one.days] for one in found}


def dates_of(trigger: RelativeTrigger, commencement: str = "2026-01-01") -> list[str]:
    found = path(start("b"), condition("b", trigger), commencement=commencement)
    assert not isinstance(found, Problem)
    return found["b"]


def test_31_january_gives_the_end_of_february_and_then_31_march() -> None:
    assert dates_of(months(1, 3), "2026-01-31") == ["2026-02-28", "2026-03-31", "2026-04-30"]
    assert dates_of(months(1, 3), "2028-01-31") == ["2028-02-29", "2028-03-31", "2028-04-30"]


def test_a_leap_day_comes_back_in_leap_years() -> None:
    assert dates_of(months(12, 4), "2024-02-29") == ["2025-02-28", "2026-02-28", "2027-02-28", "2028-02-29"]


def test_a_chain_keeps_the_day_of_the_vesting_start() -> None:
    found = path(
        start("b"), condition("b", months(1), then="c"), condition("c", months(1, 2, to="b")), commencement="2026-01-31"
    )
    assert found == {"start": ["2026-01-31"], "b": ["2026-02-28"], "c": ["2026-03-31", "2026-04-30"]}


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("01", ["2026-02-01", "2026-03-01", "2026-04-01"]),
        ("15", ["2026-02-15", "2026-03-15", "2026-04-15"]),
        ("28", ["2026-02-28", "2026-03-28", "2026-04-28"]),
        ("29_OR_LAST_DAY_OF_MONTH", ["2026-02-28", "2026-03-29", "2026-04-29"]),
        ("30_OR_LAST_DAY_OF_MONTH", ["2026-02-28", "2026-03-30", "2026-04-30"]),
        ("31_OR_LAST_DAY_OF_MONTH", ["2026-02-28", "2026-03-31", "2026-04-30"]),
        ("VESTING_START_DAY_OR_LAST_DAY_OF_MONTH", ["2026-02-28", "2026-03-30", "2026-04-30"]),
    ],
)
def test_the_day_of_the_month_is_set_after_the_month_arithmetic(rule: DayOfMonth, expected: list[str]) -> None:
    assert dates_of(months(1, 3, day=rule), "2026-01-30") == expected


@pytest.mark.parametrize(
    ("rule", "expected"),
    [("29_OR_LAST_DAY_OF_MONTH", "2028-02-29"), ("31_OR_LAST_DAY_OF_MONTH", "2028-02-29"), ("28", "2028-02-28")],
)
def test_a_leap_year_has_a_29_february(rule: DayOfMonth, expected: str) -> None:
    assert dates_of(months(1, day=rule), "2028-01-10") == [expected]


def test_days_are_days_of_the_calendar() -> None:
    assert dates_of(days(365, 3)) == ["2027-01-01", "2028-01-01", "2028-12-31"]
    assert dates_of(days(30, 2), "2028-01-31") == ["2028-03-01", "2028-03-31"]


def test_what_falls_before_a_cliff_falls_on_it() -> None:
    assert dates_of(months(1, 4, cliff=3)) == ["2026-04-01", "2026-04-01", "2026-04-01", "2026-05-01"]
    assert dates_of(days(10, 2, cliff=2)) == ["2026-01-21", "2026-01-21"]


@pytest.mark.parametrize("cliff", [None, 0, 1])
def test_a_cliff_at_the_first_instalment_changes_nothing(cliff: int | None) -> None:
    assert dates_of(months(1, 2, cliff=cliff)) == ["2026-02-01", "2026-03-01"]


def test_a_condition_counts_from_the_last_occurrence_of_one_that_repeats() -> None:
    found = path(start("b"), condition("b", months(3, 4), then="c"), condition("c", days(10, to="b")))
    assert found == {
        "start": ["2026-01-01"],
        "b": ["2026-04-01", "2026-07-01", "2026-10-01", "2027-01-01"],
        "c": ["2027-01-11"],
    }


@pytest.mark.parametrize(("order", "taken"), [("b c", "c"), ("c b", "c")])
def test_of_the_conditions_that_may_follow_the_first_to_fire_is_taken(order: str, taken: str) -> None:
    found = path(start(order), condition("b", on("2026-06-02")), condition("c", on("2026-06-01")))
    assert found == {"start": ["2026-01-01"], taken: ["2026-06-01"]}


@pytest.mark.parametrize(("order", "taken"), [("b c", "b"), ("c b", "c")])
def test_on_a_tie_the_first_named_is_taken(order: str, taken: str) -> None:
    found = path(start(order), condition("b", on("2026-02-01")), condition("c", months(1)))
    assert found == {"start": ["2026-01-01"], taken: ["2026-02-01"]}


def test_what_fires_before_its_predecessor_ties_with_what_fires_on_its_day() -> None:
    found = path(start("b c"), condition("b", EVENT), condition("c", EVENT), b="2025-12-01", c="2025-06-01")
    assert found == {"start": ["2026-01-01"], "b": ["2026-01-01"]}


def test_a_branch_not_taken_is_not_walked() -> None:
    found = path(
        start("b c"),
        condition("b", months(6), then="d"),
        condition("c", EVENT, then="e"),
        condition("d", months(6, to="b")),
        condition("e", months(1, to="c")),
        c="2026-02-10",
    )
    assert found == {"start": ["2026-01-01"], "c": ["2026-02-10"], "e": ["2026-03-01"]}


def test_a_condition_relative_to_one_that_did_not_fire_never_fires() -> None:
    fork = (start("b c"), condition("b", months(6)), condition("c", EVENT, then="d"))
    assert path(*fork, condition("d", days(1, to="b")), c="2026-02-10") == {
        "start": ["2026-01-01"],
        "c": ["2026-02-10"],
    }


def test_without_its_event_a_condition_and_what_follows_it_never_fire() -> None:
    waiting = (start("b"), condition("b", EVENT, then="c"), condition("c", on("2026-05-01")))
    assert path(*waiting) == {"start": ["2026-01-01"]}
    assert path(*waiting, b="2026-04-01") == {"start": ["2026-01-01"], "b": ["2026-04-01"], "c": ["2026-05-01"]}


@pytest.mark.parametrize(
    "trigger", [EVENT, on("2026-02-01"), months(2), days(3)], ids=["event", "absolute", "months", "days"]
)
def test_what_is_dated_before_its_predecessor_fired_counts_on_the_predecessors_date(
    trigger: EventTrigger | RelativeTrigger,
) -> None:
    conditions = (start("b"), condition("b", months(6), then="c"), condition("c", trigger))
    assert path(*conditions, c="2026-03-01") == {
        "start": ["2026-01-01"],
        "b": ["2026-07-01"],
        "c": ["2026-07-01"],
    }


def test_an_event_counts_after_the_last_occurrence_of_what_it_follows() -> None:
    found = path(start("b"), condition("b", months(1, 3), then="c"), condition("c", EVENT), c="2026-02-15")
    assert found == {"start": ["2026-01-01"], "b": ["2026-02-01", "2026-03-01", "2026-04-01"], "c": ["2026-04-01"]}


def test_what_accrues_before_its_predecessor_fired_falls_on_its_day_and_the_rest_on_its_own() -> None:
    found = path(start("b"), condition("b", EVENT, then="c"), condition("c", months(1, 4)), b="2026-03-15")
    assert found == {
        "start": ["2026-01-01"],
        "b": ["2026-03-15"],
        "c": ["2026-03-15", "2026-03-15", "2026-04-01", "2026-05-01"],
    }


def test_conditions_that_follow_no_other_are_the_first_choice() -> None:
    assert path(condition("b", on("2026-03-01")), condition("c", on("2026-02-01"))) == {"c": ["2026-02-01"]}
    assert path(condition("b", EVENT)) == {}
    assert path(condition("b", months(1, to="c")), condition("c", months(1, to="b"))) == {}


def test_a_schedule_may_run_to_the_year_2999_and_no_further() -> None:
    assert dates_of(months(12, 973))[-1] == "2999-01-01"
    assert path(start("b"), condition("b", months(12, 974))) == Problem(
        "b", Fault.DATE_OUT_OF_RANGE, "3000-01-01", "1950-2999"
    )


@pytest.mark.parametrize("trigger", [months(36_525, 36_525), days(36_525, 36_525)])
def test_what_lies_beyond_the_calendar_is_refused(trigger: RelativeTrigger) -> None:
    assert path(start("b"), condition("b", trigger)) == Problem("b", Fault.DATE_OUT_OF_RANGE, "9999-12-31", "1950-2999")


def test_a_choice_beyond_the_calendar_is_no_fault_where_another_is_taken() -> None:
    found = path(start("b c"), condition("b", months(36_525, 9)), condition("c", on("2027-01-01")))
    assert found == {"start": ["2026-01-01"], "c": ["2027-01-01"]}


@given(STARTS, st.integers(0, 40), st.integers(1, 30))
def test_days_are_counted_from_the_origin(commencement: date, length: int, times: int) -> None:
    expected = [(commencement + timedelta(length * number)).isoformat() for number in range(1, times + 1)]
    assert dates_of(days(length, times), commencement.isoformat()) == expected


@given(STARTS, st.integers(1, 24), st.integers(1, 30))
def test_a_month_end_never_drifts(commencement: date, length: int, times: int) -> None:
    for number, day in enumerate(dates_of(months(length, times), commencement.isoformat()), start=1):
        found = date.fromisoformat(day)
        month = commencement.year * 12 + commencement.month + length * number
        assert found.year * 12 + found.month == month
        assert found.day == commencement.day or (found + timedelta(1)).day == 1


def test_a_path_starts_on_the_commencement_date() -> None:
    only = condition("a", StartTrigger())
    assert taken_path(terms("FRACTIONAL", only), NEW_YEAR, {}) == (Segment(only, (NEW_YEAR,)),)
