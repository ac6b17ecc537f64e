from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from offercalc.domain.ledger.ledger import ledger
from offercalc.domain.ledger.line import Certainty, Line
from offercalc.domain.ledger.pay_lines import pay_lines
from offercalc.domain.offer.denomination import Denomination, denomination_of, share_denomination, stated_rates
from offercalc.domain.offer.offer import Offer
from offercalc.domain.offer.part import Link, Payout
from offercalc.domain.offer.pay import PayPart, Salary
from offercalc.domain.values.estimate import Span, total
from tests.builders import SPANS, assumptions, offer, pay, presets, span

RATES = st.decimals(min_value=Decimal("0.000001"), max_value=10**9, places=6)
SHARES = ("10% bonus", "1 wage in month 3", "50% match on 6%")
LINKED = Salary(amount=Decimal(1), linked_to=Link(currency="EUR", rate=Decimal("1.25")))


def promise(text: str) -> Denomination:
    """Return the currency terms of a part of an offer in dollars."""
    return denomination_of(pay(text), offer())


def lines(of: Offer) -> list[Line]:
    """Return the lines of the last part of the pay in the first year."""
    place = f"pay[{len(of.pay) - 1}]"
    return [line for line in pay_lines(of, assumptions(years=1)) if str(line.component) == place]


def summed(found: list[Line]) -> Span:
    return total(tuple(line.amount for line in found))


def whole(of: Offer, currency: str) -> Span:
    found = list(ledger(of, assumptions(), presets()))
    assert {line.currency for line in found} == {currency}
    return summed(found)


def linked(part: PayPart, rate: Decimal) -> PayPart:
    return replace(part, currency=None, linked_to=Link(currency="USD", rate=rate))


@pytest.mark.parametrize(
    ("text", "promised"),
    [
        ("100k USD/year", Denomination("USD", "USD", Fraction(1))),
        ("100k IDR/year", Denomination("IDR", "IDR", Fraction(1))),
        ("150M IDR/month linked to USD at 15000", Denomination("IDR", "USD", Fraction(1, 15_000))),
        ("5k USD once linked to EUR at 1.2", Denomination("USD", "EUR", Fraction(5, 6))),
        ("5k USD once paid in SGD", Denomination("USD", "USD", Fraction(1))),
        ("5k USD once paid in SGD at 1.35", Denomination("USD", "SGD", Fraction(27, 20))),
        ("150M IDR/month linked to USD at 15000 paid in SGD", Denomination("IDR", "USD", Fraction(1, 15_000))),
        ("150M IDR/month linked to USD at 15000 paid in USD", Denomination("IDR", "USD", Fraction(1, 15_000))),
    ],
)
def test_pay_is_fixed_linked_or_paid_in_another_currency(text: str, promised: Denomination) -> None:
    assert promise(text) == promised


def test_150_million_rupiah_linked_at_15_000_are_10_000_dollars() -> None:
    assert promise("150M IDR/month linked to USD at 15000").convert(span("150M")) == span("10k")
    assert promise("150M IDR/month linked to USD at 16000").convert(span("150M")) == span("9375")


def test_10_000_dollars_paid_in_singapore_dollars_at_1_35_are_13_500() -> None:
    assert promise("10k USD once paid in SGD at 1.35").convert(span("10k")) == span("13.5k")
    assert promise("10k USD once paid in SGD").convert(span("10k..11k..")) == span("10k..11k..")


@given(SPANS, RATES)
def test_a_link_valued_at_the_rate_it_was_agreed_at_is_the_stated_amount(amount: Span, rate: Decimal) -> None:
    part = Salary(amount=None, currency="IDR", linked_to=Link(currency="USD", rate=rate))
    assert denomination_of(part, offer()).convert(amount).scaled(Fraction(rate)) == amount


@given(SPANS, RATES)
def test_a_link_and_a_payment_at_one_rate_undo_each_other(amount: Span, rate: Decimal) -> None:
    linked = denomination_of(Salary(amount=None, linked_to=Link(currency="EUR", rate=rate)), offer())
    paid = denomination_of(Salary(amount=None, paid_in=Payout(currency="EUR", rate=rate)), offer())
    assert paid.convert(linked.convert(amount)) == amount


@pytest.mark.parametrize("text", SHARES)
def test_a_part_of_a_salary_is_promised_as_the_salary_is(text: str) -> None:
    assert share_denomination(pay(text), LINKED, offer()) == denomination_of(LINKED, offer())


@pytest.mark.parametrize("text", SHARES)
def test_a_part_of_a_salary_may_state_a_promise_of_its_own(text: str) -> None:
    part = pay(text)
    fixed = Denomination("USD", "USD", Fraction(1))
    assert share_denomination(replace(part, currency="USD"), LINKED, offer()) == fixed
    assert share_denomination(pay(f"{text} paid in SGD"), LINKED, offer()) == fixed
    rated = pay(f"{text} paid in SGD at 1.35")
    assert share_denomination(rated, LINKED, offer()) == Denomination("USD", "SGD", Fraction(27, 20))


def test_a_part_of_a_salary_is_stated_in_the_currency_of_the_salary() -> None:
    salary = Salary(amount=None, currency="IDR")
    assert share_denomination(pay("10% bonus linked to EUR at 20000"), salary, offer()) == Denomination(
        "IDR", "EUR", Fraction(1, 20_000)
    )


def test_what_is_no_part_of_the_pay_goes_by_the_salary() -> None:
    assert share_denomination(None, LINKED, offer()) == Denomination("USD", "EUR", Fraction(4, 5))


@pytest.mark.parametrize(
    ("text", "rates"),
    [
        ("1 USD once", ()),
        ("1 USD once linked to EUR at 1.2", (Decimal("1.2"),)),
        ("1 USD once paid in EUR", ()),
        ("1 USD once linked to EUR at 1.2 paid in EUR at 0.8", (Decimal("1.2"), Decimal("0.8"))),
    ],
)
def test_the_rates_of_a_part_are_those_it_states(text: str, rates: tuple[Decimal, ...]) -> None:
    assert stated_rates(pay(text)) == rates


@pytest.mark.parametrize(
    ("terms", "currency", "year"),
    [
        ("1 USD once", "USD", "1"),
        ("150M IDR/month linked to USD at 15000", "USD", "120k"),
        ("150M IDR/month rising 10% linked to USD at 15000", "USD", "120k"),
        ("150M IDR/month then 300M on 2026-07-01 linked to USD at 15000", "USD", "180k"),
        ("100M..150M..200M IDR/month linked to USD at 16000", "USD", "75k..112.5k..150k"),
        ("100M IDR/year linked to USD at 15000", "USD", "20k/3"),
        ("10k USD/month paid in SGD", "USD", "120k"),
        ("10k USD/month paid in SGD at 1.35", "SGD", "162k"),
        ("150M IDR/month linked to USD at 15000 paid in SGD", "USD", "120k"),
        ("30M IDR bonus at 50% linked to USD at 15000", "USD", "1k"),
        ("30M IDR commission at 50% linked to USD at 15000", "USD", "1k"),
        ("30M IDR once linked to USD at 15000", "USD", "2k"),
        ("10k USD once paid in SGD at 1.35", "SGD", "13.5k"),
        ("15M IDR/month allowance linked to USD at 15000", "USD", "12k"),
        ("? IDR/month allowance linked to USD at 15000", "USD", "?"),
        ("30M IDR/year benefit linked to USD at 15000", "USD", "2k"),
    ],
)
def test_a_year_of_pay_is_what_is_promised_of_it(terms: str, currency: str, year: str) -> None:
    found = lines(offer(terms))
    assert {line.currency for line in found} == {currency}
    assert summed(found) == span(year)


# Of Rp 150,000,000 a month, linked to the dollar at 15,000, a year is $120,000.
@pytest.mark.parametrize(
    ("terms", "currency", "year"),
    [
        ("10% bonus", "USD", "12k"),
        ("1 wage in month 12", "USD", "10k"),
        ("50% match on 6%", "USD", "3600"),
        ("50% match on 6% up to 30M", "USD", "2k"),
        ("50% match on 6% up to 90M", "USD", "3600"),
        ("10% bonus linked to SGD at 12000", "SGD", "15k"),
        ("1 wage in month 12 linked to SGD at 12000", "SGD", "12.5k"),
        ("50% match on 6% up to 36M linked to SGD at 12000", "SGD", "3k"),
        ("10% bonus paid in USD at 0.0001", "USD", "18k"),
        ("10% bonus paid in SGD", "IDR", "180M"),
        ("1 wage in month 12 paid in SGD", "IDR", "150M"),
    ],
)
def test_a_part_of_a_salary_follows_it_unless_it_states_a_promise(terms: str, currency: str, year: str) -> None:
    found = lines(offer(f"150M IDR/month linked to USD at 15000 + {terms}"))
    assert {line.currency for line in found} == {currency}
    assert summed(found) == span(year)


@pytest.mark.parametrize(
    ("terms", "year"), [("10% bonus", "180M"), ("1 wage in month 12", "150M"), ("50% match on 6% up to 36M", "36M")]
)
def test_a_part_of_a_salary_that_names_its_currency_is_fixed_in_it(terms: str, year: str) -> None:
    of = offer(f"150M IDR/month linked to USD at 15000 + {terms}")
    found = lines(replace(of, pay=(of.pay[0], replace(of.pay[1], currency="IDR"))))
    assert {line.currency for line in found} == {"IDR"}
    assert summed(found) == span(year)


def test_a_bonus_follows_each_salary_by_its_own_promise() -> None:
    found = lines(offer("100M IDR/month + 150M IDR/month linked to USD at 15000 + 10% bonus guaranteed 1y"))
    assert [(line.currency, line.amount) for line in found if line.certainty is Certainty.GUARANTEED] == [
        ("IDR", span("120M")),
        ("USD", span("12k")),
    ]


KINDS = (
    "150M IDR/month rising 5%",
    "150M IDR/month then +?% on 2027-03-16 then 200M on 2028-01-01",
    "150M..160M..170M IDR bonus at 80..100..150% guaranteed 1y after 3m",
    "150M IDR commission at 90%",
    "150M IDR once after 13m owed back 24m",
    "15M IDR/week allowance",
    "150M IDR/year benefit",
)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_pay_can_be_linked_or_paid_in_another_currency(kind: str) -> None:
    fixed = whole(offer(kind), "IDR")
    assert whole(offer(f"{kind} linked to USD at 15000"), "USD") == fixed.scaled(Fraction(1, 15_000))
    assert whole(offer(f"{kind} paid in SGD at 0.0001"), "SGD") == fixed.scaled(Fraction(1, 10_000))
    assert whole(offer(f"{kind} paid in SGD"), "IDR") == fixed


@given(st.lists(st.sampled_from(KINDS), min_size=2, max_size=4), RATES)
def test_the_linked_parts_of_pay_add_up_to_the_whole(kinds: list[str], rate: Decimal) -> None:
    parts = tuple(linked(pay(kind), rate) for kind in kinds)
    of = replace(offer(), currency="IDR")
    apart = tuple(whole(replace(of, pay=(part,)), "USD") for part in parts)
    assert total(apart) == whole(replace(of, pay=parts), "USD")
