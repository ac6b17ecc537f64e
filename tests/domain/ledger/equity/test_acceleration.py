from datetime import date, timedelta
from fractions import Fraction
from itertools import accumulate

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec.structs import replace

from offercalc.domain.ledger.equity.acceleration import at_sale, held_from, part_on_leaving, units_on_leaving
from offercalc.domain.ledger.ledger import ledger
from offercalc.domain.ledger.line import Line
from offercalc.domain.offer.equity import Grant
from offercalc.domain.offer.offer import Offer
from offercalc.domain.scenario.assumptions import Assumptions
from offercalc.domain.values.estimate import UNKNOWN, ZERO, Span, exactly, total
from offercalc.domain.vesting.schedule import Tranche
from tests.builders import ASSUMPTIONS, OFFERS, assumptions, grant, offer, presets, span

MONTHLY = "4y 1y-cliff monthly"
VESTINGS = ("4y yearly", MONTHLY, "at once", "3y even", "10/20/70 every 3m", "40% on 2026-06-30, 60% on 2028-01-31")
SALE = date(2028, 6, 30)


def lines(
    text: str, prices: str = "exit 2028-06-30", leaving: date | None = None, start: str = "2026-01-01"
) -> list[Line]:
    return list(ledger(offer(text, start), replace(assumptions(prices=prices), leaving_date=leaving), presets()))


def by_year(found: list[Line]) -> list[int]:
    """Return the amounts of the years of employment from 2026 on; the first of January ends a year."""
    years = [0, 0, 0, 0]
    for line in found:
        years[(line.earned_on - timedelta(days=1)).year - 2026] += int(line.amount.likely)
    return years


def units(found: list[Line]) -> list[tuple[str, int]]:
    return [(line.earned_on.isoformat(), int(line.units.likely)) for line in found if line.units is not None]


def tranches(*sizes: int) -> tuple[Tranche, ...]:
    """Return tranches of these sizes, one at the end of each year from 2026 on."""
    return tuple(Tranche(date(2026 + year, 12, 31), exactly(size)) for year, size in enumerate(sizes))


# Source: PostHog's handbook on share options: four years with a one-year cliff, and 100 % vests when let go after an
# acquisition. 4,800 options at a gain of 10 each, sold on 30 June 2028: 2,900 have vested, 1,900 vest at once.
POSTHOG = f"4800 options @ 11 USD strike 1{{}} / {MONTHLY}"


@pytest.mark.parametrize(
    ("early", "leaving", "expected"),
    [
        ("", None, [12_000, 12_000, 12_000, 12_000]),
        (" accelerating 0% at sale", None, [12_000, 12_000, 12_000, 12_000]),
        (" accelerating 100% at sale", None, [12_000, 12_000, 24_000, 0]),
        (" accelerating 50% at sale", None, [12_000, 12_000, 18_000, 6_000]),
        (" accelerating 100% leaving", None, [12_000, 12_000, 12_000, 12_000]),
        (" accelerating 100% leaving", date(2028, 6, 30), [12_000, 12_000, 24_000, 0]),
        (" accelerating 100% leaving", date(2028, 6, 29), [12_000, 12_000, 5_000, 0]),
        (" accelerating 100% leaving in 6m", date(2028, 12, 30), [12_000, 12_000, 24_000, 0]),
        (" accelerating 100% leaving in 6m", date(2028, 12, 31), [12_000, 12_000, 11_000, 0]),
        (" accelerating 50% at sale, 100% leaving", date(2028, 12, 31), [12_000, 12_000, 24_000, 0]),
        (" accelerating 20% leaving in 9m, 60% leaving in 3m", date(2028, 7, 1), [12_000, 12_000, 6_000 + 10_800, 0]),
        (
            " accelerating 20% leaving in 9m, 60% leaving in 3m",
            date(2029, 3, 1),
            [12_000, 12_000, 12_000, 2_000 + 2_000],
        ),
    ],
)
def test_options_vest_early_at_a_sale_or_on_leaving_after_it(
    early: str, leaving: date | None, expected: list[int]
) -> None:
    assert by_year(lines(POSTHOG.format(early), leaving=leaving)) == expected


@pytest.mark.parametrize("prices", ["", "10% a year", "2028-06-30=50"])
def test_without_an_assumed_sale_nothing_vests_early(prices: str) -> None:
    leaving = date(2028, 12, 31)
    for left in (None, leaving):
        early = lines(POSTHOG.format(" accelerating 100% at sale, 100% leaving"), prices, left)
        assert early == lines(POSTHOG.format(""), prices, left)


def test_a_part_of_an_odd_number_stays_whole() -> None:
    found = lines("19 RSU @ 1 USD accelerating 50% at sale / 4y yearly")
    assert units(found) == [
        ("2027-01-01", 5),
        ("2028-01-01", 5),
        ("2028-06-30", 4),
        ("2029-01-01", 2),
        ("2030-01-01", 3),
    ]


def test_what_has_no_whole_units_vests_early_in_proportion() -> None:
    assert [line.amount for line in lines("90 of RSU accelerating 50% at sale / 3y even")] == [
        exactly(30), exactly(30), exactly(15), exactly(15),
    ]  # fmt: skip
    ranged = lines("30..60..90 RSU @ 1 USD accelerating 50% at sale / 3y even")
    assert [line.amount for line in ranged] == [
        span("10..20..30"),
        span("10..20..30"),
        span("5..10..15"),
        span("5..10..15"),
    ]


def test_units_that_are_not_known_vest_early_all_the_same() -> None:
    found = lines("? RSU @ 1 USD accelerating 100% at sale / 3y even")
    assert [(line.earned_on.year, line.amount) for line in found] == [(2027, UNKNOWN), (2028, UNKNOWN), (2028, UNKNOWN)]
    plain, early = (lines(f"5 RSU @ 1 USD{text}") for text in ("", " accelerating 100% at sale, 100% leaving"))
    assert early == plain
    assert lines("5 RSU @ 1 USD accelerating 100% leaving", leaving=SALE) == lines("5 RSU @ 1 USD", leaving=SALE)


def test_refreshers_granted_before_the_sale_vest_early() -> None:
    found = lines("4 RSU @ 1 USD refreshed 3y by 4 accelerating 100% at sale / 4y yearly")
    early = [(str(line.component), line.units) for line in found if line.earned_on == SALE]
    assert early == [
        ("equity[0]", exactly(2)), ("equity[0].refreshers", exactly(3)), ("equity[0].refreshers", exactly(4)),
    ]  # fmt: skip
    assert [line.earned_on.year for line in found if line.earned_on > SALE] == [2030]


def test_double_trigger_units_that_vest_early_are_paid_at_the_exit() -> None:
    text = f"48 double-trigger RSU @ 10 USD valued 2M over 100k accelerating 100% at sale / {MONTHLY}"
    found = lines(text, "exit 2028-06-30=4M")
    assert {(line.earned_on, line.paid_on, line.price) for line in found} == {(SALE, SALE, Fraction(40))}
    assert total(tuple(line.amount for line in found)) == exactly(48 * 40)


def test_units_that_wait_for_liquidity_after_leaving_are_forfeited() -> None:
    text = "48 double-trigger RSU @ 10 USD valued 2M over 100k accelerating 100% leaving / 4y yearly"
    of, sold = offer(text), assumptions(prices="exit 2028-06-30")
    for liquidity, expected in ((date(2029, 6, 30), 0), (SALE, 480)):
        assumed = replace(sold, liquidity_date=liquidity, leaving_date=date(2028, 12, 31))
        assert sum(line.amount.likely for line in ledger(of, assumed, presets())) == expected


def test_a_grant_is_held_from_its_date_and_not_before_the_start() -> None:
    of = offer("5 RSU / at once")
    days = (None, date(2025, 1, 1), date(2026, 3, 1))
    assert [held_from(replace(grant("5 RSU"), grant_date=day), of).month for day in days] == [1, 1, 3]


def test_the_largest_part_for_a_leaving_date_counts() -> None:
    one = grant("5 RSU accelerating 10% leaving, 30% leaving in 12m, 20% leaving in 24m / at once")
    days = (date(2028, 6, 29), SALE, date(2029, 6, 30), date(2029, 7, 1), date(2030, 7, 1))
    assert [part_on_leaving(one, SALE, day) * 100 for day in days] == [0, 30, 30, 20, 10]
    assert part_on_leaving(one, None, SALE) == 0


@given(
    st.lists(st.integers(0, 1000), min_size=1, max_size=8),
    st.integers(0, 100),
    st.dates(date(2025, 1, 1), date(2035, 1, 1)),
)
def test_early_vesting_keeps_the_sum_and_only_moves_units_forward(sizes: list[int], percent: int, sale: date) -> None:
    one = grant(f"5 RSU accelerating {percent}% at sale / 4y yearly")
    plain = tuple(tranche for tranche in tranches(*sizes) if tranche.units != ZERO)
    found = at_sale(plain, one, sale, presets())
    assert total(tuple(tranche.units for tranche in found)) == exactly(sum(sizes))
    assert [tranche.vests_on for tranche in found] == sorted(tranche.vests_on for tranche in found)
    assert all(tranche.units.likely > 0 and tranche.units.likely.denominator == 1 for tranche in found)
    for day in {tranche.vests_on for tranche in (*plain, *found)}:
        before, after = (sum(t.units.likely for t in some if t.vests_on <= day) for some in (plain, found))
        assert before <= after
    vested = sum(tranche.units.likely for tranche in plain if tranche.vests_on <= sale)
    early = sum(tranche.units.likely for tranche in found if tranche.vests_on <= sale) - vested
    assert abs(early - (sum(sizes) - vested) * Fraction(percent, 100)) <= Fraction(1, 2)
    if percent == 100:
        assert all(tranche.vests_on <= sale for tranche in found[1:]) or not plain or plain[-1].vests_on <= sale
    if percent == 0:
        assert found == plain


def literal(one: Tranche, others: tuple[Tranche, ...], part: Fraction) -> Fraction:
    """Return what vests early on leaving on the day of a tranche, counted one by one."""
    left = sum((other.units.likely for other in others if other.vests_on > one.vests_on), Fraction(0))
    kept = left * (1 - part)
    return left - (kept + Fraction(1, 2)).__floor__()


@given(st.lists(st.integers(1, 1000), min_size=1, max_size=8), st.integers(1, 100))
def test_what_vests_on_leaving_is_the_part_of_all_that_is_left(sizes: list[int], percent: int) -> None:
    one = grant(f"5 RSU accelerating {percent}% leaving / 4y yearly")
    schedule = tranches(*sizes)
    days = tuple(tranche.vests_on for tranche in schedule)
    found = {early.vests_on: early.units.likely for early in units_on_leaving(schedule, one, days[0], days, presets())}
    part = Fraction(percent, 100)
    expected = {tranche.vests_on: literal(tranche, schedule, part) for tranche in schedule}
    assert found == {day: count for day, count in expected.items() if day in found or count}


def with_early(of: Offer, text: str) -> Offer:
    early = grant(f"1 RSU{text} / at once").accelerate
    equity = tuple(replace(one, accelerate=early) if isinstance(one, Grant) else one for one in of.equity)
    return replace(of, equity=equity)


def summed(of: Offer, assumed: Assumptions) -> Span:
    return total(tuple(line.amount for line in ledger(of, assumed, presets())))


@given(OFFERS, ASSUMPTIONS, st.integers(0, 100), st.none() | st.dates(date(2020, 1, 1), date(2040, 1, 1)))
def test_early_vesting_never_lowers_a_total(
    of: Offer, assumed: Assumptions, percent: int, leaving: date | None
) -> None:
    assume(assumed.dilution_percent is not None)
    assumed = replace(assumed, leaving_date=leaving)
    plain, none, early, whole = (
        summed(with_early(of, text), assumed)
        for text in (
            "",
            " accelerating 0% at sale, 0% leaving",
            f" accelerating {percent}% at sale, {percent}% leaving in 12m",
            " accelerating 100% at sale",
        )
    )
    assert none == plain
    assert plain.least <= early.least
    if leaving is None:
        assert early.least <= whole.least
        assert whole.high is None or (early.high is not None and early.high <= whole.high)


@given(
    st.sampled_from(VESTINGS), st.integers(1, 10**6), st.integers(0, 100), st.dates(date(2026, 1, 1), date(2031, 1, 1))
)
def test_all_units_of_a_grant_vest_once(terms: str, count: int, percent: int, sale: date) -> None:
    found = lines(f"{count} RSU @ 1 USD accelerating {percent}% at sale / {terms}", f"exit {sale}")
    vested = list(accumulate(line.units.likely for line in found if line.units is not None))
    assert vested[-1:] == [count]
