from __future__ import annotations

from fractions import Fraction

import pytest

from offercalc.analysis.take_home.taxed_year import BOUNDS, span_from, sum_of
from offercalc.analysis.take_home.treatment import Layer
from offercalc.domain.values.estimate import Span
from tests.builders import assumptions, offer
from tests.tax_laws import kept_of


def test_the_charges_of_the_layers_add_up_to_those_of_the_whole() -> None:
    one = offer("200k USD/year + 30k USD bonus + 50k USD once + 4000 RSU @ 25 USD / 25/25/25/25", "2026-01-01")
    for year in kept_of(one, "US-CA", assumptions()).taxed:
        whole = {
            (result.law.id, step.name): result.steps[step.name]
            for result in year.assessment.results
            for step in result.law.steps
        }
        layers = year.bounds[1].values()
        for key in {key for layer in layers for key in layer.charges}:
            assert sum(layer.charges.get(key, 0) for layer in layers) == whole[key]
        assert sum(sum(layer.taken) for layer in layers) == year.assessment.income.wages - year.assessment.take_home


def test_an_open_layer_is_missing_at_its_bound() -> None:
    (year, *_rest) = kept_of(offer("? USD/year", "2026-01-01"), "US-TX", assumptions(years=1)).taxed
    assert not year.is_exact
    assert [Layer.WAGES in bound for bound in year.bounds] == [True, True, False]
    share = year.income.shares[0]
    assert [year.all_taken(share, bound) is None for bound in range(3)] == [False, False, True]
    assert [pick(share.taxed) for pick in BOUNDS][2] is None


@pytest.mark.parametrize(
    ("bounds", "expected"),
    [
        ((1, 2, 3), (1, 2, 3)),
        ((3, 2, 1), (1, 2, 3)),
        ((2, 2, 2), (2, 2, 2)),
        ((1, 2, None), (1, 2, None)),
        ((None, 2, 1), (None, 2, 2)),
    ],
)
def test_a_span_is_widened_where_a_law_takes_more_of_less(
    bounds: tuple[int | None, int, int | None], expected: tuple[int | None, int, int | None]
) -> None:
    low, likely, high = (None if one is None else Fraction(one) for one in bounds)
    assert span_from(low, likely, high) == Span(*expected)  # type: ignore[arg-type]


def test_a_sum_with_an_open_part_is_open() -> None:
    assert sum_of([Fraction(1), Fraction(2)]) == 3
    assert sum_of([Fraction(1), None]) is None
    assert sum_of([]) == 0
