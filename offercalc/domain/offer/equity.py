"""Equity terms of an offer: grants that vest, and employee stock purchase plans."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal, TypeAlias

from msgspec import Struct

from offercalc.domain.values.estimate import Estimate, Range
from offercalc.domain.vesting.schedule import Vesting

OptionStyle = Literal["iso", "nso", "unspecified"]
RsuTrigger = Literal["single", "double"]

DAYS_TO_EXERCISE = 90
"""The default post-termination exercise window: ISO rules allow three months."""


class Preferred(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A private company's preferred stock as one class: its share of all shares, and its liquidation preference.

    `preference` is money in the currency of the grant.
    """

    percent: Estimate = None
    preference: Estimate = None


class Refreshers(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Further grants of the same kind, one on each of the first `years` anniversaries of the start.

    Each has `units`, or a `value` that buys whole units at the price on its grant date. It vests from that date by
    `vesting`, or by the terms of the first grant if absent.
    """

    years: int
    units: Estimate = None
    value: Estimate = None
    vesting: Vesting | None = None


class _Stake(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True, tag_field="type"):
    """The fields of all equity terms: a custom label, the currency of the shares, and today's price of one share."""

    label: str = ""
    currency: str | None = None
    price: Estimate = None


class _Grant(_Stake, frozen=True, kw_only=True):
    """The fields of all grants.

    The size is `units`, a `value` that buys whole units at `price`, or a percentage of the company's fully diluted
    shares. `price` is today's price of one share; a private company's follows from `valuation` and
    `fully_diluted_shares`. Money is in `currency`, or in the offer's currency if absent.
    """

    units: Estimate = None
    value: Estimate = None
    ownership_percent: Estimate = None
    valuation: Estimate = None
    fully_diluted_shares: Estimate = None
    preferred: Preferred | None = None
    grant_date: date | None = None
    vesting_commencement_date: date | None = None
    vesting: Vesting | None = None
    refreshers: Refreshers | None = None


class Rsu(_Grant, frozen=True, kw_only=True, tag="rsu"):
    """Restricted stock units: each vested unit pays a share, or its price.

    With a double trigger they pay on the later of vesting and a liquidity event.
    """

    trigger: RsuTrigger = "single"


class RestrictedStock(_Grant, frozen=True, kw_only=True, tag="restricted_stock"):
    """Shares held from the grant date on, which the company may repurchase until they vest."""


class Option(_Grant, frozen=True, kw_only=True, tag="option"):
    """Stock options: the right to buy shares at the strike price, until `days_to_exercise` days after leaving."""

    style: OptionStyle = "unspecified"
    strike: Estimate = None
    strike_currency: str | None = None
    days_to_exercise: int = DAYS_TO_EXERCISE


class Sar(_Grant, frozen=True, kw_only=True, tag="sar"):
    """Stock appreciation rights: each unit pays the gain of a share above the base price; no shares are bought."""

    base_price: Estimate = None


class Phantom(_Grant, frozen=True, kw_only=True, tag="phantom"):
    """Phantom shares: each unit pays the value of a share above the base price in cash; with base zero, all of it."""

    base_price: Estimate = Decimal(0)


class ProfitUnit(_Grant, frozen=True, kw_only=True, tag="profit_unit"):
    """Profit participation units: each pays its value above the threshold, at most `cap` times its grant price."""

    participation_threshold: Estimate = None
    cap: Decimal | Range | None = None
    grant_price: Estimate = None


class Espp(_Stake, frozen=True, kw_only=True, tag="espp"):
    """An employee stock purchase plan: a percentage of the salary buys shares at a discount.

    With a look-back the discount applies to the lower of the prices at the start and the end of a purchase period.
    Contributions are at most `yearly_limit` per year, or unlimited if it is None.
    """

    contribution_percent: Estimate = None
    discount_percent: Estimate = None
    look_back: bool = False
    purchase_months: int = 6
    yearly_limit: Decimal | Range | None = None


Grant: TypeAlias = Rsu | RestrictedStock | Option | Sar | Phantom | ProfitUnit
"""All kinds of grants, which vest in units."""
Stake: TypeAlias = Grant | Espp
"""All kinds of equity terms."""
GRANTS = (Rsu, RestrictedStock, Option, Sar, Phantom, ProfitUnit)
STAKES = (*GRANTS, Espp)
