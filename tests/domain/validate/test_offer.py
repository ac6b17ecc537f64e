import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from offercalc.domain.offer.clawback import Clawback
from offercalc.domain.offer.equity import Grant, Option, Rsu
from offercalc.domain.offer.offer import Contact, Offer
from offercalc.domain.offer.pay import Bonus, Instalment, OneTime, PayPart, Salary, ThirteenthMonth
from offercalc.domain.problems.problem import Fault, Problem
from offercalc.domain.problems.value_limits import EARLIEST, FINEST_PLACES, LARGEST, LATEST
from offercalc.domain.validate.offer import soundness
from offercalc.domain.values.estimate import Estimate, Range
from offercalc.domain.vesting.schedule import Vesting
from tests.builders import OFFERS, grant, offer, presets
from tests.tools import FILES, offer_fields

SOUND = offer("120k USD/year + 20% bonus after 3m + 1 wage in month 3 + 4000 RSU @ 25 USD / 4y 1y-cliff monthly")

NO_MONTHS = Clawback(months=Decimal(0))
STEP = {"on": "2027-01-01"}
DISORDERED = {"low": "3", "likely": "2", "high": "4"}
ENDLESS = {"years": 10**400}


def problems(of: Offer) -> list[tuple[str, Fault]]:
    return [(problem.path, problem.fault) for problem in soundness(of, presets())]


def paying(part: PayPart) -> Offer:
    return replace(SOUND, pay=(part,))


def granting(part: Grant) -> Offer:
    return replace(SOUND, equity=(part,))


def salary(amount: Estimate) -> Offer:
    return paying(Salary(amount=amount))


def once(*instalments: Instalment, clawback: Clawback | None = None) -> Offer:
    return paying(OneTime(instalments=instalments, clawback=clawback))


def vests(*percents: int, every: int | None = None, preset: str | None = None) -> Offer:
    by_year = tuple(map(Decimal, percents)) if percents else None
    terms = Vesting(percent_by_year=by_year, every_months=every, preset=preset)
    return granting(replace(grant("10 RSU"), vesting=terms))


def three(low: str, likely: str, high: str) -> Range:
    return Range(Decimal(low), Decimal(likely), Decimal(high))


def test_a_sound_offer_has_no_problems() -> None:
    assert soundness(SOUND, presets()) == ()


def test_an_offer_that_leaves_everything_open_is_sound() -> None:
    nothing = offer("? USD/year + ?% bonus + ? USD once + ? wages in month 3 + ? RSU + ? options")
    assert soundness(nothing, presets()) == ()


@pytest.mark.parametrize(
    ("number", "fault", "shown", "allowed"),
    [
        ("NaN", Fault.BAD_NUMBER, "NaN", ""),
        ("Infinity", Fault.BAD_NUMBER, "Infinity", ""),
        ("-1", Fault.NEGATIVE, "-1", ""),
        ("1.1e21", Fault.TOO_LARGE, "1.1E+21", "1000000000000000000000"),
        ("1e22", Fault.TOO_LARGE, "1E+22", "1000000000000000000000"),
        ("1e-13", Fault.TOO_PRECISE, "1E-13", "12"),
        (f"1.{'3' * 30}", Fault.TOO_PRECISE, "1.333e+0", "12"),
    ],
)
def test_what_is_no_amount_is_refused(number: str, fault: Fault, shown: str, allowed: str) -> None:
    assert soundness(salary(Decimal(number)), presets()) == (Problem("$.pay[0].amount", fault, shown, allowed),)


@pytest.mark.parametrize("number", [Decimal(0), LARGEST, Decimal(1).scaleb(-FINEST_PLACES)])
def test_an_amount_may_be_as_large_and_as_fine_as_the_limits(number: Decimal) -> None:
    assert problems(salary(number)) == []


@pytest.mark.parametrize("bounds", [("2", "1", "3"), ("1", "3", "2"), ("3", "2", "1")])
def test_a_range_out_of_order_is_refused(bounds: tuple[str, str, str]) -> None:
    assert soundness(salary(three(*bounds)), presets()) == (
        Problem("$.pay[0].amount", Fault.DISORDERED_RANGE, ", ".join(bounds)),
    )


def test_a_range_may_come_down_to_a_point() -> None:
    assert problems(salary(three("1", "1", "1"))) == []


def test_every_bound_of_a_range_is_an_amount() -> None:
    assert problems(salary(three("-1", "2", "NaN"))) == [
        ("$.pay[0].amount.low", Fault.NEGATIVE),
        ("$.pay[0].amount.high", Fault.BAD_NUMBER),
    ]


@pytest.mark.parametrize("day", [date(1949, 12, 31), date(2201, 1, 1)])
def test_a_date_beyond_what_anyone_works_is_refused(day: date) -> None:
    assert soundness(replace(SOUND, start_date=day), presets()) == (
        Problem("$.start_date", Fault.DATE_OUT_OF_RANGE, day.isoformat(), "1950-2200"),
    )


@pytest.mark.parametrize("day", [EARLIEST, LATEST])
def test_the_first_and_the_last_day_are_within_range(day: date) -> None:
    assert problems(replace(SOUND, start_date=day, expiry_date=day)) == []


def test_a_text_that_is_too_long_is_refused_wherever_it_stands() -> None:
    long = "x" * 20_001
    of = replace(SOUND, notes=long, requirements=("short", long), contacts=(Contact(name=long),))
    assert soundness(of, presets()) == tuple(
        Problem(path, Fault.TOO_LONG, "20001", "20000")
        for path in ("$.requirements[1]", "$.notes", "$.contacts[0].name")
    )
    assert problems(replace(SOUND, notes="x" * 20_000)) == []


def test_every_problem_is_listed_at_once() -> None:
    of = replace(SOUND, company=" ", role="", currency="XYZ", pay=(Salary(amount=None, currency="HRK"),))
    assert problems(of) == [
        ("$.company", Fault.EMPTY),
        ("$.role", Fault.EMPTY),
        ("$.currency", Fault.UNKNOWN_CURRENCY),
        ("$.pay[0].currency", Fault.UNKNOWN_CURRENCY),
    ]


def test_numbers_are_looked_at_before_what_they_mean_together() -> None:
    assert problems(replace(salary(Decimal(-1)), company="")) == [("$.pay[0].amount", Fault.NEGATIVE)]


def test_a_grant_has_a_currency_in_use() -> None:
    assert problems(granting(Rsu(currency="TRL"))) == [("$.equity[0].currency", Fault.UNKNOWN_CURRENCY)]


@pytest.mark.parametrize(("hours", "fault"), [("0", Fault.NO_HOURS), ("168.5", Fault.TOO_LARGE)])
def test_a_week_has_some_hours_and_no_more_than_168(hours: str, fault: Fault) -> None:
    assert problems(replace(SOUND, hours_per_week=Decimal(hours))) == [("$.hours_per_week", fault)]
    assert problems(replace(SOUND, hours_per_week=Decimal(168))) == []


@pytest.mark.parametrize(
    ("of", "path", "fault"),
    [
        (paying(Bonus(percent_of_salary=Decimal(1), amount=Decimal(1))), "$.pay[0]", Fault.ONE_OF),
        (paying(Bonus(paid_after_months=-1)), "$.pay[0].paid_after_months", Fault.TOO_SMALL),
        (paying(Bonus(paid_after_months=1201)), "$.pay[0].paid_after_months", Fault.TOO_LARGE),
        (once(), "$.pay[0].instalments", Fault.EMPTY),
        (once(Instalment(amount=None, after_months=-1)), "$.pay[0].instalments[0].after_months", Fault.TOO_SMALL),
        (
            once(Instalment(amount=None), clawback=Clawback(months=Decimal(0))),
            "$.pay[0].clawback.months",
            Fault.TOO_SMALL,
        ),
        (paying(ThirteenthMonth(paid_in_month=0)), "$.pay[0].paid_in_month", Fault.TOO_SMALL),
        (paying(ThirteenthMonth(paid_in_month=13)), "$.pay[0].paid_in_month", Fault.TOO_LARGE),
    ],
)
def test_pay_that_cannot_be_true_is_refused(of: Offer, path: str, fault: Fault) -> None:
    assert problems(of) == [(path, fault)]


def test_a_sign_on_in_instalments_with_a_clawback_is_sound() -> None:
    first, second = Instalment(amount=Decimal(1)), Instalment(amount=None, after_months=1200)
    assert problems(once(first, second, clawback=Clawback(months=Decimal(12), method="in_full"))) == []


@pytest.mark.parametrize(
    ("terms", "sizes"),
    [
        (Rsu(units=Decimal(1), value=Decimal(1)), "units, value"),
        (Option(units=Decimal(1), ownership_percent=Decimal(1)), "units, ownership_percent"),
        (Rsu(value=Decimal(1), ownership_percent=Decimal(1)), "value, ownership_percent"),
    ],
)
def test_a_grant_has_one_size(terms: Grant, sizes: str) -> None:
    assert soundness(granting(terms), presets()) == (Problem("$.equity[0]", Fault.ONE_OF, sizes),)


@pytest.mark.parametrize(
    ("terms", "field"),
    [
        ("1k of RSU @ 0 USD", "price"),
        ("1k of RSU @ 0..1..2 USD", "price"),
        ("10 RSU valued 1M over 0", "fully_diluted_shares"),
        ("1 options valued 1M over 0..1..2", "fully_diluted_shares"),
    ],
)
def test_nothing_is_divided_by_zero(terms: str, field: str) -> None:
    assert problems(granting(grant(terms))) == [(f"$.equity[0].{field}", Fault.ZERO_DIVISOR)]


def test_a_share_that_costs_nothing_is_sound_where_nothing_is_divided_by_it() -> None:
    assert problems(granting(grant("10 RSU @ 0 USD"))) == []


@pytest.mark.parametrize(
    ("terms", "field", "shown"),
    [
        ("100.5% RSU", "ownership_percent", "100.5"),
        ("10..50..101% RSU", "ownership_percent", "101"),
        ("15 RSU valued 1M over 10", "units", "150"),
        ("15..16..17 options valued ? over 8..9..10", "units", "150"),
    ],
)
def test_ownership_above_the_whole_is_refused(terms: str, field: str, shown: str) -> None:
    assert soundness(granting(grant(terms)), presets()) == (
        Problem(f"$.equity[0].{field}", Fault.OWNERSHIP_ABOVE_100, shown),
    )


@pytest.mark.parametrize("terms", ["100% RSU", "10 RSU valued 1M over 10", "5..10..15 RSU valued 1M over 10"])
def test_ownership_of_the_whole_may_be_true(terms: str) -> None:
    assert problems(granting(grant(terms))) == []


@pytest.mark.parametrize(
    ("of", "path", "fault"),
    [
        (vests(), "vesting", Fault.NEEDS_ONE_OF),
        (vests(100, preset="at-once"), "vesting", Fault.ONE_OF),
        (vests(preset="4y-forever"), "vesting.preset", Fault.UNKNOWN_PRESET),
        (vests(preset="at-once", every=3), "vesting.every_months", Fault.BELONGS_TO),
        (vests(100, every=0), "vesting.every_months", Fault.BAD_INTERVAL),
        (vests(100, every=5), "vesting.every_months", Fault.BAD_INTERVAL),
        (vests(100, every=24), "vesting.every_months", Fault.BAD_INTERVAL),
        (vests(60, 41), "vesting.percent_by_year", Fault.VESTING_ABOVE_100),
        (vests(*[0] * 101), "vesting.percent_by_year", Fault.TOO_LARGE),
    ],
)
def test_vesting_that_cannot_be_true_is_refused(of: Offer, path: str, fault: Fault) -> None:
    assert problems(of) == [(f"$.equity[0].{path}", fault)]


def test_vesting_by_no_percents_is_refused() -> None:
    nothing = replace(grant("10 RSU"), vesting=Vesting(percent_by_year=()))
    assert problems(granting(nothing)) == [("$.equity[0].vesting.percent_by_year", Fault.EMPTY)]


def test_an_unknown_preset_is_shown_with_those_there_are() -> None:
    (problem,) = soundness(vests(preset="4y-forever"), presets())
    assert (problem.value, problem.allowed) == ("4y-forever", ", ".join(sorted(presets())))


@pytest.mark.parametrize("every", [1, 2, 3, 4, 6, 12])
def test_a_year_may_vest_in_equal_parts(every: int) -> None:
    assert problems(vests(30, 70, every=every)) == []


def test_percents_below_the_whole_are_left_so() -> None:
    assert problems(vests(25, 25)) == []


@given(st.decimals())
def test_any_number_is_either_a_sound_salary_or_one_problem(amount: Decimal) -> None:
    assert len(problems(salary(amount))) == (0 if _is_sound(amount) else 1)


def _is_sound(amount: Decimal) -> bool:
    if not amount.is_finite() or amount < 0:
        return False
    return bool(amount <= LARGEST) and int(amount.as_tuple().exponent) >= -FINEST_PLACES


@pytest.mark.parametrize("terms", ["1k of RSU valued 0 over 1k / 4y yearly", "1 of options valued 0..1..2 over 1k"])
def test_a_value_cannot_be_divided_by_the_price_of_a_worthless_company(terms: str) -> None:
    assert problems(offer(terms)) == [("$.equity[0].valuation", Fault.ZERO_DIVISOR)]


def test_nobody_is_granted_more_than_the_company_is_worth() -> None:
    (problem,) = soundness(offer("2000M of RSU valued 1000M over 1M / 4y yearly"), presets())
    assert problem == Problem("$.equity[0].value", Fault.OWNERSHIP_ABOVE_100, "200")


def test_several_grants_together_cannot_be_more_than_the_company() -> None:
    assert problems(offer("60% RSU + 60% RSU")) == [("$.equity", Fault.OWNERSHIP_ABOVE_100)]
    assert problems(offer("60% RSU + 40% RSU")) == []


def from_json(**fields: object) -> list[tuple[str, Fault]]:
    found = FILES.decode(json.dumps(offer_fields(**fields)).encode())
    return [] if isinstance(found, Offer) else [(problem.path, problem.fault) for problem in found]


@pytest.mark.parametrize(
    ("fields", "path", "fault"),
    [
        ({"equity": [{"type": "rsu", "units": "1" + "0" * 400}]}, "$.equity[0].units", Fault.TOO_LARGE),
        ({"equity": [{"type": "rsu", "units": "1e400"}]}, "$.equity[0].units", Fault.TOO_LARGE),
        ({"equity": [{"type": "rsu", "units": 10**400}]}, "$.equity[0].units", Fault.TOO_LARGE),
        ({"equity": [{"type": "rsu", "units": "1e-400"}]}, "$.equity[0].units", Fault.TOO_PRECISE),
        (
            {"equity": [{"type": "rsu", "refreshers": ENDLESS}]},
            "$.equity[0].refreshers.years",
            Fault.TOO_LARGE,
        ),
        ({"equity": [{"type": "espp", "purchase_months": 2**64}]}, "$.equity[0].purchase_months", Fault.BAD_INTERVAL),
        ({"pay": [{"type": "bonus", "guaranteed_years": -(10**400)}]}, "$.pay[0].guaranteed_years", Fault.TOO_SMALL),
        ({"start_date": "12026-01-01"}, "$.start_date", Fault.BAD_DATE),
        ({"start_date": "2026-02-30"}, "$.start_date", Fault.BAD_DATE),
        ({"start_date": "9999-01-01"}, "$.start_date", Fault.DATE_OUT_OF_RANGE),
        ({"equity": [{"type": "rsu", "grant_date": "12026-01-01"}]}, "$.equity[0].grant_date", Fault.BAD_DATE),
        (
            {"pay": [{"type": "salary", "amount": "1", "raises": [{"on": "1026-01-01"}]}]},
            "$.pay[0].raises[0].on",
            Fault.DATE_OUT_OF_RANGE,
        ),
        (
            {"pay": [{"type": "salary", "amount": DISORDERED}]},
            "$.pay[0].amount",
            Fault.DISORDERED_RANGE,
        ),
        ({"hours_per_week": "0"}, "$.hours_per_week", Fault.NO_HOURS),
        ({"pay": [{"type": "salary"}]}, "$.pay[0].amount", Fault.MISSING),
        ({"pay": [{"type": "benefit", "yearly_value": "-1"}]}, "$.pay[0].yearly_value", Fault.NEGATIVE),
    ],
)
def test_a_file_with_a_value_that_cannot_be_is_refused_where_it_stands(
    fields: dict[str, object], path: str, fault: Fault
) -> None:
    assert from_json(**fields) == [(path, fault)]


def test_every_problem_of_a_file_is_listed_at_once() -> None:
    assert from_json(
        currency="XYZ",
        pay=[
            {
                "type": "salary",
                "amount": "1",
                "currency": "IDR",
                "raise_percent": "3",
                "raises": [{"on": "2027-01-01"}],
            },
            {"type": "retirement_match", "tiers": [], "yearly_ceiling": "9"},
        ],
        equity=[
            {"type": "option", "strike": "1", "strike_currency": "EUR", "preferred": {"percent": "101"}},
            {"type": "profit_unit", "cap": "0"},
        ],
    ) == [
        ("$.currency", Fault.UNKNOWN_CURRENCY),
        ("$.pay[0]", Fault.ONE_OF),
        ("$.pay[1].tiers", Fault.EMPTY),
        ("$.pay[1].yearly_ceiling", Fault.OTHER_CURRENCY),
        ("$.equity[0].preferred.percent", Fault.TOO_LARGE),
        ("$.equity[0].strike_currency", Fault.OTHER_CURRENCY),
        ("$.equity[1].cap", Fault.ZERO_DIVISOR),
    ]


def test_a_plan_counts_for_no_ownership() -> None:
    assert problems(offer("60% RSU + 10% ESPP + 40% options")) == []
    assert problems(offer("60% RSU + 50..60..70% options + 10% ESPP")) == [("$.equity", Fault.OWNERSHIP_ABOVE_100)]
    assert problems(offer("60% RSU + 40..60..70% options + 10% ESPP")) == []


def test_the_units_of_several_grants_together_cannot_be_more_than_the_company() -> None:
    of = offer("60 RSU valued 1M over 100 + 60 options valued 1M over 100")
    assert problems(of) == [("$.equity", Fault.OWNERSHIP_ABOVE_100)]


@given(OFFERS)
def test_a_sound_offer_is_the_same_after_a_file(of: Offer) -> None:
    assert FILES.decode(FILES.encode(of)) == of


@pytest.mark.parametrize(
    ("code", "faults"), [("ID", []), ("US-CA", []), ("UK", [Fault.UNKNOWN_PLACE]), ("", [Fault.UNKNOWN_PLACE])]
)
def test_a_tax_home_is_a_country_or_a_part_of_one(code: str, faults: list[Fault]) -> None:
    assert problems(replace(SOUND, tax_home=code)) == [("$.tax_home", fault) for fault in faults]


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ({"leave_days": Decimal(250), "public_holidays": Decimal("9.5")}, []),
        ({"leave_days": Decimal(250), "public_holidays": Decimal(10)}, [("$.leave_days", Fault.NO_WORKING_DAYS)]),
        ({"leave_days": three("0", "30", "260")}, [("$.leave_days", Fault.NO_WORKING_DAYS)]),
        ({"leave_days": None, "public_holidays": None}, []),
        ({"weeks_per_year": Decimal(0)}, [("$.weeks_per_year", Fault.TOO_SMALL)]),
        ({"days_per_year": Decimal(367)}, [("$.days_per_year", Fault.TOO_LARGE)]),
    ],
)
def test_a_year_has_time_to_work(stated: dict[str, Any], expected: list[tuple[str, Fault]]) -> None:
    assert problems(replace(SOUND, **stated)) == expected
