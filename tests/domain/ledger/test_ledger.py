from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from offercalc.domain.ledger.component import Kind
from offercalc.domain.ledger.ledger import Ledger, ledger
from offercalc.domain.ledger.line import Category, Certainty
from offercalc.domain.offer.offer import Offer
from offercalc.domain.values.estimate import Span, total
from offercalc.domain.values.months import add_months
from tests.builders import OFFERS, assumptions, component, is_ordered, offer, presets, span

YEARS = st.integers(1, 10)
EVERYTHING = "120k USD/year + 20% bonus + 60k USD once + 1 wage in month 6 + 4000 RSU @ 25 USD / 4y yearly + ? options"


def lines_of(of: Offer, years: int = 4) -> Ledger:
    return ledger(of, assumptions(years=years), presets())


def amount(lines: Ledger) -> Span:
    return total(tuple(line.amount for line in lines))


def within(lines: Ledger, after: date, upto: date) -> Ledger:
    return tuple(line for line in lines if after < line.earned_on <= upto)


def test_pay_comes_first_then_equity_in_the_offers_order() -> None:
    components = dict.fromkeys(str(line.component) for line in lines_of(offer(EVERYTHING)))
    assert list(components) == ["pay[0]", "pay[1]", "pay[2]", "pay[3]", "equity[0]", "equity[1]"]


@pytest.mark.parametrize(
    ("category", "expected"),
    [(Category.BASE, "480k"), (Category.ONE_TIME, "60k"), (Category.EQUITY, "100k.."), (Category.BENEFIT, "0")],
)
def test_four_years_of_a_category(category: Category, expected: str) -> None:
    lines = lines_of(offer(EVERYTHING))
    assert amount(tuple(line for line in lines if line.category is category)) == span(expected)


def test_all_equity_is_contingent_and_nothing_else_is() -> None:
    lines = lines_of(offer(EVERYTHING))
    assert {line.category for line in lines if line.certainty is Certainty.CONTINGENT} == {Category.EQUITY}
    assert {line.certainty for line in lines if line.category is Category.EQUITY} == {Certainty.CONTINGENT}


def test_an_empty_offer_has_an_empty_ledger() -> None:
    assert lines_of(offer()) == ()


def test_a_line_stays_in_the_currency_it_is_stated_in() -> None:
    lines = lines_of(offer("100M IDR/month + 5k USD once"))
    assert {line.currency for line in lines} == {"IDR", "USD"}


def test_a_promise_changes_the_amounts_of_its_lines_and_nothing_else() -> None:
    plain = "120M IDR/month + 20% bonus after 3m + 60M IDR once owed back 24m + 5M IDR/month allowance + 1 RSU @ 1 IDR"
    fixed = lines_of(offer(plain))
    linked = lines_of(offer(plain.replace("/month + 20%", "/month linked to USD at 15000 + 20%")))
    touched = {component("pay[0]"), component("pay[1]")}
    assert {line.component for line in linked if line.currency == "USD"} == touched
    for line, follower in zip(fixed, linked, strict=True):
        factor = Fraction(1, 15_000) if line.component in touched else Fraction(1)
        currency = "USD" if line.component in touched else line.currency
        assert follower == replace(line, amount=line.amount.scaled(factor), currency=currency)


def test_a_linked_sign_on_is_owed_back_as_it_is_promised() -> None:
    of = offer("150M IDR once owed back 12m linked to USD at 15000")
    (line,) = ledger(of, assumptions(leaving_date=date(2026, 7, 1)), presets())
    assert (line.currency, line.amount) == ("USD", span("5k"))


@given(OFFERS, YEARS)
def test_the_sum_over_the_years_is_the_total(of: Offer, years: int) -> None:
    lines = lines_of(of, years)
    ends = [date.min, *(add_months(of.start_date, 12 * year) for year in range(1, years + 1))]
    by_year = [within(lines, after, upto) for after, upto in pairwise(ends)]
    assert sum(map(len, by_year)) == len(lines)
    assert total(tuple(amount(year) for year in by_year)) == amount(lines)


@given(OFFERS, YEARS)
def test_the_sum_over_the_calendar_years_is_the_total(of: Offer, years: int) -> None:
    lines = lines_of(of, years)
    found = {line.earned_on.year for line in lines}
    by_year = [tuple(line for line in lines if line.earned_on.year == year) for year in found]
    assert total(tuple(amount(year) for year in by_year)) == amount(lines)


@given(OFFERS, YEARS)
def test_a_longer_horizon_changes_nothing_of_a_shorter_one(of: Offer, years: int) -> None:
    end = add_months(of.start_date, 12 * years)
    assert lines_of(of, years) == within(lines_of(of, years + 1), date.min, end)


@given(OFFERS)
def test_every_amount_is_in_order_and_nothing_is_paid_before_it_is_earned(of: Offer) -> None:
    for line in lines_of(of):
        assert is_ordered(line.amount)
        assert of.start_date <= line.earned_on <= line.paid_on


@given(OFFERS)
def test_parts_do_not_touch_each_other(of: Offer) -> None:
    lines = lines_of(of)
    assert tuple(line for line in lines if line.category is Category.EQUITY) == tuple(
        line for line in lines if line.component.kind is Kind.EQUITY
    )
    shares = [line.units for line in lines if line.units is not None]
    assert all(units.least >= Fraction(0) for units in shares)


TERM = (
    "96k USD/year rising 3% + 10% bonus + 6k USD bonus after 3m + 12k USD commission at 90% + 5k USD once owed back 12m"
    " + 1 wage in month 6 + 500 USD/month allowance + 50% match on 6% + 1200 USD/year benefit"
    " + 0.5 to 1y, 1 wages/year on leaving after 3m + 8% contribution vesting after 12m"
    " + 480 RSU @ 25 USD / 4y yearly + 10% ESPP @ 20 USD at 15% off every 3m"
)
"""Every kind of pay, a grant and a purchase plan."""
ENDS = st.integers(0, 4 * 365 - 1).map(lambda days: date(2026, 1, 1) + timedelta(days=days))


def term(text: str, last: str | date, start: str = "2026-01-01") -> Offer:
    """Return an offer with a last day."""
    return replace(offer(text, start), end_date=date.fromisoformat(last) if isinstance(last, str) else last)


def timed(text: str, first: int = 0, lasting: int | None = None) -> Offer:
    """Return an offer of which the last part begins after some months and lasts so long."""
    of = offer(text)
    return replace(of, pay=(*of.pay[:-1], replace(of.pay[-1], from_month=first, for_months=lasting)))


def by_part(of: Offer, years: int = 4) -> list[str]:
    """Return what each part of the pay comes to over the horizon."""
    lines = lines_of(of, years)
    sums = [
        amount(tuple(line for line in lines if line.component == component(f"pay[{i}]"))) for i in range(len(of.pay))
    ]
    return [str(one.likely) for one in sums]


def test_a_fixed_term_of_18_months_at_8000_is_144000() -> None:
    lines = lines_of(term("8k USD/month", "2027-06-30"))
    assert (len(lines), amount(lines), lines[-1].paid_on) == (18, span("144k"), date(2027, 6, 30))


def test_every_kind_of_pay_ends_with_a_term_of_18_months() -> None:
    """96,000 a year, then 98,880. In order of TERM:

    salary 96,000 + 49,440; a tenth of it; 6,000 and half of that; 0.9 x 18,000; the sign-on; 8,000 x 6/12 in June 2026
    and 8,240 in June 2027; 18 x 500; 3% of salary; 18 x 100; 0.5 wages for the first year, then 1 wage for half a year,
    at 8,240; 8% of salary, vested after 12 months.
    """
    found = by_part(term(TERM, "2027-06-30"))
    assert found == [
        "145440", "14544", "9000", "16200", "5000", "12240", "9000", str(Fraction("4363.2")), "1800", "8240",
        str(Fraction("11635.2")),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "first", "lasting", "amount"),
    [
        ("5k USD/month", 0, 3, "15000"),  # pay on probation
        ("5k USD/month", 3, None, "225000"),
        ("60k USD/year rising 10%", 6, 12, "63000"),  # 6 x 5,000 + 6 x 5,500: raises keep their calendar
        ("2k USD/month allowance", 0, 3, "6000"),  # housing for 3 months
        ("1200 USD/year benefit", 12, 6, "600"),
        ("120k USD/year + 10% bonus", 6, None, "42000"),  # 6,000 for the second half of the first year
        ("120k USD/year + 10% bonus", 0, 6, "6000"),
        ("120k USD/year + 12k USD bonus", 12, 12, "12000"),
        ("120k USD/year + 24k USD commission", 0, 6, "12000"),  # a ramp
        ("120k USD/year + 1 wage in month 12", 6, 12, "10000"),  # December 2026, after 12 months of service
        ("120k USD/year + 1 wage in month 12", 12, None, "30000"),
        ("120k USD/year + 100% match on 5%", 6, 12, "6000"),
        ("120k USD/year + 10% contribution", 6, 12, "12000"),
        ("5k USD once after 1m", 6, None, "5000"),
    ],
)
def test_a_part_is_earned_in_its_own_time(text: str, first: int, lasting: int | None, amount: str) -> None:
    assert by_part(timed(text, first, lasting))[-1] == amount


def test_one_time_pay_counts_its_months_from_when_it_begins() -> None:
    (line,) = lines_of(timed("5k USD once after 1m", 6))
    assert line.paid_on == date(2026, 8, 1)


def test_a_wage_is_that_of_the_salaries_in_force() -> None:
    """Probation at 4,000 for 3 months, then 5,000: the thirteenth month in December is 5,000, a tenth 5,700."""
    of = offer("4k USD/month + 5k USD/month + 1 wage in month 12 + 10% bonus")
    of = replace(of, pay=(replace(of.pay[0], for_months=3), replace(of.pay[1], from_month=3), *of.pay[2:]))
    assert by_part(of, years=1) == ["12000", "45000", "5000", "5700"]


def test_leaving_pay_counts_the_months_in_which_it_accrues() -> None:
    whole = timed("120k USD/year + 1 wages/year on leaving", 6, 12)
    assert by_part(replace(whole, end_date=date(2027, 12, 31)))[-1] == "10000"
    assert by_part(replace(whole, end_date=date(2026, 12, 31)))[-1] == "5000"


def test_an_extra_wage_after_the_term_is_due_with_it_only_if_leaving_leaves_it_due() -> None:
    """A contract that ends before the feast earns no THR: Permenaker 6/2016, article 7(3)."""
    of = term("120k USD/year + 1 wage in month 6", "2027-03-31")
    assert by_part(of)[-1] == "5000"
    pro_rata = replace(of, pay=(of.pay[0], replace(of.pay[1], on_leaving="pro_rata")))
    assert by_part(pro_rata)[-1] == str(5000 + 2500)


def test_a_sign_on_that_is_owed_back_within_two_years_is_kept_after_a_term_of_one() -> None:
    of = term("120k USD/year + 20k USD once owed back 24m", "2026-12-31")
    assert by_part(of)[-1] == "20000"
    left = ledger(of, assumptions(leaving_date=date(2026, 12, 30)), presets())
    assert amount(tuple(line for line in left if line.category is Category.ONE_TIME)) == span("27500/3")


def test_a_bonus_of_a_term_is_paid_some_months_after_its_end() -> None:
    lines = lines_of(term("120k USD/year + 12k USD bonus after 3m", "2027-06-30"))
    found = [(str(line.earned_on), str(line.paid_on)) for line in lines if line.category is Category.BONUS]
    assert found == [("2026-12-31", "2027-03-31"), ("2027-06-30", "2027-09-30")]


def test_units_that_would_vest_after_the_last_day_do_not() -> None:
    grant = "480 RSU @ 25 USD / 4y yearly"
    assert len(lines_of(term(grant, "2028-01-01"))) == 2
    assert len(lines_of(term(grant, "2027-12-31"))) == 1


@given(ENDS, st.dates(date(2026, 1, 1), date(2031, 1, 1)) | st.none())
def test_nothing_is_earned_after_the_last_day(last: date, leaving: date | None) -> None:
    lines = ledger(term(TERM, last), assumptions(leaving_date=leaving), presets())
    assert all(line.earned_on <= last for line in lines)


@given(ENDS, ENDS)
def test_a_shorter_contract_never_pays_more(one: date, other: date) -> None:
    shorter, longer = (lines_of(term(TERM, last)) for last in sorted((one, other)))
    assert amount(shorter).likely <= amount(longer).likely
    for index in range(11):
        parts = [
            tuple(line for line in lines if line.component == component(f"pay[{index}]")) for lines in (shorter, longer)
        ]
        assert amount(parts[0]).likely <= amount(parts[1]).likely


@given(
    st.sampled_from(
        [
            "96k USD/year rising 3%", "5k USD/month then 6k on 2027-03-16", "500 USD/month allowance",
            "1200 USD/year benefit",
        ]
    ),
    st.integers(1, 60),
    st.none() | ENDS,
)  # fmt: skip
def test_two_consecutive_parts_are_the_whole(text: str, month: int, last: date | None) -> None:
    whole = replace(offer(text), end_date=last)
    (part,) = whole.pay
    halves = replace(whole, pay=(replace(part, for_months=month), replace(part, from_month=month)))
    assert sum_by_day(lines_of(halves)) == sum_by_day(lines_of(whole))


def sum_by_day(lines: Ledger) -> dict[date, Span]:
    days = dict.fromkeys(sorted(line.earned_on for line in lines))
    return {day: amount(tuple(line for line in lines if line.earned_on == day)) for day in days}


@given(ENDS)
def test_leaving_on_the_last_day_of_a_term_is_completing_it(last: date) -> None:
    of = term(TERM, last)
    assert ledger(of, assumptions(leaving_date=last), presets()) == lines_of(of)


def test_a_term_that_ends_after_the_horizon_changes_nothing_within_it() -> None:
    assert lines_of(term(TERM, "2031-12-31")) == lines_of(offer(TERM))
