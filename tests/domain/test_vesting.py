from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from offercalc.domain.estimate import UNKNOWN, Span, exactly, total
from offercalc.domain.months import add_months
from offercalc.domain.vesting import Schedule, Step, Vesting, schedule_of, steps, tranches, whole_units
from tests.builders import SPANS, is_ordered, presets, span, vesting

START = date(2026, 1, 1)
EVEN = Schedule(months=48, every_months=12)
SCHEDULES = st.sampled_from([preset.schedule for preset in presets().values()])
WHOLE = st.integers(0, 10**9)


def plan(text: str) -> tuple[Step, ...]:
    return steps(schedule_of(vesting(text), presets()))


def units(schedule: Schedule, granted: int) -> list[Fraction]:
    return [tranche.units.likely for tranche in tranches(exactly(granted), steps(schedule), START)]


@pytest.mark.parametrize(
    ("terms", "expected"),
    [
        ("at once", [(0, "1")]),
        ("4y yearly", [(12, "1/4"), (24, "1/2"), (36, "3/4"), (48, "1")]),
        ("38-32-20-10", [(12, "38/100"), (24, "70/100"), (36, "90/100"), (48, "1")]),
        ("5-15-40-40", [(12, "5/100"), (24, "20/100"), (36, "60/100"), (48, "1")]),
        ("3y even", [(12, "1/3"), (24, "2/3"), (36, "1")]),
        ("50/50", [(12, "1/2"), (24, "1")]),
        ("40/60 every 6m", [(6, "1/5"), (12, "2/5"), (18, "7/10"), (24, "1")]),
        ("25/25", [(12, "1/4"), (24, "1/2")]),
    ],
)
def test_terms_become_cumulative_steps(terms: str, expected: list[tuple[int, str]]) -> None:
    assert plan(terms) == tuple(Step(months, Fraction(part)) for months, part in expected)


def test_a_one_year_cliff_merges_the_first_year_into_one_step() -> None:
    monthly = plan("4y 1y-cliff monthly")
    assert monthly[:2] == (Step(12, Fraction(12, 48)), Step(13, Fraction(13, 48)))
    assert (len(monthly), monthly[-1]) == (37, Step(48, Fraction(1)))


def test_a_quarterly_schedule_with_a_cliff_goes_on_by_quarters() -> None:
    quarterly = plan("4y 1y-cliff quarterly")
    assert [step.after_months for step in quarterly] == list(range(12, 49, 3))
    assert quarterly[1].cumulative == Fraction(5, 16)


def test_a_cliff_between_two_steps_has_its_own_day() -> None:
    assert steps(replace(EVEN, cliff_months=18))[0] == Step(18, Fraction(1, 4))


def test_a_cliff_before_the_first_step_merges_nothing() -> None:
    assert steps(replace(EVEN, cliff_months=6)) == steps(EVEN)


def test_a_cliff_at_the_end_merges_everything() -> None:
    assert steps(replace(EVEN, cliff_months=48)) == (Step(48, Fraction(1)),)


def test_percents_are_yearly_unless_told() -> None:
    assert schedule_of(vesting("50/50"), {}) == Schedule(percent_by_year=(Decimal(50), Decimal(50)))
    assert schedule_of(vesting("50/50 every 1m"), {}).every_months == 1


def test_terms_that_say_nothing_vest_at_once() -> None:
    assert steps(schedule_of(Vesting(), {})) == (Step(0, Fraction(1)),)


def test_a_preset_that_is_not_known_raises() -> None:
    with pytest.raises(KeyError):
        schedule_of(Vesting(preset="4y-yearly"), {})


@pytest.mark.parametrize(("amount", "whole"), [("1/2", 1), ("3/2", 2), ("5/2", 3), ("9/2", 5), ("1/3", 0), ("7", 7)])
def test_units_are_rounded_half_up(amount: str, whole: int) -> None:
    assert whole_units(Fraction(amount)) == whole


@pytest.mark.parametrize(
    ("granted", "vested"),
    [(18, [5, 4, 5, 4]), (4000, [1000] * 4), (4001, [1000, 1001, 1000, 1000]), (3, [1, 1, 1]), (1, [1]), (0, [])],
)
def test_whole_units_vest_by_rounded_cumulative_amounts(granted: int, vested: list[int]) -> None:
    assert units(EVEN, granted) == vested


def test_a_cliff_of_4801_units_rounds_over_the_whole_path() -> None:
    schedule = presets()["4y-1y-cliff-monthly"].schedule
    vested = units(schedule, 4801)
    assert vested[:4] == [1200, 100, 100, 100]
    assert (len(vested), sum(vested)) == (37, 4801)


def test_percents_by_year_vest_so_much_each_year() -> None:
    assert units(presets()["38-32-20-10"].schedule, 6000) == [2280, 1920, 1200, 600]


def test_an_instalment_of_zero_units_is_left_out() -> None:
    found = tranches(exactly(1), steps(EVEN), START)
    assert [(tranche.vests_on, tranche.units) for tranche in found] == [(date(2028, 1, 1), span("1"))]


def test_a_year_of_nothing_is_left_out() -> None:
    assert [tranche.vests_on.year for tranche in tranches(span("10"), plan("0/100"), START)] == [2028]
    assert [tranche.vests_on.year for tranche in tranches(span("1..2..3"), plan("0/100"), START)] == [2028]


@pytest.mark.parametrize(
    ("start", "days"),
    [
        ("2026-01-31", ["2026-02-28", "2026-03-31", "2026-04-30"]),
        ("2028-01-31", ["2028-02-29", "2028-03-31", "2028-04-30"]),
        ("2026-11-30", ["2026-12-30", "2027-01-30", "2027-02-28"]),
    ],
)
def test_month_ends_do_not_drift(start: str, days: list[str]) -> None:
    monthly = steps(Schedule(months=3, every_months=1))
    found = tranches(exactly(30), monthly, date.fromisoformat(start))
    assert [tranche.vests_on.isoformat() for tranche in found] == days


def test_a_range_of_units_vests_in_exact_proportion() -> None:
    found = tranches(span("10..18..30"), steps(EVEN), START)
    assert [tranche.units for tranche in found] == [Span(Fraction(5, 2), Fraction(9, 2), Fraction(15, 2))] * 4


def test_an_unknown_number_of_units_stays_unknown_in_every_tranche() -> None:
    assert [tranche.units for tranche in tranches(UNKNOWN, steps(EVEN), START)] == [UNKNOWN] * 4


@given(WHOLE, SCHEDULES)
def test_tranches_sum_to_the_grant(granted: int, schedule: Schedule) -> None:
    found = tranches(exactly(granted), steps(schedule), START)
    assert total(tuple(tranche.units for tranche in found)) == exactly(granted)
    assert all(tranche.units.likely.denominator == 1 for tranche in found)


@given(SPANS, SCHEDULES)
def test_tranches_of_a_range_sum_to_the_range_and_stay_in_order(granted: Span, schedule: Schedule) -> None:
    found = tranches(granted, steps(schedule), START)
    assert all(is_ordered(tranche.units) for tranche in found)
    if not granted.is_exact:
        assert total(tuple(tranche.units for tranche in found)) == granted


@given(WHOLE, SCHEDULES)
def test_no_tranche_is_a_unit_off_its_exact_part(granted: int, schedule: Schedule) -> None:
    vested = {step.after_months: Fraction(0) for step in steps(schedule)}
    for tranche in tranches(exactly(granted), steps(schedule), START):
        for months in vested:
            if tranche.vests_on <= add_months(START, months):
                vested[months] += tranche.units.likely
    exact = {step.after_months: granted * step.cumulative for step in steps(schedule)}
    assert all(abs(vested[months] - exact[months]) <= Fraction(1, 2) for months in vested)


@given(SCHEDULES, st.integers(0, 60))
def test_steps_rise_to_the_whole_and_none_comes_before_the_cliff(schedule: Schedule, cliff: int) -> None:
    found = steps(replace(schedule, cliff_months=cliff))
    assert [step.after_months for step in found] == sorted({step.after_months for step in found})
    assert [step.cumulative for step in found] == sorted({step.cumulative for step in found})
    assert found[-1].cumulative == 1
    assert found[0].after_months >= min(cliff, steps(schedule)[0].after_months)


def test_a_part_of_a_unit_vests_in_exact_proportion() -> None:
    found = tranches(span("10.5"), steps(EVEN), START)
    assert [tranche.units for tranche in found] == [span("2.625")] * 4


def test_a_year_in_which_nothing_vests_is_left_out_whatever_the_number_of_units() -> None:
    for granted in (UNKNOWN, span("1..2..3"), span("10")):
        assert [tranche.vests_on for tranche in tranches(granted, plan("0/100"), START)] == [date(2028, 1, 1)]
