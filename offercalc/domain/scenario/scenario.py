"""The user's assumption settings, which apply to every offer."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from msgspec import Struct

from offercalc.domain.exchange.rate import Drift
from offercalc.domain.offer.offer import Offer, currency_of
from offercalc.domain.problems.value_limits import EARLIEST, LARGEST, LATEST
from offercalc.domain.scenario.assumptions import Assumptions, CompanyPrice, Exit, FairValue, Growth, Targets

LONGEST_AVERAGE = 120
"""In months."""
LARGEST_PERCENT = Decimal(1000)
TOTAL_LOSS = Decimal(-100)
"""A fall of 100%, in percent per year; a growth rate must be above it."""
LARGEST_DILUTION = Decimal(99)
LONGEST_TERM = Decimal(100)
"""In years."""


class Scenario(Struct, frozen=True, kw_only=True):
    """The assumptions for all offers, each neutral by default; raises ValueError if a value is out of bounds.

    Exchange rates are those of the day, or the average of the last `average_months`; every currency other than the
    display currency appreciates by `drift_percent` per year. If attainment is None, bonuses pay what the offer says.
    Options are valued at fair value if volatility, risk-free rate and term are set. The rest is as in `Assumptions`.
    """

    average_months: int = 0
    drift_percent: Decimal = Decimal(0)
    prices: tuple[CompanyPrice, ...] = ()
    attainment_percent: Decimal | None = None
    discount_percent: Decimal = Decimal(0)
    dilution_percent: Decimal = Decimal(0)
    liquidity_date: date | None = None
    leaving_date: date | None = None
    volatility_percent: Decimal | None = None
    risk_free_percent: Decimal | None = None
    term_years: Decimal | None = None

    def __post_init__(self) -> None:
        """Raise ValueError if a value is out of bounds."""
        if not all(_bounds(self)):
            message = "an assumption is out of bounds"
            raise ValueError(message)

    @property
    def count(self) -> int:
        """The number of assumptions that differ from the defaults."""
        stated = (
            self.average_months, self.drift_percent, self.attainment_percent is not None, self.discount_percent,
            self.dilution_percent, self.liquidity_date, self.leaving_date, self.fair_value,
        )  # fmt: skip
        return len(self.stated_prices) + sum(map(bool, stated))

    @property
    def stated_prices(self) -> tuple[CompanyPrice, ...]:
        """The price paths without those that have no target yet."""
        return tuple(one for one in self.prices if one.path != Targets(targets=()))

    @property
    def fair_value(self) -> FairValue | None:
        """The inputs of option fair values, or None unless volatility, risk-free rate and term are all set."""
        volatility, risk_free, term = self.volatility_percent, self.risk_free_percent, self.term_years
        if volatility is None or risk_free is None or term is None:
            return None
        return FairValue(volatility_percent=volatility, risk_free_percent=risk_free, term_years=term)


def assumptions_of(
    assumed: Scenario, offers: tuple[Offer, ...], currency: str, years: int, exchange_day: date
) -> Assumptions:
    """Return the assumptions for offers shown in a display currency over `years`, at the exchange rates of a day."""
    others = dict.fromkeys(code for offer in offers for code in _currencies(offer) if code != currency)
    drifts = tuple(Drift(code, currency, assumed.drift_percent) for code in sorted(others))
    return Assumptions(
        exchange_day=exchange_day,
        currency=currency,
        average_months=assumed.average_months,
        drifts=drifts if assumed.drift_percent else (),
        years=years,
        discount_percent=assumed.discount_percent,
        attainment_percent=assumed.attainment_percent,
        prices=assumed.stated_prices,
        dilution_percent=assumed.dilution_percent,
        liquidity_date=assumed.liquidity_date,
        leaving_date=assumed.leaving_date,
        fair_value=assumed.fair_value,
    )


def _currencies(offer: Offer) -> tuple[str, ...]:
    """Return the currencies in which the offer and its parts are stated."""
    return (offer.currency, *(currency_of(part, offer) for part in (*offer.pay, *offer.equity)))


def _bounds(one: Scenario) -> tuple[bool, ...]:
    percents = (one.attainment_percent, one.discount_percent, one.volatility_percent, one.risk_free_percent)
    return (
        0 <= one.average_months <= LONGEST_AVERAGE,
        is_growth(one.drift_percent),
        all(percent is None or is_percent(percent) for percent in percents),
        0 <= one.dilution_percent <= LARGEST_DILUTION,
        one.term_years is None or 0 <= one.term_years <= LONGEST_TERM,
        all(day is None or EARLIEST <= day <= LATEST for day in (one.liquidity_date, one.leaving_date)),
        all(map(_is_sound, one.prices)),
    )


def is_percent(value: Decimal) -> bool:
    """Whether a percentage that cannot be negative is within its bounds."""
    return 0 <= value <= LARGEST_PERCENT


def is_growth(value: Decimal) -> bool:
    """Whether a change in percent per year is within its bounds."""
    return TOTAL_LOSS < value <= LARGEST_PERCENT


def _is_sound(price: CompanyPrice) -> bool:
    match price.path:
        case Growth(percent_a_year=percent):
            return is_growth(percent)
        case Targets(targets=targets):
            return all(0 <= one.price <= LARGEST and EARLIEST <= one.on <= LATEST for one in targets)
        case Exit(on=day, value=value):
            return (value is None or 0 <= value <= LARGEST) and EARLIEST <= day <= LATEST
