from datetime import date

import pytest
from msgspec.structs import replace

from offercalc.domain.equity import Rsu
from offercalc.domain.offer import Offer
from offercalc.domain.pay import Clawback, ClawbackMethod, Instalment, OneTime
from offercalc.presentation.reader import reader_for
from offercalc.sheets.term_words import Term, terms
from tests.builders import grant, number, offer
from tests.tools import ENGLISH, GLOBEX, NUSANTARA, OPENAI, PRESETS, sample

INDONESIAN = reader_for("id_ID")


def words_of(text: str) -> str:
    """Word the only part of an offer."""
    (term,) = terms(offer(text), PRESETS, ENGLISH)
    return term.words.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("100k USD/year", "$100,000 a year"),
        ("8333.33 USD/month", "$8,333.33 a month"),
        ("61.5 EUR/hour", "€61.5 an hour"),
        ("5k USD/two_weeks", "$5,000 every two weeks"),
        ("185M IDR/month", "Rp 185,000,000 a month"),
        ("90k..100k..120k USD/year", "$100,000 (between $90,000 and $120,000) a year"),
        ("? USD/year", "not known yet"),
    ],
)
def test_a_salary_is_an_amount_by_period(text: str, words: str) -> None:
    assert words_of(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("20% bonus", "20% of the year's salary as a target"),
        ("12.5% bonus after 1m", "12.5% of the year's salary as a target, paid 1 month after the year"),
        (
            "10..15..20% bonus after 3m",
            "15% (between 10% and 20%) of the year's salary as a target, paid 3 months after the year",
        ),
        ("5k USD bonus", "$5,000 a year as a target"),
        ("? USD bonus after 2m", "not known yet, paid 2 months after the year"),
    ],
)
def test_a_bonus_is_a_target(text: str, words: str) -> None:
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
        (1, "pro_rata", "owed back pro rata on leaving within 1 month"),
        (12, "pro_rata", "owed back pro rata on leaving within 12 months"),
        (1, "in_full", "owed back in full on leaving within 1 month"),
        (24, "in_full", "owed back in full on leaving within 24 months"),
    ],
)
def test_what_is_owed_back_is_said_after_the_instalments(months: int, method: ClawbackMethod, words: str) -> None:
    instalments = (Instalment(amount=number("1k")), Instalment(amount=number("2k"), after_months=6))
    part = OneTime(instalments=instalments, clawback=Clawback(months=months, method=method))
    (term,) = terms(with_pay(part), PRESETS, ENGLISH)
    assert term.words == f"$1,000 at the start; $2,000 after 6 months; {words}"


def with_pay(part: OneTime) -> Offer:
    return replace(offer(), pay=(part,))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1 wage in month 3", "monthly wages: 1, paid in March"),
        ("1.5 wages in month 12", "monthly wages: 1.5, paid in December"),
        ("? wages in month 6", "monthly wages: not known yet, paid in June"),
    ],
)
def test_a_thirteenth_month_has_its_month(text: str, words: str) -> None:
    assert words_of(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("4000 RSU @ 25 USD / 4y 1y-cliff monthly", "4,000 units; share price $25; 4 years, 1-year cliff, monthly"),
        ("900k of RSU @ 150 USD / 38/32/20/10", "worth $900,000; share price $150; 38 / 32 / 20 / 10 % by year"),
        ("5 RSU", "5 units; vesting not known yet"),
        ("? RSU / at once", "number of units not known yet; At once, on the start of vesting"),
        ("5..6..7 RSU", "6 (between 5 and 7) units; vesting not known yet"),
        (
            "0.1% options strike 1 valued 2M over 100k / 50/50",
            "0.1% of the company; strike price $1; company valued at $2,000,000; 100,000 fully diluted shares; "
            "50 / 50 % by year",
        ),
        ("7 options", "7 units; strike price not known yet; vesting not known yet"),
    ],
)
def test_a_grant_has_its_size_its_prices_and_its_vesting(text: str, words: str) -> None:
    assert words_of(text) == words


def test_a_part_in_another_currency_names_it() -> None:
    found = terms(offer("100k USD/year + 5k EUR once + 10 RSU @ 2 EUR"), PRESETS, ENGLISH)
    assert [term.words.split(";")[0] for term in found] == ["$100,000 a year", "€5,000 at the start", "10 units"]
    assert "share price €2" in found[2].words


def test_terms_come_in_the_order_of_the_offer_pay_first() -> None:
    found = terms(sample(GLOBEX), PRESETS, ENGLISH)
    assert [term.label for term in found] == ["Base salary", "Sign-on", "Target bonus", "Restricted stock units"]


def test_an_own_name_takes_the_place_of_the_kind() -> None:
    assert terms(sample(NUSANTARA), PRESETS, ENGLISH)[1].label == "THR"


def test_an_offer_without_parts_has_no_terms() -> None:
    assert terms(offer(), PRESETS, ENGLISH) == ()


def test_what_is_not_known_is_said() -> None:
    salary, options = terms(sample(OPENAI), PRESETS, ENGLISH)
    assert salary == Term("Base salary", "$555,000 a year")
    assert options.words == (
        "number of units not known yet; strike price not known yet; 4 years, 1-year cliff, monthly"
    )


def test_terms_are_worded_in_the_readers_language() -> None:
    english = terms(sample(NUSANTARA), PRESETS, ENGLISH)
    indonesian = terms(sample(NUSANTARA), PRESETS, INDONESIAN)
    assert [one.words for one in indonesian] != [one.words for one in english]
    assert "Maret" in indonesian[1].words


def test_a_grant_of_nothing_at_all_is_all_open() -> None:
    (term,) = terms(replace(offer(), equity=(Rsu(),)), PRESETS, ENGLISH)
    assert term == Term("Restricted stock units", "number of units not known yet; vesting not known yet")


def test_a_vesting_that_starts_on_a_day_of_its_own_says_so() -> None:
    granted = replace(grant("5 RSU / at once"), vesting_commencement_date=date(2026, 3, 1))
    (term,) = terms(replace(offer(), equity=(granted,)), PRESETS, ENGLISH)
    assert term.words == "5 units; At once, on the start of vesting; vesting from March 1, 2026"
