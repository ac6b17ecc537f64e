from datetime import date
from decimal import Decimal
from typing import get_args

import msgspec
import pytest

from offercalc.domain.offer.equity import (
    DAYS_TO_EXERCISE,
    GRANTS,
    STAKES,
    Espp,
    Grant,
    Option,
    Phantom,
    ProfitUnit,
    RestrictedStock,
    Rsu,
    Sar,
    Stake,
)
from offercalc.domain.vesting.schedule import Vesting
from tests.builders import stake

TERMS: dict[str, dict[str, object]] = {
    "rsu": {},
    "restricted_stock": {},
    "option": {"style": "unspecified", "days_to_exercise": 90},
    "sar": {},
    "phantom": {"base_price": Decimal(0)},
    "profit_unit": {},
    "espp": {"look_back": False, "purchase_months": 6, "reset": False},
}
"""The default terms of each kind."""


@pytest.mark.parametrize("kind", STAKES)
def test_a_stake_of_which_nothing_is_known_fills_nothing_in(kind: type[Stake]) -> None:
    stated = {name: value for name, value in msgspec.structs.asdict(kind()).items() if value is not None}
    of_grants = {"value_is": "shares", "round_to": 1, "rounding": "down", "trigger": "single", "accelerate": (),
                 "dividend_yield_percent": Decimal(0), "lock_months": 0}  # fmt: skip
    shared = {} if kind is Espp else of_grants
    assert stated == {"label": "", **shared, **TERMS[str(kind.__struct_config__.tag)]}


@pytest.mark.parametrize("kind", STAKES)
def test_a_stake_names_its_type_and_leaves_out_what_is_not_stated(kind: type[Stake]) -> None:
    assert msgspec.to_builtins(kind()) == {"type": kind.__struct_config__.tag}


def test_every_kind_is_listed_once() -> None:
    assert set(GRANTS) == set(get_args(Grant)) == {Rsu, RestrictedStock, Option, Sar, Phantom, ProfitUnit}
    assert set(STAKES) == {*GRANTS, Espp}


def test_options_may_be_exercised_for_three_months_unless_stated() -> None:
    assert Option().days_to_exercise == DAYS_TO_EXERCISE == 90


@pytest.mark.parametrize(
    ("terms", "written"),
    [
        ("? RSU", {"type": "rsu"}),
        (
            "5 double-trigger RSU @ 2 EUR",
            {"type": "rsu", "currency": "EUR", "price": "2", "units": "5", "trigger": "double"},
        ),
        ("900k of RSU", {"type": "rsu", "value": "900000"}),
        ("5 restricted stock", {"type": "restricted_stock", "units": "5"}),
        ("5 options @ 30 USD strike 4", {"type": "option", "price": "30", "units": "5", "strike": "4"}),
        ("5 SAR base 4", {"type": "sar", "units": "5", "base_price": "4"}),
        ("5 phantom base ?", {"type": "phantom", "units": "5", "base_price": None}),
        (
            "5 PPU threshold 2 cap 10x of 3",
            {"type": "profit_unit", "units": "5", "participation_threshold": "2", "cap": "10", "grant_price": "3"},
        ),
        (
            "1% RSU valued 2M over 1k preferred 20% before ? refreshed 3y by 5 / at once",
            {
                "type": "rsu",
                "ownership_percent": "1",
                "valuation": "2000000",
                "fully_diluted_shares": "1000",
                "preferred": {"percent": "20"},
                "vesting": {"preset": "at-once"},
                "refreshers": {"years": 3, "units": "5"},
            },
        ),
        ("5 RSU refreshed 1y by 2k worth", {"type": "rsu", "units": "5", "refreshers": {"years": 1, "value": "2000"}}),
        (
            "5 RSU / 40% on 2026-06-30, 60% on 2028-01-31",
            {
                "type": "rsu",
                "units": "5",
                "vesting": {"on_dates": ({"on": "2026-06-30", "percent": "40"}, {"on": "2028-01-31", "percent": "60"})},
            },
        ),
        (
            "10% ESPP @ 20 USD at 15% off with look-back every 3m up to 25k",
            {
                "type": "espp",
                "price": "20",
                "contribution_percent": "10",
                "discount_percent": "15",
                "look_back": True,
                "purchase_months": 3,
                "yearly_limit": "25000",
            },
        ),
    ],
)
def test_a_stake_is_read_by_its_type_and_written_back(terms: str, written: dict[str, object]) -> None:
    part = msgspec.convert(written, Stake)
    assert part == stake(terms)
    assert msgspec.to_builtins(part) == written


def test_a_grant_has_dates_and_events_of_its_own() -> None:
    fields = {
        "type": "option",
        "style": "iso",
        "units": "10",
        "vesting": {"preset": "at-once"},
        "grant_date": "2026-02-01",
    }
    assert msgspec.convert(fields, Grant) == Option(
        style="iso", units=Decimal(10), vesting=Vesting(preset="at-once"), grant_date=date(2026, 2, 1)
    )


@pytest.mark.parametrize(
    "fields",
    [
        {"type": "rsu", "strike": "5"},
        {"type": "rsu", "trigger": "triple"},
        {"type": "espp", "trigger": "double"},
        {"type": "option", "style": "warrant"},
        {"type": "sar", "strike": "5"},
        {"type": "phantom", "cap": "5"},
        {"type": "profit_unit", "base_price": "5"},
        {"type": "espp", "units": "5"},
        {"type": "rsu", "refreshers": {"units": "5"}},
        {"type": "warrant"},
        {"units": "10"},
    ],
)
def test_a_stake_with_anything_else_is_refused(fields: dict[str, object]) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(fields, Stake)


def test_a_grant_cannot_be_changed() -> None:
    with pytest.raises(AttributeError, match="immutable"):
        Rsu().units = Decimal(1)  # type: ignore[misc] # that is the test
