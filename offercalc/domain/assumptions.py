"""What is taken for granted where an offer is silent; shown beside every result."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from msgspec import Struct

from offercalc.domain.estimate import Estimate
from offercalc.domain.exchange import Drift

SHORTEST_HORIZON = 1
LONGEST_HORIZON = 10


class Growth(Struct, frozen=True, kw_only=True, tag="growth"):
    """The share price grows by so many per cent a year from the start date on; a fall is negative."""

    percent_a_year: Decimal


class Target(Struct, frozen=True, kw_only=True):
    """From a day on, one share has this price, in the currency of the grant."""

    on: date
    price: Decimal


class Targets(Struct, frozen=True, kw_only=True, tag="targets"):
    """The share price steps to each dated target and stays there."""

    targets: tuple[Target, ...]


class Exit(Struct, frozen=True, kw_only=True, tag="exit"):
    """The company is sold or goes public on a day, as a whole at `value` in the currency of the grant."""

    on: date
    value: Decimal


PricePath = Growth | Targets | Exit


class CompanyPrice(Struct, frozen=True):
    """The price path assumed for the shares of a company; "" is every company without one of its own."""

    company: str
    path: PricePath


class FairValue(Struct, frozen=True, kw_only=True):
    """What the fair value of an option needs beside its terms: per cent a year, and years until it is exercised."""

    volatility_percent: Decimal
    risk_free_percent: Decimal
    term_years: Decimal
    dividend_yield_percent: Decimal = Decimal(0)


class OwnRate(Struct, frozen=True, kw_only=True):
    """A rate that a person states: one unit of `base` costs `value` units of `quote`."""

    base: str
    quote: str
    value: Decimal


class Assumptions(Struct, frozen=True, kw_only=True):
    """Everything in force beside the offers themselves; each default is the plainest case.

    The horizon is in years of employment, and figures are in the display currency at the exchange rates of a day, at
    the average of so many months up to it, or at rates of one's own, which always win; a drift changes them after it.
    Share prices are flat where `prices` has no path. Bonuses and commissions pay `attainment_percent` of their
    targets, or what the offer says where it is None. Dilution is the part of the company, in per cent, that new shares
    take from the old ones each year. Liquidity is the day from which private shares can be sold. Leaving ends the
    employment.
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
        """Give the price path assumed for a company; None is flat."""
        paths = {price.company: price.path for price in self.prices}
        return paths.get(company, paths.get(""))
