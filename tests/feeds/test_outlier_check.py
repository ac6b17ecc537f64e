from datetime import date
from decimal import Decimal

import pytest

from offercalc.feeds.outlier_check import Known, is_doubtful, weigh
from offercalc.feeds.publishers.publication import DayOfRates
from offercalc.feeds.store.rate_store import Held, Kept

FRIDAY, MONDAY, TUESDAY = date(2026, 11, 20), date(2026, 11, 23), date(2026, 11, 24)


def day(on: date, **values: str) -> DayOfRates:
    return DayOfRates(on, {code: Decimal(value) for code, value in values.items()})


def kept(on: date, **values: str) -> Kept:
    return Kept(source="ECB", day=on, base="EUR", rates={code: Decimal(value) for code, value in values.items()})


def last(code: str, _before: date) -> Known | None:
    return (FRIDAY, Decimal("1.15")) if code == "USD" else None


@pytest.mark.parametrize(
    ("value", "answer"), [("1.3", False), ("1.31", True), ("0.7", False), ("0.69", True), ("1", False)]
)
def test_a_rate_is_doubtful_that_differs_by_more_than_30_percent(value: str, *, answer: bool) -> None:
    assert is_doubtful(Decimal(value), Decimal(1)) is answer


def test_what_is_near_the_last_known_rate_is_used() -> None:
    assert weigh("ECB", "EUR", [day(MONDAY, USD="1.2")], {}, last) == [kept(MONDAY, USD="1.2")]


def test_what_is_far_from_it_is_held_back_with_what_was_known() -> None:
    (found,) = weigh("ECB", "EUR", [day(MONDAY, USD="1.6", IDR="20000")], {}, last)
    assert found.rates == {"IDR": Decimal(20_000)}
    assert found.held == {"USD": Held(Decimal("1.6"), Decimal("1.15"), FRIDAY)}


def test_a_currency_that_was_never_known_is_believed() -> None:
    (found,) = weigh("ECB", "EUR", [day(MONDAY, IDR="20000")], {}, last)
    assert not found.held


def test_days_after_a_doubtful_rate_are_compared_with_the_last_accepted_one() -> None:
    days = [day(MONDAY, USD="1.6"), day(TUESDAY, USD="1.61"), day(date(2026, 11, 25), USD="1.2")]
    found = weigh("ECB", "EUR", days, {}, last)
    assert [sorted(one.held) for one in found] == [["USD"], ["USD"], []]
    assert found[1].held["USD"].known_day == FRIDAY


def test_a_steady_fall_is_believed_day_by_day() -> None:
    days = [day(MONDAY, USD="0.9"), day(TUESDAY, USD="0.65")]
    assert not any(one.held for one in weigh("ECB", "EUR", days, {}, last))


def test_a_day_that_says_nothing_new_is_left_out() -> None:
    known = {MONDAY: kept(MONDAY, USD="1.2", IDR="20000")}
    assert weigh("ECB", "EUR", [day(MONDAY, USD="1.20")], known, last) == []


def test_a_corrected_rate_takes_the_place_of_the_first_one() -> None:
    known = {MONDAY: kept(MONDAY, USD="1.2", IDR="20000")}
    assert weigh("ECB", "EUR", [day(MONDAY, USD="1.21")], known, last) == [kept(MONDAY, USD="1.21", IDR="20000")]


@pytest.mark.parametrize("is_refused", [False, True])
def test_what_is_held_back_already_stays_so(*, is_refused: bool) -> None:
    held = {"USD": Held(Decimal("1.6"), Decimal("1.15"), FRIDAY, is_refused)}
    known = {MONDAY: Kept(source="ECB", day=MONDAY, base="EUR", rates={}, held=held)}
    assert weigh("ECB", "EUR", [day(MONDAY, USD="1.6")], known, last) == []


def test_a_correction_clears_what_was_held_back() -> None:
    known = {
        MONDAY: Kept(
            source="ECB", day=MONDAY, base="EUR", rates={}, held={"USD": Held(Decimal("1.6"), Decimal("1.15"), FRIDAY)}
        )
    }
    assert weigh("ECB", "EUR", [day(MONDAY, USD="1.16")], known, last) == [kept(MONDAY, USD="1.16")]
