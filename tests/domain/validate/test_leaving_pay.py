from decimal import Decimal

import pytest

from offercalc.domain.offer.leaving_pay import LeavingTier
from offercalc.domain.offer.pay import LeavingPay
from offercalc.domain.problems.problem import Fault, Problem
from offercalc.domain.validate.leaving_pay import tier_problems
from offercalc.domain.validate.offer import soundness
from tests.builders import offer, presets

PATH = "$.pay[0]"


def problems(*ends: int | None) -> list[Problem]:
    """Return the problems of the tiers of leaving pay that end after so many years each."""
    tiers = (
        LeavingTier(up_to_years=None if end is None else Decimal(end), months_of_wage_per_year=Decimal(number))
        for number, end in enumerate(ends)
    )
    return list(tier_problems(LeavingPay(tiers=tuple(tiers)), PATH))


@pytest.mark.parametrize("ends", [(None,), (5, None), (5, 20, None)])
def test_tiers_in_order_have_no_problems(ends: tuple[int | None, ...]) -> None:
    assert problems(*ends) == []


@pytest.mark.parametrize(
    ("ends", "place", "fault", "facts"),
    [
        ((5, 9), 1, Fault.MUST_BE_OPEN, ("9",)),
        ((5,), 0, Fault.MUST_BE_OPEN, ("5",)),
        ((None, None), 0, Fault.MUST_END, ()),
        ((5, 5, None), 1, Fault.NOT_ABOVE, ("5", "5")),
        ((5, 3, None), 1, Fault.NOT_ABOVE, ("3", "5")),
    ],
)
def test_tiers_out_of_order_are_refused_where_they_stand(
    ends: tuple[int | None, ...], place: int, fault: Fault, facts: tuple[str, ...]
) -> None:
    assert problems(*ends) == [Problem(f"{PATH}.tiers[{place}].up_to_years", fault, *facts)]


LATE = Problem("$.pay[1].after_months", Fault.TOO_LARGE, "1201", "1200")
LONG = Problem("$.pay[1].tiers[0].up_to_years", Fault.TOO_LARGE, "101", "100")


@pytest.mark.parametrize(
    ("terms", "found"),
    [
        ("1 EUR/year + 1 wages/year on leaving", []),
        ("1 USD/year + 1 wages/year on leaving after 1201m", [LATE]),
        ("1 USD/year + 1 to 101y, 2 wages/year on leaving", [LONG]),
    ],
)
def test_leaving_pay_that_cannot_be_true_is_refused(terms: str, found: list[Problem]) -> None:
    assert list(soundness(offer(terms), presets())) == found
