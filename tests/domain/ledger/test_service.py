from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from offercalc.domain.ledger.service import Service, employment, month_ends, months_of, own_service, service_of
from offercalc.domain.offer.pay import Allowance, Benefit
from offercalc.domain.values.estimate import ZERO, exactly, total
from offercalc.domain.values.months import add_months
from tests.builders import offer, span

START = date(2026, 1, 31)
OF = replace(offer(start="2026-01-31"), end_date=date(2026, 12, 31))
STARTS = st.dates(date(2020, 1, 1), date(2030, 12, 31))


def test_a_part_is_earned_from_its_first_month_as_long_as_it_lasts() -> None:
    part = Allowance(amount=Decimal(1), from_month=1, for_months=3)
    assert own_service(part, OF) == Service(date(2026, 2, 28), date(2026, 5, 31))
    assert own_service(Allowance(amount=Decimal(1)), OF) == Service(START)


@pytest.mark.parametrize(
    ("months", "until"), [(None, date(2027, 1, 1)), (3, date(2026, 5, 31)), (24, date(2027, 1, 1))]
)
def test_a_part_ends_with_the_employment(months: int | None, until: date) -> None:
    part = Benefit(yearly_value=Decimal(1), from_month=1, for_months=months)
    assert service_of(part, OF) == Service(date(2026, 2, 28), until)
    assert employment(OF) == Service(START, date(2027, 1, 1))


def test_what_is_served_is_between_the_first_day_and_the_last() -> None:
    served = Service(date(2026, 2, 1), date(2026, 7, 1))
    assert served.between(date(2026, 1, 1), date(2027, 1, 1)) == (date(2026, 2, 1), date(2026, 7, 1))
    assert [served.covers(day) for day in (date(2026, 1, 31), date(2026, 2, 1), date(2026, 6, 30))] == [
        False,
        True,
        True,
    ]
    assert not served.covers(date(2026, 7, 1))
    assert (served.last_by(date(2026, 3, 1)), served.last_by(date(2027, 1, 1))) == (date(2026, 3, 1), date(2026, 6, 30))
    assert Service(START).ending(date(2026, 3, 1)) == Service(START, date(2026, 3, 1))


def test_a_month_in_which_the_service_ends_counts_by_its_days() -> None:
    found = months_of(Service(date(2026, 3, 1), date(2026, 5, 11)), date(2026, 1, 1), 12)
    assert (found.first, found.until, found.whole, found.last) == (2, 5, 4, Fraction(10, 31))
    assert found.days == (date(2026, 3, 31), date(2026, 4, 30), date(2026, 5, 10))
    paid = found.prorated((span("310"),) * 12)
    assert paid == (ZERO, ZERO, span("310"), span("310"), span("100"), *(ZERO,) * 7)


def test_a_service_that_begins_after_it_has_ended_has_no_months() -> None:
    found = months_of(Service(date(2027, 1, 1), date(2026, 3, 15)), date(2026, 1, 1), 24)
    assert [*found.numbers] == []
    assert found.prorated((span("1"),) * 24) == (ZERO,) * 24


def test_what_follows_from_a_year_is_shared_by_its_months() -> None:
    found = months_of(Service(date(2026, 11, 1), date(2027, 2, 15)), date(2026, 1, 1), 24)
    pay = found.prorated((span("100"),) * 24)
    shared = found.by_year(pay, lambda year: year)
    assert shared[10:14] == (span("100"), span("100"), span("100"), span("50"))
    assert total(shared) == total(pay)
    assert shared[:10] == (ZERO,) * 10


@given(STARTS, st.integers(0, 40), st.integers(0, 40), st.integers(0, 30), st.integers(1, 10))
def test_the_months_are_those_of_which_a_day_is_served(
    start: date, skipped: int, lasting: int, days: int, years: int
) -> None:
    """The reference goes day by day."""
    first, until = add_months(start, skipped), add_months(start, skipped + lasting) + timedelta(days=days)
    found = months_of(Service(first, until), start, 12 * years)
    amounts = found.prorated((exactly(1),) * 12 * years)
    for month in range(12 * years):
        begin, end = add_months(start, month), add_months(start, month + 1)
        every = [begin + timedelta(days=number) for number in range((end - begin).days)]
        served = [day for day in every if first <= day < until]
        assert amounts[month] == exactly(Fraction(len(served), len(every)))
        if served:
            assert served[-1] == found.days[month - found.first]
    assert len(found.days) == len(found.numbers)


def test_the_days_of_months_are_counted_from_the_start() -> None:
    assert month_ends(START, 3) == (date(2026, 2, 27), date(2026, 3, 30), date(2026, 4, 29))
