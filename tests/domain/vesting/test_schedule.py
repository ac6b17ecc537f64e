from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from offercalc.application.ports.vesting_request import VestingRequest
from offercalc.domain.problems.problem import Fault, Problem
from offercalc.domain.validate.vesting import term_problems
from offercalc.domain.values.estimate import UNKNOWN, Span, exactly, total
from offercalc.domain.vesting.path import Segment
from offercalc.domain.vesting.schedule import (
    DatedPercent,
    Even,
    Preset,
    Schedule,
    Tranche,
    Vesting,
    parts,
    plan,
    terms_of,
    tranches,
    vest,
)
from offercalc.domain.vesting.terms import AllocationType, EventTrigger, VestingEvent, VestingTerms
from tests.builders import SPANS, is_ordered, presets, span, vesting
from tests.reference_vesting import ABOVE_THE_GRANT, UNDEFINED, asks, condition, expected, months, on, start, terms

START = date(2026, 1, 1)
EVEN = terms("FRONT_LOADED", start("b"), condition("b", months(12, 4), "1/4"))
FAULTS = {ABOVE_THE_GRANT: {Fault.VESTING_ABOVE_100, Fault.TOO_LARGE}, UNDEFINED: {Fault.UNDEFINED_ALLOCATION}}


def dated(of: VestingTerms, commencement: date = START, **events: date) -> tuple[Segment, ...]:
    known = tuple(VestingEvent(condition_id=name, date=day) for name, day in events.items())
    found = plan(of, commencement, known)
    assert not isinstance(found, Problem)
    return found


def schedule(of: Vesting) -> list[tuple[str, str]]:
    """Return each vesting date with its fraction of the total."""
    found = parts(dated(terms_of(of, presets())))
    return [(tranche.vests_on.isoformat(), str(tranche.units.likely)) for tranche in found]


def units(of: VestingTerms, quantity: int, grant_date: date | None = None) -> list[tuple[str, str]]:
    found = vest(of, dated(of), Fraction(quantity), grant_date)
    assert not isinstance(found, Problem)
    return [(day.isoformat(), str(amount)) for day, amount in found]


@settings(max_examples=150)
@given(asks())
def test_the_engine_answers_as_the_reference_does(ask: VestingRequest) -> None:
    assert list(term_problems(ask.terms, "$")) == []
    path = plan(ask.terms, ask.commencement, ask.events)
    assert not isinstance(path, Problem)
    found = vest(ask.terms, path, Fraction(ask.quantity), ask.grant_date)
    events = {event.condition_id: event.date for event in ask.events}
    assert ask.commencement is not None
    wanted = expected(ask.terms, Fraction(ask.quantity), ask.commencement, events, ask.grant_date)
    if isinstance(wanted, str):
        assert isinstance(found, Problem)
        assert found.fault in FAULTS[wanted]
    else:
        assert not isinstance(found, Problem)
        assert list(found) == wanted


@pytest.mark.parametrize(
    ("written", "expected_parts"),
    [
        ("at once", [("2026-01-01", "1")]),
        ("4y yearly", [("2027-01-01", "1/4"), ("2028-01-01", "1/4"), ("2029-01-01", "1/4"), ("2030-01-01", "1/4")]),
        ("3y even", [("2027-01-01", "1/3"), ("2028-01-01", "1/3"), ("2029-01-01", "1/3")]),
        (
            "5-15-40-40",
            [
                ("2027-01-01", "1/20"),
                ("2028-01-01", "3/20"),
                ("2028-07-01", "1/5"),
                ("2029-01-01", "1/5"),
                ("2029-07-01", "1/5"),
                ("2030-01-01", "1/5"),
            ],
        ),
        ("30/70 every 12m", [("2027-01-01", "3/10"), ("2028-01-01", "7/10")]),
        ("50/50", [("2027-01-01", "1/2"), ("2028-01-01", "1/2")]),
        ("25/25", [("2027-01-01", "1/4"), ("2028-01-01", "1/4")]),
        (
            "40/60 every 6m",
            [("2026-07-01", "1/5"), ("2027-01-01", "1/5"), ("2027-07-01", "3/10"), ("2028-01-01", "3/10")],
        ),
        ("0/100", [("2028-01-01", "1")]),
    ],
)
def test_terms_by_preset_or_by_year_are_dated_parts(written: str, expected_parts: list[tuple[str, str]]) -> None:
    assert schedule(vesting(written)) == expected_parts


@pytest.mark.parametrize(("written", "every", "later"), [("monthly", 1, 36), ("quarterly", 3, 12)])
def test_a_one_year_cliff_vests_a_quarter_at_once(written: str, every: int, later: int) -> None:
    of = terms_of(vesting(f"4y 1y-cliff {written}"), presets())
    found = vest(of, dated(of), Fraction(4800))
    assert not isinstance(found, Problem)
    assert found[0] == (date(2027, 1, 1), Fraction(1200))
    assert [amount for _day, amount in found[1:]] == [100 * every] * later
    assert (found[1][0], found[-1][0]) == (date(2027, 1 + every, 1), date(2030, 1, 1))


def test_percents_on_dates_vest_in_the_order_of_the_dates() -> None:
    later = DatedPercent(on=date(2027, 5, 1), percent=Decimal(60))
    sooner = DatedPercent(on=date(2026, 5, 1), percent=Decimal("12.5"))
    assert schedule(Vesting(on_dates=(later, sooner))) == [("2026-05-01", "1/8"), ("2027-05-01", "3/5")]


def test_full_terms_are_taken_as_they_are() -> None:
    assert terms_of(Vesting(ocf=EVEN), presets()) is EVEN


def test_a_cliff_between_two_instalments_is_that_of_the_later_one() -> None:
    preset = Preset(
        id="own", name="own", source="own", as_of=START, schedule=Schedule(months=48, every_months=12, cliff_months=18)
    )
    of = terms_of(Vesting(preset="own"), {"own": preset})
    assert [(part.vests_on, str(part.units.likely)) for part in parts(dated(of))] == [
        (date(2028, 1, 1), "1/2"),
        (date(2029, 1, 1), "1/4"),
        (date(2030, 1, 1), "1/4"),
    ]


def test_what_accrued_before_a_later_grant_date_vests_on_it() -> None:
    assert units(EVEN, 18, date(2028, 6, 1)) == [("2028-06-01", "10"), ("2029-01-01", "4"), ("2030-01-01", "4")]


@pytest.mark.parametrize("granted", [None, date(2025, 1, 1), date(2026, 1, 1), date(2027, 1, 1)])
def test_an_earlier_grant_date_changes_nothing(granted: date | None) -> None:
    found = units(EVEN, 18, granted)
    assert found == [("2027-01-01", "5"), ("2028-01-01", "5"), ("2029-01-01", "4"), ("2030-01-01", "4")]


def test_all_accrued_before_the_grant_date_vests_at_once() -> None:
    assert units(EVEN, 18, date(2031, 1, 1)) == [("2031-01-01", "18")]


def test_an_instalment_of_nothing_is_left_out() -> None:
    assert units(EVEN, 2) == [("2027-01-01", "1"), ("2028-01-01", "1")]
    assert units(EVEN, 0) == []


def test_what_vests_on_one_day_is_one_tranche() -> None:
    cliff = terms("FRACTIONAL", start("b", "1/2"), condition("b", months(1, 3, cliff=3), "1/6"))
    assert units(cliff, 12) == [("2026-01-01", "6"), ("2026-04-01", "6")]


@pytest.mark.parametrize("kind", ["FRONT_LOADED", "BACK_LOADED_TO_SINGLE_TRANCHE"])
def test_units_without_a_defined_share_are_refused(kind: AllocationType) -> None:
    of = terms(kind, start("b", "1/2"), condition("b", on("2026-05-01"), "1/2"))
    assert vest(of, dated(of), Fraction(5)) == Problem("start", Fault.UNDEFINED_ALLOCATION, kind)


def test_the_parts_of_a_path_above_the_whole_end_with_the_whole() -> None:
    of = terms("FRACTIONAL", start("b", "3/4"), condition("b", on("2026-05-01"), "3/4"))
    assert parts(dated(of)) == (
        Tranche(START, exactly(Fraction(3, 4))),
        Tranche(date(2026, 5, 1), exactly(Fraction(1, 4))),
    )


def test_a_known_number_of_units_vests_as_the_terms_allocate_it() -> None:
    found = tranches(EVEN, dated(EVEN), span("18"))
    assert [str(tranche.units.likely) for tranche in found] == ["5", "5", "4", "4"]
    assert all(tranche.units.is_exact for tranche in found)


def test_what_is_not_known_for_certain_vests_in_exact_proportion() -> None:
    found = tranches(EVEN, dated(EVEN), span("10..18..30"))
    assert found[0] == Tranche(date(2027, 1, 1), Span(Fraction(5, 2), Fraction(9, 2), Fraction(15, 2)))
    assert tranches(EVEN, dated(EVEN), span("18.."))[-1].units == Span(Fraction(9, 2), Fraction(9, 2), None)
    assert [tranche.units for tranche in tranches(EVEN, dated(EVEN), UNKNOWN)][-4:] == [UNKNOWN] * 4


@pytest.mark.parametrize("granted", ["?", "18.."])
@pytest.mark.parametrize("written", ["4y yearly", "0/25/25/25/25"])
def test_nothing_vests_at_a_start_that_pays_nothing_however_many_units_there_are(written: str, granted: str) -> None:
    of = terms_of(vesting(written), presets())
    assert [tranche.vests_on.year for tranche in tranches(of, dated(of), span(granted))][:2] in (
        [2027, 2028],
        [2028, 2029],
    )


def test_units_that_the_terms_cannot_share_out_vest_in_exact_proportion() -> None:
    of = terms("FRONT_LOADED", start("b", "1/2"), condition("b", on("2026-05-01"), "1/2"))
    assert [str(tranche.units.likely) for tranche in tranches(of, dated(of), span("5"))] == ["5/2", "5/2"]


def test_without_its_event_nothing_vests_and_with_it_all() -> None:
    of = terms("FRACTIONAL", start("sale"), condition("sale", EventTrigger(), "1/1"))
    assert tranches(of, dated(of), span("5")) == ()
    assert tranches(of, dated(of, sale=date(2027, 3, 4)), span("5..6..7")) == (
        Tranche(date(2027, 3, 4), span("5..6..7")),
    )


def test_a_schedule_beyond_the_calendar_is_a_problem() -> None:
    endless = terms("FRACTIONAL", start("b"), condition("b", months(1200, 36_525), "1/36525"))
    found = plan(endless, START)
    assert isinstance(found, Problem)
    assert (found.path, found.fault) == ("b", Fault.DATE_OUT_OF_RANGE)


@given(asks(), SPANS)
def test_the_tranches_of_a_span_are_in_order_and_no_more_than_it(ask: VestingRequest, granted: Span) -> None:
    assert ask.commencement is not None
    found = tranches(ask.terms, dated(ask.terms, ask.commencement), granted)
    summed = total(tuple(tranche.units for tranche in found))
    assert is_ordered(summed)
    assert [tranche.vests_on for tranche in found] == sorted(tranche.vests_on for tranche in found)
    assert summed.least <= granted.least
    assert summed.likely <= granted.likely
    assert summed.high is None or granted.high is None or summed.high <= granted.high


@given(asks(), st.integers(0, 10**6))
def test_a_grant_date_moves_days_and_no_units(ask: VestingRequest, quantity: int) -> None:
    path = plan(ask.terms, ask.commencement, ask.events)
    assert not isinstance(path, Problem)
    before, after = (vest(ask.terms, path, Fraction(quantity), day) for day in (None, ask.grant_date))
    assume(not isinstance(before, Problem))
    assert isinstance(before, tuple)
    assert isinstance(after, tuple)
    assert sum(amount for _day, amount in before) == sum(amount for _day, amount in after)
    assert all(ask.grant_date is None or day >= ask.grant_date for day, _amount in after)
    assert [day for day, _amount in after] == sorted({day for day, _amount in after})


def test_a_preset_is_known_by_its_schedule() -> None:
    once = replace(presets()["at-once"], schedule=Schedule(percent_by_year=(Decimal(100),), every_months=3))
    of = terms_of(Vesting(preset="x"), {"x": once})
    assert [tranche.vests_on.month for tranche in parts(dated(of))] == [4, 7, 10, 1]


@given(st.integers(1, 12), st.integers(1, 24), st.data(), st.integers(0, 10**6))
def test_even_instalments_vest_as_the_open_cap_format_terms_they_stand_for(
    every: int, count: int, data: st.DataObject, granted: int
) -> None:
    cliff = data.draw(st.integers(0, count))
    even = Vesting(even=Even(every * count, every * cliff, every))
    written = terms(
        "CUMULATIVE_ROUNDING",
        start("0"),
        condition("0", months(every, count, cliff=cliff or None), f"1/{count}"),
    )
    path = dated(terms_of(even, presets()))
    assert path == dated(written)
    found = vest(terms_of(even, presets()), path, Fraction(granted))
    assert found == vest(written, dated(written), Fraction(granted))
    assert not isinstance(found, Problem)
    assert sum(units for _day, units in found) == granted


@pytest.mark.parametrize(
    ("preset", "monthly"),
    [("33-33-22-12", ("11/400", "11/400", "11/600", "1/100")), ("38-32-20-10", ("19/600", "2/75", "1/60", "1/120"))],
)
def test_a_front_loaded_preset_vests_every_month_without_a_cliff(preset: str, monthly: tuple[str, ...]) -> None:
    # levels.fyi, salaries of Google: 33 % in year 1 is 2.75 % a month, 38 % is 3.17 %
    found = schedule(Vesting(preset=preset))
    assert [part for _day, part in found] == [part for part in monthly for _month in range(12)]
    assert (found[0][0], found[-1][0]) == ("2026-02-01", "2030-01-01")


def test_no_preset_is_an_approximation() -> None:
    assert all("approximation" not in preset.source for preset in presets().values())
