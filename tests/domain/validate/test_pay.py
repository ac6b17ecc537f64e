from decimal import Decimal

import pytest
from msgspec.structs import replace

from offercalc.domain.offer.clawback import Clawback
from offercalc.domain.offer.pay import (
    Bonus,
    Instalment,
    OneTime,
    PayPart,
    Raise,
    RetirementMatch,
    Salary,
    ThirteenthMonth,
)
from offercalc.domain.problems.problem import Fault, Problem
from offercalc.domain.validate.pay import pay_problems, salary_currency_problems
from tests.builders import offer, pay, presets

PATH = "$.pay[9]"


def problems(part: PayPart | str, beside: str = "100k USD/year") -> list[Problem]:
    return list(pay_problems(pay(part) if isinstance(part, str) else part, PATH, offer(beside), presets()))


@pytest.mark.parametrize(
    "terms",
    [
        "? USD/year rising ?%",
        "100k USD/year rising 1000%",
        "100k USD/year rising 0..5..10%",
        "100k USD/year then 120k on 2027-03-16 then +5% on 2027-03-17 then +?% on 2028-01-01",
        "100k USD/year rising 0..0..0% then 120k on 2027-03-16",
        "20% bonus at 300% guaranteed 100y after 1200m",
        "5k USD bonus",
        "? USD commission at ?%",
        "60k USD once after 1200m owed back 1m",
        "60k USD once owed back 1200m in full",
        "60k USD once owed back ?m",
        "60k USD once owed back 1..12..1200m",
        "0 wages in month 1",
        "2 wages in month 12",
        "500 USD/hour allowance untaxed",
        "50% match on 6% up to 9k USD",
        "1000% on 50%, ?% on ?% match",
        "50% match on 6% up to 0 USD",
        "3k USD/year benefit",
        "150M IDR/month linked to USD at 0.000000000001",
        "150M IDR/month linked to USD at 15000 paid in SGD",
        "150M IDR/month linked to USD at 15000 paid in USD",
        "10k USD once paid in SGD at 1000M",
        "20% bonus linked to EUR at 1.1 paid in IDR",
        "1 wage in month 3 paid in IDR at 15000",
        "50% match on 6% up to 9k USD paid in IDR",
        "50% match on 6% linked to EUR at 1.1",
    ],
)
def test_pay_that_can_be_true_has_no_problems(terms: str) -> None:
    assert problems(terms) == []


def test_a_raise_of_which_nothing_is_known_is_sound() -> None:
    day = pay("1 USD/year then 2 on 2027-01-01")
    assert isinstance(day, Salary)
    assert problems(replace(day, raises=(Raise(on=day.raises[0].on),))) == []


@pytest.mark.parametrize(
    ("terms", "found"),
    [
        ("1 TRL/year", Problem(".currency", Fault.UNKNOWN_CURRENCY, "TRL")),
        ("1 HRK once", Problem(".currency", Fault.UNKNOWN_CURRENCY, "HRK")),
        ("1 USD/year rising 1001%", Problem(".raise_percent", Fault.TOO_LARGE, "1001", "1000")),
        ("1 USD/year rising 1..2..1001%", Problem(".raise_percent", Fault.TOO_LARGE, "1001", "1000")),
        ("1 USD/year then +1001% on 2027-01-01", Problem(".raises[0].percent", Fault.TOO_LARGE, "1001", "1000")),
        ("1 USD/year rising 3% then 2 on 2027-01-01", Problem("", Fault.ONE_OF, "raise_percent, raises")),
        ("1 USD/year rising 0..0..3% then 2 on 2027-01-01", Problem("", Fault.ONE_OF, "raise_percent, raises")),
        ("1 USD/year rising ?% then 2 on 2027-01-01", Problem("", Fault.ONE_OF, "raise_percent, raises")),
        (
            "1 USD/year then 2 on 2027-01-01 then 3 on 2028-01-01 then +4% on 2027-01-01",
            Problem(".raises[2].on", Fault.DUPLICATE_ID, "2027-01-01"),
        ),
        ("10% bonus guaranteed 101y", Problem(".guaranteed_years", Fault.TOO_LARGE, "101", "100")),
        ("10% bonus after 1201m", Problem(".paid_after_months", Fault.TOO_LARGE, "1201", "1200")),
        ("1 USD once after 1201m", Problem(".instalments[0].after_months", Fault.TOO_LARGE, "1201", "1200")),
        ("1 USD once owed back 0m", Problem(".clawback.months", Fault.TOO_SMALL, "0", "1")),
        ("1 USD once owed back 0..12..24m", Problem(".clawback.months", Fault.TOO_SMALL, "0", "1")),
        ("1 USD once owed back 1201m", Problem(".clawback.months", Fault.TOO_LARGE, "1201", "1200")),
        ("1 USD once owed back 1..2..1201m", Problem(".clawback.months", Fault.TOO_LARGE, "1201", "1200")),
        ("1 wage in month 0", Problem(".paid_in_month", Fault.TOO_SMALL, "0", "1")),
        ("1 wage in month 13", Problem(".paid_in_month", Fault.TOO_LARGE, "13", "12")),
        ("50% match on 101%", Problem(".tiers[0].of_salary_percent", Fault.TOO_LARGE, "101", "100")),
        ("1% on 1%, 1001% on 1% match", Problem(".tiers[1].rate_percent", Fault.TOO_LARGE, "1001", "1000")),
        ("50% match on 6% up to 9k EUR", Problem(".yearly_ceiling", Fault.OTHER_CURRENCY, "EUR", "USD")),
    ],
)
def test_pay_that_cannot_be_true_is_refused_where_it_stands(terms: str, found: Problem) -> None:
    assert problems(terms) == [replace(found, path=PATH + found.path)]


@pytest.mark.parametrize(
    ("part", "found"),
    [
        (
            Bonus(percent_of_salary=Decimal(1), amount=Decimal(1)),
            [Problem(PATH, Fault.ONE_OF, "percent_of_salary, amount")],
        ),
        (
            Bonus(guaranteed_years=-1, paid_after_months=-1),
            [
                Problem(f"{PATH}.guaranteed_years", Fault.TOO_SMALL, "-1", "0"),
                Problem(f"{PATH}.paid_after_months", Fault.TOO_SMALL, "-1", "0"),
            ],
        ),
        (OneTime(instalments=()), [Problem(f"{PATH}.instalments", Fault.EMPTY)]),
        (
            OneTime(instalments=(Instalment(amount=None), Instalment(amount=None, after_months=-1))),
            [Problem(f"{PATH}.instalments[1].after_months", Fault.TOO_SMALL, "-1", "0")],
        ),
        (RetirementMatch(tiers=()), [Problem(f"{PATH}.tiers", Fault.EMPTY)]),
        (
            OneTime(instalments=(), clawback=Clawback(months=Decimal(0)), currency="TRL"),
            [
                Problem(f"{PATH}.currency", Fault.UNKNOWN_CURRENCY, "TRL"),
                Problem(f"{PATH}.instalments", Fault.EMPTY),
                Problem(f"{PATH}.clawback.months", Fault.TOO_SMALL, "0", "1"),
            ],
        ),
    ],
)
def test_what_no_contract_says_is_refused(part: PayPart, found: list[Problem]) -> None:
    assert problems(part) == found


def test_a_raise_is_an_amount_or_a_percentage() -> None:
    salary = pay("1 USD/year then 2 on 2027-01-01")
    assert isinstance(salary, Salary)
    both = replace(salary, raises=(replace(salary.raises[0], percent=Decimal(3)),))
    assert problems(both) == [Problem(f"{PATH}.raises[0]", Fault.ONE_OF, "amount, percent")]


def test_a_ceiling_is_compared_with_every_salary() -> None:
    assert problems("50% match on 6% up to 9k", beside="1 EUR/year + 1 EUR/month") == []
    assert problems("50% match on 6% up to 9k", beside="1 USD/year + 1 EUR/month + 1 IDR/month") == [
        Problem(f"{PATH}.yearly_ceiling", Fault.OTHER_CURRENCY, "USD", "EUR"),
        Problem(f"{PATH}.yearly_ceiling", Fault.OTHER_CURRENCY, "USD", "IDR"),
    ]


def test_a_match_without_a_ceiling_may_be_of_any_salary() -> None:
    assert problems("50% match on 6%", beside="1 USD/year + 1 EUR/month") == []
    assert list(salary_currency_problems("USD", offer("20% bonus"), PATH)) == []


def test_without_a_salary_a_ceiling_is_in_the_offers_currency() -> None:
    assert problems("50% match on 6% up to 9k EUR", beside="1 USD once") == [
        Problem(f"{PATH}.yearly_ceiling", Fault.OTHER_CURRENCY, "EUR", "USD")
    ]


def test_tiers_together_are_within_the_salary() -> None:
    assert problems("100% on 60%, 50% on 60% match") != []


def test_a_percentage_of_a_salary_is_in_no_other_currency() -> None:
    assert problems(Bonus(percent_of_salary=Decimal(10), currency="EUR")) != []


def test_extra_wages_are_in_no_other_currency_than_the_salary() -> None:
    assert problems(ThirteenthMonth(currency="EUR")) == [
        Problem(f"{PATH}.currency", Fault.OTHER_CURRENCY, "EUR", "USD")
    ]
    assert problems(ThirteenthMonth(currency="USD")) == []


@pytest.mark.parametrize(
    ("terms", "found"),
    [
        ("1 USD once linked to TRL at 2", [Problem(".linked_to.currency", Fault.UNKNOWN_CURRENCY, "TRL")]),
        ("1 USD once linked to EUR at 0", [Problem(".linked_to.rate", Fault.ZERO_RATE)]),
        ("1 USD once linked to USD at 1", [Problem(".linked_to.currency", Fault.SAME_CURRENCY, "USD")]),
        ("1 EUR once linked to EUR at 1", [Problem(".linked_to.currency", Fault.SAME_CURRENCY, "EUR")]),
        ("1 USD once paid in TRL", [Problem(".paid_in.currency", Fault.UNKNOWN_CURRENCY, "TRL")]),
        ("1 USD once paid in EUR at 0", [Problem(".paid_in.rate", Fault.ZERO_RATE)]),
        ("1 USD once paid in USD", [Problem(".paid_in.currency", Fault.SAME_CURRENCY, "USD")]),
        ("1 USD once paid in USD at 1", [Problem(".paid_in.currency", Fault.SAME_CURRENCY, "USD")]),
        ("1 USD once linked to EUR at 2 paid in IDR at 3", [Problem("", Fault.ONE_OF, "linked_to, paid_in.rate")]),
        ("20% bonus linked to USD at 1", [Problem(".linked_to.currency", Fault.SAME_CURRENCY, "USD")]),
        ("1 wage in month 3 paid in USD", [Problem(".paid_in.currency", Fault.SAME_CURRENCY, "USD")]),
        ("50% match on 6% paid in USD", [Problem(".paid_in.currency", Fault.SAME_CURRENCY, "USD")]),
        (
            "50% match on 6% up to 9 USD linked to EUR at 0",
            [Problem(".linked_to.rate", Fault.ZERO_RATE)],
        ),
        (
            "1 USD once linked to USD at 0 paid in XYZ at 0",
            [
                Problem(".linked_to.rate", Fault.ZERO_RATE),
                Problem(".linked_to.currency", Fault.SAME_CURRENCY, "USD"),
                Problem(".paid_in.currency", Fault.UNKNOWN_CURRENCY, "XYZ"),
                Problem(".paid_in.rate", Fault.ZERO_RATE),
                Problem("", Fault.ONE_OF, "linked_to, paid_in.rate"),
            ],
        ),
    ],
)
def test_a_promise_that_cannot_be_kept_is_refused_where_it_stands(terms: str, found: list[Problem]) -> None:
    assert problems(terms) == [replace(problem, path=PATH + problem.path) for problem in found]


@pytest.mark.parametrize("terms", ["20% bonus", "1 wage in month 3", "50% match on 6%"])
def test_a_rate_on_a_part_of_the_salary_is_checked_against_the_salarys_currency(terms: str) -> None:
    beside = "1 USD once + 100M IDR/month"
    wrong = [Problem(f"{PATH}.currency", Fault.OTHER_CURRENCY, "USD", "IDR")]
    assert problems(f"{terms} linked to SGD at 12000", beside) == wrong
    assert problems(f"{terms} paid in SGD at 12000", beside) == wrong
    assert problems(f"{terms} paid in SGD", beside) == []
    named = replace(pay(f"{terms} linked to SGD at 12000"), currency="IDR")
    assert problems(named, beside) == []


def test_a_part_of_the_salary_is_paid_in_another_currency_than_every_salary() -> None:
    assert problems("20% bonus paid in IDR", "1 USD/year + 100M IDR/month") == [
        Problem(f"{PATH}.paid_in.currency", Fault.SAME_CURRENCY, "IDR")
    ]


def test_no_one_ceiling_fits_salaries_that_are_promised_in_different_ways() -> None:
    beside = "100M IDR/month + 100M IDR/month linked to USD at 15000"
    ceiling = "50% match on 6% up to 9M"
    assert problems(ceiling, beside) == [Problem(f"{PATH}.yearly_ceiling", Fault.PROMISES_DIFFER)]
    assert problems("50% match on 6%", beside) == []
    assert problems(f"{ceiling} linked to SGD at 12000", beside) == []
    assert problems(replace(pay(ceiling), currency="IDR"), beside) == []
    assert problems(ceiling, f"{beside.replace(' + ', ' linked to USD at 15000 + ')}") == []
    assert problems(ceiling, f"{beside} paid in SGD") == [Problem(f"{PATH}.yearly_ceiling", Fault.PROMISES_DIFFER)]
    assert problems(ceiling, beside.replace("15000", "0")) == []


@pytest.mark.parametrize("terms", ["20% bonus", "1 wage in month 3", "50% match on 6%"])
def test_a_part_of_the_salary_is_fixed_in_the_salarys_currency_alone(terms: str) -> None:
    assert problems(replace(pay(terms), currency="USD")) == []
    assert problems(replace(pay(terms), currency="EUR")) == [
        Problem(f"{PATH}.currency", Fault.OTHER_CURRENCY, "EUR", "USD")
    ]
