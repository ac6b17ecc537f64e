"""What an offer grants in shares: stock and rights that vest, and a plan to buy shares at a discount."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal, TypeAlias

from msgspec import Struct

from offercalc.domain.estimate import Estimate, Range
from offercalc.domain.vesting import Vesting

OptionStyle = Literal["iso", "nso", "unspecified"]
RsuTrigger = Literal["single", "double"]

DAYS_TO_EXERCISE = 90
"""How long after leaving options may be exercised where the terms do not say: three months is what ISO rules allow."""


class Preferred(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A private company's preferred stock as one class: its part of all shares, and what it is paid first at an exit.

    `preference` is money in the currency of the grant.
    """

    percent: Estimate = None
    preference: Estimate = None


class Refreshers(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Further grants of the same kind, one on each of the first `years` anniversaries of the start.

    Each has `units`, or a `value` turned into whole units at the price of its day, and vests from its day by
    `vesting`, or by the terms of the first grant where absent.
    """

    years: int
    units: Estimate = None
    value: Estimate = None
    vesting: Vesting | None = None


class _Stake(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True, tag_field="type"):
    """What everything in shares has: a name of one's own, the shares' currency, and the price of one share today."""

    label: str = ""
    currency: str | None = None
    price: Estimate = None


class _Grant(_Stake, frozen=True, kw_only=True):
    """What all grants share.

    The size is `units`, a `value` turned into whole units at `price`, or a percentage of the company's fully diluted
    shares. `price` is today's price of one share; a private company's follows from `valuation` and
    `fully_diluted_shares`. Money is in `currency`, the offer's where absent.
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
    """Restricted stock units: a share, or its price, for every vested unit.

    With a double trigger they pay on the later of vesting and the company's liquidity.
    """

    trigger: RsuTrigger = "single"


class RestrictedStock(_Grant, frozen=True, kw_only=True, tag="restricted_stock"):
    """Shares held from the grant on, which the company may take back until they vest."""


class Option(_Grant, frozen=True, kw_only=True, tag="option"):
    """Stock options: the right to buy shares at the strike price, for so many days after leaving."""

    style: OptionStyle = "unspecified"
    strike: Estimate = None
    strike_currency: str | None = None
    days_to_exercise: int = DAYS_TO_EXERCISE


class Sar(_Grant, frozen=True, kw_only=True, tag="sar"):
    """Stock appreciation rights: what a share gains above the base price, paid without buying it."""

    base_price: Estimate = None


class Phantom(_Grant, frozen=True, kw_only=True, tag="phantom"):
    """Phantom shares: what a share is worth above the base price, in cash; a base of zero pays the whole share."""

    base_price: Estimate = Decimal(0)


class ProfitUnit(_Grant, frozen=True, kw_only=True, tag="profit_unit"):
    """Profit participation units: what a unit is worth above the threshold, at most `cap` times its grant price."""

    participation_threshold: Estimate = None
    cap: Decimal | Range | None = None
    grant_price: Estimate = None


class Espp(_Stake, frozen=True, kw_only=True, tag="espp"):
    """An employee stock purchase plan: part of the salary buys shares at a discount.

    With a look-back the discount is taken from the lower of the price at the start and at the end of a purchase
    period. At most `yearly_limit` is contributed a year, where there is a limit.
    """

    contribution_percent: Estimate = None
    discount_percent: Estimate = None
    look_back: bool = False
    purchase_months: int = 6
    yearly_limit: Decimal | Range | None = None


Grant: TypeAlias = Rsu | RestrictedStock | Option | Sar | Phantom | ProfitUnit
"""Units that vest."""
Stake: TypeAlias = Grant | Espp
"""Everything an offer has in shares."""
GRANTS = (Rsu, RestrictedStock, Option, Sar, Phantom, ProfitUnit)
STAKES = (*GRANTS, Espp)
