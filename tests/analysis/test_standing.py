from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offercalc.analysis.standing import Best, Standing, best_of, in_order, ranked_indices, standings
from offercalc.domain.scenario.offer_ranking import Order, Ranking
from offercalc.domain.values.estimate import Span
from tests.builders import offer
from tests.tools import comparison_of


def span(low: int | None, likely: int, high: int | None) -> Span:
    return Span(None if low is None else Fraction(low), Fraction(likely), None if high is None else Fraction(high))


def exact(value: int) -> Span:
    return span(value, value, value)


GLOBEX, OPENAI, NUSANTARA = exact(2_368), span(2_220, 2_220, None), exact(643)


def test_open_terms_leave_the_order_open() -> None:
    assert standings([GLOBEX, OPENAI, NUSANTARA]) == (
        Standing(place=1, best=1, worst=2),
        Standing(place=2, best=1, worst=2),
        Standing(place=3, best=3, worst=3),
    )


def test_exact_figures_have_their_places_and_equal_ones_share_the_better_one() -> None:
    found = standings([exact(1), exact(3), exact(3)])
    assert [one.place for one in found] == [3, 1, 1]


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9), st.integers(0, 9)), max_size=6))
def test_a_place_is_between_the_best_and_the_worst(figures: list[tuple[int, int, int]]) -> None:
    spans = [span(*sorted(one)) for one in figures]
    for one in standings(spans):
        assert 1 <= one.best <= one.place <= one.worst <= len(spans)


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ([GLOBEX, OPENAI], [Best.SO_FAR, Best.NO]),
        ([exact(522), span(555, 555, None)], [Best.NO, Best.IN_ANY_CASE]),
        ([exact(100), exact(99)], [Best.NO, Best.NO]),  # within two percent
        ([exact(0), exact(0)], [Best.NO, Best.NO]),
        ([exact(100), exact(100), exact(1)], [Best.NO, Best.NO, Best.NO]),
        ([exact(5)], [Best.NO]),
    ],
)
def test_the_best_of_a_row_is_so_in_any_case_or_so_far(row: list[Span], expected: list[Best]) -> None:
    assert list(best_of(row)) == expected


def test_offers_are_put_in_the_order_of_their_totals_and_the_baseline_stays_the_same_offer() -> None:
    comparison = comparison_of(offer("1 USD/year"), offer("3 USD/year"), offer("2 USD/year"))
    found = in_order(comparison, ranked_indices(comparison, Ranking.TOTAL))
    assert [int(one.total.likely) for one in found.offers] == [12, 8, 4]
    assert found.offers[found.baseline].offer.pay[0] == offer("1 USD/year").pay[0]


def test_offers_are_ordered_by_the_figure_that_is_asked_for() -> None:
    steady, early = offer("100k USD/year"), offer("90k USD/year + 50k USD once")
    risky = offer("80k USD/year + 100% bonus")
    orders: dict[Order, list[int]] = {
        Ranking.TOTAL: [2, 1, 0],  # 320k, then 90k for 4 years and 50k is 410k, 100k for 4 years is 400k, 640k
        Ranking.FIRST_YEAR: [2, 1, 0],  # 160k, 140k, 100k
        Ranking.GUARANTEED: [1, 0, 2],  # 410k, 400k, 320k
        Ranking.AS_LISTED: [0, 1, 2],
        (2, 0, 1): [2, 0, 1],  # a person's own
    }
    comparison = comparison_of(steady, early, risky)
    for ranking, order in orders.items():
        ranked = in_order(comparison, ranked_indices(comparison, ranking))
        assert [comparison.offers.index(one) for one in ranked.offers] == order
        assert ranked.offers[ranked.baseline] is comparison.offers[comparison.baseline]
