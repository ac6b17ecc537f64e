from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import get_args

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from offercalc.application.ports.vesting_request import VestingRequest
from offercalc.domain.problems.problem import Fault, Problem
from offercalc.domain.vesting.allocation import allocate, proportions
from offercalc.domain.vesting.path import Segment
from offercalc.domain.vesting.schedule import plan
from offercalc.domain.vesting.terms import AllocationType, EventTrigger, VestingCondition
from tests.reference_vesting import asks, condition, months, on, start, terms

NEW_YEAR = date(2026, 1, 1)
KINDS: tuple[AllocationType, ...] = get_args(AllocationType)
CUMULATIVE = KINDS[:2]
LOADED = KINDS[2:6]
ROUNDING = KINDS[0]


def walked(*conditions: VestingCondition) -> tuple[Segment, ...]:
    found = plan(terms("FRACTIONAL", *conditions), NEW_YEAR)
    assert not isinstance(found, Problem)
    return found


def units(kind: AllocationType, quantity: str | int, *conditions: VestingCondition) -> list[str] | Problem:
    """Allocate units to conditions after a start. Return the units of each occurrence."""
    found = allocate(kind, walked(start(conditions[0].id), *conditions), Fraction(quantity))
    return found if isinstance(found, Problem) else [str(amount) for _day, amount in found if amount]


def even(times: int) -> VestingCondition:
    return condition("b", months(1, times), f"1/{times}")


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("CUMULATIVE_ROUNDING", "5 4 5 4"),
        ("CUMULATIVE_ROUND_DOWN", "4 5 4 5"),
        ("FRONT_LOADED", "5 5 4 4"),
        ("BACK_LOADED", "4 4 5 5"),
        ("FRONT_LOADED_TO_SINGLE_TRANCHE", "6 4 4 4"),
        ("BACK_LOADED_TO_SINGLE_TRANCHE", "4 4 4 6"),
        ("FRACTIONAL", "9/2 9/2 9/2 9/2"),
    ],
)
def test_18_units_over_4_instalments_are_the_documented_rows(kind: AllocationType, expected: str) -> None:
    assert units(kind, 18, even(4)) == expected.split()


@pytest.mark.parametrize("kind", KINDS)
def test_units_that_divide_evenly_are_the_same_by_every_rule(kind: AllocationType) -> None:
    parts = (condition("b", months(1, 2), "1/4", then="c"), condition("c", on("2027-01-01"), "1/2"))
    assert units(kind, 16, *parts) == ["4", "4", "8"]


@pytest.mark.parametrize(
    ("quantity", "expected"), [(1, "1"), (3, "2 1"), (5, "3 2"), (7, "4 3"), (2, "1 1"), (9, "5 4")]
)
def test_halves_go_up_and_never_to_the_even_neighbour(quantity: int, expected: str) -> None:
    assert units(ROUNDING, quantity, even(2)) == expected.split()


def test_a_year_and_36_months_of_4801_units_end_on_the_whole() -> None:
    year, rest = condition("b", months(12), "12/48", then="c"), condition("c", months(1, 36, to="b"), "1/48")
    found = units(ROUNDING, 4801, year, rest)
    assert isinstance(found, list)
    assert (found[0], found[1], len(found), sum(map(int, found))) == ("1200", "100", 37, 4801)
    assert [place for place, amount in enumerate(found) if amount != "100"] == [0, 12]
    assert found[12] == "101"  # after 24 months 2400.5 units have vested: 2401, half up


@pytest.mark.parametrize("kind", CUMULATIVE)
def test_cumulative_kinds_round_over_the_whole_path(kind: AllocationType) -> None:
    thirds = [condition(name, on(f"2026-0{name}-01"), "1/3", then=then) for name, then in ("23", "34", ("4", ""))]
    found = units(kind, 10, *thirds)
    assert found == (["3", "4", "3"] if kind == ROUNDING else ["3", "3", "4"])


@pytest.mark.parametrize("kind", LOADED)
def test_loaded_kinds_over_several_conditions_do_not_share_out_what_does_not_divide(kind: AllocationType) -> None:
    parts = (condition("b", on("2026-02-01"), "1/2", then="c"), condition("c", months(1, 4), "1/8"))
    assert units(kind, 18, *parts) == Problem("c", Fault.UNDEFINED_ALLOCATION, kind)
    assert units(kind, 16, *parts) == ["8", "2", "2", "2", "2"]


@pytest.mark.parametrize("kind", LOADED)
def test_loaded_kinds_share_out_whole_units_only(kind: AllocationType) -> None:
    assert units(kind, 10, condition("b", months(1, 2), "1/3")) == Problem("b", Fault.UNDEFINED_ALLOCATION, kind)


def test_a_condition_that_pays_nothing_is_none_of_several() -> None:
    parts = (condition("b", on("2026-02-01"), "0/1", then="c"), condition("c", months(1, 4), "1/4"))
    assert units("FRONT_LOADED", 18, *parts) == ["5", "5", "4", "4"]


@pytest.mark.parametrize("kind", LOADED)
def test_loaded_kinds_of_nothing_are_nothing(kind: AllocationType) -> None:
    assert units(kind, 0, even(4)) == []


def test_a_cliff_merges_what_was_allocated_before_it() -> None:
    found = allocate("BACK_LOADED", walked(start("b"), condition("b", months(1, 4, cliff=3), "1/4")), Fraction(18))
    assert isinstance(found, list)
    assert [(day.isoformat(), int(amount)) for day, amount in found if amount] == [
        ("2026-04-01", 4),
        ("2026-04-01", 4),
        ("2026-04-01", 5),
        ("2026-05-01", 5),
    ]


def test_a_remainder_is_a_part_of_what_has_not_vested_when_its_condition_fires() -> None:
    first = condition("b", on("2026-02-01"), "1/4", then="c")
    assert units(ROUNDING, 100, first, condition("c", months(1, 3), "1/3 left")) == ["25", "25", "25", "25"]
    assert units(ROUNDING, 100, first, condition("c", months(1, 3), "1/3")) == Problem(
        "c", Fault.VESTING_ABOVE_100, "125"
    )


def test_a_remainder_of_a_remainder_is_smaller() -> None:
    halves = [condition(name, on(f"2026-0{name}-01"), "1/2 left", then=then) for name, then in ("23", "34", ("4", ""))]
    assert units("FRACTIONAL", 100, *halves) == ["50", "25", "25/2"]


def test_units_and_portions_are_rounded_together() -> None:
    parts = (condition("b", on("2026-02-01"), "2.5 units", then="c"), condition("c", on("2026-03-01"), "1/1 left"))
    assert units(ROUNDING, 10, *parts) == ["3", "7"]
    assert units("CUMULATIVE_ROUND_DOWN", 10, *parts) == ["2", "8"]
    assert units("FRACTIONAL", 10, *parts) == ["5/2", "15/2"]


@pytest.mark.parametrize(("kind", "total"), [("CUMULATIVE_ROUNDING", 8), ("CUMULATIVE_ROUND_DOWN", 7)])
def test_portions_below_the_whole_are_left_so(kind: AllocationType, total: int) -> None:
    found = units(kind, 10, condition("b", months(1, 3), "1/4"))
    assert isinstance(found, list)
    assert sum(map(int, found)) == total


@pytest.mark.parametrize(
    ("quantity", "second", "percent"),
    [(100, "51/100", "101"), (100, "51 units", "101"), (3, "1/1", "150"), (3, "500000000 units", "16666666716.67")],
)
def test_a_path_above_the_whole_is_refused_where_it_goes_above(quantity: int, second: str, percent: str) -> None:
    first = condition("b", on("2026-02-01"), "1/2", then="c")
    parts = (first, condition("c", on("2026-03-01"), second, then="d"), condition("d", on("2026-04-01"), "1/2 left"))
    assert units(ROUNDING, quantity, *parts) == Problem("c", Fault.VESTING_ABOVE_100, percent)


def test_units_of_nothing_are_above_the_whole() -> None:
    found = units(ROUNDING, 0, condition("b", on("2026-02-01"), "5 units"))
    assert found == Problem("b", Fault.TOO_LARGE, "5", "0")


@given(st.sampled_from(KINDS), st.integers(0, 10**7), st.integers(1, 60))
def test_instalments_add_up_to_the_whole_and_are_all_but_even(kind: AllocationType, quantity: int, times: int) -> None:
    found = allocate(kind, walked(start("b"), even(times)), Fraction(quantity))
    assert isinstance(found, list)
    amounts = [amount for _day, amount in found[1:] or found]
    assert sum(amount for _day, amount in found) == quantity
    if "SINGLE" not in kind:
        assert all(abs(amount - Fraction(quantity, times)) < 1 for amount in amounts)
    assert kind == "FRACTIONAL" or all(amount.denominator == 1 for amount in amounts)


@given(asks())
def test_whole_units_never_vest_broken_and_never_more_than_were_granted(ask: VestingRequest) -> None:
    path = plan(ask.terms, ask.commencement, ask.events)
    assert not isinstance(path, Problem)
    found = allocate(ask.terms.allocation_type, path, Fraction(ask.quantity))
    assume(not isinstance(found, Problem))
    assert isinstance(found, list)
    amounts = [amount for _day, amount in found]
    assert all(amount >= 0 for amount in amounts)
    assert sum(amounts) <= Fraction(ask.quantity)
    if ask.terms.allocation_type in CUMULATIVE:
        assert all(amount.denominator == 1 for amount in amounts)


@given(asks())
def test_exact_proportions_are_those_of_the_fractional_kind(ask: VestingRequest) -> None:
    path = plan(ask.terms, ask.commencement, ask.events)
    assert not isinstance(path, Problem)
    exact = allocate("FRACTIONAL", path, Fraction(ask.quantity))
    shared = proportions(path, Fraction(ask.quantity))
    if isinstance(exact, Problem):
        assert sum(amount for _day, amount in shared) <= Fraction(ask.quantity)
    else:
        by_day = {day: sum(part for on, part in exact if on == day) for day, amount in exact if amount}
        assert {day: part for day, part in shared if part} == by_day


def test_proportions_end_with_the_whole() -> None:
    parts = (condition("b", on("2026-02-01"), "3/4", then="c"), condition("c", on("2026-03-01"), "3/4"))
    shared = proportions(walked(start("b"), *parts), Fraction(10))
    assert [str(amount) for _day, amount in shared if amount] == ["15/2", "5/2"]


def test_a_condition_with_no_amount_at_all_pays_nothing() -> None:
    silent = VestingCondition(id="b", trigger=EventTrigger())
    found = allocate(ROUNDING, (Segment(silent, (NEW_YEAR,)),), Fraction(Decimal(10)))
    assert found == [(NEW_YEAR, Fraction(0))]
