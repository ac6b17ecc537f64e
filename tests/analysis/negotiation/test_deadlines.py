from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from offercalc.analysis.comparison import compare
from offercalc.analysis.negotiation.deadlines import (
    Conflict,
    DatedEvent,
    DateKind,
    conflicts,
    overdue,
    send_by,
    timeline,
)
from offercalc.analysis.yearly import By
from offercalc.domain.offer.clawback import Clawback
from offercalc.domain.offer.equity import RestrictedStock
from offercalc.domain.offer.offer import Offer
from offercalc.domain.offer.pay import Instalment, OneTime, ThirteenthMonth
from offercalc.domain.values.estimate import Range
from tests.builders import assumptions, book, offer, presets
from tests.number_language import estimate
from tests.offer_language import vesting


def dated(*offers: Offer, leaving: date | None = None) -> dict[DateKind, list[date]]:
    found: dict[DateKind, list[date]] = {}
    for event in events(*offers, leaving=leaving):
        found.setdefault(event.kind, []).append(event.day)
    return found


def events(*offers: Offer, leaving: date | None = None) -> tuple[DatedEvent, ...]:
    compared = compare(offers, assumptions("USD"), By.EMPLOYMENT, book(), presets())
    return timeline(compared.offers, leaving)


def starting(day: date, terms: str = "100k USD/year", **more: object) -> Offer:
    return replace(offer(terms), start_date=day, **more)


def test_the_start_and_the_answer_are_dates() -> None:
    found = dated(starting(date(2027, 2, 1), expiry_date=date(2026, 12, 11)))
    assert found == {DateKind.START: [date(2027, 2, 1)], DateKind.ANSWER: [date(2026, 12, 11)]}


@pytest.mark.parametrize(("months", "ends"), [("12", date(2029, 2, 28)), ("6..9..12", date(2029, 2, 28)), ("?", None)])
def test_a_clawback_ends_after_its_longest_possible_months(months: str, ends: date | None) -> None:
    bonus = OneTime(instalments=(Instalment(amount=estimate("1000")),), clawback=Clawback(months=estimate(months)))
    found = dated(starting(date(2028, 2, 29), pay=(bonus,)))  # a leap day
    assert found.get(DateKind.CLAWBACK_END) == (None if ends is None else [ends])


def test_the_first_vesting_is_the_end_of_the_cliff() -> None:
    mine = offer("100k USD/year + 480 RSU @ 10 USD / 4y 1y-cliff monthly")
    assert dated(mine)[DateKind.FIRST_VEST] == [
        date(mine.start_date.year + 1, mine.start_date.month, mine.start_date.day)
    ]


def test_an_option_expires_only_after_an_assumed_leaving_date() -> None:
    mine = offer("100k USD/year + 480 options @ 10 USD strike 2 / 4y 1y-cliff monthly")
    assert DateKind.EXERCISE_END not in dated(mine)
    leaving = date(2028, 2, 28)
    assert dated(mine, leaving=leaving)[DateKind.EXERCISE_END] == [leaving + timedelta(days=90)]


def test_extra_pay_is_dated_in_every_year() -> None:
    paid = starting(date(2027, 1, 1), pay=(*offer("100k USD/year").pay, ThirteenthMonth(paid_in_month=3)))
    assert [day.year for day in dated(paid)[DateKind.PAYDAY]] == [2027, 2028, 2029, 2030]


def test_restricted_stock_has_thirty_days_for_an_election() -> None:
    stock = RestrictedStock(units=estimate("100"), price=estimate("1"), vesting=vesting("4y 1y-cliff monthly"))
    found = dated(starting(date(2027, 1, 1), equity=(stock,)))
    assert found[DateKind.ELECTION] == [date(2027, 1, 31)]


def test_events_are_in_the_order_of_their_days() -> None:
    found = events(starting(date(2027, 3, 1)), starting(date(2027, 1, 1)), starting(date(2027, 2, 1)))
    assert [event.offer for event in found] == [1, 2, 0]


def test_a_deadline_before_another_one_is_a_conflict() -> None:
    days = (date(2026, 12, 14), date(2026, 12, 11), None)
    offers = tuple(starting(date(2027, 1, 1), expiry_date=day) for day in days)
    assert conflicts(offers) == (Conflict(1, 0, 3), Conflict(0, 2, None))


def test_a_closed_offer_needs_no_answer() -> None:
    offers = (
        starting(date(2027, 1, 1), expiry_date=date(2026, 12, 11)),
        starting(date(2027, 1, 1), expiry_date=date(2026, 12, 14), status="declined"),
    )
    assert conflicts(offers) == ()


def test_a_range_of_months_is_rounded_up_to_whole_ones() -> None:
    months = Range(*(estimate(one) for one in ("6", "7", "7.5")))  # type: ignore[arg-type]
    bonus = OneTime(instalments=(Instalment(amount=estimate("1000")),), clawback=Clawback(months=months))
    assert dated(starting(date(2027, 1, 1), pay=(bonus,)))[DateKind.CLAWBACK_END] == [date(2027, 8, 1)]


TODAY = date(2026, 11, 30)


@pytest.mark.parametrize(
    ("own", "rival", "day"),
    [
        (None, date(2026, 12, 11), date(2026, 12, 4)),  # from a Friday to the one before
        (None, date(2026, 12, 13), date(2026, 12, 7)),  # a Sunday: five working days before it is a Monday
        (date(2026, 12, 2), date(2026, 12, 11), date(2026, 12, 2)),
        (date(2026, 11, 1), date(2026, 12, 11), date(2026, 12, 4)),
        (None, date(2026, 12, 2), date(2026, 11, 25)),
    ],
)
def test_a_counter_offer_leaves_five_working_days_for_the_reply(own: date | None, rival: date, day: date) -> None:
    offers = starting(TODAY, expiry_date=own), starting(TODAY, expiry_date=rival), starting(TODAY)
    assert send_by(offers, 0, TODAY) == (day, 1)
    assert send_by(offers[::2], 0, TODAY) is None


def test_an_answer_by_yesterday_is_overdue_unless_it_was_given() -> None:
    late = starting(TODAY, expiry_date=date(2026, 11, 29))
    assert overdue((late, replace(late, status="declined"), replace(late, expiry_date=TODAY)), TODAY) == (0,)
