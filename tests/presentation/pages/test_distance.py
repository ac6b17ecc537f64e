from decimal import Decimal

import pytest

from offercalc.presentation.formats.rounding import Shown
from offercalc.presentation.pages.distance import distance, lead_words
from tests.tools import ENGLISH


def shown(low: int | None, high: int | None) -> Shown:
    bounds = [None if one is None else Decimal(one) for one in (low, high)]
    return Shown(bounds[0], bounds[0] or Decimal(0), bounds[1])


@pytest.mark.parametrize(
    ("one", "other", "ahead", "behind"),
    [
        ((10, 10), (4, 4), (6, 6), None),
        ((4, 4), (10, 10), None, (6, 6)),
        ((10, None), (4, 4), (6, None), None),
        ((4, 4), (10, None), None, (6, None)),
        ((10, 12), (4, 5), (5, 8), None),
        ((4, 12), (5, 5), None, None),
        ((10, None), (4, None), None, None),
        ((7, 7), (7, 7), (0, 0), (0, 0)),
    ],
)
def test_a_figure_is_ahead_or_behind_only_whatever_is_open(
    one: tuple[int, int | None], other: tuple[int, int | None], ahead: object, behind: object
) -> None:
    apart = distance(shown(*one), shown(*other))
    assert (apart.ahead, apart.behind) == (ahead, behind)


def test_a_lead_is_exact_a_range_or_at_least_so_much() -> None:
    leads = [(Decimal(5), Decimal(5)), (Decimal(5), Decimal(8)), (Decimal(5), None)]
    assert [lead_words(one, str, ENGLISH) for one in leads] == ["5", "5 to 8", "at least 5"]
