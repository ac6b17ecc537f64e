from datetime import date
from fractions import Fraction

import pytest
from msgspec.structs import replace

from offercalc.domain.ledger.employer.service_vesting import service_vesting, vested, vested_part
from offercalc.domain.ledger.ledger import ledger
from offercalc.domain.offer.offer import Offer
from offercalc.domain.offer.pay import RetirementMatch
from offercalc.domain.values.estimate import UNKNOWN, ZERO, exactly, total
from offercalc.domain.values.months import add_months
from offercalc.domain.vesting.schedule import Vesting
from tests.builders import assumptions, component, offer, pay, presets
from tests.offer_language import vesting

START = date(2026, 1, 1)
GRADED = vesting("0/20/20/20/20/20")
"""The slowest graded vesting that the United States allow: 20% after two years, all after six (26 U.S.C. 411)."""


def matched(months: int = 0, by: Vesting | None = None) -> Offer:
    """Return an offer with a match of 6,000 per year that vests with service."""
    part = pay("100% on 6% match")
    assert isinstance(part, RetirementMatch)
    of = offer("100k USD/year")
    return replace(of, pay=(*of.pay, replace(part, vests_after_months=months, vesting=by)))


def kept(of: Offer, months: int) -> Fraction:
    """Return what is kept of the match on leaving after so many months."""
    lines = ledger(of, replace(assumptions(years=8), leaving_date=add_months(START, months)), presets())
    return total(tuple(line.amount for line in lines if line.component == component("pay[1]"))).likely


def test_a_match_that_vests_at_once_is_kept() -> None:
    assert service_vesting(matched(), presets()) == {}
    assert kept(matched(), 6) == 3000


@pytest.mark.parametrize(("months", "amount"), [(35, 0), (36, 18_000), (37, 18_500)])
def test_a_match_is_kept_once_it_has_vested(months: int, amount: int) -> None:
    assert kept(matched(36), months) == amount


@pytest.mark.parametrize(("years", "percent"), [(1, 0), (2, 20), (3, 40), (5, 80), (6, 100), (7, 100)])
def test_graded_vesting_keeps_a_part_of_all_that_was_contributed(years: int, percent: int) -> None:
    assert kept(matched(by=GRADED), 12 * years) == Fraction(6000 * years * percent, 100)


def test_the_vested_part_rises_on_each_day_of_vesting() -> None:
    (steps,) = service_vesting(matched(by=Vesting(preset="4y-yearly")), presets()).values()
    days = [date(2026, 12, 31), date(2027, 1, 1), date(2029, 12, 31), date(2030, 1, 1)]
    assert [vested_part(steps, day) for day in days] == [0, Fraction(1, 4), Fraction(3, 4), 1]


def test_nothing_of_an_unknown_amount_is_nothing() -> None:
    assert vested(UNKNOWN, Fraction(0)) == ZERO
    assert vested(UNKNOWN, Fraction(1, 2)) == UNKNOWN
    assert vested(exactly(4), Fraction(1, 2)) == exactly(2)
