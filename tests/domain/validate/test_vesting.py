from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from msgspec.structs import replace

from offercalc.application.ports.vesting_request import VestingRequest
from offercalc.domain.problems.problem import Fault, Problem
from offercalc.domain.validate.vesting import (
    MOST_CONDITIONS,
    MOST_OCCURRENCES,
    event_problems,
    term_problems,
    vesting_problems,
)
from offercalc.domain.vesting.schedule import DatedPercent, Even, Vesting
from offercalc.domain.vesting.terms import EventTrigger, Portion, RelativeTrigger, VestingCondition, VestingEvent
from tests.builders import presets, vesting
from tests.reference_vesting import asks, condition, days, months, on, start, terms

EVENT = EventTrigger()
SOUND = terms("FRACTIONAL", start("sale b"), condition("sale", EVENT, "1/1"), condition("b", months(1, 48), "1/48"))


def problems(*conditions: VestingCondition) -> list[tuple[str, Fault]]:
    found = term_problems(terms("FRACTIONAL", *conditions), "$")
    return [(problem.path.removeprefix("$.vesting_conditions"), problem.fault) for problem in found]


def repeated(trigger: RelativeTrigger, amount: str = "0/1") -> list[tuple[str, Fault]]:
    """Return the problems of a condition after the start, by path."""
    found = problems(start("b"), condition("b", trigger, amount))
    return [(path.removeprefix("[1]"), fault) for path, fault in found]


def of(way: Vesting) -> list[tuple[str, Fault]]:
    return [(problem.path, problem.fault) for problem in vesting_problems(way, "$", presets())]


def percents(*parts: str) -> tuple[Decimal, ...]:
    return tuple(map(Decimal, parts))


@given(asks())
def test_sound_terms_have_no_problems(ask: VestingRequest) -> None:
    assert list(term_problems(ask.terms, "$")) == []


def test_terms_without_conditions_are_empty() -> None:
    assert problems() == [("", Fault.EMPTY)]


@pytest.mark.parametrize(
    ("trigger", "amount", "percent"),
    [
        (on("2026-01-01"), "3/2", "150"),
        (EVENT, "101/100 left", "101"),
        (months(1, 49), "1/48", "102.08"),
        (days(1, 36_524), "1000000000000000000000/0.000000000001", "3.652e+39"),
    ],
)
def test_a_condition_that_vests_more_than_the_whole_is_refused(
    trigger: EventTrigger | RelativeTrigger, amount: str, percent: str
) -> None:
    (found,) = term_problems(terms("FRACTIONAL", start("a"), condition("a", trigger, amount)), "$")
    assert found == Problem("$.vesting_conditions[1].portion", Fault.VESTING_ABOVE_100, percent)


def test_a_condition_may_vest_the_whole() -> None:
    assert repeated(months(1, 48), "1/48") == []
    assert repeated(days(0, MOST_OCCURRENCES), f"1/{MOST_OCCURRENCES}") == []


def test_an_amount_is_a_portion_or_a_quantity_and_never_both() -> None:
    neither = VestingCondition(id="a", trigger=EVENT)
    both = replace(neither, portion=Portion(numerator=Decimal(1), denominator=Decimal(1)), quantity=Decimal(1))
    assert problems(neither) == [("[0]", Fault.NEEDS_ONE_OF)]
    assert problems(both) == [("[0]", Fault.ONE_OF)]


@pytest.mark.parametrize("amount", ["0/0", "1/0", "1/0 left"])
def test_nothing_is_a_part_of_zero(amount: str) -> None:
    assert problems(condition("a", EVENT, amount)) == [("[0].portion.denominator", Fault.ZERO_DIVISOR)]


def test_an_id_stands_once() -> None:
    twice = terms("FRACTIONAL", start("b"), condition("b", EVENT), condition("b", EVENT), condition("b", EVENT))
    assert list(term_problems(twice, "$")) == [
        Problem("$.vesting_conditions[2].id", Fault.DUPLICATE_ID, "b"),
        Problem("$.vesting_conditions[3].id", Fault.DUPLICATE_ID, "b"),
    ]


def test_more_conditions_than_can_be_added_up_are_refused() -> None:
    many = [condition(str(number), on("2026-02-01")) for number in range(MOST_CONDITIONS + 1)]
    assert list(term_problems(terms("FRACTIONAL", *many), "$")) == [
        Problem("$.vesting_conditions", Fault.TOO_LARGE, "121", "120")
    ]
    assert problems(*many[1:]) == []


def test_too_many_conditions_are_not_looked_at() -> None:
    assert problems(*[condition("a", EVENT, "1/0")] * (MOST_CONDITIONS + 1)) == [("", Fault.TOO_LARGE)]


def test_more_occurrences_than_there_are_days_are_refused_in_all_conditions_together() -> None:
    both = start("b"), condition("b", days(1, 18_263), then="c"), condition("c", days(1, 18_263))
    assert list(term_problems(terms("FRACTIONAL", *both), "$")) == [
        Problem("$.vesting_conditions", Fault.TOO_LARGE, "36526", "36525")
    ]


def test_conditions_that_do_not_repeat_are_no_occurrences_of_those_that_do() -> None:
    both = condition("b", days(1, 18_262), then="c"), condition("c", days(1, 18_263), then="d")
    assert problems(start("b"), *both, condition("d", days(1), then="e"), condition("e", EVENT)) == []


@pytest.mark.parametrize(
    ("trigger", "field", "fault"),
    [
        (days(-1), "length", Fault.TOO_SMALL),
        (months(36_526), "length", Fault.TOO_LARGE),
        (days(10**400), "length", Fault.TOO_LARGE),
        (months(1, 0), "occurrences", Fault.TOO_SMALL),
        (days(1, 36_526), "occurrences", Fault.TOO_LARGE),
        (days(1, 1_000_000), "occurrences", Fault.TOO_LARGE),
        (days(1, 4, cliff=-1), "cliff_installment", Fault.TOO_SMALL),
        (months(1, 4, cliff=5), "cliff_installment", Fault.CLIFF_TOO_LONG),
    ],
)
def test_a_period_that_no_contract_has_is_refused(trigger: RelativeTrigger, field: str, fault: Fault) -> None:
    assert repeated(trigger) == [(f".trigger.period.{field}", fault)]


@pytest.mark.parametrize("trigger", [days(0), months(36_525, 36_525, cliff=36_525), days(1, 4, cliff=0), days(1, 1, 1)])
def test_a_period_may_reach_its_bounds(trigger: RelativeTrigger) -> None:
    assert repeated(trigger) == []


def test_a_number_of_occurrences_beyond_any_float_is_refused() -> None:
    assert (".trigger.period.occurrences", Fault.TOO_LARGE) in repeated(days(1, 10**400), "1/1")


def test_too_few_occurrences_are_no_fault_of_a_cliff_that_is_not_there() -> None:
    assert repeated(days(1, -1)) == [(".trigger.period.occurrences", Fault.TOO_SMALL)]


def test_every_problem_is_listed_at_once() -> None:
    both = replace(condition("b", days(1, 2, cliff=3, to="x"), "1/0"), quantity=Decimal(1))
    assert problems(start("a b"), both, condition("b", on("2026-02-01"), "3/2", "b")) == [
        ("[1]", Fault.ONE_OF),
        ("[1].portion.denominator", Fault.ZERO_DIVISOR),
        ("[1].trigger.period.cliff_installment", Fault.CLIFF_TOO_LONG),
        ("[2].id", Fault.DUPLICATE_ID),
        ("[2].portion", Fault.VESTING_ABOVE_100),
        ("[0].next_condition_ids[0]", Fault.UNKNOWN_CONDITION),
        ("[1].trigger.relative_to_condition_id", Fault.UNKNOWN_CONDITION),
        ("[1].next_condition_ids", Fault.CYCLE),
    ]


def test_only_events_that_the_terms_wait_for_are_known_and_each_once() -> None:
    named = ("sale", "start", "ipo", "sale")
    events = tuple(VestingEvent(condition_id=name, date=date(2027, 1, 1)) for name in named)
    assert list(event_problems(events, SOUND.vesting_conditions, "$.events")) == [
        Problem("$.events[1].condition_id", Fault.NOT_AN_EVENT, "start"),
        Problem("$.events[2].condition_id", Fault.UNKNOWN_CONDITION, "ipo"),
        Problem("$.events[3].condition_id", Fault.DUPLICATE_ID, "sale"),
    ]


@pytest.mark.parametrize(
    ("way", "path", "fault"),
    [
        (Vesting(), "", Fault.NEEDS_ONE_OF),
        (Vesting(preset="at-once", percent_by_year=percents("100")), "", Fault.ONE_OF),
        (Vesting(preset="at-once", ocf=SOUND), "", Fault.ONE_OF),
        (Vesting(preset="4y-forever"), ".preset", Fault.UNKNOWN_PRESET),
        (Vesting(preset="at-once", every_months=3), ".every_months", Fault.BELONGS_TO),
        (Vesting(percent_by_year=percents("100"), every_months=0), ".every_months", Fault.BAD_INTERVAL),
        (Vesting(percent_by_year=percents("100"), every_months=5), ".every_months", Fault.BAD_INTERVAL),
        (Vesting(percent_by_year=percents("100"), every_months=24), ".every_months", Fault.BAD_INTERVAL),
        (Vesting(percent_by_year=percents("60", "40.01")), ".percent_by_year", Fault.VESTING_ABOVE_100),
        (Vesting(percent_by_year=percents(*["0"] * 101)), ".percent_by_year", Fault.TOO_LARGE),
        (Vesting(on_dates=(DatedPercent(on=date(2026, 1, 1), percent=Decimal(101)),)), ".on_dates",
         Fault.VESTING_ABOVE_100),
        (Vesting(ocf=terms("FRACTIONAL")), ".ocf.vesting_conditions", Fault.EMPTY),
    ],
)  # fmt: skip
def test_vesting_that_cannot_be_true_is_refused(way: Vesting, path: str, fault: Fault) -> None:
    assert of(way) == [(f"${path}", fault)]


@pytest.mark.parametrize("way", [Vesting(percent_by_year=()), Vesting(on_dates=())])
def test_no_percentages_are_refused(way: Vesting) -> None:
    assert Fault.EMPTY in [fault for _path, fault in of(way)]


@pytest.mark.parametrize("every", [1, 2, 3, 4, 6, 12])
def test_a_year_may_vest_in_equal_parts(every: int) -> None:
    assert of(vesting(f"30/70 every {every}m")) == []


@pytest.mark.parametrize("written", ["25/25", "100", "4y 1y-cliff monthly", "at once"])
def test_vesting_may_end_on_the_whole_or_below(written: str) -> None:
    assert of(vesting(written)) == []


def test_events_belong_to_full_terms() -> None:
    sale = VestingEvent(condition_id="sale", date=date(2027, 1, 1))
    assert of(Vesting(ocf=SOUND, events=(sale,))) == []
    assert of(Vesting(preset="at-once", events=(sale,))) == [("$.events[0].condition_id", Fault.UNKNOWN_CONDITION)]
    wrong = replace(sale, condition_id="b")
    assert of(Vesting(ocf=SOUND, events=(sale, wrong))) == [("$.events[1].condition_id", Fault.NOT_AN_EVENT)]


def test_an_unknown_preset_is_shown_with_those_there_are() -> None:
    (problem,) = vesting_problems(Vesting(preset="x"), "$", presets())
    assert (problem.value, problem.allowed) == ("x", ", ".join(sorted(presets())))


@pytest.mark.parametrize(("count", "faults"), [(119, []), (120, [("$.on_dates", Fault.TOO_LARGE)])])
def test_as_many_dates_may_be_named_as_there_may_be_conditions(count: int, faults: list[tuple[str, Fault]]) -> None:
    firsts = (date(2026 + number // 12, number % 12 + 1, 1) for number in range(count))
    dated = tuple(DatedPercent(on=day, percent=Decimal(0)) for day in firsts)
    assert of(Vesting(on_dates=dated)) == faults


@pytest.mark.parametrize(
    ("even", "found"),
    [
        (Even(48, 12, 1), []),
        (Even(48, 48, 6), []),
        (Even(0), [("$.even.months", Fault.TOO_SMALL)]),
        (Even(-12), [("$.even.months", Fault.TOO_SMALL)]),
        (Even(1201), [("$.even.months", Fault.TOO_LARGE)]),
        (Even(48, 0, 0), [("$.even.every_months", Fault.TOO_SMALL)]),
        (Even(48, 0, 5), [("$.even.months", Fault.UNEVEN_STEPS)]),
        (Even(48, 49), [("$.even.cliff_months", Fault.CLIFF_BEYOND_PERIOD)]),
        (Even(48, 10, 3), [("$.even.cliff_months", Fault.UNEVEN_STEPS)]),
        (Even(48, -1), [("$.even.cliff_months", Fault.TOO_SMALL)]),
    ],
)
def test_even_instalments_are_whole_steps_with_the_cliff_on_one_of_them(
    even: Even, found: list[tuple[str, Fault]]
) -> None:
    assert of(Vesting(even=even)) == found


def test_even_instalments_are_one_way_among_the_others() -> None:
    assert of(Vesting(even=Even(48), preset="at-once")) == [("$", Fault.ONE_OF)]
    assert of(Vesting(even=Even(48), every_months=3)) == [("$.every_months", Fault.BELONGS_TO)]
