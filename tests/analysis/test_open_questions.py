from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from msgspec import convert
from msgspec.structs import replace

from offercalc.analysis.comparison import compare
from offercalc.analysis.open_questions import Question, open_questions
from offercalc.analysis.yearly import By
from offercalc.domain.offer.equity import Espp, Phantom, ProfitUnit, RestrictedStock, Rsu, Sar, Stake
from offercalc.domain.offer.offer import Offer
from offercalc.domain.offer.pay import (
    Allowance,
    Benefit,
    Bonus,
    Commission,
    Instalment,
    OneTime,
    PayPart,
    RetirementMatch,
    Salary,
)
from tests.builders import OFFERS, assumptions, book, offer, presets

VESTS = " / 4y 1y-cliff monthly"


def asked_fields(of: Offer, **how: bool) -> list[str]:
    return [question.path.removeprefix("$.") for question in open_questions(of, **how)]


def asked_of_a_grant(terms: str) -> list[str]:
    return [path.removeprefix("equity[0].") for path in asked_fields(offer(terms))]


def test_options_of_an_unstated_number_ask_for_all_that_makes_their_value() -> None:
    asked = asked_of_a_grant(f"555k USD/year + ? options{VESTS}")
    assert asked == ["units", "strike", "fully_diluted_shares", "price"]


def test_a_grant_without_vesting_terms_asks_for_them_last() -> None:
    assert asked_of_a_grant("? options") == ["units", "strike", "fully_diluted_shares", "price", "vesting"]


@pytest.mark.parametrize(
    ("terms", "asked"),
    [
        ("? options @ 30 USD", ["units", "strike"]),
        ("? options @ 30 USD strike 5", ["units"]),
        ("10 options @ 30 USD strike 5", []),
        ("10 options strike 5 valued 50M over ?", ["fully_diluted_shares"]),
        ("10 options strike 5 valued ? over 10M", ["price"]),
        ("10 options strike 5 valued 50M over 10M", []),
        ("0.1% options strike 5 valued 50M over ?", ["fully_diluted_shares"]),
        ("0.1% options strike 5", ["fully_diluted_shares", "price"]),
        ("100k of options strike 5", ["units", "fully_diluted_shares", "price"]),
        ("100k of options @ 30 USD strike 5", []),
        ("? RSU", ["units", "fully_diluted_shares", "price"]),
        ("10 RSU", ["fully_diluted_shares", "price"]),
        ("10 RSU @ 25 USD", []),
        ("1..2..3 RSU @ 20..25..30 USD", ["units", "price"]),
        ("100k of RSU", []),
        ("100k of RSU @ 25 USD", []),
        ("0.1% RSU", ["fully_diluted_shares", "price"]),
        ("0.1% RSU valued 50M over ?", []),
        ("0.1% RSU valued 50M over 10M", []),
        ("0.1% RSU valued ? over 10M", ["price"]),
    ],
)
def test_a_grant_asks_for_what_its_value_needs(terms: str, asked: list[str]) -> None:
    assert asked_of_a_grant(terms + VESTS) == asked


@pytest.mark.parametrize(
    ("terms", "asked"),
    [
        ("? USD/year", ["pay[0].amount"]),
        ("1 USD/year + ?% bonus", ["pay[1].percent_of_salary"]),
        ("? USD once", ["pay[0].instalments[0].amount"]),
        ("1 USD/year + ? wages in month 3", ["pay[1].months"]),
        ("100k USD/year + 20% bonus + 5k USD bonus + 60k USD once + 1 wage in month 3", []),
        ("1..2..3 USD/year", ["pay[0].amount"]),
        ("", []),
    ],
)
def test_pay_asks_for_what_is_unknown(terms: str, asked: list[str]) -> None:
    assert asked_fields(offer(terms)) == asked


def test_every_unknown_instalment_is_asked_for() -> None:
    unknown, known = Instalment(amount=None), Instalment(amount=Decimal(1))
    sign_on = OneTime(instalments=(unknown, known, unknown))
    assert [question.path for question in open_questions(replace(offer(), pay=(sign_on,)))] == [
        "$.pay[0].instalments[0].amount",
        "$.pay[0].instalments[2].amount",
    ]


def test_pay_comes_first_in_the_offers_order() -> None:
    paths = [question.path for question in open_questions(offer("? USD once + ? RSU @ 25 USD / at once + ? USD/year"))]
    assert paths == ["$.pay[0].instalments[0].amount", "$.pay[1].amount", "$.equity[0].units"]


@given(OFFERS)
def test_a_total_that_is_open_has_something_to_ask(of: Offer) -> None:
    appraisal = compare((of,), assumptions(years=10), By.EMPLOYMENT, book(), presets()).offers[0]
    assert bool(open_questions(of)) or not appraisal.total.is_open


def test_a_part_of_a_salary_asks_for_the_salary() -> None:
    salary = "What is the base salary, and per what period?"
    assert open_questions(offer("20% bonus + 1 wage in month 3")) == (Question("$.pay[0]", salary),)
    assert open_questions(offer("5k USD bonus")) == ()


@pytest.mark.parametrize(
    ("terms", "asked"),
    [
        (f"0.1% RSU @ 25 USD{VESTS}", ["fully_diluted_shares"]),
        (f"0.1% RSU @ 25 USD valued 50M over ?{VESTS}", []),
        (f"0.1% options @ 25 USD strike 5{VESTS}", ["fully_diluted_shares"]),
    ],
)
def test_a_part_of_the_company_at_a_stated_price_asks_for_the_number_of_shares(terms: str, asked: list[str]) -> None:
    assert asked_of_a_grant(terms) == asked


def part(kind: type[PayPart | Stake], **fields: object) -> Offer:
    """Return an offer with a salary and one part, given as in a file."""
    found = convert({"type": kind.__struct_config__.tag, **fields}, PayPart | Stake)
    plain = offer("100k USD/year")
    if isinstance(found, Stake):
        return replace(plain, equity=(found,))
    return replace(plain, pay=(*plain.pay, found))


AROUND = {"low": "1", "likely": "2", "high": "3"}
AT_ONCE = {"preset": "at-once"}
SIZED: dict[str, object] = {"units": "1", "price": "1", "vesting": AT_ONCE}


@pytest.mark.parametrize(
    ("of", "asked"),
    [
        (part(Salary, amount="1", raise_percent=None), {"raise_percent": "large are raises"}),
        (
            part(Salary, amount="1", raises=[{"on": "2027-01-01", "percent": None}]),
            {"raises[0].percent": "large are raises"},
        ),
        (
            part(Salary, amount="1", raises=[{"on": "2027-01-01", "amount": AROUND}]),
            {"raises[0].amount": "large are raises"},
        ),
        (part(Salary, amount="1", raises=[{"on": "2027-01-01", "amount": "5"}]), {}),
        (part(Bonus, amount="1", attainment_percent=None), {"attainment_percent": "percentage of the target"}),
        (part(Commission, on_target_amount=None), {"on_target_amount": "on-target commission"}),
        (
            part(OneTime, instalments=[{"amount": "1"}], clawback={"months": None, "net_of_tax": True}),
            {"clawback.months": "how long does the clawback"},
        ),
        (
            part(
                OneTime,
                instalments=[{"amount": "1"}],
                clawback={"schedule": [{"within_months": "12", "percent": None}]},
            ),
            {
                "clawback.net_of_tax": "is the repayment before or after tax",
                "clawback.schedule[0].percent": "what percentage is repaid on leaving",
            },
        ),
        (part(Allowance, amount=AROUND), {"amount": "how much is the allowance"}),
        (
            part(RetirementMatch, tiers=[{"rate_percent": None, "of_salary_percent": AROUND}]),
            {"tiers[0].rate_percent": "employer match", "tiers[0].of_salary_percent": "employer match"},
        ),
        (
            part(RetirementMatch, tiers=[{"rate_percent": "1", "of_salary_percent": "1"}], yearly_ceiling=AROUND),
            {"yearly_ceiling": "employer match"},
        ),
        (part(Benefit, yearly_value=None), {"yearly_value": "worth per year"}),
        (part(Sar, **SIZED), {"base_price": "base price"}),
        (part(Phantom, **SIZED, base_price=AROUND), {"base_price": "base price"}),
        (part(Phantom, **SIZED), {}),
        (part(ProfitUnit, **SIZED), {"participation_threshold": "participation threshold"}),
        (
            part(ProfitUnit, **SIZED, participation_threshold="1", cap="10"),
            {"grant_price": "what was the grant price"},
        ),
        (
            part(Rsu, **SIZED, preferred={"percent": "30", "preference": None}),
            {"preferred.preference": "liquidation preference"},
        ),
        (part(Rsu, **SIZED, refreshers={"years": 2}), {"refreshers.units": "annual refresh grants"}),
        (part(Rsu, **SIZED, refreshers={"years": 2, "value": AROUND}), {"refreshers.value": "annual refresh grants"}),
        (
            part(Sar, **SIZED, base_price="1", refreshers={"years": 2, "units": "5", "base_price": AROUND}),
            {"refreshers.base_price": "at which price are the annual refresh grants made"},
        ),
        (
            part(Rsu, **SIZED, preferred=[{"percent": "30", "preference": "1"}, {"percent": "30"}]),
            {"preferred[1].preference": "liquidation preference"},
        ),
        (part(Rsu, **SIZED, multiplier_percent=AROUND), {"multiplier_percent": "percentage of the target units"}),
        (part(Rsu, **SIZED, multiplier_percent="100"), {}),
        (part(Rsu, value=AROUND, vesting=AT_ONCE), {"value": "how many units"}),
        (
            part(RestrictedStock, ownership_percent=AROUND, valuation="1", vesting=AT_ONCE),
            {"ownership_percent": "how many units"},
        ),
        (
            part(Rsu, units="1", valuation=AROUND, fully_diluted_shares=AROUND, vesting=AT_ONCE),
            {"valuation": "latest price of one share", "fully_diluted_shares": "fully diluted shares"},
        ),
        (part(Espp), {"contribution_percent": "can be contributed", "discount_percent": "the discount"}),
        (
            part(Espp, contribution_percent="5", discount_percent="15", yearly_limit=AROUND),
            {"yearly_limit": "can be contributed"},
        ),
    ],
    ids=str,
)
def test_each_part_asks_for_what_is_open_in_it(of: Offer, asked: dict[str, str]) -> None:
    path = "$.equity[0]." if of.equity else "$.pay[1]."
    found = {question.path.removeprefix(path): question.text for question in open_questions(of)}
    assert found.keys() == asked.keys()
    assert all(words in found[name] for name, words in asked.items())


def test_a_plan_without_a_salary_asks_for_the_salary() -> None:
    plan = part(Espp, contribution_percent="5", discount_percent="15")
    assert asked_fields(replace(plan, pay=())) == ["equity[0]"]


def test_an_exit_asks_for_the_number_of_shares_that_it_is_shared_among() -> None:
    of = offer(
        f"10 options @ 5 USD strike 1{VESTS} + 1% RSU valued 50M over ?{VESTS} + 10 RSU valued 5M over 1M{VESTS}"
    )
    assert open_questions(of) == ()
    assert asked_fields(of, is_sold=True) == ["equity[0].fully_diluted_shares"]
    unknown = offer(f"10 options strike 1{VESTS}")
    assert len(open_questions(unknown, is_sold=True)) == len(open_questions(unknown)) == 2


def test_the_days_of_a_moving_feast_are_asked_for_within_the_horizon() -> None:
    of = offer("1 IDR/month + 1 wage in month 12", "2026-01-01")
    salary, wage = of.pay
    of = replace(of, pay=(salary, replace(wage, paid_on=(date(2026, 3, 14),))))
    assert [one.path for one in open_questions(of)] == ["$.pay[1].paid_on"]
    assert open_questions(of, years=1) == ()


def test_net_pay_asks_for_the_amount_before_tax() -> None:
    of = offer("10M IDR/month + 1 wage in month 3")
    of = replace(of, pay=(replace(of.pay[0], tax="net"), of.pay[1]))
    asked = Question(
        "$.pay[0].tax",
        "{part}: it is stated net of tax; what is the gross amount before tax and social contributions?",
    )
    assert open_questions(of) == (asked,)
