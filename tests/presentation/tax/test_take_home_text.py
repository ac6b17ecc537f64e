from __future__ import annotations

from fractions import Fraction

import pytest
from msgspec.structs import replace

from offercalc.analysis.headlines import Ahead, Several, TooClose, Undecided
from offercalc.analysis.take_home.turned_order import NetHeadline
from offercalc.domain.tax.law import Confidence
from offercalc.presentation.tax.take_home_text import (
    answer_text,
    asked_text,
    badge_text,
    confidence_text,
    cut_note,
    minimum_tax_notes,
    net_headline_text,
    untaxed_notes,
)
from tests.builders import assumptions, offer
from tests.tax_laws import TODAY, kept_of
from tests.tools import ENGLISH, INDONESIAN


def test_a_badge_names_year_confidence_day_of_checking_and_age() -> None:
    found = kept_of(offer("120k USD/year", "2026-07-01"), "US-TX", assumptions(years=1))
    assert badge_text(found, TODAY, ENGLISH) == (
        "2026 rules · 2 sources and an engine · checked 1 day ago · 2026 rules applied to 2027"
    )
    same_year = kept_of(offer("120k USD/year", "2026-01-01"), "US-TX", assumptions(years=1))
    assert badge_text(same_year, TODAY, INDONESIAN) == (
        "aturan 2026 · 2 sumber dan sebuah mesin hitung · diperiksa 1 hari lalu"
    )
    own = kept_of(offer("120k USD/year"), "", assumptions(), own_percent="38.5")
    assert badge_text(own, TODAY, ENGLISH) == "your own rate of 38.5%"


def test_each_confidence_has_words() -> None:
    assert len({confidence_text(one, ENGLISH) for one in Confidence}) == len(Confidence)


def test_what_is_kept_before_tax_is_told() -> None:
    pay = "120k USD/year + 3k USD/year benefit + 100 options @ 30 USD strike 10 / 100"
    found = kept_of(offer(pay, "2026-01-01"), "US-TX", assumptions(years=1))
    assert list(untaxed_notes(found, "USD", ENGLISH)) == [
        "Not taxed as wages: $3,000 of benefits, contributions of the employer and untaxed allowances.",
        "Before tax: $2,000 of equity that is taxed when it is exercised or sold.",
    ]
    unknown = kept_of(offer("120k USD/year + ? options / 100", "2026-01-01"), "US-TX", assumptions(years=1))
    assert list(untaxed_notes(unknown, "USD", ENGLISH)) == ["Before tax: equity whose worth is not known yet."]
    paper = kept_of(offer("100 phantom valued 2M over 100k / 100", "2026-01-01"), "US-TX", assumptions(years=1))
    assert list(untaxed_notes(paper, "USD", ENGLISH)) == ["Before tax: $2,000 of equity that has only paper value."]


def test_the_minimum_tax_is_told_by_year() -> None:
    one = offer("100k USD/year + 10000 options @ 30 USD strike 10 / 100% on 2025-06-30", "2025-01-01")
    one = replace(one, equity=(replace(one.equity[0], style="iso"),))
    found = kept_of(one, "US-TX", assumptions(years=1))
    assert list(minimum_tax_notes(found, ENGLISH)) == [
        "Minimum tax (AMT) if the incentive stock options of 2025 are exercised and held: $41,645."
    ]


def test_a_cut_year_is_told() -> None:
    found = kept_of(offer("120k USD/year", "2026-07-01"), "US-TX", assumptions(years=1))
    assert cut_note(found, ENGLISH) == "2027 is taxed as if the job went on to the end of the tax year."
    whole = kept_of(offer("120k USD/year", "2026-01-01"), "US-TX", assumptions(years=1))
    assert cut_note(whole, ENGLISH) == ""


def test_answers_and_questions_are_short() -> None:
    assert [answer_text(one, ENGLISH) for one in (True, False, "K/1", Fraction(2))] == ["yes", "no", "K/1", "2"]
    assert asked_text("ptkp", "What is …?", INDONESIAN) == "Status PTKP:"
    assert asked_text("shoe_size", "What is your\nshoe size?", ENGLISH) == "What is your shoe size?"


@pytest.mark.parametrize(
    ("headline", "text"),
    [
        (
            NetHeadline(Ahead(0, 1, Fraction(5000), at_least=False), turns=True),
            "Tax turns the order: A is ahead of B by $5,000 over 4 years, although B pays more before tax.",
        ),
        (
            NetHeadline(Ahead(0, 1, Fraction(5000), at_least=True), turns=True),
            "Tax turns the order: A is ahead of B by at least $5,000 over 4 years, although B pays more before tax.",
        ),
        (
            NetHeadline(Ahead(1, 0, Fraction(5000), at_least=False), turns=False),
            "After tax, B is ahead of A by $5,000 over 4 years.",
        ),
        (
            NetHeadline(Ahead(1, 0, Fraction(5000), at_least=True), turns=False),
            "After tax, B is ahead of A by at least $5,000 over 4 years.",
        ),
        (NetHeadline(TooClose(0, 1), turns=False), "After tax, A and B are too close to call."),
        (
            NetHeadline(Undecided(0, 1, Fraction(5000)), turns=True),
            "Tax turns the order: A leads B by $5,000 over 4 years on known terms, although B pays more before tax.",
        ),
        (
            NetHeadline(Undecided(0, 1, Fraction(5000)), turns=False),
            "After tax, A leads B by $5,000 over 4 years on known terms; B has open terms.",
        ),
        (Several(TooClose(1, 0), 2, 0), "2 other offers and A are too close to call over 4 years."),
        (
            Several(Ahead(0, 1, Fraction(5000), at_least=False), 3, 0),
            "3 other offers are at least $5,000 behind A over 4 years.",
        ),
    ],
)
def test_headlines_say_when_tax_turns_the_order(headline: NetHeadline | Several, text: str) -> None:
    assert net_headline_text(headline, ("A", "B"), ("USD", 4), ENGLISH) == text
