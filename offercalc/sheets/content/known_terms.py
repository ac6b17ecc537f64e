"""Removal of what documents leave out: parts whose amount is unknown, and years after the last day of a fixed term."""

from __future__ import annotations

from msgspec.structs import replace

from offercalc.analysis.comparison import Appraisal, Comparison
from offercalc.analysis.yearly import column_totals
from offercalc.domain.ledger.component import parts_of
from offercalc.domain.offer.equity import Stake
from offercalc.domain.offer.pay import PayPart
from offercalc.domain.values.estimate import ZERO

_STATED = ("amount", "percent_of_salary", "on_target_amount", "instalments", "months", "tiers", "yearly_value")
_GRANTED = ("units", "value", "ownership_percent", "contribution_percent")


def is_known(part: PayPart | Stake) -> bool:
    """Whether a part states an amount or a quantity."""
    names = _GRANTED if isinstance(part, Stake) else _STATED
    return any(getattr(part, name, None) not in {None, ()} for name in names)


def known_only(comparison: Comparison) -> Comparison:
    """Return a comparison without the parts that state no amount; totals are those of the remaining parts."""
    years = len(comparison.labels)
    return replace(comparison, offers=tuple(_stated(appraisal, years) for appraisal in comparison.offers))


def within_term(comparison: Comparison) -> Comparison:
    """Return a comparison without the years after the last day of all its offers, in which nothing is paid any more."""
    count = len(comparison.labels)
    left = max(_paid_years(one, count) if one.offer.end_date is not None else count for one in comparison.offers)
    if left == count:
        return comparison
    horizon = replace(comparison.assumptions, years=max(1, comparison.assumptions.years - (count - left)))
    offers = tuple(_first_years(one, left) for one in comparison.offers)
    return replace(comparison, assumptions=horizon, labels=comparison.labels[:left], offers=offers)


def _first_years(appraisal: Appraisal, left: int) -> Appraisal:
    rows = tuple(replace(row, years=row.years[:left]) for row in appraisal.rows)
    return replace(appraisal, rows=rows, years=appraisal.years[:left])


def _paid_years(appraisal: Appraisal, count: int) -> int:
    """Return how many years there are up to the last one in which anything may be paid, but at least one."""
    paid = (year for year in range(count) if any(row.years[year] != ZERO for row in appraisal.rows))
    return max(paid, default=0) + 1


def _stated(appraisal: Appraisal, years: int) -> Appraisal:
    offer = appraisal.offer
    shown = replace(
        offer, pay=tuple(filter(is_known, offer.pay)), equity=tuple(filter(is_known, offer.equity))
    )  # fmt: skip
    kept = (component for component, part in parts_of(offer) if is_known(part))
    left = {before: after.index for before, (after, _part) in zip(kept, parts_of(shown), strict=True)}
    rows = tuple(
        replace(row, component=replace(row.component, index=left[row.component.whole]))
        for row in appraisal.rows
        if row.component.whole in left
    )
    return replace(appraisal, offer=shown, rows=rows, years=column_totals(rows, years), ask=tuple)
