"""What an offer grants in shares: restricted stock units and stock options."""

from __future__ import annotations

from datetime import date
from typing import Literal

from msgspec import Struct

from offercalc.domain.estimate import Estimate
from offercalc.domain.vesting import Vesting

OptionStyle = Literal["iso", "nso", "unspecified"]


class _Grant(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True, tag_field="type"):
    """What all grants share.

    The size is `units`, a `value` turned into whole units at `price`, or a percentage of the company's fully diluted
    shares. `price` is today's price of one share; a private company's follows from `valuation` and
    `fully_diluted_shares`. Money is in `currency`, the offer's where absent.
    """

    label: str = ""
    currency: str | None = None
    units: Estimate = None
    value: Estimate = None
    ownership_percent: Estimate = None
    price: Estimate = None
    valuation: Estimate = None
    fully_diluted_shares: Estimate = None
    grant_date: date | None = None
    vesting_commencement_date: date | None = None
    vesting: Vesting | None = None


class Rsu(_Grant, frozen=True, kw_only=True, tag="rsu"):
    """Restricted stock units: a share, or its price, for every vested unit."""


class Option(_Grant, frozen=True, kw_only=True, tag="option"):
    """Stock options: the right to buy shares at the strike price."""

    style: OptionStyle = "unspecified"
    strike: Estimate = None


Grant = Rsu | Option
