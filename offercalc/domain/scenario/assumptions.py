"""The assumptions behind every figure that the offer itself does not state; shown beside every result."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from msgspec import Struct

from offercalc.domain.exchange.rate import Drift
from offercalc.domain.values.estimate import Estimate

SHORTEST_HORIZON = 1
LONGEST_HORIZON = 10


class Growth(Struct, frozen=True, kw_only=True, tag="growth"):
    """The share price grows by `percent_a_year` from the start date on; a negative percentage is a fall."""

    percent_a_year: Decimal


class Target(Struct, frozen=True, kw_only=True):
    """From a day on, one share has this price, in the currency of the grant."""

    on: date
    price: Decimal


class Targets(Struct, frozen=True, kw_only=True, tag="targets"):
    """The share price steps to each dated target and stays there."""

    targets: tuple[Target, ...]


class Exit(Struct, frozen=True, kw_only=True, tag="exit"):
    """The company is sold or goes public on a day at a total `value`, in the currency of the grant.

    Without a value the share price stays as it is.
    """

    on: date
    value: Decimal | None = None


PricePath = Growth | Targets | Exit


class CompanyPrice(Struct, frozen=True):
    """The price path assumed for the shares of a company; "" applies to every company without its own path."""

    company: str
    path: PricePath


class FairValue(Struct, frozen=True, kw_only=True):
    """The inputs of an option's fair value beside its terms: percent per year, and expected term in years."""

    volatility_percent: Decimal
    risk_free_percent: Decimal
    term_years: Decimal
    dividend_yield_percent: Decimal = Decimal(0)


class OwnRate(Struct, frozen=True, kw_only=True):
    """An exchange rate set by the user: one unit of `base` costs `value` units of `quote`."""

    base: str
    quote: str
    value: Decimal


class Assumptions(Struct, frozen=True, kw_only=True):
    """All assumptions behind the figures of a comparison, each neutral by default.

    The horizon is in years of employment. Figures are in the display currency at the exchange rates of a day, or at
    the average of the `average_months` up to it; the user's own rates take precedence, and a drift changes rates after
    that day. Share prices are flat unless `prices` has a path. Bonuses, commissions and performance units pay
    `attainment_percent` of their targets, or what the offer says if it is None. Dilution is the percentage of the
    company that new shares take from existing ones each year. Private shares can be sold from the liquidity date on.
    Employment ends on the leaving date.
    """

    exchange_day: date
    currency: str
    average_months: int = 0
    own_rates: tuple[OwnRate, ...] = ()
    drifts: tuple[Drift, ...] = ()
    years: int = 4
    discount_percent: Decimal = Decimal(0)
    attainment_percent: Decimal | None = None
    prices: tuple[CompanyPrice, ...] = ()
    dilution_percent: Estimate = Decimal(0)
    liquidity_date: date | None = None
    leaving_date: date | None = None
    fair_value: FairValue | None = None

    def price_path(self, company: str) -> PricePath | None:
        """Return the price path assumed for a company; None means a flat price."""
        paths = {price.company: price.path for price in self.prices}
        return paths.get(company, paths.get(""))
