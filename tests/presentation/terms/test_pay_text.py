from decimal import Decimal

import pytest
from msgspec.structs import replace

from offercalc.domain.offer.clawback import Clawback, ClawbackMethod
from offercalc.domain.offer.pay import (
    Benefit,
    Instalment,
    MatchTier,
    OneTime,
    RetirementMatch,
)
from offercalc.domain.values.estimate import Estimate
from offercalc.presentation.terms.pay_text import pay_words
from tests.builders import pay
from tests.number_language import estimate
from tests.tools import ENGLISH


def words_of(text: str) -> str:
    """Return the text on a part of the pay of an offer in dollars."""
    part = pay(text)
    return pay_words(part, part.currency or "USD", ENGLISH).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("100k USD/year", "$100,000 per year"),
        ("8333.33 USD/month", "$8,333.33 per month"),
        ("61.5 EUR/hour", "€61.50 per hour"),
        ("5k USD/two_weeks", "$5,000 every two weeks"),
        ("185M IDR/month", "Rp 185,000,000 per month"),
        ("90k..100k..120k USD/year", "$100,000 (between $90,000 and $120,000) per year"),
        ("? USD/year", "not known yet"),
    ],
)
def test_a_salary_is_an_amount_by_period(text: str, words: str) -> None:
    assert words_of(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("100k USD/year rising 3%", "$100,000 per year, rising 3% each year"),
        ("100k USD/year rising 2..3..5%", "$100,000 per year, rising 3% (between 2% and 5%) each year"),
        ("100k USD/year rising ?%", "$100,000 per year, rising each year by a percentage not known yet"),
        (
            "555k USD/year then 600k on 2028-01-01 then +5% on 2027-03-16",
            "$555,000 per year; from Mar 16, 2027: 5% more; from Jan 1, 2028: $600,000",
        ),
        ("555k USD/year then ? on 2028-01-01", "$555,000 per year; from Jan 1, 2028: not known yet"),
    ],
)
def test_raises_follow_the_salary_in_their_order(text: str, words: str) -> None:
    assert words_of(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("20% bonus", "target of 20% of annual salary"),
        ("12.5% bonus after 1m", "target of 12.5% of annual salary, paid 1 month after year end"),
        (
            "10..15..20% bonus after 3m",
            "target of 15% (between 10% and 20%) of annual salary, paid 3 months after year end",
        ),
        ("5k USD bonus", "target of $5,000 per year"),
        ("? USD bonus after 2m", "not known yet, paid 2 months after year end"),
        ("20% bonus at 80%", "target of 20% of annual salary, expected payout 80% of target"),
        (
            "20% bonus at 70..80..100%",
            "target of 20% of annual salary, expected payout 80% (between 70% and 100%) of target",
        ),
        ("20% bonus at ?%", "target of 20% of annual salary, expected payout not known yet"),
        ("20% bonus guaranteed 1y", "target of 20% of annual salary, the first one guaranteed"),
        (
            "20% bonus at 90% guaranteed 2y after 3m",
            (
                "target of 20% of annual salary, expected payout 90% of target, "
                "the first 2 guaranteed, paid 3 months after year end"
            ),
        ),
    ],
)
def test_a_bonus_is_a_target(text: str, words: str) -> None:
    assert words_of(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("50k USD commission", "$50,000 per year on target"),
        ("50k USD commission at 90%", "$50,000 per year on target, expected payout 90% of target"),
        ("? USD commission", "not known yet"),
    ],
)
def test_commission_is_what_the_target_pays(text: str, words: str) -> None:
    assert words_of(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("60k USD once", "$60,000 at the start"),
        ("60k USD once after 1m", "$60,000 after 1 month"),
        ("60k USD once after 13m", "$60,000 after 13 months"),
        ("? USD once", "not known yet at the start"),
    ],
)
def test_one_time_pay_has_its_days(text: str, words: str) -> None:
    assert words_of(text) == words


@pytest.mark.parametrize(
    ("months", "method", "words"),
    [
        ("1", "pro_rata", "repayable pro rata if you leave within 1 month"),
        ("12", "pro_rata", "repayable pro rata if you leave within 12 months"),
        ("12.0", "pro_rata", "repayable pro rata if you leave within 12 months"),
        ("1.5", "pro_rata", "repayable pro rata if you leave within 1.5 months"),
        ("6..12..24", "pro_rata", "repayable pro rata if you leave within 12 (between 6 and 24) months"),
        ("?", "pro_rata", "repayable pro rata if you leave, for a period not known yet"),
        ("1", "in_full", "repayable in full if you leave within 1 month"),
        ("24", "in_full", "repayable in full if you leave within 24 months"),
        ("6..12..24", "in_full", "repayable in full if you leave within 12 (between 6 and 24) months"),
        ("?", "in_full", "repayable in full if you leave, for a period not known yet"),
    ],
)
def test_what_is_owed_back_is_said_after_the_instalments(months: str, method: ClawbackMethod, words: str) -> None:
    instalments = (Instalment(amount=Decimal(1000)), Instalment(amount=Decimal(2000), after_months=6))
    part = OneTime(instalments=instalments, clawback=Clawback(months=estimate(months), method=method))
    assert pay_words(part, "USD", ENGLISH) == f"$1,000 at the start; $2,000 after 6 months; {words}"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1 wage in month 3", "one month's salary, paid in March"),
        ("1.5 wages in month 12", "1.5 months' salary, paid in December"),
        ("? wages in month 6", "a number of months' salary not known yet, paid in June"),
    ],
)
def test_a_thirteenth_month_has_its_month(text: str, words: str) -> None:
    assert words_of(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("500 USD/month allowance", "$500 per month, taxable"),
        ("2M IDR/month allowance untaxed", "Rp 2,000,000 per month, not taxable"),
        ("? USD/year allowance", "not known yet, taxable"),
        ("500k IDR/month allowance counted", "Rp 500,000 per month, taxable, part of the monthly wage"),
    ],
)
def test_an_allowance_says_whether_it_is_taxed(text: str, words: str) -> None:
    assert words_of(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("50% match on 6%", "50% of contributions on the first 6% of salary"),
        (
            "100% on 3%, 50% on 2% match up to 10k",
            "100% of contributions on the first 3% of salary, then 50% on the next 2%, at most $10,000 per year",
        ),
        (
            "100% on 3%, ?% on ?% match",
            "100% of contributions on the first 3% of salary, "
            "then an unknown percentage on a further part not known yet",
        ),
        ("?% match on ?%", "not known yet"),
    ],
)
def test_a_match_goes_tier_by_tier(text: str, words: str) -> None:
    assert words_of(text) == words


@pytest.mark.parametrize(
    ("rate", "part", "words"),
    [
        (Decimal(50), None, "50% of contributions, on a part of the salary not known yet"),
        (None, Decimal(3), "an unknown percentage of contributions on the first 3% of salary"),
    ],
)
def test_half_of_a_tier_may_be_known(rate: Estimate, part: Estimate, words: str) -> None:
    tier = MatchTier(rate_percent=rate, of_salary_percent=part)
    assert pay_words(RetirementMatch(tiers=(tier,)), "USD", ENGLISH) == words


def test_a_benefit_has_a_value() -> None:
    assert words_of("3k USD/year benefit") == "in kind, worth $3,000 per year"
    assert pay_words(Benefit(yearly_value=None), "USD", ENGLISH) == "in kind, value not known yet"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "150M IDR/month rising 3% linked to USD at 15000",
            "Rp 150,000,000 per month, rising 3% each year; linked to USD, agreed at Rp 15,000 for 1 USD",
        ),
        ("20% bonus paid in SGD", "target of 20% of annual salary; paid in SGD at the exchange rate of each payday"),
        ("60k USD once paid in SGD at 1.35", "$60,000 at the start; paid in SGD at SGD 1.35 for 1 USD"),
    ],
)
def test_what_pay_is_promised_in_comes_last(text: str, words: str) -> None:
    assert words_of(text) == words


def test_net_pay_says_who_bears_the_tax() -> None:
    part = replace(pay("10M IDR/month"), tax="net")
    words = pay_words(part, "IDR", ENGLISH).replace("\u00a0", " ")
    assert words == "Rp 10,000,000 per month; net of taxes, which the employer bears"
