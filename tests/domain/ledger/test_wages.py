from datetime import date
from decimal import Decimal
from fractions import Fraction

from offercalc.domain.ledger.wages import wage_parts, wages_by_month, wages_on
from offercalc.domain.offer.denomination import Denomination
from offercalc.domain.offer.pay import Allowance, Salary, ThirteenthMonth
from tests.builders import offer, span

TONO = (
    "4500k IDR/month + 500k IDR/month allowance counted + 300k IDR/month allowance counted + 1500k IDR/month allowance"
)
"""The wage in the example of an Indonesian newspaper (karanganyar.inews.id/read/282106): THR of Rp 5,300,000."""


def fixed(currency: str) -> Denomination:
    return Denomination(currency, currency, Fraction(1))


def test_a_monthly_wage_is_the_salary_and_the_counted_allowances() -> None:
    assert wages_on(offer(TONO), date(2026, 12, 31)) == {fixed("IDR"): span("5300k")}


def test_a_monthly_wage_follows_raises_and_the_period_of_an_allowance() -> None:
    of = offer("12k USD/year then 24k on 2027-01-01 + 1200 USD/year allowance counted", "2026-01-01")
    assert wages_on(of, date(2026, 12, 31)) == {fixed("USD"): span("1100")}
    assert wages_on(of, date(2027, 1, 1)) == {fixed("USD"): span("2100")}


def test_a_wage_in_several_currencies_is_one_amount_for_each() -> None:
    of = offer("1k USD/month + 2k EUR/month + 3k USD/month + 100 EUR/month allowance counted")
    assert wages_on(of, date(2026, 1, 1)) == {fixed("USD"): span("4k"), fixed("EUR"): span("2100")}


def test_a_wage_that_is_linked_keeps_its_promise_unless_the_part_states_its_own() -> None:
    of = offer("150M IDR/month linked to USD at 15000 + 1M IDR/month allowance counted")
    linked = Denomination("IDR", "USD", Fraction(1, 15000))
    assert wages_on(of, date(2026, 1, 1)) == {linked: span("150M"), fixed("IDR"): span("1M")}
    part = ThirteenthMonth(months=Decimal(1), currency="IDR")
    assert wages_on(of, date(2026, 1, 1), part) == {fixed("IDR"): span("151M")}


def test_a_wage_without_a_salary_is_not_known() -> None:
    of = offer("100 USD/month allowance counted")
    assert [type(part) for part in wage_parts(of)] == [Salary, Allowance]
    assert wages_on(of, date(2026, 1, 1)) == {fixed("USD"): span("100..")}
    assert wages_by_month(of, 1, ("counted_allowances",)) == {fixed("USD"): (span("100"),)}


def test_the_wages_of_months_are_of_the_bases_that_are_asked_for() -> None:
    of = offer("12k USD/year rising 10% + 100 USD/month allowance counted + 50 USD/month allowance")
    assert wages_by_month(of, 13) == {fixed("USD"): (span("1100"),) * 12 + (span("1200"),)}
    assert wages_by_month(of, 13, ("salary",)) == {fixed("USD"): (span("1k"),) * 12 + (span("1100"),)}
    assert wages_by_month(of, 2, ("counted_allowances",)) == {fixed("USD"): (span("100"),) * 2}
    assert wages_by_month(of, 2, ("thirteenth_month",)) == {}
