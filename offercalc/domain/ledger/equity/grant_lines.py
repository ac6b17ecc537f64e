"""The dated lines of one grant: its schedule, priced under the assumptions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from offercalc.domain.ledger.equity.acceleration import at_sale, held_from, sale_during
from offercalc.domain.ledger.equity.dividend_units import credited_units
from offercalc.domain.ledger.equity.grant_pricing import strike_of, units_granted, worth_of
from offercalc.domain.ledger.equity.grant_schedule import grant_schedule, has_units
from offercalc.domain.ledger.equity.granted import Granted
from offercalc.domain.ledger.equity.payment import event_of, waits_for_event
from offercalc.domain.ledger.line import Category, Certainty, Form, Line, Recurrence
from offercalc.domain.ledger.service import employment
from offercalc.domain.offer.offer import Offer, currency_of
from offercalc.domain.scenario.assumptions import Assumptions
from offercalc.domain.scenario.price_path import is_private, priced_share
from offercalc.domain.values.months import MONTHS_A_YEAR, add_months
from offercalc.domain.vesting.schedule import Presets, Tranche


def grant_lines(granted: Granted, offer: Offer, assumptions: Assumptions, presets: Presets) -> Iterator[Line]:
    """Yield a line for each day on which a valid grant vests within the horizon, earlier if an assumed sale says so."""
    yield from vested_lines(granted, offer, assumptions, vesting_of(granted, offer, assumptions, presets))


def vesting_of(granted: Granted, offer: Offer, assumptions: Assumptions, presets: Presets) -> tuple[Tranche, ...]:
    """Return the tranches of a grant, with those that an assumed sale of the company accelerates."""
    grant = granted.grant
    units = units_granted(granted, priced_share(grant, offer.company, offer.start_date, assumptions))
    tranches = grant_schedule(grant, units, offer.start_date, assumptions.years, presets)
    return at_sale(tranches, grant, sale_during(grant, offer, assumptions), presets)


def vested_lines(
    granted: Granted, offer: Offer, assumptions: Assumptions, tranches: Iterable[Tranche]
) -> Iterator[Line]:
    """Yield the lines of tranches of a grant within the horizon and the term of employment.

    A unit that waits for a liquidity event or an exit is earned and paid on the later of its vesting and that day, and
    never without one. Other units of a private company are earned as they vest, and paid on the liquidity date if one
    is assumed; without one, or an exit, their value is paper. Units that may not be sold for some months after vesting
    are paid once that has passed. Dividend equivalents are credited until a unit vests.
    """
    grant = granted.grant
    share = priced_share(grant, offer.company, offer.start_date, assumptions)
    waits, event = waits_for_event(grant), event_of(grant, share, assumptions)
    if waits and event is None:
        return
    end = employment(offer).last_by(add_months(offer.start_date, MONTHS_A_YEAR * assumptions.years))
    currency = currency_of(grant, offer)
    is_counted = has_units(grant)
    is_paper = is_private(grant) and share.liquidity is None
    worth = worth_of(granted, share)
    strike = strike_of(granted, share)
    earliest = held_from(grant, offer)
    credited = credited_units(grant, offer, assumptions)
    for tranche in tranches:
        vested = max(tranche.vests_on, earliest)
        paid = share.paid_on(vested) if event is None else max(vested, event)
        earned = paid if waits else vested
        if earned > end:
            continue
        if grant.lock_months:
            paid = max(paid, add_months(vested, grant.lock_months))
        units = credited(tranche.units, vested)
        amount, price = worth(units, paid)
        yield Line(
            component=granted.component,
            category=Category.EQUITY,
            earned_on=earned,
            paid_on=paid,
            amount=amount,
            currency=currency,
            certainty=Certainty.CONTINGENT,
            form=Form.EQUITY,
            recurrence=Recurrence.ONE_TIME,
            units=units if is_counted else None,
            price=price,
            strike=strike,
            is_paper=is_paper,
        )
