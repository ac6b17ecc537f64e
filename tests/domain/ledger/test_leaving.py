from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from offercalc.domain.ledger.leaving import after_leaving, clawbacks_of, kept_on, kept_part, years_employed
from offercalc.domain.ledger.ledger import ledger
from offercalc.domain.ledger.line import Category
from offercalc.domain.offer.clawback import Clawback, ClawbackMethod, ClawbackStep, ServiceUnit
from offercalc.domain.offer.offer import Offer
from offercalc.domain.offer.pay import Instalment, OneTime
from offercalc.domain.values.estimate import Estimate, Range, Span, exactly
from offercalc.domain.values.months import add_months
from tests.builders import assumptions, component, is_ordered, offer, presets

PAID = date(2026, 1, 31)


def step(within_months: int, percent: int) -> ClawbackStep:
    return ClawbackStep(within_months=Decimal(within_months), percent=Decimal(percent))


def sign_on(months: Estimate, method: ClawbackMethod = "pro_rata") -> Offer:
    part = OneTime(instalments=(Instalment(amount=Decimal(1200)),), clawback=Clawback(months=months, method=method))
    plain = offer("12k USD/year + 10% bonus after 2m + 40 RSU @ 10 USD / 4y-yearly")
    return replace(plain, pay=(*plain.pay, part))


@pytest.mark.parametrize(
    ("method", "leaving", "kept"),
    [
        ("pro_rata", date(2026, 1, 31), Fraction(0)),
        ("pro_rata", date(2026, 2, 27), Fraction(0)),
        ("pro_rata", date(2026, 2, 28), Fraction(1, 12)),
        ("pro_rata", date(2026, 7, 31), Fraction(1, 2)),
        ("pro_rata", date(2027, 1, 30), Fraction(11, 12)),
        ("pro_rata", date(2027, 1, 31), Fraction(1)),
        ("pro_rata", date(2030, 1, 1), Fraction(1)),
        ("in_full", date(2027, 1, 30), Fraction(0)),
        ("in_full", date(2027, 1, 31), Fraction(1)),
    ],
)
def test_a_clawback_of_a_year_keeps_so_much(method: ClawbackMethod, leaving: date, kept: Fraction) -> None:
    assert kept_part(Clawback(months=Decimal(12), method=method), PAID, leaving) == exactly(kept)


def test_the_longest_clawback_that_may_be_keeps_least() -> None:
    clawback = Clawback(months=Range(Decimal(6), Decimal(12), Decimal(24)))
    assert kept_part(clawback, PAID, date(2026, 7, 31)) == Span(Fraction(1, 4), Fraction(1, 2), Fraction(1))


def test_of_a_clawback_of_unknown_months_nothing_is_sure_to_be_kept() -> None:
    assert kept_part(Clawback(months=None), PAID, date(2028, 1, 1)) == Span(Fraction(0), Fraction(1), Fraction(1))


@given(
    st.one_of(st.none(), st.integers(1, 60).map(Decimal)), st.integers(0, 80), st.sampled_from(["pro_rata", "in_full"])
)
def test_the_kept_part_lies_between_nothing_and_the_whole_and_grows(
    months: Estimate, served: int, method: ClawbackMethod
) -> None:
    clawback = Clawback(months=months, method=method)
    now = kept_part(clawback, PAID, add_months(PAID, served))
    later = kept_part(clawback, PAID, add_months(PAID, served + 1))
    assert is_ordered(now)
    assert now.high is not None
    assert now.high <= 1
    assert now.least <= later.least
    assert now.likely <= later.likely


def test_clawbacks_stand_under_their_components() -> None:
    assert list(clawbacks_of(sign_on(Decimal(12)))) == [component("pay[2]")]
    assert clawbacks_of(offer("100k USD/year + 5k USD once")) == {}


def test_cash_is_kept_once_it_is_paid_and_shares_once_they_vest() -> None:
    lines = ledger(sign_on(Decimal(12)), assumptions(), presets())
    bonus = next(line for line in lines if line.category is Category.BONUS)
    shares = next(line for line in lines if line.category is Category.EQUITY)
    assert kept_on(bonus) == bonus.paid_on == date(2027, 2, 28)
    assert kept_on(shares) == shares.earned_on == date(2027, 1, 1)


def test_who_leaves_keeps_what_is_paid_and_vested_less_what_is_owed_back() -> None:
    whole = sign_on(Decimal(24))
    kept = after_leaving(ledger(whole, assumptions(), presets()), whole, date(2027, 1, 1))
    by_category = {
        category: [line.amount.likely for line in kept if line.category is category] for category in Category
    }
    assert by_category[Category.BASE] == [1000] * 12
    assert by_category[Category.BONUS] == []
    assert by_category[Category.EQUITY] == [100]
    assert by_category[Category.ONE_TIME] == [600]


def test_an_assumed_leaving_date_is_in_the_ledger() -> None:
    whole = sign_on(Decimal(24))
    leaving = replace(assumptions(), leaving_date=date(2027, 1, 1))
    assert ledger(whole, leaving, presets()) == after_leaving(
        ledger(whole, assumptions(), presets()), whole, date(2027, 1, 1)
    )


@pytest.mark.parametrize(
    ("leaving", "years"),
    [
        (None, Fraction(2)),
        (date(2025, 1, 1), Fraction(2)),
        (date(2026, 1, 1), Fraction(2)),
        (date(2027, 1, 1), Fraction(1)),
        (date(2026, 7, 2), Fraction(2 * 182, 730)),
        (date(2028, 1, 1), Fraction(2)),
        (date(2030, 1, 1), Fraction(2)),
    ],
)
def test_years_are_counted_until_leaving(leaving: date | None, years: Fraction) -> None:
    assert years_employed(offer(start="2026-01-01"), assumptions(years=2, leaving_date=leaving)) == years


@pytest.mark.parametrize(
    ("last", "leaving", "years"),
    [
        (date(2027, 6, 30), None, Fraction(18, 12)),
        (date(2027, 6, 30), date(2027, 7, 1), Fraction(18, 12)),
        (date(2027, 6, 30), date(2027, 1, 1), Fraction(4 * 365, 1461)),
        (date(2026, 2, 14), None, Fraction(3, 2) / 12),
        (date(2029, 12, 31), None, Fraction(4)),
        (date(2030, 6, 30), None, Fraction(4)),
    ],
)
def test_a_fixed_term_counts_by_months_of_service(last: date, leaving: date | None, years: Fraction) -> None:
    of = replace(offer(start="2026-01-01"), end_date=last)
    assert years_employed(of, assumptions(leaving_date=leaving)) == years


STEPPED = Clawback(schedule=(step(12, 100), step(16, 75), step(20, 50), step(24, 25)))
"""A relocation of $20,000, owed back in steps: expertlaw.com/forums/showthread.php?t=193305."""


@pytest.mark.parametrize(
    ("months", "owed"),
    [(0, 20_000), (11, 20_000), (12, 15_000), (15, 15_000), (16, 10_000), (19, 10_000), (20, 5000), (23, 5000),
     (24, 0), (60, 0)],
)  # fmt: skip
def test_a_stepped_clawback_owes_what_the_letter_says(months: int, owed: int) -> None:
    kept = kept_part(STEPPED, PAID, add_months(PAID, months))
    assert exactly(20_000) * (exactly(1) - kept) == exactly(owed)


@pytest.mark.parametrize(
    ("days", "kept"), [(0, 0), (365, 0), (366, Fraction(1, 4)), (486, Fraction(1, 4)), (487, Fraction(1, 2)), (731, 1)]
)
def test_steps_by_days_count_months_of_30_4375_days(days: int, kept: Fraction) -> None:
    by_days = replace(STEPPED, by="days")
    assert kept_part(by_days, PAID, PAID + timedelta(days=days)) == exactly(kept)


@pytest.mark.parametrize(
    ("months", "paid", "leaving", "kept"),
    [
        (Decimal(12), date(2018, 11, 1), date(2018, 11, 1), Fraction(0)),
        (Decimal(12), date(2018, 11, 1), date(2019, 1, 10), Fraction(70, 365)),
        (Decimal(12), date(2018, 11, 1), date(2019, 10, 31), Fraction(364, 365)),
        (Decimal(12), date(2018, 11, 1), date(2019, 11, 1), Fraction(1)),
        (Decimal(12), date(2019, 11, 1), date(2019, 12, 1), Fraction(30, 366)),
        (Decimal("1.5"), date(2026, 1, 1), date(2026, 1, 12), Fraction(11, 45)),
    ],
)
def test_a_clawback_by_days_keeps_the_days_served(months: Decimal, paid: date, leaving: date, kept: Fraction) -> None:
    """Sign-on of an executive, repaid pro rata by days within 12 months: Intersect ENT, 10-K 2018, exhibit."""
    assert kept_part(Clawback(months=months, by="days"), paid, leaving) == exactly(kept)
    in_full = kept_part(Clawback(months=months, method="in_full", by="days"), paid, leaving)
    assert in_full == exactly(1 if kept == 1 else 0)


def test_of_a_step_of_unknown_percentage_nothing_is_sure_to_be_kept() -> None:
    unknown = Clawback(schedule=(ClawbackStep(within_months=Decimal(12), percent=None),))
    assert kept_part(unknown, PAID, PAID) == Span(Fraction(0), Fraction(1), Fraction(1))
    ranged = Clawback(schedule=(ClawbackStep(within_months=Decimal(12), percent=Range(*map(Decimal, (25, 50, 100)))),))
    assert kept_part(ranged, PAID, PAID) == Span(Fraction(0), Fraction(1, 2), Fraction(3, 4))


PERCENTS = st.lists(st.integers(0, 100).map(Decimal), min_size=1, max_size=5).map(lambda parts: sorted(parts)[::-1])


@given(PERCENTS, st.integers(0, 1500), st.sampled_from(["months", "days"]), st.integers(0, 4))
def test_steps_keep_ever_more_and_knowing_less_never_narrows(
    percents: list[Decimal], served: int, by: ServiceUnit, unknown: int
) -> None:
    schedule = tuple(
        ClawbackStep(within_months=Decimal(6 * number), percent=percent)
        for number, percent in enumerate(percents, start=1)
    )
    clawback = Clawback(schedule=schedule, by=by)
    now, later = (kept_part(clawback, PAID, PAID + timedelta(days=days)) for days in (served, served + 1))
    assert 0 <= now.least <= later.least <= 1
    asked = replace(schedule[min(unknown, len(schedule) - 1)], percent=None)
    less = tuple(asked if step.within_months == asked.within_months else step for step in schedule)
    known_less = kept_part(replace(clawback, schedule=less), PAID, PAID + timedelta(days=served))
    assert known_less.least <= now.least
    assert known_less.high is not None
    assert now.likely <= known_less.high
