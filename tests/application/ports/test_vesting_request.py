from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from msgspec.structs import replace

from offercalc.application.ports.vesting_request import Vested, VestingRequest, answer
from offercalc.domain.problems.problem import Fault, Problem
from offercalc.domain.vesting.terms import (
    AllocationType,
    EventTrigger,
    RelativeTrigger,
    VestingCondition,
    VestingEvent,
)
from tests.reference_vesting import asks, condition, days, expected, months, on, start, terms

EVENT = EventTrigger()
MONTHLY = VestingRequest(
    terms=terms(
        "CUMULATIVE_ROUNDING",
        start("year"),
        condition("year", months(12), "12/48", then="rest"),
        condition("rest", months(1, 36, to="year"), "1/48"),
    ),
    quantity=Decimal(4801),
    commencement=date(2026, 1, 31),
)


def asked(*conditions: VestingCondition) -> VestingRequest:
    return replace(MONTHLY, terms=terms("CUMULATIVE_ROUNDING", *conditions))


def found(ask: VestingRequest) -> list[tuple[str, Fault]]:
    problems = answer(ask)
    assert isinstance(problems, tuple)
    return [(problem.path, problem.fault) for problem in problems]


def test_units_are_dated_and_add_up_to_the_whole() -> None:
    vested = answer(MONTHLY)
    assert isinstance(vested, Vested)
    assert vested.tranches[:3] == (
        (date(2027, 1, 31), Fraction(1200)),
        (date(2027, 2, 28), Fraction(100)),
        (date(2027, 3, 31), Fraction(100)),
    )
    assert (len(vested.tranches), vested.tranches[-1][0], vested.total) == (37, date(2030, 1, 31), Fraction(4801))


def test_nothing_vested_adds_up_to_nothing() -> None:
    vested = answer(asked(start("sale"), condition("sale", EVENT, "1/1")))
    assert vested == Vested(())
    assert vested.total == 0


def test_events_and_the_grant_date_are_taken_into_account() -> None:
    waiting = asked(start("sale", "1/4"), condition("sale", EVENT, "3/4"))
    sale = VestingEvent(condition_id="sale", date=date(2028, 5, 1))
    known = replace(waiting, quantity=Decimal(8), events=(sale,), grant_date=date(2026, 6, 1))
    assert answer(known) == Vested(((date(2026, 6, 1), Fraction(2)), (date(2028, 5, 1), Fraction(6))))


def test_plain_values_are_looked_at_before_what_they_mean_together() -> None:
    wrong = replace(
        asked(),
        quantity=Decimal(-1),
        commencement=date(1900, 1, 1),
        grant_date=date(2300, 1, 1),
        events=(VestingEvent(condition_id="x" * 20_001, date=date(9999, 1, 1)),),
    )
    assert found(wrong) == [
        ("$.quantity", Fault.NEGATIVE),
        ("$.commencement", Fault.DATE_OUT_OF_RANGE),
        ("$.events[0].condition_id", Fault.TOO_LONG),
        ("$.events[0].date", Fault.DATE_OUT_OF_RANGE),
        ("$.grant_date", Fault.DATE_OUT_OF_RANGE),
    ]


def test_terms_and_events_are_at_fault_at_once() -> None:
    ipo = VestingEvent(condition_id="ipo", date=date(2027, 1, 1))
    wrong = replace(asked(start("x"), condition("b", on("2027-01-01"), "1/0")), events=(ipo,))
    assert found(wrong) == [
        ("$.terms.vesting_conditions[1].portion.denominator", Fault.ZERO_DIVISOR),
        ("$.terms.vesting_conditions[0].next_condition_ids[0]", Fault.UNKNOWN_CONDITION),
        ("$.events[0].condition_id", Fault.UNKNOWN_CONDITION),
    ]


@pytest.mark.parametrize(
    ("last", "problem"),
    [
        (condition("b", months(12, 1200), "1/1200"), (Fault.DATE_OUT_OF_RANGE, "3226-01-31", "1950-2999")),
        (condition("b", days(36_525, 36_525), "1/36525"), (Fault.DATE_OUT_OF_RANGE, "9999-12-31", "1950-2999")),
        (condition("b", on("2027-01-01"), "4802 units"), (Fault.VESTING_ABOVE_100, "100.02", "")),
    ],
)
def test_a_fault_on_the_way_stands_at_its_condition(last: VestingCondition, problem: tuple[Fault, str, str]) -> None:
    assert answer(asked(start("b"), last)) == (Problem("$.terms.vesting_conditions[1]", *problem),)


def test_units_that_cannot_be_shared_out_are_refused_at_their_condition() -> None:
    halves = (start("b", "1/2"), condition("b", on("2027-01-01"), "1/2"))
    ask = replace(MONTHLY, terms=terms("BACK_LOADED", *halves))
    assert answer(ask) == (Problem("$.terms.vesting_conditions[0]", Fault.UNDEFINED_ALLOCATION, "BACK_LOADED"),)


@pytest.mark.parametrize("trigger", [days(1, 1_000_000), months(0, 10**9), months(1, 10**30)])
def test_more_occurrences_than_anyone_lives_are_refused_without_counting_them(trigger: RelativeTrigger) -> None:
    occurrences = "$.terms.vesting_conditions[1].trigger.period.occurrences"
    assert found(asked(start("b"), condition("b", trigger, "0/1"))) == [(occurrences, Fault.TOO_LARGE)]


def test_units_beyond_a_grant_of_none_are_refused_with_a_figure() -> None:
    ask = replace(asked(start("", "5 units")), quantity=Decimal(0))
    assert answer(ask) == (Problem("$.terms.vesting_conditions[0]", Fault.TOO_LARGE, "5", "0"),)


@pytest.mark.parametrize("quantity", ["0.5", "4.50", "999999999999999999999.000000000001"])
@pytest.mark.parametrize("kind", ["CUMULATIVE_ROUNDING", "CUMULATIVE_ROUND_DOWN", "FRONT_LOADED"])
def test_a_grant_of_broken_units_does_not_vest_in_whole_ones(quantity: str, kind: AllocationType) -> None:
    ask = replace(MONTHLY, terms=terms(kind, start("", "1/1")), quantity=Decimal(quantity))
    assert answer(ask) == (Problem("$.quantity", Fault.NOT_WHOLE, quantity, "FRACTIONAL"),)


def test_a_grant_of_broken_units_may_vest_in_fractions() -> None:
    ask = replace(MONTHLY, terms=terms("FRACTIONAL", start("", "1/3")), quantity=Decimal("4.5"))
    assert answer(ask) == Vested(((date(2026, 1, 31), Fraction(3, 2)),))


def test_whole_units_may_be_written_with_a_point() -> None:
    ask = replace(asked(start("", "1/1")), quantity=Decimal("4.00"))
    assert answer(ask) == Vested(((date(2026, 1, 31), Fraction(4)),))


def test_an_event_that_happens_twice_is_refused() -> None:
    twice = tuple(VestingEvent(condition_id="sale", date=date(2027, month, 1)) for month in (1, 2))
    ask = replace(asked(start("sale"), condition("sale", EVENT, "1/1")), events=twice)
    assert answer(ask) == (Problem("$.events[1].condition_id", Fault.DUPLICATE_ID, "sale"),)


def test_a_million_occurrences_of_several_conditions_are_refused_too() -> None:
    repeated = [condition(str(at), days(0, 36_525), "1/1095750", str(at + 1)) for at in range(27)]
    last = condition("27", days(0, 36_525), "1/1095750")
    problem = Problem("$.terms.vesting_conditions", Fault.TOO_LARGE, "1022700", "36525")
    assert answer(asked(start("0"), *repeated, last)) == (problem,)


@given(asks())
def test_an_answer_is_that_of_the_reference_or_one_problem_of_a_condition(ask: VestingRequest) -> None:
    events = {event.condition_id: event.date for event in ask.events}
    assert ask.commencement is not None
    wanted = expected(ask.terms, Fraction(ask.quantity), ask.commencement, events, ask.grant_date)
    given_answer = answer(ask)
    if isinstance(wanted, str):
        assert isinstance(given_answer, tuple)
        assert [problem.path.rpartition("[")[0] for problem in given_answer] == ["$.terms.vesting_conditions"]
    else:
        assert given_answer == Vested(tuple(wanted))
