from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from offercalc.analysis.break_even import BreakEven
from offercalc.analysis.comparison import compare
from offercalc.analysis.headlines import (
    Ahead,
    Crossover,
    Headline,
    Several,
    TooClose,
    Undecided,
    UnlikeTax,
    from_baseline,
    headlines,
)
from offercalc.analysis.yearly import By
from offercalc.domain.exchange.rate import Drift
from offercalc.domain.ledger.ledger import ledger
from offercalc.domain.ledger.line import Form
from offercalc.domain.offer.offer import Offer
from offercalc.domain.values.months import add_months
from tests.builders import OFFERS, assumptions, book, offer, presets


def said_of(*offers: Offer, by: By = By.EMPLOYMENT) -> tuple[Headline, ...]:
    return headlines(compare(offers, assumptions(), by, book(), presets()))


def said(*terms: str) -> tuple[Headline, ...]:
    return said_of(*map(offer, terms))


def ahead(difference: int, *, leader: int = 0, other: int = 1, at_least: bool = False) -> Ahead:
    return Ahead(leader, other, Fraction(difference), at_least=at_least)


@pytest.mark.parametrize("terms", [[], ["100k USD/year"]])
def test_one_offer_alone_or_none_has_no_headline(terms: list[str]) -> None:
    assert said(*terms) == ()


def test_the_larger_total_is_ahead_by_the_difference() -> None:
    assert said("100k USD/year", "90k USD/year") == (ahead(40_000),)
    assert said("90k USD/year", "100k USD/year") == (ahead(40_000, leader=1, other=0),)


def test_offers_in_two_currencies_are_compared_in_the_one_shown() -> None:
    assert said("16.2M IDR/month", "10k USD/year")[0] == ahead(8_000)


@pytest.mark.parametrize(
    ("other", "headline"),
    [("100k", TooClose(0, 1)), ("98.5k", TooClose(0, 1)), ("98.001k", TooClose(0, 1)), ("98k", ahead(8_000))],
)
def test_under_two_per_cent_is_too_close_to_call(other: str, headline: Headline) -> None:
    assert said("100k USD/year", f"{other} USD/year") == (headline,)


@pytest.mark.parametrize(
    ("leader", "other"),
    [("80k..100k..120k", "70k..90k..110k"), ("90k..100k..110k", "70k..80k..90k"), ("50k..100k..150k", "80k")],
)
def test_spans_that_meet_are_too_close_to_call(leader: str, other: str) -> None:
    assert said(f"{leader} USD/year", f"{other} USD/year") == (TooClose(0, 1),)


def test_spans_that_do_not_meet_differ_by_what_is_likely() -> None:
    assert said("100k..110k..120k USD/year", "80k..85k..90k USD/year") == (ahead(100_000),)


def test_a_leader_with_an_unknown_part_is_ahead_by_at_least_what_is_known() -> None:
    assert said("100k USD/year + ? options", "90k USD/year") == (ahead(40_000, at_least=True),)
    assert said("100k..110k..120k USD/year + ? options", "80k..85k..90k USD/year") == (ahead(40_000, at_least=True),)


def test_an_unknown_part_of_the_other_leaves_it_undecided() -> None:
    assert said("100k USD/year", "50k USD/year + ? RSU") == (Undecided(0, 1, Fraction(200_000)),)
    assert said("100k USD/year + ? RSU", "50k USD/year + ? RSU") == (Undecided(0, 1, Fraction(200_000)),)


def test_an_offer_without_a_rate_leaves_it_undecided() -> None:
    assert said("900k AED/year", "50k USD/year")[0] == Undecided(1, 0, Fraction(200_000))


def test_the_same_known_part_is_too_close_whatever_is_unknown() -> None:
    assert said("100k USD/year", "100k USD/year + ? RSU") == (TooClose(0, 1),)


@pytest.mark.parametrize("terms", ["? USD/year", "0 USD/year"])
def test_offers_of_which_nothing_is_known_or_that_pay_nothing_are_too_close(terms: str) -> None:
    assert said(terms, terms) == (TooClose(0, 1),)


def test_the_leader_is_compared_with_each_of_the_others_nearest_first() -> None:
    assert said("50k USD/year", "100k USD/year", "80k USD/year", "99k USD/year") == (
        TooClose(1, 3),
        ahead(80_000, leader=1, other=2),
        ahead(200_000, leader=1, other=0),
    )


def test_of_equal_offers_the_first_leads() -> None:
    assert said("90k USD/year", "100k USD/year", "100k USD/year") == (
        TooClose(1, 2),
        ahead(40_000, leader=1, other=0),
    )


@given(st.lists(OFFERS, min_size=1, max_size=4))
def test_every_other_offer_has_one_headline_and_no_difference_is_below_zero(offers: list[Offer]) -> None:
    found = [headline for headline in said_of(*offers) if not isinstance(headline, Crossover | BreakEven | UnlikeTax)]
    leaders = {headline.leader for headline in found}
    assert len(leaders) == min(1, len(found))
    assert sorted([*leaders, *(headline.other for headline in found)] or [0]) == list(range(len(offers)))
    assert all(headline.difference > 0 for headline in found if not isinstance(headline, TooClose))


@given(OFFERS, OFFERS)
def test_which_years_the_table_has_does_not_matter(one: Offer, two: Offer) -> None:
    assert said_of(one, two) == said_of(one, two, by=By.CALENDAR)


def test_a_leader_that_is_behind_at_first_says_from_when_on_it_is_ahead() -> None:
    found = said("100k USD/year", "84k USD/year + 24k USD once")
    assert found == (ahead(40_000), Crossover(0, 1, 18))


def test_a_leader_that_is_ahead_all_the_way_says_nothing_more() -> None:
    assert said("100k USD/year + 1k USD once", "84k USD/year") == (ahead(65_000),)


def test_a_cliff_is_a_crossover() -> None:
    found = said("48k USD/year + 48k RSU @ 1 USD / 4y 1y-cliff monthly", "54k USD/year")
    assert found == (ahead(24_000), Crossover(0, 1, 12))


def crossing(leader: Offer, other: Offer) -> int | None:
    """Return the month from which on an offer keeps more than another, added up line by line from both ledgers."""
    kept = []
    for of in (leader, other):
        found = ledger(of, assumptions(), presets())
        days = [add_months(of.start_date, month) for month in range(49)]
        kept.append([
            sum(line.amount.likely for line in found
                if (line.earned_on if line.form is Form.EQUITY else line.paid_on) <= day)
            for day in days
        ])  # fmt: skip
    behind = [month for month, (ours, theirs) in enumerate(zip(*kept, strict=True)) if ours < theirs]
    return behind[-1] + 1 if behind and behind[-1] < 48 else None


# Source of the schedule: r/dataisbeautiful nqa4wxa, 5 % after 1 year, 15 % after 2, then 20 % every half year. After 41
# months 120,000 of shares stand against a salary that is higher by 40,000 a year, 136,667; after 42 months 160,000
# against 140,000. Had the last 40 % vested on the anniversary alone, it would have been 48.
HALF_YEARLY = "160k USD/year + 1000 RSU @ 200 USD / 5-15-40-40"


def test_half_yearly_vesting_puts_the_crossover_where_it_is() -> None:
    found = said(HALF_YEARLY, "200k USD/year")
    assert found == (ahead(40_000), Crossover(0, 1, 42))
    assert crossing(offer(HALF_YEARLY), offer("200k USD/year")) == 42


@given(
    st.sampled_from(["5-15-40-40", "33-33-22-12", "38-32-20-10", "4y 1y-cliff monthly", "4y 1y-cliff quarterly",
                     "4y yearly", "3y even"]),
    st.integers(100, 250), st.integers(0, 2000),
)  # fmt: skip
def test_a_crossover_is_the_month_that_the_lines_of_both_ledgers_give(terms: str, salary: int, units: int) -> None:
    one, two = offer(f"160k USD/year + {units} RSU @ 200 USD / {terms}"), offer(f"{salary}k USD/year")
    for found in said_of(one, two):
        if isinstance(found, Crossover):
            pair = (one, two) if found.leader == 0 else (two, one)
            assert found.months == crossing(*pair)
        elif isinstance(found, Ahead) and len(said_of(one, two)) == 1:
            assert crossing(*((one, two) if found.leader == 0 else (two, one))) is None


def test_of_an_offer_that_may_turn_round_no_month_is_said() -> None:
    assert [type(one) for one in said("100k USD/year", "84k USD/year + 24k USD once + ? USD once")] == [Undecided]


def test_a_lead_that_comes_only_with_what_is_paid_after_the_horizon_has_no_month() -> None:
    found = said("62k USD/year + 45k USD bonus after 3m", "100k USD/year")
    assert found == (ahead(28_000),)


def test_a_rate_that_turns_the_lead_is_said_where_it_is_not_far() -> None:
    assert said("100k USD/year", "1500M IDR/year")[-1] == BreakEven(1, 0, "USD", "IDR", Fraction(15_000))
    assert said("100k USD/year", "900M IDR/year")[-1] == BreakEven(1, 0, "USD", "IDR", Fraction(9_000))
    assert [type(one) for one in said("100k USD/year", "700M IDR/year")] == [Ahead]


@pytest.mark.parametrize(("other", "rate"), [("3240M", 32_400), ("3241M", None), ("810M", 8_100), ("809M", None)])
def test_a_turning_rate_is_said_up_to_half_and_up_to_twice_the_rate_of_today(other: str, rate: int | None) -> None:
    found = [one.value for one in said("100k USD/year", f"{other} IDR/year") if isinstance(one, BreakEven)]
    assert found == ([] if rate is None else [rate])


def test_without_a_rate_of_today_the_turning_rate_is_news() -> None:
    found = said("100k USD/year", "400k AED/year")
    assert found[-1] == BreakEven(1, 0, "USD", "AED", Fraction(4))


def test_where_rates_drift_no_one_rate_turns_the_lead() -> None:
    offers = (offer("100k USD/year"), offer("1700M IDR/year"))
    drifts = (Drift("USD", "IDR", Decimal(3)),)
    steady, drifted = (
        headlines(compare(offers, assumptions("IDR", drifts=assumed), By.EMPLOYMENT, book(), presets()))
        for assumed in ((), drifts)
    )
    assert any(isinstance(one, BreakEven) for one in steady)
    assert not any(isinstance(one, BreakEven) for one in drifted)


def net(terms: str) -> Offer:
    found = offer(terms)
    return replace(found, pay=(replace(found.pay[0], tax="net"), *found.pay[1:]))


def test_net_beside_gross_pay_is_a_warning_before_the_order() -> None:
    gross = offer("36M IDR/month")
    assert said_of(net("31M IDR/month"), gross)[0] == UnlikeTax(0, 1)
    assert said_of(gross, net("31M IDR/month"))[0] == UnlikeTax(1, 0)
    assert isinstance(said_of(gross, net("31M IDR/month"))[1], Ahead)


def test_two_net_offers_need_no_warning() -> None:
    found = said_of(net("31M IDR/month"), net("36M IDR/month"))
    assert not any(isinstance(one, UnlikeTax) for one in found)


def test_a_fixed_term_is_compared_over_the_shared_time_and_over_the_horizon() -> None:
    """18 months at 8,000 beside 5,000: 144,000 to 90,000, and to 240,000; the contract is passed in month 29."""
    contract = replace(offer("8k USD/month"), end_date=date(2027, 6, 30))
    assert said_of(contract, offer("5k USD/month")) == (
        Ahead(0, 1, Fraction(54_000), at_least=False, months=Fraction(18)),
        Ahead(1, 0, Fraction(96_000), at_least=False),
        Crossover(1, 0, 29),
    )


def test_terms_of_the_same_length_have_one_headline() -> None:
    both = [replace(offer(pay), end_date=date(2026, 12, 31)) for pay in ("8k USD/month", "5k USD/month")]
    assert said_of(*both) == (Ahead(0, 1, Fraction(36_000), at_least=False, months=Fraction(12)),)


def from_base(*terms: str, baseline: int = 0) -> tuple[Headline | Several, ...]:
    comparison = compare(tuple(map(offer, terms)), assumptions(), By.EMPLOYMENT, book(), presets())
    return from_baseline(replace(comparison, baseline=baseline))


def test_the_baseline_is_compared_with_the_best_of_the_others() -> None:
    terms = "100k USD/year", "90k USD/year", "70k USD/year"
    assert from_base(*terms) == (ahead(40_000), ahead(120_000, other=2))
    assert from_base(*terms, baseline=2) == (ahead(120_000, other=2), ahead(80_000, leader=1, other=2))
    assert from_base(terms[0]) == ()


def test_others_that_compare_alike_are_counted_by_the_nearest_of_them() -> None:
    terms = "100k USD/year", "120k USD/year", "90k USD/year", "110k USD/year", "50k USD/year", "105k USD/year"
    assert from_base(*terms) == (
        ahead(80_000, leader=1, other=0),
        Several(ahead(20_000, leader=5, other=0), 2, 0),
        Several(ahead(40_000, leader=0, other=2), 2, 0),
    )
    assert [one.are_behind for one in from_base(*terms) if isinstance(one, Several)] == [False, True]
    open_ones = from_base("100k USD/year", "99k USD/year", "60k USD/year + ? RSU", "50k USD/year + ? RSU")
    assert open_ones == (TooClose(0, 1), Several(Undecided(0, 2, Fraction(160_000)), 2, 0))
    close = from_base("100k USD/year", "150k USD/year", "99k USD/year", "101k USD/year")
    assert close[1:] == (Several(TooClose(3, 0), 2, 0),)


def test_what_turns_the_lead_over_the_best_is_told_before_the_others() -> None:
    best = "84k USD/year + 24k USD once"  # 360k in 4 years, and ahead of 400k until 18 months have passed
    assert from_base("100k USD/year", best, "10k USD/year") == (
        ahead(40_000), Crossover(0, 1, 18), ahead(360_000, other=2),
    )  # fmt: skip


@given(st.lists(OFFERS, min_size=2, max_size=5), st.integers(0, 4))
def test_every_offer_is_told_of_once_and_always_against_the_baseline(offers: list[Offer], place: int) -> None:
    comparison = compare(tuple(offers), assumptions(), By.EMPLOYMENT, book(), presets())
    baseline = place % len(offers)
    found = from_baseline(replace(comparison, baseline=baseline))
    pairs = [one for one in found if isinstance(one, Ahead | TooClose | Undecided)]
    several = [one for one in found if isinstance(one, Several)]
    assert len(pairs) + sum(one.count for one in several) == len(offers) - 1
    assert all(baseline in {one.leader, one.other} for one in (*pairs, *(one.nearest for one in several)))
