from decimal import Decimal
from typing import Any

import pytest

from offercalc.domain.offer.preferred import Preferred
from offercalc.domain.problems.problem import Fault, Problem
from offercalc.domain.validate.preferred import preferred_problems
from tests.builders import estimate

PATH = "$.equity[0].preferred"


def stock(percent: str = "20", **more: Any) -> Preferred:
    return Preferred(percent=estimate(percent), preference=Decimal(5), **more)


@pytest.mark.parametrize(
    "preferred",
    [
        None,
        (),
        stock(),
        stock(participating=True, cap=Decimal(2)),
        (stock("50"), stock("50", participating=True)),
        (stock("?"), stock("100")),
        (stock("10..20..60"), stock("50")),
    ],
)
def test_stock_that_can_be_true_has_no_problems(preferred: Any) -> None:
    assert list(preferred_problems(preferred, PATH)) == []


def test_a_cap_belongs_to_stock_that_participates() -> None:
    problem = Problem(f"{PATH}.cap", Fault.BELONGS_TO, "participating")
    assert list(preferred_problems(stock(cap=Decimal(2)), PATH)) == [problem]
    found = list(preferred_problems((stock(), stock(cap=Decimal(2))), PATH))
    assert found == [Problem(f"{PATH}[1].cap", Fault.BELONGS_TO, "participating")]


def test_classes_are_at_most_all_shares() -> None:
    found = list(preferred_problems((stock("60"), stock("30..40.5..50")), PATH))
    assert found == [Problem(PATH, Fault.VESTING_ABOVE_100, "100.5")]
