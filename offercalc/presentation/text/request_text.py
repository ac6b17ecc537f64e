"""What a candidate asks for: how the requested offer differs from the offer as made, one sentence per change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import cast

from offercalc.analysis.offer_changes import Change, FieldChanged, PartAdded, PartRemoved, PartsReordered, offer_changes
from offercalc.domain.offer.offer import Offer
from offercalc.domain.offer.pay_period import Period
from offercalc.domain.values.field_spec import MONEY_UNITS, Unit
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.text.change_text import (
    change_words,
    changed_spec,
    is_list_of_lines,
    is_number,
    text_words,
    value_words,
    what_changed,
)
from offercalc.presentation.text.labels import part_label, period_label

RELATIVE = MONEY_UNITS | {Unit.SHARES, Unit.EXCHANGE_RATE}
"""Units whose changes are stated in percent if amounts are."""
_PERIOD = ("per",)
_HUNDRED = 100


def request_lines(before: Offer, after: Offer, localizer: Localizer) -> tuple[str, ...]:
    """Return what is asked for; an amount keeps its period, and a removed part is worded as given up voluntarily."""
    changes = offer_changes(before, after)
    periods, skipped = periods_changed(changes)
    return tuple(line for change in changes if id(change) not in skipped for line in _lines(change, periods, localizer))


def periods_changed(changes: Sequence[Change]) -> tuple[dict[int, FieldChanged], frozenset[int]]:
    """Return the changes of pay periods by the identity of their part, and those that the amount tells too."""
    periods = {
        id(change.part): change for change in changes if isinstance(change, FieldChanged) and change.fields == _PERIOD
    }
    amounts = {
        id(change.part) for change in changes if isinstance(change, FieldChanged) and change.fields == ("amount",)
    }
    return periods, frozenset(id(change) for part, change in periods.items() if part in amounts)


def share_asked(change: FieldChanged, localizer: Localizer) -> str:
    """Return how much a number rises or falls, as in "+8.77%"; "" if it is a percentage, or was zero or unknown."""
    if not (is_number(change.before) and is_number(change.after)) or changed_spec(change).unit is Unit.PERCENT:
        return ""
    share = _percent(change, localizer)
    return f"{'+' if _rises(change) else '-'}{share}" if share else ""


def _lines(change: Change, periods: dict[int, FieldChanged], localizer: Localizer) -> tuple[str, ...]:
    match change:
        case PartsReordered():
            return ()
        case PartRemoved():
            return (localizer.tr("{what}: I would do without it", what=part_label(change.part, localizer)),)
        case PartAdded() if localizer.figures.is_relative and getattr(change.part, "units", None) is not None:
            return (localizer.tr("{what}, new", what=part_label(change.part, localizer)),)
        case FieldChanged() if _is_of_lines(change):
            return tuple(_listed(change, localizer))
        case FieldChanged() if localizer.figures.is_relative and changed_spec(change).unit in RELATIVE:
            return (_in_percent(change, localizer),)
        case FieldChanged() if change.fields == ("amount",) and hasattr(change.part, "per"):
            return (_per_period(change, periods.get(id(change.part)), localizer),)
        case FieldChanged():
            return _field(change, localizer)
        case _:
            return change_words(change, localizer)


def _is_of_lines(change: FieldChanged) -> bool:
    """Whether a change is one of a list that is reported line by line, not of several choices."""
    is_list = is_list_of_lines(change.before) and is_list_of_lines(change.after)
    return is_list and not changed_spec(change).choices


def _field(change: FieldChanged, localizer: Localizer) -> tuple[str, ...]:
    """Return the requested change of a field; an unknown old value is left out, a removed value is worded as such."""
    what, new = what_changed(change, localizer), value_words(change.after, change, localizer)
    if change.before is None and new and is_number(change.after):
        return (localizer.tr("{what}: {value}", what=what, value=new),)
    old = value_words(change.before, change, localizer)
    if old and not new:
        return (localizer.tr("{what}, without: {value}", what=what, value=old),)
    return change_words(change, localizer)


def _listed(change: FieldChanged, localizer: Localizer) -> Iterator[str]:
    """Yield every line that is new, and every line that can go."""
    what = what_changed(change, localizer)
    before, after = cast("tuple[object, ...]", change.before), cast("tuple[object, ...]", change.after)
    for one in after:
        if one not in before:
            yield localizer.tr("{what}, new: {value}", what=what, value=text_words(one))
    for one in before:
        if one not in after:
            yield localizer.tr("{what}, without: {value}", what=what, value=text_words(one))


def _per_period(change: FieldChanged, period: FieldChanged | None, localizer: Localizer) -> str:
    """Return the requested change of an amount per period; if the period changes too, each amount has its own."""
    what = what_changed(change, localizer)
    after = period_label(cast("Period", getattr(change.part, "per", "year")), localizer)
    before = after if period is None else period_label(cast("Period", period.before), localizer)
    old, new = (value_words(value, change, localizer) for value in (change.before, change.after))
    if change.before is None:
        return localizer.tr("{what}: {value}", what=what, value=f"{new} {after}")
    if change.after is None:
        return localizer.tr("{what}, without: {value}", what=what, value=f"{old} {before}")
    if period is not None or not (is_number(change.before) and is_number(change.after)):
        return localizer.tr("{what}: {before} → {after}", what=what, before=f"{old} {before}", after=f"{new} {after}")
    facts = {"what": what, "before": old, "after": f"{new} {after}"}
    if _rises(change):
        return localizer.tr("{what} up from {before} to {after}", **facts) + _share(change, localizer)
    return localizer.tr("{what} down from {before} to {after}", **facts) + _share(change, localizer)


def _in_percent(change: FieldChanged, localizer: Localizer) -> str:
    """Return the requested change of an amount or a number of units in percent, without its values."""
    what = what_changed(change, localizer)
    if not (is_number(change.before) and is_number(change.after)):
        if change.before is None and changed_spec(change).unit is Unit.MONEY:
            period = getattr(change.part, "per", None) if change.fields == ("amount",) else None
            figure = value_words(change.after, change, localizer)
            value = f"{figure} {period_label(cast('Period', period), localizer)}" if period else figure
            return localizer.tr("{what}: {value}", what=what, value=value)
        return localizer.tr("{what} changed", what=what)
    share = _percent(change, localizer)
    if not share:
        return localizer.tr("{what} changed", what=what)
    if _rises(change):
        return localizer.tr("{what} up by {percent}", what=what, percent=share)
    return localizer.tr("{what} down by {percent}", what=what, percent=share)


def _rises(change: FieldChanged) -> bool:
    return Decimal(cast("Decimal", change.after)) > Decimal(cast("Decimal", change.before))


def _share(change: FieldChanged, localizer: Localizer) -> str:
    share = _percent(change, localizer)
    return f" ({'+' if _rises(change) else '-'}{share})" if share else ""


def _percent(change: FieldChanged, localizer: Localizer) -> str:
    """Return the change of a number in percent of its old value; empty if that was zero."""
    before, after = Decimal(cast("Decimal", change.before)), Decimal(cast("Decimal", change.after))
    if not before:
        return ""
    return f"{localizer.figures.significant(abs(after - before) / abs(before) * _HUNDRED, 3)}%"
