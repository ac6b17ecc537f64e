from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from offercalc.domain.ledger.equity.grant_schedule import grant_schedule, has_units
from offercalc.domain.values.estimate import UNKNOWN, Span, exactly, total
from offercalc.domain.vesting.schedule import Tranche
from tests.builders import SPANS, grant, presets, span

START = date(2026, 1, 1)


def schedule(terms: str, units: Span, years: int = 4) -> tuple[Tranche, ...]:
    return grant_schedule(grant(terms), units, START, years, presets())


def test_units_vest_whole_on_their_days() -> None:
    assert schedule("18 RSU @ 25 USD / 4y yearly", exactly(18)) == (
        Tranche(date(2027, 1, 1), span("5")),
        Tranche(date(2028, 1, 1), span("4")),
        Tranche(date(2029, 1, 1), span("5")),
        Tranche(date(2030, 1, 1), span("4")),
    )


def test_a_value_that_buys_no_units_vests_in_fractions() -> None:
    found = schedule("100k of RSU / 10/20/70", UNKNOWN)
    assert [tranche.units for tranche in found] == [span("0.1"), span("0.2"), span("0.7")]


def test_without_vesting_terms_something_unknown_vests_each_year() -> None:
    assert schedule("10 RSU @ 25 USD", exactly(10), years=2) == (
        Tranche(date(2027, 1, 1), UNKNOWN),
        Tranche(date(2028, 1, 1), UNKNOWN),
    )


def test_a_stated_commencement_replaces_the_start_date() -> None:
    later = replace(grant("10 RSU @ 25 USD / at once"), vesting_commencement_date=date(2026, 5, 31))
    assert grant_schedule(later, exactly(10), START, 4, presets()) == (Tranche(date(2026, 5, 31), span("10")),)


def test_a_path_that_leaves_the_calendar_has_no_tranches() -> None:
    far = replace(grant("10 RSU @ 25 USD / 4y yearly"), vesting_commencement_date=date(2998, 1, 1))
    assert grant_schedule(far, exactly(10), START, 4, presets()) == ()


@pytest.mark.parametrize(
    ("terms", "is_counted"),
    [("10 RSU / at once", True), ("10 RSU", False), ("100k of RSU / at once", False), ("? options / at once", True)],
)
def test_what_vests_is_counted_if_the_grant_has_units_and_vesting_terms(terms: str, is_counted: object) -> None:
    assert has_units(grant(terms)) is is_counted


def test_a_schedule_is_worked_out_once_whatever_the_units_are_worth() -> None:
    terms = "/ 4y 1y-cliff monthly"
    assert schedule(f"48 RSU @ 25 USD {terms}", exactly(48)) is schedule(f"48 options @ 9 USD {terms}", exactly(48))


@given(SPANS, st.sampled_from(["4y yearly", "4y 1y-cliff monthly", "at once", "3y even", "10/20/70 every 3m"]))
def test_a_schedule_sums_to_its_units(units: Span, terms: str) -> None:
    found = schedule(f"? RSU @ 25 USD / {terms}", units)
    assert total(tuple(tranche.units for tranche in found)) == units
