"""Pay that accrues over years, whatever its kind."""

from datetime import date
from decimal import Decimal

import pytest

from offercalc.domain.ledger.bonus_pay import BonusPay
from offercalc.domain.ledger.commission_pay import CommissionPay
from offercalc.domain.ledger.thirteenth_month import ThirteenthMonthPay
from offercalc.domain.ledger.yearly_pay import YearlyPay
from offercalc.domain.offer.accrual import OnLeaving
from offercalc.domain.offer.pay import Bonus, Commission, ThirteenthMonth
from offercalc.domain.values.estimate import exactly, total
from tests.builders import offer, span

OF = offer("12k USD/year", "2026-01-01")


def kinds(on_leaving: OnLeaving) -> list[YearlyPay]:
    """Return 1,200 a year as each kind of pay, paid in June and December."""
    bonus = Bonus(amount=Decimal(1200), paid_in_months=(6, 12), on_leaving=on_leaving)
    commission = Commission(
        on_target_amount=Decimal(1200), accrues="service_year", paid_in_months=(6, 12), on_leaving=on_leaving
    )
    wages = ThirteenthMonth(
        months=Decimal("1.2"), on_amount="earned", paid_in_months=(6, 12), prorate="months", on_leaving=on_leaving
    )
    return [BonusPay(bonus, OF, exactly(1)), CommissionPay(commission, OF, exactly(1)), ThirteenthMonthPay(wages, OF)]


@pytest.mark.parametrize("pays", kinds("lost"), ids=lambda pays: type(pays).__name__)
def test_every_kind_pays_half_a_year_twice_a_year(pays: YearlyPay) -> None:
    found = [(str(one.earned_on), str(one.paid_on), one.amount) for one in pays.earned(12)]
    assert found == [
        ("2026-06-30", "2026-06-30", span("600")),
        ("2026-12-31", "2026-12-31", span("600")),
    ]


@pytest.mark.parametrize("pays", kinds("lost"), ids=lambda pays: type(pays).__name__)
def test_half_a_year_that_ends_after_the_horizon_is_not_in_it(pays: YearlyPay) -> None:
    assert [str(one.earned_on) for one in pays.earned(11)] == ["2026-06-30"]


@pytest.mark.parametrize(("on_leaving", "due"), [("lost", "0"), ("pro_rata", "300"), ("full", "600")])
def test_leaving_in_the_middle_of_a_half_year_pays_what_is_promised(on_leaving: OnLeaving, due: str) -> None:
    for pays in kinds(on_leaving):
        assert total(tuple(one.amount for one in pays.on_leaving(date(2026, 10, 1)))) == span(due)
