"""The search ends on the exact smallest step that is enough."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from offercalc.analysis.negotiation.grid_search import Found, Outcome, least_step

_FEW_EVALUATIONS = 6
_BOUND = 60


def _counted(figure: dict[int, Fraction] | list[int], goal: int) -> tuple[Found, int]:
    steps: list[int] = []

    def at(step: int) -> Fraction:
        steps.append(step)
        return Fraction(figure[step])

    return least_step(at, len(figure) - 1, Fraction(goal)), len(steps)


@given(st.lists(st.integers(0, 9), min_size=2, max_size=300), st.integers(1, 1500))
def test_the_step_is_enough_and_the_one_before_is_not(rises: list[int], goal: int) -> None:
    figure = [sum(rises[: index + 1]) for index in range(len(rises))]
    found, evaluated = _counted(figure, goal)
    enough = next((index for index, value in enumerate(figure) if value >= goal), None)
    if enough is None:
        assert found.outcome is (Outcome.NEVER if figure[0] == figure[-1] else Outcome.SHORT)
        assert found.over == figure[-1] - goal
    else:
        assert found == Found(Outcome.REACHED if enough else Outcome.ALREADY, enough, Fraction(figure[enough] - goal))
    assert evaluated <= _BOUND


def test_a_straight_line_takes_few_evaluations() -> None:
    found, evaluated = _counted([7 * step for step in range(100_000)], 355_941)
    assert (found.step, found.over) == (50_849, Fraction(2))
    assert evaluated <= _FEW_EVALUATIONS


def test_a_long_flat_start_takes_few_evaluations() -> None:
    figure = [max(0, step - 90_000) for step in range(100_000)]  # an option under water until its strike
    found, evaluated = _counted(figure, 5_000)
    assert found.step == 95_000
    assert evaluated <= _BOUND


def test_where_the_figure_falls_the_first_rise_is_found_and_said_not_to_be_the_only_one() -> None:
    figure = [max(0, 45 - abs(step - 20)) for step in range(101)]
    found, _evaluated = _counted(figure, 40)
    assert found.outcome is Outcome.REACHED
    assert not found.is_unique
    assert figure[found.step] >= 40 > figure[found.step - 1]
