from datetime import date
from decimal import Decimal
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from offercalc.domain.offer.equity import Espp, Grant, Option, ProfitUnit, Rsu, Stake
from offercalc.domain.offer.offer import Offer
from offercalc.domain.offer.preferred import Preferred
from offercalc.domain.offer.refreshers import Refreshers
from offercalc.domain.problems.problem import Fault, Problem
from offercalc.domain.validate.equity import equity_problems
from offercalc.domain.vesting.schedule import Vesting
from tests.builders import grant, offer, presets, stake, vesting

PATH = "$.equity[9]"
OFFER = offer("100k USD/year")


def problems(part: Stake | str, of: Offer = OFFER) -> list[Problem]:
    return list(equity_problems(stake(part) if isinstance(part, str) else part, PATH, of, presets()))


def after(months: int, occurrences: int, to: str, numerator: int) -> dict[str, Any]:
    """Return a condition's trigger and portion: `occurrences` times after another, `numerator` eighths."""
    return {
        "trigger": {
            "type": "VESTING_SCHEDULE_RELATIVE",
            "period": {
                "type": "MONTHS",
                "length": months,
                "occurrences": occurrences,
                "day_of_month": "VESTING_START_DAY_OR_LAST_DAY_OF_MONTH",
            },
            "relative_to_condition_id": to,
        },
        "portion": {"numerator": str(numerator), "denominator": "8"},
    }


def in_full(kind: str, months: int = 12) -> Vesting:
    """Return full vesting terms: one eighth after `months` months, then seven more."""
    start = {"id": "start", "trigger": {"type": "VESTING_START_DATE"}, "quantity": "0", "next_condition_ids": ["first"]}
    first = {"id": "first", **after(months, 1, "start", 1), "next_condition_ids": ["rest"]}
    rest = {"id": "rest", **after(months, 7, "first", 1), "next_condition_ids": []}
    terms = {"allocation_type": kind, "vesting_conditions": [start, first, rest]}
    return msgspec.convert({"ocf": terms}, Vesting)


@pytest.mark.parametrize(
    "terms",
    [
        "? RSU",
        "100% RSU",
        "10 RSU valued 1M over 10",
        "5..10..15 RSU valued 1M over 10",
        "10 RSU @ 0 USD",
        "10 RSU valued 0 over 10",
        "10 options @ 30 USD strike 0 refreshed 100y by 10 / at once",
        "10 PPU threshold 2 cap 10x of 3",
        "10 PPU @ 5 USD threshold 2 cap 1..2..3x",
        "10 of PPU threshold 0 cap 10x",
        "10 of options granted at 3",
        "10 SAR base ? valued 1M over 1k preferred 100% before ? / 4y yearly",
        "10% ESPP @ 20 USD at 99% off with look-back every 12m up to 25k",
        "?% ESPP at ?% off",
        "100% ESPP at 0..15..99% off up to 0",
        "10% ESPP @ 20 EUR at 15% off",
    ],
)
def test_a_stake_that_can_be_true_has_no_problems(terms: str) -> None:
    assert problems(terms) == []


@pytest.mark.parametrize(
    ("terms", "found"),
    [
        ("1 RSU @ 1 TRL", Problem(".currency", Fault.UNKNOWN_CURRENCY, "TRL")),
        ("1% ESPP @ 1 TRL", Problem(".currency", Fault.UNKNOWN_CURRENCY, "TRL")),
        ("1 RSU valued 1M over 0", Problem(".fully_diluted_shares", Fault.ZERO_DIVISOR, "0")),
        ("1 RSU valued 1M over 0..1..2", Problem(".fully_diluted_shares", Fault.ZERO_DIVISOR, "0")),
        ("1k of RSU @ 0 USD", Problem(".price", Fault.ZERO_DIVISOR, "0")),
        ("1k of RSU @ 0..1..2 USD", Problem(".price", Fault.ZERO_DIVISOR, "0")),
        ("1k of RSU valued 0 over ?", Problem(".valuation", Fault.ZERO_DIVISOR, "0")),
        ("1 RSU @ 0 USD refreshed 1y by 1 worth", Problem(".price", Fault.ZERO_DIVISOR, "0")),
        ("1 RSU valued 0 over 9 refreshed 1y by 1 worth", Problem(".valuation", Fault.ZERO_DIVISOR, "0")),
        ("100.5% RSU", Problem(".ownership_percent", Fault.OWNERSHIP_ABOVE_100, "100.5")),
        ("1..2..101% SAR", Problem(".ownership_percent", Fault.OWNERSHIP_ABOVE_100, "101")),
        ("15 RSU valued 1M over 10", Problem(".units", Fault.OWNERSHIP_ABOVE_100, "150")),
        ("15..16..17 phantom valued ? over 8..9..10", Problem(".units", Fault.OWNERSHIP_ABOVE_100, "150")),
        ("2M of RSU valued 1M over 10", Problem(".value", Fault.OWNERSHIP_ABOVE_100, "200")),
        ("1 RSU preferred 101% before 1", Problem(".preferred.percent", Fault.TOO_LARGE, "101", "100")),
        ("1 RSU preferred 1..2..101% before 1", Problem(".preferred.percent", Fault.TOO_LARGE, "101", "100")),
        ("1k of RSU @ 5 USD granted at 0", Problem(".grant_price", Fault.ZERO_DIVISOR, "0")),
        ("1 PPU cap 2x", Problem(".cap", Fault.NEEDS_PRICE, "grant_price, price, valuation, value")),
        ("1 PPU cap 0x of 3", Problem(".cap", Fault.ZERO_DIVISOR, "0")),
        ("1 PPU cap 0..1..2x of 3", Problem(".cap", Fault.ZERO_DIVISOR, "0")),
        ("1 RSU / 60/41", Problem(".vesting.percent_by_year", Fault.VESTING_ABOVE_100, "101")),
        ("1 RSU refreshed 0y by 1", Problem(".refreshers.years", Fault.TOO_SMALL, "0", "1")),
        ("1 RSU refreshed 101y by 1", Problem(".refreshers.years", Fault.TOO_LARGE, "101", "100")),
        ("101% ESPP", Problem(".contribution_percent", Fault.TOO_LARGE, "101", "100")),
        ("1% ESPP at 100% off", Problem(".discount_percent", Fault.TOO_LARGE, "100", "99")),
        ("1% ESPP at 1..2..100% off", Problem(".discount_percent", Fault.TOO_LARGE, "100", "99")),
        ("1% ESPP every 0m", Problem(".purchase_months", Fault.BAD_INTERVAL, "0", "1, 2, 3, 4, 6, 12")),
        ("1% ESPP every 5m", Problem(".purchase_months", Fault.BAD_INTERVAL, "5", "1, 2, 3, 4, 6, 12")),
        ("1% ESPP every 24m", Problem(".purchase_months", Fault.BAD_INTERVAL, "24", "1, 2, 3, 4, 6, 12")),
        ("1% ESPP @ 1 EUR up to 9", Problem(".yearly_limit", Fault.OTHER_CURRENCY, "EUR", "USD")),
    ],
)
def test_a_stake_that_cannot_be_true_is_refused_where_it_stands(terms: str, found: Problem) -> None:
    assert problems(terms) == [replace(found, path=PATH + found.path)]


@pytest.mark.parametrize("months", [-1, -6])
def test_a_purchase_period_is_a_number_of_months(months: int) -> None:
    (problem,) = problems(Espp(purchase_months=months))
    assert (problem.path, problem.fault, problem.value) == (f"{PATH}.purchase_months", Fault.BAD_INTERVAL, str(months))


@pytest.mark.parametrize(
    "part",
    [
        Option(strike_currency="USD"),
        Option(strike_currency="EUR", currency="EUR"),
        Option(days_to_exercise=0),
        Option(days_to_exercise=7305),
    ],
)
def test_options_that_can_be_true_have_no_problems(part: Option) -> None:
    assert problems(part) == []


@pytest.mark.parametrize(
    ("part", "found"),
    [
        (Option(strike_currency="EUR"), Problem("strike_currency", Fault.OTHER_CURRENCY, "EUR", "USD")),
        (Option(strike_currency="USD", currency="EUR"), Problem("strike_currency", Fault.OTHER_CURRENCY, "USD", "EUR")),
        (Option(days_to_exercise=-1), Problem("days_to_exercise", Fault.TOO_SMALL, "-1", "0")),
        (Option(days_to_exercise=7306), Problem("days_to_exercise", Fault.TOO_LARGE, "7306", "7305")),
    ],
)
def test_a_strike_in_another_currency_and_a_window_that_nobody_has_are_refused(part: Option, found: Problem) -> None:
    assert problems(part) == [replace(found, path=f"{PATH}.{found.path}")]


def test_a_strike_has_a_currency_in_use() -> None:
    assert [problem.fault for problem in problems(Option(strike_currency="TRL"))] == [
        Fault.UNKNOWN_CURRENCY,
        Fault.OTHER_CURRENCY,
    ]


def test_a_limit_is_in_the_currency_of_every_salary() -> None:
    plan = Espp(yearly_limit=Decimal(9))
    assert problems(plan, offer("1 EUR/year + 1 EUR/month")) == []
    assert problems(plan, offer("1 USD/year + 1 EUR/year")) == [
        Problem(f"{PATH}.yearly_limit", Fault.OTHER_CURRENCY, "USD", "EUR")
    ]


def test_no_one_limit_fits_salaries_that_are_promised_in_different_ways() -> None:
    plan, linked = Espp(yearly_limit=Decimal(9)), "1 USD/year linked to EUR at 1.25"
    assert problems(plan, offer(linked)) == []
    assert problems(plan, offer(f"{linked} + {linked}")) == []
    assert problems(plan, offer(f"{linked} + 1 USD/year")) == [Problem(f"{PATH}.yearly_limit", Fault.PROMISES_DIFFER)]
    assert problems(Espp(), offer(f"{linked} + 1 USD/year")) == []


def test_without_a_salary_a_limit_is_in_the_offers_currency() -> None:
    assert problems(Espp(yearly_limit=Decimal(9), currency="EUR"), offer("1 USD once")) == [
        Problem(f"{PATH}.yearly_limit", Fault.OTHER_CURRENCY, "EUR", "USD")
    ]


@pytest.mark.parametrize(
    ("part", "stated"),
    [
        (Rsu(units=Decimal(1), value=Decimal(1), price=Decimal(1)), "units, value"),
        (Option(units=Decimal(1), ownership_percent=Decimal(1)), "units, ownership_percent"),
        (Rsu(value=Decimal(1), ownership_percent=Decimal(1)), "value, ownership_percent"),
    ],
)
def test_a_grant_has_one_size(part: Grant, stated: str) -> None:
    assert problems(part) == [Problem(PATH, Fault.ONE_OF, stated)]


def test_a_refresher_has_one_size_and_vesting_that_can_be_true() -> None:
    both = Refreshers(years=1, units=Decimal(1), value=Decimal(1), vesting=vesting("60/41"))
    assert problems(Rsu(refreshers=both)) == [
        Problem(f"{PATH}.refreshers", Fault.ONE_OF, "units, value"),
        Problem(f"{PATH}.refreshers.vesting.percent_by_year", Fault.VESTING_ABOVE_100, "101"),
    ]
    assert problems(Rsu(refreshers=Refreshers(years=1, vesting=vesting("50/50")))) == []


def test_several_problems_of_a_grant_are_listed_at_once() -> None:
    part = ProfitUnit(
        currency="TRL",
        units=Decimal(15),
        ownership_percent=Decimal(101),
        fully_diluted_shares=Decimal(10),
        preferred=Preferred(percent=Decimal(101)),
        cap=Decimal(0),
        vesting=vesting("60/41"),
        refreshers=Refreshers(years=0),
    )
    assert [(problem.path.removeprefix(PATH), problem.fault) for problem in problems(part)] == [
        (".currency", Fault.UNKNOWN_CURRENCY),
        ("", Fault.ONE_OF),
        (".preferred.percent", Fault.TOO_LARGE),
        (".refreshers.years", Fault.TOO_SMALL),
        (".ownership_percent", Fault.OWNERSHIP_ABOVE_100),
        (".units", Fault.OWNERSHIP_ABOVE_100),
        (".cap", Fault.ZERO_DIVISOR),
        (".vesting.percent_by_year", Fault.VESTING_ABOVE_100),
    ]


def test_several_problems_of_a_plan_are_listed_at_once() -> None:
    part = Espp(
        currency="TRL",
        contribution_percent=Decimal(101),
        discount_percent=Decimal(100),
        purchase_months=7,
        yearly_limit=Decimal(1),
    )
    assert [(problem.path.removeprefix(PATH), problem.fault) for problem in problems(part)] == [
        (".currency", Fault.UNKNOWN_CURRENCY),
        (".contribution_percent", Fault.TOO_LARGE),
        (".discount_percent", Fault.TOO_LARGE),
        (".purchase_months", Fault.BAD_INTERVAL),
        (".yearly_limit", Fault.OTHER_CURRENCY),
    ]


@pytest.mark.parametrize(
    ("units", "kind", "is_sound"),
    [
        ("8", "FRONT_LOADED", True),
        ("7", "FRONT_LOADED", False),
        ("7", "CUMULATIVE_ROUNDING", True),
        ("7..8..9", "FRONT_LOADED", True),
        ("?", "FRONT_LOADED", True),
    ],
)
def test_a_known_number_of_units_is_divisible_by_its_vesting(units: str, kind: str, is_sound: object) -> None:
    found = problems(replace(stake(f"{units} RSU"), vesting=in_full(kind)))
    where = f"{PATH}.vesting.ocf.vesting_conditions[1]"
    assert found == ([] if is_sound else [Problem(where, Fault.UNDEFINED_ALLOCATION, kind)])


@pytest.mark.parametrize("commencement", [None, date(2030, 1, 1)])
def test_a_vesting_path_ends_in_the_calendar(commencement: date | None) -> None:
    far = Rsu(vesting=in_full("FRACTIONAL", months=12_000), vesting_commencement_date=commencement)
    (problem,) = problems(far)
    assert (problem.path, problem.fault) == (f"{PATH}.vesting.ocf.vesting_conditions[1]", Fault.DATE_OUT_OF_RANGE)
    assert problems(replace(far, vesting=in_full("FRACTIONAL", months=1200))) == []


def test_the_vesting_path_of_refreshers_ends_in_the_calendar() -> None:
    far = Refreshers(years=1, units=Decimal(8), vesting=in_full("FRACTIONAL", months=12_000))
    assert [problem.fault for problem in problems(Rsu(refreshers=far))] == [Fault.DATE_OUT_OF_RANGE]


@pytest.mark.parametrize(
    ("terms", "stated", "problem"),
    [
        ("9 RSU refreshed 1y by 5", {"strike": 1}, Problem(".strike", Fault.BELONGS_TO, "type: option")),
        ("9 RSU refreshed 1y by 5", {"base_price": 1}, Problem(".base_price", Fault.BELONGS_TO, "type: sar, phantom")),
        (
            "9 SAR refreshed 1y by 5",
            {"participation_threshold": 1},
            Problem(".participation_threshold", Fault.BELONGS_TO, "type: profit_unit"),
        ),
        ("9 RSU refreshed 1y by 5 worth", {"grant_price": 0}, Problem(".grant_price", Fault.ZERO_DIVISOR, "0")),
    ],
)  # fmt: skip
def test_a_refresher_has_the_prices_of_its_kind(terms: str, stated: dict[str, int], problem: Problem) -> None:
    of = grant(terms)
    assert of.refreshers is not None
    prices = {name: Decimal(price) for name, price in stated.items()}
    assert problems(replace(of, refreshers=replace(of.refreshers, **prices))) == [
        replace(problem, path=f"{PATH}.refreshers{problem.path}")
    ]


@pytest.mark.parametrize(
    ("terms", "stated", "found"),
    [
        ("options strike 5", {}, [Problem(f"{PATH}.refreshers", Fault.NEEDS_ONE_OF, "strike")]),
        ("options strike 5", {"strike": 5}, []),
        ("options strike 5", {"strike": 10}, [Problem(f"{PATH}.refreshers.value", Fault.NO_SPREAD, "10", "10")]),
        ("phantom base 5", {}, []),
        ("SAR base 5", {}, [Problem(f"{PATH}.refreshers", Fault.NEEDS_ONE_OF, "base_price")]),
    ],
)
def test_a_spread_of_refreshers_needs_a_strike(terms: str, stated: dict[str, int], found: list[Problem]) -> None:
    kind, floor = terms.split(" ", 1)
    of = replace(grant(f"9k of {kind} @ 10 USD {floor} refreshed 1y by 5k worth"), value_is="spread")
    assert of.refreshers is not None
    prices = {name: Decimal(price) for name, price in stated.items()}
    assert problems(replace(of, refreshers=replace(of.refreshers, **prices))) == found


def test_a_cap_of_preferred_stock_is_at_least_its_preference() -> None:
    stock = Preferred(percent=Decimal(20), preference=Decimal(5), participating=True, cap=Decimal("0.5"))
    assert problems(Rsu(preferred=(stock,))) == [Problem(f"{PATH}.preferred[0].cap", Fault.TOO_SMALL, "0.5", "1")]
    assert problems(Rsu(preferred=replace(stock, participating=False, cap=Decimal(2)))) == [
        Problem(f"{PATH}.preferred.cap", Fault.BELONGS_TO, "participating")
    ]


@pytest.mark.parametrize(
    ("plan", "found"),
    [
        (Espp(look_back=True, offering_months=24, reset=True), []),
        (Espp(look_back=True, offering_months=24, purchase_months=12), []),
        (Espp(look_back=True, offering_months=15), [Problem(".offering_months", Fault.UNEVEN_OFFERING, "15", "6")]),
        (Espp(look_back=True, offering_months=66), [Problem(".offering_months", Fault.TOO_LARGE, "66", "60")]),
        (Espp(offering_months=12), [Problem(".offering_months", Fault.BELONGS_TO, "look_back")]),
        (Espp(look_back=True, reset=True), [Problem(".reset", Fault.BELONGS_TO, "offering_months")]),
    ],
)
def test_an_offering_has_whole_purchase_periods_and_a_look_back(plan: Espp, found: list[Problem]) -> None:
    assert problems(plan) == [replace(problem, path=f"{PATH}{problem.path}") for problem in found]


def test_a_refresher_cannot_be_more_than_the_company() -> None:
    found = problems("1 RSU valued 1M over 100 refreshed 1y by 1000 / at once")
    assert found == [Problem(f"{PATH}.refreshers.units", Fault.OWNERSHIP_ABOVE_100, "1000")]


@pytest.mark.parametrize(
    ("terms", "found"),
    [
        ("100k of options @ 20 USD strike 20", ("20", "20")),
        ("100k of options @ 20 USD granted at 12.5 strike 15", ("12.5", "15")),
        ("100k of options @ 20 USD granted at 15", ("15", "15")),
        ("100k of SAR @ 10..15..20 USD base 25..30..35", ("20", "25")),
    ],
)
def test_a_spread_needs_a_price_above_the_strike(terms: str, found: tuple[str, str]) -> None:
    assert problems(replace(grant(terms), value_is="spread")) == [Problem(f"{PATH}.value_is", Fault.NO_SPREAD, *found)]


@pytest.mark.parametrize(
    "terms", ["100k of options @ 20 USD strike 10..15..25", "1k of options", "9 SAR @ 5 USD base 5"]
)
def test_a_spread_that_may_be_there_has_no_problems(terms: str) -> None:
    assert problems(replace(grant(terms), value_is="spread")) == []


def test_a_percentage_of_the_price_belongs_to_a_value_that_is_one() -> None:
    of = replace(grant("100k of options @ 20 USD strike 10"), value_percent=Decimal(40))
    assert problems(of) == [Problem(f"{PATH}.value_percent", Fault.BELONGS_TO, "value_is: percent_of_price")]
    assert problems(replace(of, value_is="percent_of_price")) == []
    assert problems(replace(of, value_is="percent_of_price", value_percent=None)) == []
    assert problems(replace(of, value_is="percent_of_price", value_percent=Decimal(0))) == [
        Problem(f"{PATH}.value_percent", Fault.ZERO_DIVISOR, "0")
    ]


def test_performance_pays_at_most_twice_the_target() -> None:
    of = grant("9 RSU")
    assert problems(replace(of, multiplier_percent=Decimal(200))) == []
    assert problems(replace(of, multiplier_percent=Decimal(201))) == [
        Problem(f"{PATH}.multiplier_percent", Fault.TOO_LARGE, "201", "200")
    ]


def test_units_are_rounded_to_a_multiple_of_one_or_more() -> None:
    of = replace(grant("1k of RSU @ 20 USD"), round_to=0)
    assert problems(of) == [Problem(f"{PATH}.round_to", Fault.TOO_SMALL, "0", "1")]
