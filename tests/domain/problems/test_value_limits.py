from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offercalc.domain.offer.offer import Contact
from offercalc.domain.problems.problem import Fault, Problem
from offercalc.domain.problems.value_limits import EARLIEST, FINEST_PLACES, LARGEST, LATEST, plain_problems
from offercalc.domain.values.estimate import Range
from offercalc.domain.vesting.schedule import DatedPercent, Vesting


@pytest.mark.parametrize(
    ("value", "fault", "shown", "allowed"),
    [
        (Decimal("NaN"), Fault.BAD_NUMBER, "NaN", ""),
        (Decimal("sNaN"), Fault.BAD_NUMBER, "sNaN", ""),
        (Decimal("-Infinity"), Fault.BAD_NUMBER, "-Infinity", ""),
        (Decimal("-0.5"), Fault.NEGATIVE, "-0.5", ""),
        (Decimal("1e400"), Fault.TOO_LARGE, "1E+400", "1000000000000000000000"),
        (Decimal(10**400), Fault.TOO_LARGE, "1.000e+400", "1000000000000000000000"),
        (Decimal("1e-13"), Fault.TOO_PRECISE, "1E-13", "12"),
        (date(1949, 12, 31), Fault.DATE_OUT_OF_RANGE, "1949-12-31", "1950-2200"),
        (date(2201, 1, 1), Fault.DATE_OUT_OF_RANGE, "2201-01-01", "1950-2200"),
        ("x" * 20_001, Fault.TOO_LONG, "20001", "20000"),
    ],
)
def test_what_no_field_may_hold_is_refused(value: object, fault: Fault, shown: str, allowed: str) -> None:
    assert list(plain_problems(value, "$.a")) == [Problem("$.a", fault, shown, allowed)]


@pytest.mark.parametrize(
    "value",
    [
        Decimal(0),
        Decimal("-0"),
        LARGEST,
        Decimal(1).scaleb(-FINEST_PLACES),
        EARLIEST,
        LATEST,
        "x" * 20_000,
        "",
        None,
        True,
        10**400,
        (),
    ],
)
def test_values_may_reach_their_bounds(value: object) -> None:
    assert list(plain_problems(value, "$.a")) == []


def test_everything_is_found_wherever_it_stands() -> None:
    dated = DatedPercent(on=date(2300, 1, 1), percent=Decimal(-1))
    value = Vesting(percent_by_year=(Decimal(1), Decimal("NaN")), on_dates=(dated,))
    found = [(problem.path, problem.fault) for problem in plain_problems((Contact(name="x" * 20_001), value), "$")]
    assert found == [
        ("$[0].name", Fault.TOO_LONG),
        ("$[1].percent_by_year[1]", Fault.BAD_NUMBER),
        ("$[1].on_dates[0].on", Fault.DATE_OUT_OF_RANGE),
        ("$[1].on_dates[0].percent", Fault.NEGATIVE),
    ]


@pytest.mark.parametrize(
    ("bounds", "faults"),
    [
        (("1", "2", "3"), []),
        (("1", "1", "1"), []),
        (("2", "1", "3"), [("$", Fault.DISORDERED_RANGE)]),
        (("1", "3", "2"), [("$", Fault.DISORDERED_RANGE)]),
        (("-1", "2", "1"), [("$.low", Fault.NEGATIVE), ("$", Fault.DISORDERED_RANGE)]),
        (("1", "2", "sNaN"), [("$.high", Fault.BAD_NUMBER)]),
        (("NaN", "2", "1"), [("$.low", Fault.BAD_NUMBER)]),
        (("3", "Infinity", "1"), [("$.likely", Fault.BAD_NUMBER)]),
    ],
)
def test_a_range_is_in_order_as_far_as_it_is_one_of_numbers(
    bounds: tuple[str, str, str], faults: list[tuple[str, Fault]]
) -> None:
    value = Range(*map(Decimal, bounds))
    assert [(problem.path, problem.fault) for problem in plain_problems(value, "$")] == faults


@given(st.decimals())
def test_any_number_is_sound_or_has_one_problem(value: Decimal) -> None:
    assert len(list(plain_problems(value, "$"))) <= 1
