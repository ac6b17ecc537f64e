import pytest
from hypothesis import given
from hypothesis import strategies as st

from offercalc.application.ports.vesting_request import VestingRequest
from offercalc.domain.problems.problem import Fault, Problem
from offercalc.domain.validate.vesting_graph import way_problems
from offercalc.domain.vesting.terms import VestingCondition
from tests.reference_vesting import asks, condition, days, on, start


def problems(*conditions: VestingCondition) -> list[tuple[str, Fault]]:
    return [(problem.path, problem.fault) for problem in way_problems(conditions, "")]


def chain(*pairs: str) -> list[tuple[str, Fault]]:
    """Return the problems of conditions such as "a:b c", each with its possible successors."""
    written = [pair.partition(":") for pair in pairs]
    return problems(*(condition(name, on("2026-02-01"), then=then) for name, _, then in written))


@given(asks())
def test_sound_ways_have_no_problems(ask: VestingRequest) -> None:
    assert problems(*ask.terms.vesting_conditions) == []


def test_a_condition_may_count_from_one_on_another_way() -> None:
    branches = condition("b", on("2026-02-01")), condition("c", days(1, to="b"))
    assert problems(start("b c"), *branches) == []


def test_a_condition_cannot_count_from_what_only_fires_later() -> None:
    later = condition("c", on("2026-02-01"), then="d"), condition("d", on("2026-03-01"))
    found = list(way_problems((start("b"), condition("b", days(1, to="d"), then="c"), *later), "$"))
    assert found == [Problem("$[1].trigger.relative_to_condition_id", Fault.CYCLE, "b")]


def test_an_unknown_id_is_refused_wherever_it_stands() -> None:
    unknown = (start("b x y"), condition("b", days(1, to="z")))
    assert list(way_problems(unknown, "$.vesting_conditions")) == [
        Problem("$.vesting_conditions[0].next_condition_ids[1]", Fault.UNKNOWN_CONDITION, "x"),
        Problem("$.vesting_conditions[0].next_condition_ids[2]", Fault.UNKNOWN_CONDITION, "y"),
        Problem("$.vesting_conditions[1].trigger.relative_to_condition_id", Fault.UNKNOWN_CONDITION, "z"),
    ]


@pytest.mark.parametrize(
    ("pairs", "at"),
    [
        (("a:a",), 0),
        (("a:b", "b:a"), 0),
        (("a:b", "b:c", "c:b"), 1),
        (("a:b", "b:c", "c:d", "d:e", "e:c"), 2),
        (tuple(f"c{number}:c{(number + 1) % 100}" for number in range(100)), 0),
    ],
)
def test_a_circle_is_refused_at_its_first_condition(pairs: tuple[str, ...], at: int) -> None:
    assert chain(*pairs) == [(f"[{at}].next_condition_ids", Fault.CYCLE)]


@pytest.mark.parametrize(("pairs", "at"), [(("end:", "a:a end"), 1), (("end:", "b:end c", "c:b"), 1)])
def test_what_follows_a_circle_is_no_part_of_it(pairs: tuple[str, ...], at: int) -> None:
    assert chain(*pairs) == [(f"[{at}].next_condition_ids", Fault.CYCLE)]


def test_each_circle_is_reported() -> None:
    expected = [("[0].next_condition_ids", Fault.CYCLE), ("[1].next_condition_ids", Fault.CYCLE)]
    assert chain("a:a", "b:b") == expected


def test_branches_that_meet_again_are_no_circle() -> None:
    assert chain("a:b c", "b:d", "c:d", "d:") == []
    assert chain("a:b b", "b:") == []


def test_a_condition_relative_to_itself_is_a_circle() -> None:
    found = list(way_problems((start("b"), condition("b", days(1, to="b"))), "$"))
    assert found == [Problem("$[1].trigger.relative_to_condition_id", Fault.CYCLE, "b")]


def test_conditions_relative_to_each_other_are_a_circle() -> None:
    found = problems(
        start("b"), condition("b", days(1, to="c"), "1/2", then="c"), condition("c", days(1, to="b"), "1/2")
    )
    assert found == [("[1].trigger.relative_to_condition_id", Fault.CYCLE)]


@given(st.lists(st.lists(st.integers(0, 6), max_size=3), min_size=1, max_size=6))
def test_terms_of_any_shape_have_an_end_or_a_circle(followers: list[list[int]]) -> None:
    names = range(len(followers))
    found = chain(*(f"{name}:{' '.join(map(str, followers[name]))}" for name in names))
    reached = {name: {one for one in followers[name] if one in names} for name in names}
    for _ in names:
        reached = {name: ones.union(*(reached[one] for one in ones)) for name, ones in reached.items()}
    has_circle = any(name in ones for name, ones in reached.items())
    assert (Fault.CYCLE in [fault for _path, fault in found]) == has_circle
