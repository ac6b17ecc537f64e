"""Validation of grants and stock purchase plans."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction

from offercalc.domain.ledger.equity.granted import refresh_grant
from offercalc.domain.ledger.equity.valuation import floor_of, granted_at
from offercalc.domain.offer.equity import FLOORS, Espp, Grant, Option, ProfitUnit, Stake
from offercalc.domain.offer.offer import Offer, currency_of
from offercalc.domain.offer.refreshers import Refreshers
from offercalc.domain.problems.problem import Fault, Problem
from offercalc.domain.problems.validation import (
    WHOLE,
    divisor_problems,
    highest,
    lowest,
    other_currency_problems,
    percent_text,
    spec_problems,
)
from offercalc.domain.scenario.price_path import share_price
from offercalc.domain.validate.acceleration import acceleration_problems
from offercalc.domain.validate.pay import one_promise_problems, salary_currency_problems
from offercalc.domain.validate.preferred import preferred_problems
from offercalc.domain.validate.vesting import vesting_problems
from offercalc.domain.values.estimate import Estimate, span_of
from offercalc.domain.values.money import round_half_up
from offercalc.domain.values.months import LONGEST_DELAY_MONTHS, MONTHS_A_YEAR, add_months
from offercalc.domain.vesting.schedule import Presets, Vesting, plan, vest


def equity_problems(part: Stake, path: str, offer: Offer, presets: Presets) -> Iterator[Problem]:
    """Yield the problems of a grant or stock purchase plan."""
    yield from spec_problems(part, path)
    if isinstance(part, Espp):
        yield from _espp(part, path, offer)
        return
    yield from divisor_problems(part, ("fully_diluted_shares",), path)
    if part.value is not None or (part.refreshers is not None and part.refreshers.value is not None):
        yield from divisor_problems(part, ("price", "valuation", "grant_price", "value_percent"), path)
    yield from preferred_problems(part.preferred, f"{path}.preferred")
    yield from _meaning(part, path)
    yield from _ownership(part, path)
    yield from _kind(part, path, currency_of(part, offer))
    yield from acceleration_problems(part.accelerate, f"{path}.accelerate")
    if part.vesting is not None:
        found = list(vesting_problems(part.vesting, f"{path}.vesting", presets))
        start = part.vesting_commencement_date or offer.start_date
        yield from found or _walk(part.vesting, part.units, start, f"{path}.vesting")
    yield from _refreshers(part, path, offer, presets)


def _kind(part: Grant, path: str, currency: str) -> Iterator[Problem]:
    """Check the fields that only one kind of grant has."""
    if isinstance(part, Option):
        yield from other_currency_problems(part.strike_currency, currency, f"{path}.strike_currency")
    elif isinstance(part, ProfitUnit) and part.cap is not None:
        yield from divisor_problems(part, ("cap",), path)
        if lowest(part.cap) and all(
            value is None for value in (part.grant_price, part.price, part.valuation, part.value)
        ):
            yield Problem(f"{path}.cap", Fault.NEEDS_PRICE, "grant_price, price, valuation, value")


def _meaning(part: Grant, path: str) -> Iterator[Problem]:
    """Refuse a percentage of the price that the value is not, and a spread that is none."""
    if part.value_percent is not None and part.value_is != "percent_of_price":
        yield Problem(f"{path}.value_percent", Fault.BELONGS_TO, "value_is: percent_of_price")
    yield from _spread(part, f"{path}.value_is")


def _spread(part: Grant, place: str) -> Iterator[Problem]:
    """Refuse a value that is a spread at a price that is not above the strike, base price or threshold."""
    if part.value_is != "spread" or part.value is None:
        return
    price, floor = granted_at(part, share_price(part)), span_of(floor_of(part))
    if price.high is not None and price.high <= floor.least:
        yield Problem(place, Fault.NO_SPREAD, _short(price.high), _short(floor.least))


def _short(price: Fraction) -> str:
    """Return a price as a number of at most four decimals."""
    text = f"{round_half_up(price, 4):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _espp(part: Espp, path: str, offer: Offer) -> Iterator[Problem]:
    """Require a purchase period that divides the year and the offering, and a limit in the salary currency."""
    months = part.purchase_months
    if months < 1 or MONTHS_A_YEAR % months:
        yield Problem(f"{path}.purchase_months", Fault.BAD_INTERVAL, str(months), "1, 2, 3, 4, 6, 12")
    if part.offering_months is not None and months > 0 and part.offering_months % months:
        yield Problem(f"{path}.offering_months", Fault.UNEVEN_OFFERING, str(part.offering_months), str(months))
    if part.offering_months is not None and not part.look_back:
        yield Problem(f"{path}.offering_months", Fault.BELONGS_TO, "look_back")
    if part.reset and part.offering_months is None:
        yield Problem(f"{path}.reset", Fault.BELONGS_TO, "offering_months")
    if part.yearly_limit is not None:
        yield from salary_currency_problems(currency_of(part, offer), offer, f"{path}.yearly_limit")
        yield from one_promise_problems(None, offer, f"{path}.yearly_limit")


def _ownership(grant: Grant, path: str) -> Iterator[Problem]:
    """Refuse ownership above 100%, whether stated, by units of all shares, or by value of the valuation."""
    stated = highest(grant.ownership_percent)
    if stated is not None and stated > WHOLE:
        yield Problem(f"{path}.ownership_percent", Fault.OWNERSHIP_ABOVE_100, f"{stated:f}")
    yield from _parts(grant, grant, path)
    if grant.refreshers is not None:
        yield from _parts(grant.refreshers, grant, f"{path}.refreshers")


def _parts(owner: Grant | Refreshers, grant: Grant, path: str) -> Iterator[Problem]:
    for part, whole in (("units", "fully_diluted_shares"), ("value", "valuation")):
        own, of = lowest(getattr(owner, part)), highest(getattr(grant, whole))
        if own is not None and of and own > of:
            yield Problem(f"{path}.{part}", Fault.OWNERSHIP_ABOVE_100, percent_text(Fraction(own) / Fraction(of)))


def owned_part(grant: Grant) -> Fraction:
    """Return the lower bound of the fraction of the company that a grant represents; 0 if it is not stated."""
    units, shares = lowest(grant.units), highest(grant.fully_diluted_shares)
    if units is not None and shares:
        return Fraction(units) / Fraction(shares)
    return Fraction(lowest(grant.ownership_percent) or 0) / WHOLE


def _walk(vesting: Vesting, units: Estimate, start: date, where: str) -> Iterator[Problem]:
    """Check the vesting path: it must end within the calendar, and a known number of units must be allocatable."""
    terms = vesting.ocf
    if terms is None:
        return
    path = plan(terms, start, vesting.events)
    found = vest(terms, path, Fraction(units)) if isinstance(units, Decimal) and not isinstance(path, Problem) else path
    if isinstance(found, Problem):
        places = {condition.id: index for index, condition in enumerate(terms.vesting_conditions)}
        place = f"{where}.ocf.vesting_conditions[{places[found.path]}]"
        yield Problem(place, found.fault, found.value, found.allowed)


def _refreshed_at(grant: Grant, refreshers: Refreshers, where: str) -> Iterator[Problem]:
    """Refuse prices that refresh grants of a kind do not have, and those that their value cannot be divided by."""
    for name, kinds in FLOORS.items():
        if getattr(refreshers, name) is not None and not isinstance(grant, kinds):
            tags = (str(kind.__struct_config__.tag) for kind in kinds)
            yield Problem(f"{where}.{name}", Fault.BELONGS_TO, f"type: {', '.join(tags)}")
    if refreshers.value is None:
        return
    yield from divisor_problems(refreshers, ("grant_price",), where)
    again = refresh_grant(grant, refreshers)
    if grant.value_is == "spread" and floor_of(again) is None:
        own = [name for name, kinds in FLOORS.items() if isinstance(grant, kinds)]
        yield Problem(where, Fault.NEEDS_ONE_OF, ", ".join(own))
    yield from _spread(again, f"{where}.value")


def _refreshers(grant: Grant, path: str, offer: Offer, presets: Presets) -> Iterator[Problem]:
    """Check refreshers by the rules of grants; only the last one can end beyond the calendar."""
    refreshers = grant.refreshers
    if refreshers is None:
        return
    where = f"{path}.refreshers"
    yield from _refreshed_at(grant, refreshers, where)
    vesting = refreshers.vesting or grant.vesting
    if vesting is None:
        return
    found = list(vesting_problems(vesting, f"{where}.vesting", presets))
    if not found and 0 < MONTHS_A_YEAR * refreshers.years <= LONGEST_DELAY_MONTHS:
        start = add_months(offer.start_date, MONTHS_A_YEAR * refreshers.years)
        found = list(_walk(vesting, refreshers.units, start, f"{where}.vesting"))
    yield from found if refreshers.vesting is not None else ()
