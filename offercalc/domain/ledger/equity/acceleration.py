"""Early vesting: what an assumed sale of the company, or leaving after it, does to the schedule of a grant."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from itertools import accumulate
from math import floor

from offercalc.domain.ledger.equity.grant_schedule import has_units
from offercalc.domain.offer.equity import Grant
from offercalc.domain.offer.offer import Offer
from offercalc.domain.scenario.assumptions import Assumptions, Exit
from offercalc.domain.values.estimate import ZERO, Span, exactly, total
from offercalc.domain.values.months import add_months
from offercalc.domain.vesting.schedule import Presets, Tranche, terms_of

_NOTHING = Fraction(0)
_HALF = Fraction(1, 2)
_PERCENT = Fraction(1, 100)


def held_from(grant: Grant, offer: Offer) -> date:
    """Return the first day on which a grant is held: its grant date, not before employment starts."""
    return max(grant.grant_date or offer.start_date, offer.start_date)


def sale_during(grant: Grant, offer: Offer, assumptions: Assumptions) -> date | None:
    """Return the day of the assumed sale of the company (`Exit`), if the grant is held then."""
    path = assumptions.price_path(offer.company)
    return path.on if isinstance(path, Exit) and held_from(grant, offer) <= path.on else None


def part_on_leaving(grant: Grant, sale: date | None, day: date) -> Fraction:
    """Return the part of the unvested units that vests on leaving on a day: the largest stated for it."""
    if sale is None or day < sale:
        return _NOTHING
    parts = (
        Fraction(one.percent) * _PERCENT
        for one in grant.accelerate
        if one.on == "leaving_after_sale" and (one.within_months is None or day <= add_months(sale, one.within_months))
    )
    return max(parts, default=_NOTHING)


def at_sale(tranches: tuple[Tranche, ...], grant: Grant, sale: date | None, presets: Presets) -> tuple[Tranche, ...]:
    """Return the tranches of a grant after a sale: a part of what has not vested then vests on that day.

    Each later tranche is smaller by that part. A whole number of units stays whole: what remains is rounded over the
    schedule, halves up, so that all tranches together are still the grant.
    """
    part = max((Fraction(one.percent) * _PERCENT for one in grant.accelerate if one.on == "sale"), default=_NOTHING)
    vested = 0 if sale is None else bisect_right(tranches, sale, key=lambda one: one.vests_on)
    later = tranches[vested:]
    if sale is None or not part or not later or grant.vesting is None:
        return tranches
    is_whole = _is_whole(tranches, grant, presets)
    early = Tranche(sale, early_units(total(tuple(one.units for one in later)), part, is_whole=is_whole))
    remaining = tuple(_remaining(later, 1 - part, is_whole=is_whole)) if part < 1 else ()
    return (*tranches[:vested], *(one for one in (early, *remaining) if one.units != ZERO))


def units_on_leaving(
    tranches: tuple[Tranche, ...], grant: Grant, sale: date | None, days: tuple[date, ...], presets: Presets
) -> Iterator[Tranche]:
    """Yield what vests early on leaving on each of several days, from the tranches of a grant after the sale."""
    if grant.vesting is None:
        return
    is_whole = _is_whole(tranches, grant, presets)
    left = list(accumulate((one.units for one in reversed(tranches)), initial=ZERO))[::-1]
    for day in days:
        part = part_on_leaving(grant, sale, day)
        unvested = left[bisect_right(tranches, day, key=lambda one: one.vests_on)]
        if part and unvested != ZERO:
            yield Tranche(day, early_units(unvested, part, is_whole=is_whole))


def early_units(unvested: Span, part: Fraction, *, is_whole: bool) -> Span:
    """Return the units that vest early; of a whole number, what remains is whole."""
    return exactly(unvested.likely - _half_up(unvested.likely * (1 - part))) if is_whole else unvested.scaled(part)


def _remaining(later: tuple[Tranche, ...], part: Fraction, *, is_whole: bool) -> Iterator[Tranche]:
    """Yield the later tranches, each reduced to a part; tranches that share a span still do."""
    if not is_whole:
        made = {id(one.units): one.units.scaled(part) for one in later}
        yield from (Tranche(one.vests_on, made[id(one.units)]) for one in later)
        return
    sizes: dict[int, Span] = {}
    before = 0
    for one, exact in zip(later, accumulate(one.units.likely for one in later), strict=True):
        after = _half_up(exact * part)
        yield Tranche(one.vests_on, sizes.setdefault(after - before, exactly(after - before)))
        before = after


def _half_up(units: Fraction) -> int:
    return floor(units + _HALF)


def _is_whole(tranches: tuple[Tranche, ...], grant: Grant, presets: Presets) -> bool:
    """Whether a grant vests in known whole units, which its terms do not split."""
    if (
        not has_units(grant)
        or grant.vesting is None
        or terms_of(grant.vesting, presets).allocation_type == "FRACTIONAL"
    ):
        return False
    return all(one.units.is_exact and one.units.likely.denominator == 1 for one in tranches)
