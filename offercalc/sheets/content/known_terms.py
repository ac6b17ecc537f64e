"""Removal of parts whose amount is unknown, for documents that leave them out."""

from __future__ import annotations

from msgspec.structs import replace

from offercalc.analysis.comparison import Appraisal, Comparison
from offercalc.analysis.yearly import column_totals
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
    names: dict[str, str] = {}
    for kind, parts in (("pay", offer.pay), ("equity", offer.equity)):
        kept = [place for place, part in enumerate(parts) if is_known(part)]
        names |= {f"{kind}[{old}]": f"{kind}[{new}]" for new, old in enumerate(kept)}
    rows = tuple(
        replace(row, component=row.component.replace(part, names[part], 1))
        for row in appraisal.rows
        if (part := _part(row.component)) in names
    )
    shown = replace(
        offer, pay=tuple(filter(is_known, offer.pay)), equity=tuple(filter(is_known, offer.equity))
    )  # fmt: skip
    return replace(appraisal, offer=shown, rows=rows, years=column_totals(rows, years), ask=tuple)


def _part(component: str) -> str:
    """Return the part of the offer that a component such as `equity[0].refreshers` belongs to."""
    return component.partition(".")[0]
