"""What a candidate asks for as a table: each term as offered and as asked for, with its period."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from offercalc.analysis.offer_changes import Change, FieldChanged, PartAdded, PartRemoved, PartsReordered, offer_changes
from offercalc.domain.offer.offer import Offer
from offercalc.domain.offer.pay_period import Period
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.tables.table import Cell, RowKind, Table, TableRow
from offercalc.presentation.text.change_text import (
    changed_spec,
    is_list_of_lines,
    is_number,
    main_figure,
    text_words,
    value_words,
    what_changed,
)
from offercalc.presentation.text.labels import part_label, period_label
from offercalc.presentation.text.request_text import RELATIVE, periods_changed, share_asked

_NONE = "\N{EN DASH}"
"""What stands where the offer says nothing, or where amounts are hidden."""


def request_table(before: Offer, after: Offer, localizer: Localizer) -> Table | None:
    """Return what is asked for, a row per term; None if the two offers are the same.

    If amounts are shown as percentages, only their change is told.
    """
    changes = offer_changes(before, after)
    periods, skipped = periods_changed(changes)
    rows = tuple(
        TableRow(RowKind.NORMAL, what, "", (Cell(offered), Cell(asked)))
        for change in changes
        if id(change) not in skipped
        for what, offered, asked in _rows(change, periods, localizer)
    )
    if not rows:
        return None
    tr = localizer.tr
    return Table(
        caption=tr("What I am asking for"), corner=tr("Term"), columns=(tr("Offered"), tr("Asked for")), rows=rows
    )


def _rows(change: Change, periods: dict[int, FieldChanged], localizer: Localizer) -> Iterator[tuple[str, str, str]]:
    """Yield what changes, as offered and as asked for."""
    match change:
        case PartsReordered():
            return
        case PartRemoved():
            figure = _figure(change, localizer)
            yield part_label(change.part, localizer), figure or localizer.tr("offered"), localizer.tr("not needed")
        case PartAdded():
            figure = _figure(change, localizer)
            yield part_label(change.part, localizer), _NONE, figure or localizer.tr("new")
        case FieldChanged() if _is_of_lines(change):
            yield from _listed(change, localizer)
        case FieldChanged() if localizer.figures.is_relative and changed_spec(change).unit in RELATIVE:
            what, share = what_changed(change, localizer), share_asked(change, localizer)
            yield what, _NONE, share or localizer.tr("changed")
        case FieldChanged():
            yield _field(change, periods.get(id(change.part)), localizer)


def _figure(change: PartAdded | PartRemoved, localizer: Localizer) -> str:
    """Return the main figure of a part, unless it is a number of units where amounts are hidden."""
    if localizer.figures.is_relative and getattr(change.part, "units", None) is not None:
        return ""
    return main_figure(change.part, change.currency, localizer)


def _is_of_lines(change: FieldChanged) -> bool:
    is_list = is_list_of_lines(change.before) and is_list_of_lines(change.after)
    return is_list and not changed_spec(change).choices


def _listed(change: FieldChanged, localizer: Localizer) -> Iterator[tuple[str, str, str]]:
    """Yield every line that is new, and every line that can go."""
    what = what_changed(change, localizer)
    before, after = cast("tuple[object, ...]", change.before), cast("tuple[object, ...]", change.after)
    for one in after:
        if one not in before:
            yield what, _NONE, text_words(one)
    for one in before:
        if one not in after:
            yield what, text_words(one), localizer.tr("not needed")


def _field(change: FieldChanged, period: FieldChanged | None, localizer: Localizer) -> tuple[str, str, str]:
    """Return a field as offered and as asked for; amounts have their period, numbers their change in percent."""
    tr = localizer.tr
    old, new = (value_words(value, change, localizer) for value in (change.before, change.after))
    per = cast("Period | None", getattr(change.part, "per", None)) if change.fields == ("amount",) else None
    if per is not None:
        before = per if period is None else cast("Period", period.before)
        old = f"{old} {period_label(before, localizer)}" if change.before is not None else old
        new = f"{new} {period_label(per, localizer)}" if change.after is not None else new
    if period is None and is_number(change.before) and is_number(change.after):
        share = share_asked(change, localizer)
        new = f"{new} ({share})" if share else new
    what = what_changed(change, localizer)
    if not old and not new:
        return what, _NONE, tr("changed")
    return what, old or _NONE, new or tr("not needed")
