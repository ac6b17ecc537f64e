"""Removal of parts whose amount is unknown, for documents that leave them out."""

from __future__ import annotations

from msgspec.structs import replace

from offercalc.analysis.comparison import Appraisal, Comparison
from offercalc.analysis.yearly import column_totals
from offercalc.domain.ledger.component import parts_of
from offercalc.domain.offer.equity import Stake
from offercalc.domain.offer.pay import PayPart

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
