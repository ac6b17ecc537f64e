from fractions import Fraction

from offercalc.domain.ledger.thirteenth_month import ExtraWage, extra_wages
from offercalc.domain.offer.denomination import Denomination
from offercalc.domain.offer.offer import Offer
from offercalc.domain.offer.pay import ThirteenthMonth
from tests.builders import offer, span
from tests.domain.ledger.test_wages import TONO


def wages(of: Offer, months: int = 12) -> list[ExtraWage]:
    return [wage for part in of.pay if isinstance(part, ThirteenthMonth) for wage in extra_wages(part, of, months)]


def test_the_holiday_allowance_of_indonesia_counts_fixed_allowances() -> None:
    found = wages(offer(f"{TONO} + 1 wage in month 12", "2022-01-01"))
    assert [(wage.earned_on.isoformat(), wage.amount) for wage in found] == [("2022-12-31", span("5300k"))]


def test_extra_wages_are_in_the_currency_of_each_promise() -> None:
    found = wages(offer("1k USD/month + 15M IDR/month linked to USD at 15000 + 2 wages in month 6", "2026-01-01"))
    assert [(wage.promise, wage.amount) for wage in found] == [
        (Denomination("USD", "USD", Fraction(1)), span("1k")),
        (Denomination("IDR", "USD", Fraction(1, 15000)), span("15M")),
    ]
