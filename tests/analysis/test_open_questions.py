from decimal import Decimal

import pytest
from hypothesis import given
from msgspec.structs import replace

from offercalc.analysis.comparison import compare
from offercalc.analysis.open_questions import Question, Topic, open_questions
from offercalc.analysis.yearly import By
from offercalc.domain.offer import Offer
from offercalc.domain.pay import Instalment, OneTime
from tests.builders import OFFERS, assumptions, offer, presets, table

VESTS = " / 4y 1y-cliff monthly"


def topics(terms: str) -> list[str]:
    return [question.topic.value for question in open_questions(offer(terms))]


def test_options_of_an_unstated_number_ask_for_all_that_makes_their_value() -> None:
    assert open_questions(offer(f"555k USD/year + ? options{VESTS}")) == (
        Question("$.equity[0].units", Topic.UNITS),
        Question("$.equity[0].strike", Topic.STRIKE),
        Question("$.equity[0].fully_diluted_shares", Topic.FULLY_DILUTED_SHARES),
        Question("$.equity[0].price", Topic.SHARE_PRICE),
    )


def test_a_grant_without_vesting_terms_asks_for_them_last() -> None:
    assert topics("? options") == ["units", "strike", "fully_diluted_shares", "share_price", "vesting"]


@pytest.mark.parametrize(
    ("terms", "asked"),
    [
        ("? options @ 30 USD", ["units", "strike"]),
        ("? options @ 30 USD strike 5", ["units"]),
        ("10 options @ 30 USD strike 5", []),
        ("10 options strike 5 valued 50M over ?", ["fully_diluted_shares"]),
        ("10 options strike 5 valued ? over 10M", ["share_price"]),
        ("10 options strike 5 valued 50M over 10M", []),
        ("0.1% options strike 5 valued 50M over ?", ["fully_diluted_shares"]),
        ("0.1% options strike 5", ["fully_diluted_shares", "share_price"]),
        ("100k of options strike 5", ["units", "fully_diluted_shares", "share_price"]),
        ("100k of options @ 30 USD strike 5", []),
        ("? RSU", ["units", "fully_diluted_shares", "share_price"]),
        ("10 RSU", ["fully_diluted_shares", "share_price"]),
        ("10 RSU @ 25 USD", []),
        ("1..2..3 RSU @ 20..25..30 USD", []),
        ("100k of RSU", []),
        ("100k of RSU @ 25 USD", []),
        ("0.1% RSU", ["fully_diluted_shares", "share_price"]),
        ("0.1% RSU valued 50M over ?", []),
        ("0.1% RSU valued 50M over 10M", []),
        ("0.1% RSU valued ? over 10M", ["share_price"]),
    ],
)
def test_a_grant_asks_for_what_its_value_needs(terms: str, asked: list[str]) -> None:
    assert topics(terms + VESTS) == asked


@pytest.mark.parametrize(
    ("terms", "asked"),
    [
        ("? USD/year", [Question("$.pay[0].amount", Topic.SALARY)]),
        ("1 USD/year + ?% bonus", [Question("$.pay[1].percent_of_salary", Topic.BONUS)]),
        ("? USD once", [Question("$.pay[0].instalments[0].amount", Topic.INSTALMENT)]),
        ("1 USD/year + ? wages in month 3", [Question("$.pay[1].months", Topic.EXTRA_MONTHS)]),
        ("1..2..3 USD/year + 20% bonus + 5k USD bonus + 60k USD once + 1 wage in month 3", []),
        ("", []),
    ],
)
def test_pay_asks_for_what_is_unknown(terms: str, asked: list[Question]) -> None:
    assert list(open_questions(offer(terms))) == asked


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
    appraisal = compare((of,), assumptions(years=10), By.EMPLOYMENT, table(), presets()).offers[0]
    assert bool(open_questions(of)) or not appraisal.total.is_open


def test_a_part_of_a_salary_asks_for_the_salary() -> None:
    assert open_questions(offer("20% bonus + 1 wage in month 3")) == (Question("$.pay[0]", Topic.SALARY),)
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
    assert topics(terms) == asked
