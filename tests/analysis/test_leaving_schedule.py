from datetime import date
from decimal import Decimal
from fractions import Fraction

from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.structs import replace

from offercalc.analysis.comparison import Appraisal, compare
from offercalc.analysis.leaving_schedule import LeavingPoint, days_to_exercise, leaving_schedule
from offercalc.analysis.yearly import By
from offercalc.domain.ledger.ledger import ledger
from offercalc.domain.ledger.line import Form
from offercalc.domain.offer.clawback import Clawback
from offercalc.domain.offer.offer import Offer
from offercalc.domain.offer.pay import OneTime
from offercalc.domain.scenario.assumptions import Assumptions
from offercalc.domain.values.estimate import UNKNOWN, ZERO, exactly
from tests.builders import OFFERS, assumptions, book, is_ordered, offer, presets, span

NOTHING = exactly(0)


def appraised(of: Offer, assumed: Assumptions) -> Appraisal:
    return compare((of,), assumed, By.EMPLOYMENT, book(), presets()).offers[0]


def leave(of: Offer, currency: str = "USD", years: int = 4, prices: str = "") -> tuple[LeavingPoint, ...]:
    assumed = assumptions(currency, years, prices)
    return leaving_schedule(appraised(of, assumed), assumed)


def bound(of: Offer, clawback: Clawback) -> Offer:
    pay = tuple(replace(part, clawback=clawback) if isinstance(part, OneTime) else part for part in of.pay)
    return replace(of, pay=pay)


def test_there_is_an_answer_for_the_start_and_for_every_month() -> None:
    found = leave(offer("12k USD/year", "2026-01-31"), years=2)
    assert [one.months for one in found] == list(range(25))
    assert [one.leaving for one in found[:4]] == [
        date(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 31), date(2026, 4, 30),
    ]  # fmt: skip
    assert [one.kept.likely for one in found[:3]] == [0, 1000, 2000]


def test_a_sign_on_is_kept_by_and_by() -> None:
    found = leave(bound(offer("12k USD once after 1m"), Clawback(months=Decimal(12))))
    assert [one.paid.likely for one in found[:3]] == [0, 12_000, 12_000]
    assert [one.owed_back.likely for one in found[:4]] == [0, 12_000, 11_000, 10_000]
    assert [one.kept.likely for one in found[:4]] == [0, 0, 1000, 2000]
    assert found[13].owed_back == NOTHING
    assert found[13].kept == exactly(12_000)


def test_what_an_unknown_clawback_may_take_is_all_of_it() -> None:
    last = leave(bound(offer("12k USD once"), Clawback(months=None)))[-1]
    assert last.kept == span("0..12k..12k")
    assert last.owed_back == span("0..0..12k")


def test_a_bonus_that_is_paid_later_is_lost_until_it_is_paid() -> None:
    found = leave(offer("1200 USD bonus after 3m"))
    assert [one.unpaid.likely for one in found[11:17]] == [0, 1200, 1200, 1200, 0, 0]
    assert [one.kept.likely for one in found[11:17]] == [0, 0, 0, 0, 1200, 1200]


def test_shares_that_vest_later_are_forfeited() -> None:
    found = leave(offer("48 RSU @ 10 USD / 4y 1y-cliff monthly"))
    assert found[11].forfeited == exactly(480)
    assert found[12].forfeited == exactly(360)
    assert found[13].forfeited == exactly(350)
    assert found[48].forfeited == NOTHING
    assert all(one.kept + one.forfeited == exactly(480) for one in found)


def test_vested_options_cost_their_strike_to_exercise() -> None:
    of = offer("40 options @ 30 USD strike 5 / 4y-yearly")
    found = leave(of)
    assert [found[month].to_exercise for month in (11, 12, 24, 48)] == [
        NOTHING, exactly(50), exactly(100), exactly(200),
    ]  # fmt: skip
    assert found[12].kept == exactly(250)
    assert leave(offer("40 options @ 30 USD / 4y-yearly"))[12].to_exercise == UNKNOWN


def test_refreshed_options_cost_the_price_of_their_day_to_exercise() -> None:
    # 40 x 5 at once, then 10 x 30 and, after the price has doubled, 10 x 60
    found = leave(offer("40 options @ 30 USD strike 5 refreshed 2y by 10 / at once"), prices="2027-06-30=60")
    assert [found[month].to_exercise for month in (11, 12, 24)] == [exactly(200), exactly(500), exactly(1100)]


def test_the_shortest_time_to_exercise_is_told() -> None:
    of = offer("40 options / 4y-yearly + 40 options / 4y-yearly")
    first, second = of.equity
    short = replace(of, equity=(first, replace(second, days_to_exercise=30)))
    assert days_to_exercise(appraised(of, assumptions())) == 90
    assert days_to_exercise(appraised(short, assumptions())) == 30
    assert days_to_exercise(appraised(offer("1 RSU"), assumptions())) is None


def test_amounts_are_in_the_display_currency() -> None:
    last = leave(offer("12k USD/year + 100 RSU @ 10 EUR / at once"), "IDR")[-1]
    assert last.kept == exactly(48_000 * 16_200 + 1000 * 19_440)


def test_what_cannot_be_converted_is_open() -> None:
    assert leave(offer("12k USD/year"), "HRK")[0].kept == ZERO
    assert leave(offer("12k USD/year"), "HRK")[1].kept == UNKNOWN


def test_an_assumed_leaving_date_changes_no_departure() -> None:
    of = offer("12k USD/year + 48 RSU @ 10 USD / 4y 1y-cliff monthly")
    assumed = replace(assumptions(), leaving_date=date(2026, 6, 1))
    assert leaving_schedule(appraised(of, assumed), assumed) == leave(of)


@given(OFFERS)
def test_staying_longer_never_means_keeping_less(of: Offer) -> None:
    found = leave(of)
    for one in found:
        assert all(map(is_ordered, (one.kept, one.paid, one.owed_back, one.unpaid, one.forfeited, one.to_exercise)))
    lows = [one.kept.least for one in found]
    assert lows == sorted(lows)


@given(OFFERS)
def test_at_the_end_of_the_horizon_all_that_is_paid_is_kept(of: Offer) -> None:
    assumed = assumptions()
    whole = appraised(of, assumed)
    last = leaving_schedule(whole, assumed)[-1]
    later = [line.amount for line in whole.lines if line.paid_on > last.leaving and line.amount.low]
    if not later:
        assert last.kept.least - last.leaving_pay.least == whole.total.low
    assert last.forfeited == ZERO
    assert last.kept.least <= whole.total.least + last.leaving_pay.least


@given(OFFERS)
def test_leaving_never_exceeds_staying_plus_leaving_pay(of: Offer) -> None:
    assumed = assumptions()
    whole = appraised(of, assumed)
    for one in leaving_schedule(whole, assumed):
        most = whole.total + one.leaving_pay
        assert one.kept.likely <= most.likely
        assert most.high is None or (one.kept.high is not None and one.kept.high <= most.high)


@given(OFFERS, st.integers(1, 48))
@example(offer("1M IDR/month rising 3% linked to USD at 15000 + 1 wages/year on leaving after 6m", "2020-01-01"), 36)
def test_an_assumed_leaving_date_keeps_what_the_schedule_says(of: Offer, month: int) -> None:
    assumed = assumptions()
    one = leaving_schedule(appraised(of, assumed), assumed)[month]
    left = appraised(of, replace(assumed, leaving_date=one.leaving))
    assert left.total == one.kept


def test_leaving_pay_stands_in_every_month() -> None:
    found = leave(offer("12k USD/year + 1 wages/year on leaving after 6m"))
    assert [found[month].leaving_pay.likely for month in (0, 5, 6, 12, 48)] == [0, 0, 500, 1000, 4000]
    assert [one.kept for one in found] == [one.paid + one.leaving_pay for one in found]


def test_leaving_pay_of_a_currency_of_its_own_is_converted() -> None:
    found = leave(offer("12k USD/year + 1 wages/year on leaving paid in EUR at 0.5"))
    assert found[12].leaving_pay == exactly(Fraction(500) * Fraction(6, 5))


def test_alike_instalments_come_to_what_each_of_them_does() -> None:
    of = offer(
        "100k USD/year + 4000 RSU @ 25..30..40 USD / 4y 1y-cliff monthly + 480 RSU @ 7 USD / 4y 1y-cliff monthly"
    )
    assumed = assumptions("USD", 4)
    lines = appraised(of, assumed).promised
    for one in leaving_schedule(appraised(of, assumed), assumed):
        come_in = [line.amount.likely for line in lines if line.paid_on <= one.leaving]
        lost = [line.amount.likely for line in lines if line.form is Form.EQUITY and line.earned_on > one.leaving]
        assert (one.paid.likely, one.forfeited.likely) == (sum(come_in), sum(lost))


def test_leaving_makes_a_bonus_due_that_is_not_lost() -> None:
    of = offer("1200 USD bonus after 3m", "2026-01-01")
    part = of.pay[0]
    found = {
        effect: leave(replace(of, pay=(replace(part, on_leaving=effect),)), years=2)
        for effect in ("lost", "pro_rata", "full")
    }
    kept = {effect: [points[month].kept.likely for month in (0, 6, 12, 18)] for effect, points in found.items()}
    assert kept == {"lost": [0, 0, 0, 1200], "pro_rata": [0, 600, 1200, 1800], "full": [0, 1200, 1200, 2400]}
    assert [found["lost"][12].unpaid, found["pro_rata"][12].unpaid] == [exactly(1200), NOTHING]


def test_leaving_after_a_sale_makes_units_vest_early() -> None:
    of = offer("48 options @ 11 USD strike 1 refreshed 3y by 12 accelerating 50% leaving in 6m / 4y 1y-cliff monthly")
    assumed = assumptions(prices="exit 2028-06-30")
    found = leaving_schedule(appraised(of, assumed), assumed)
    # After 30 months 30 of 48 options have vested, of the first refresher 12 x 18/48 = 4.5, rounded 5, and none of the
    # second, before its cliff; half of what is left vests early: 9 of 18, 7 - 4 and 6 of 12. The third refresher is
    # granted after the sale. After 31 months 8 of 17 vest early, as 8.5 remain, rounded 9. Refreshers have the strike
    # of their day, 11, and are worth nothing.
    units = {29: (29, 4), 30: (30 + 9, 5 + 3 + 6), 31: (31 + 8, 5 + 3 + 6)}
    for month, (first, refreshers) in units.items():
        assert found[month].kept == exactly(10 * first)
        assert found[month].to_exercise == exactly(first + 11 * refreshers)
    assert found[29].forfeited == found[48].kept - found[29].kept


@given(OFFERS, st.dates(date(2020, 1, 1), date(2034, 1, 1)), st.integers(1, 48))
def test_an_assumed_leaving_date_keeps_what_the_schedule_says_after_a_sale(of: Offer, sale: date, month: int) -> None:
    assumed = assumptions(prices=f"exit {sale}")
    one = leaving_schedule(appraised(of, assumed), assumed)[month]
    left = appraised(of, replace(assumed, leaving_date=one.leaving))
    assert left.total == one.kept
    assert all(map(is_ordered, (one.kept, one.paid, one.forfeited, one.to_exercise)))


def test_what_is_kept_but_cannot_be_sold_yet_is_told() -> None:
    found = leave(offer("4 RSU @ 10 USD locked 18m / 4y yearly"))
    assert [found[month].kept.likely for month in (11, 12, 24, 30, 48)] == [0, 10, 20, 20, 40]
    assert [found[month].locked.likely for month in (11, 12, 24, 29, 30, 42, 48)] == [0, 10, 20, 20, 10, 10, 20]
    assert {one.locked for one in leave(offer("4 RSU @ 10 USD / 4y yearly"))} == {ZERO}
    of = offer("4 RSU @ 10 USD locked 6m accelerating 100% leaving / 4y yearly")
    assumed = assumptions(prices="exit 2026-06-01")
    early = leaving_schedule(appraised(of, assumed), assumed)
    assert [early[month].locked.likely for month in (4, 5, 12, 17, 18, 48)] == [0, 40, 40, 40, 30, 10]


@given(OFFERS)
def test_what_is_locked_is_part_of_what_is_kept(of: Offer) -> None:
    for one in leave(of):
        assert is_ordered(one.locked)
        assert one.locked.likely <= one.kept.likely + one.owed_back.likely


def test_an_assumed_leaving_date_agrees_with_the_month_of_the_schedule() -> None:
    of = offer("120k USD/year + 1200 USD bonus after 3m + 1 wage in month 12", "2026-03-16")
    salary, bonus, wage = of.pay
    of = replace(of, pay=(salary, replace(bonus, on_leaving="pro_rata"), replace(wage, on_leaving="pro_rata")))
    for point in leave(of, years=2)[1:24]:
        leaving = replace(assumptions("USD", 2), leaving_date=point.leaving)
        paid = sum(line.amount.likely for line in ledger(of, leaving, presets()))
        assert paid == point.kept.likely


def test_after_a_fixed_term_every_month_is_as_at_its_end() -> None:
    """A year at 10,000 a month, 6,000 of bonus paid 3 months later, leaving pay of a wage, and a sign-on kept."""
    terms = "120k USD/year + 6k USD bonus after 3m + 1 wages/year on leaving + 12k USD once owed back 24m"
    of = replace(offer(terms + " + 8% contribution vesting after 12m"), end_date=date(2026, 12, 31))
    points = leaving_schedule(appraised(of, assumptions()), assumptions())
    at_the_end = 120_000 + 6000 + 10_000 + 12_000 + 9600
    assert [one.kept.likely for one in points[12:]] == [at_the_end] * 37
    assert points[48].kept == appraised(of, assumptions()).total
    assert [one.unpaid.likely for one in points[11:14]] == [0, 0, 0]
    assert [one.owed_back.likely for one in points[11:13]] == [Fraction(12_000 * 13, 24), 0]
    assert [one.leaving_pay.likely for one in points[11:14]] == [Fraction(110_000, 12), 10_000, 10_000]
    assert [one.forfeited.likely for one in points[11:14]] == [8800, 0, 0]
    assert points[11].kept.likely == 110_000 + 12_000 - 6500 + Fraction(110_000, 12)
