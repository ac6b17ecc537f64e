from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given

from offercalc.domain.exchange.rate import Quote
from offercalc.domain.offer.equity import Option, Rsu
from offercalc.domain.offer.offer import Offer
from offercalc.domain.offer.part import Link, Payout
from offercalc.domain.offer.pay import Bonus, Instalment, OneTime, PayPart, Salary, ThirteenthMonth
from offercalc.domain.validate.offer import soundness
from offercalc.domain.values.estimate import UNKNOWN, Estimate, Range, Span
from offercalc.domain.vesting.schedule import Vesting
from tests.builders import (
    OFFERS,
    SPANS,
    assumptions,
    grant,
    is_ordered,
    offer,
    pay,
    presets,
    span,
    table,
)
from tests.number_language import estimate, number
from tests.offer_language import vesting

EURO = Link(currency="EUR", rate=Decimal("1.1"))


@pytest.mark.parametrize(("text", "value"), [("7", "7"), ("0.5", "0.5"), ("555k", "555000"), ("2.5M", "2500000")])
def test_a_number_may_be_in_thousands_or_millions(text: str, value: str) -> None:
    assert number(text) == Decimal(value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("5k", Decimal(5000)),
        ("1..2..3.5", Range(Decimal(1), Decimal(2), Decimal("3.5"))),
        ("?", None),
    ],
)
def test_an_estimate_is_known_a_range_or_unknown(text: str, value: Estimate) -> None:
    assert estimate(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("5", Span(Fraction(5), Fraction(5), Fraction(5))),
        ("1/3", Span(Fraction(1, 3), Fraction(1, 3), Fraction(1, 3))),
        ("1..2..3k", Span(Fraction(1), Fraction(2), Fraction(3000))),
        ("1..2..", Span(Fraction(1), Fraction(2), None)),
        ("5..", Span(Fraction(5), Fraction(5), None)),
        ("?", UNKNOWN),
    ],
)
def test_a_span_is_exact_bounded_or_open(text: str, value: Span) -> None:
    assert span(text) == value


def test_an_offer_is_read_with_its_pay_and_its_equity() -> None:
    assert offer("555k USD/year + 4000 RSU @ 25 USD / 4y 1y-cliff monthly") == Offer(
        company="Acme",
        role="Engineer",
        currency="USD",
        start_date=date(2026, 1, 1),
        pay=(Salary(amount=Decimal(555_000)),),
        equity=(Rsu(units=Decimal(4000), price=Decimal(25), vesting=Vesting(preset="4y-1y-cliff-monthly")),),
    )


def test_the_first_currency_is_the_offers_and_another_stays_with_its_part() -> None:
    mixed = offer("100M IDR/month + 5k USD once + 2M IDR bonus", start="2026-01-31")
    assert (mixed.currency, mixed.start_date) == ("IDR", date(2026, 1, 31))
    assert [part.currency for part in mixed.pay] == [None, "USD", None]


def test_an_empty_offer_is_in_dollars() -> None:
    assert (offer().currency, offer().pay, offer().equity) == ("USD", (), ())


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("? USD/year", Salary(amount=None)),
        ("50 USD/hour", Salary(amount=Decimal(50), per="hour")),
        ("7 IDR/two_weeks", Salary(amount=Decimal(7), per="two_weeks", currency="IDR")),
        ("20% bonus", Bonus(percent_of_salary=Decimal(20))),
        ("5k USD bonus after 3m", Bonus(amount=Decimal(5000), paid_after_months=3)),
        ("60k USD once", OneTime(instalments=(Instalment(amount=Decimal(60_000)),))),
        ("? USD once after 13m", OneTime(instalments=(Instalment(amount=None, after_months=13),))),
        ("1 wage in month 3", ThirteenthMonth(paid_in_month=3)),
        ("1..2..3 wages in month 12", ThirteenthMonth(months=Range(Decimal(1), Decimal(2), Decimal(3)))),
        ("5 USD bonus linked to EUR at 1.1", Bonus(amount=Decimal(5), linked_to=EURO)),
        ("20% bonus paid in SGD", Bonus(percent_of_salary=Decimal(20), paid_in=Payout(currency="SGD"))),
        (
            "20% bonus linked to EUR at 1.1 paid in SGD at 1.35",
            Bonus(percent_of_salary=Decimal(20), linked_to=EURO, paid_in=Payout(currency="SGD", rate=Decimal("1.35"))),
        ),
    ],
)
def test_a_part_of_the_pay_is_read(text: str, part: PayPart) -> None:
    assert pay(text) == part


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("? RSU", Rsu()),
        ("900k of RSU @ 150 EUR", Rsu(value=Decimal(900_000), price=Decimal(150), currency="EUR")),
        ("1% RSU valued 2M over ?", Rsu(ownership_percent=Decimal(1), valuation=Decimal(2_000_000))),
        ("10 options @ 30 USD strike 5", Option(units=Decimal(10), price=Decimal(30), strike=Decimal(5))),
        (
            "10 options valued 2M over 1k / 10/20/70 every 3m",
            Option(
                units=Decimal(10),
                valuation=Decimal(2_000_000),
                fully_diluted_shares=Decimal(1000),
                vesting=Vesting(percent_by_year=(Decimal(10), Decimal(20), Decimal(70)), every_months=3),
            ),
        ),
    ],
)
def test_a_grant_is_read(text: str, part: object) -> None:
    assert grant(text) == part


def test_vesting_terms_are_a_preset_or_percents() -> None:
    assert vesting("4y 1y-cliff quarterly") == Vesting(preset="4y-1y-cliff-quarterly")
    assert vesting("38-32-20-10") == Vesting(preset="38-32-20-10")
    assert vesting("50/50") == Vesting(percent_by_year=(Decimal(50), Decimal(50)))


@pytest.mark.parametrize("text", ["", "many", "-5", "5 k", "1e3", "1,000"])
def test_what_is_no_number_raises(text: str) -> None:
    with pytest.raises(ValueError, match="is not a number"):
        number(text)


@pytest.mark.parametrize("text", ["1..2", "1..2..3..4", "5.."])
def test_what_is_no_estimate_raises(text: str) -> None:
    with pytest.raises(ValueError, match="is not a"):
        estimate(text)


@pytest.mark.parametrize("text", ["1..2", "1..2..3..4", "..5", "??"])
def test_what_is_no_span_raises(text: str) -> None:
    with pytest.raises(ValueError, match="is not a"):
        span(text)


@pytest.mark.parametrize(
    "text",
    [
        "555k",
        "5 USD/fortnight",
        "5 usd/year",
        "5 USD/year and more",
        "10 RSU strike 5",
        "10 RSU @ 5",
        "bonus",
        " + ",
        "10 RSU paid in SGD",
        "5 USD once linked to EUR",
        "5 USD once paid in SGD linked to EUR at 1.1",
    ],
)
def test_what_is_no_part_of_an_offer_raises(text: str) -> None:
    with pytest.raises(ValueError, match="is no part of an offer"):
        offer(text)


@pytest.mark.parametrize("text", ["4y-forever", "50/half", "50/50 every month"])
def test_what_are_no_vesting_terms_raises(text: str) -> None:
    with pytest.raises(ValueError, match="is not a number"):
        vesting(text)


def test_what_is_built_is_sound() -> None:
    assert soundness(offer("100k..110k..120k USD/year + ? options / 4y 1y-cliff monthly"), presets()) == ()


def test_the_table_knows_what_a_euro_cost() -> None:
    rates = table()
    assert (rates.base, rates.last_day) == ("EUR", date(2026, 1, 8))
    assert rates.span("HRK") == (date(2026, 1, 5), date(2026, 1, 5))
    assert rates.span("EUR") == (date(2026, 1, 5), date(2026, 1, 8))
    assert rates.span("AED") is None
    assert rates.quote("EUR", "USD", date(2026, 1, 7)) == Quote(date(2026, 1, 6), Fraction("1.28"), "first")
    assert rates.quote("EUR", "USD", date(2026, 1, 4)) is None


@pytest.mark.parametrize("text", ["", "2026-01-05 USD", "2026-01-05 USD N/A", "tomorrow USD 1"])
def test_what_is_no_table_raises(text: str) -> None:
    with pytest.raises(ValueError):
        table(text)


def test_rates_are_those_of_the_last_day_of_the_table() -> None:
    assert assumptions(currency="IDR", years=2).exchange_day == table().last_day


@given(OFFERS)
def test_drawn_offers_are_sound(drawn: Offer) -> None:
    assert soundness(drawn, presets()) == ()


@given(SPANS)
def test_drawn_spans_are_in_order(drawn: Span) -> None:
    assert is_ordered(drawn)


@pytest.mark.parametrize("text", ["3..2..4", "1..3..2", "2..1.."])
def test_a_span_out_of_order_is_seen(text: str) -> None:
    assert not is_ordered(span(text))
