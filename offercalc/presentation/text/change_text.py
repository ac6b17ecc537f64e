"""Changes between two versions of an offer, in sentences."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import assert_never, cast

from offercalc.analysis.offer_changes import (
    Change,
    FieldChanged,
    Part,
    PartAdded,
    PartRemoved,
    PartsReordered,
    offer_changes,
)
from offercalc.domain.offer.offer import Contact, Offer
from offercalc.domain.offer.pay import Instalment
from offercalc.domain.offer.pay_period import Period
from offercalc.domain.values.estimate import Estimate, Range
from offercalc.domain.values.field_spec import MONEY_UNITS, Entry, Shown, Spec, Unit, spec_at, specs_of
from offercalc.domain.vesting.schedule import Vesting
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.formats.place_names import place_name
from offercalc.presentation.formats.sanitize import single_line
from offercalc.presentation.text.labels import part_label, period_label, vesting_label

_HUNDRED = 100
_LONGEST = 80
"""In characters; longer texts are cut, so that a change can be read at a glance."""


def change_lines(before: Offer, after: Offer, localizer: Localizer) -> tuple[str, ...]:
    """Return the changes between two versions as sentences; empty if they are the same."""
    return tuple(line for change in offer_changes(before, after) for line in change_words(change, localizer))


def change_words(change: Change, localizer: Localizer) -> tuple[str, ...]:
    """Return one change as one or more sentences."""
    match change:
        case PartAdded():
            figure = main_figure(change.part, change.currency, localizer)
            name = part_label(change.part, localizer)
            return ((localizer.tr("{what}, new: {value}", what=name, value=figure) if figure else
                     localizer.tr("{what}, new", what=name)),)  # fmt: skip
        case PartRemoved():
            return (localizer.tr("{what} no longer offered", what=part_label(change.part, localizer)),)
        case PartsReordered():
            words = localizer.tr("Equity reordered") if change.is_equity else localizer.tr("Pay reordered")
            return (words,)
        case FieldChanged():
            return _field_lines(change, localizer)
        case _:
            assert_never(change)


def _field_lines(change: FieldChanged, localizer: Localizer) -> tuple[str, ...]:
    """Return how a field changed: lists by line, dates in days, numbers up or down, all others from and to."""
    what = what_changed(change, localizer)
    before, after = change.before, change.after
    if is_list_of_lines(before) and is_list_of_lines(after) and not changed_spec(change).choices:
        return tuple(
            _list_lines(what, cast("tuple[object, ...]", before), cast("tuple[object, ...]", after), localizer)
        )
    if isinstance(before, date) and isinstance(after, date):
        return (_moved(what, before, after, localizer),)
    if is_number(before) and is_number(after):
        return (_up_or_down(what, change, localizer),)
    old, new = (value_words(value, change, localizer) for value in (before, after))
    if not old and not new:
        return (localizer.tr("{what} changed", what=what),)
    if not old:
        return (localizer.tr("{what}, new: {value}", what=what, value=new),)
    if not new:
        return (localizer.tr("{what} no longer stated, was {value}", what=what, value=old),)
    return (localizer.tr("{what}: {before} → {after}", what=what, before=old, after=new),)


def changed_spec(change: FieldChanged) -> Spec:
    """Return what is known about the field that changed."""
    return spec_at(Offer if change.part is None else type(change.part), change.fields)


def what_changed(change: FieldChanged, localizer: Localizer) -> str:
    """Return the name of what changed: a field of the offer, a part and its field, or a part for its main field."""
    spec = changed_spec(change)
    name = localizer.tr(spec.label)
    if change.part is None:
        return name
    part = part_label(change.part, localizer)
    return part if spec.is_main else localizer.tr("{part}, {field}", part=part, field=_lowered(name))


def _lowered(name: str) -> str:
    """Return a name with a small first letter, for use inside a sentence; an abbreviation keeps its capitals."""
    return name if name[:2].isupper() else name[:1].lower() + name[1:]


def _list_lines(
    what: str, before: tuple[object, ...], after: tuple[object, ...], localizer: Localizer
) -> Iterable[str]:
    """Yield every line added or removed, or one general sentence if only their order or number changed."""
    new = [one for one in after if one not in before]
    gone = [one for one in before if one not in after]
    for one in new:
        yield localizer.tr("{what}, new: {value}", what=what, value=text_words(one))
    for one in gone:
        yield localizer.tr("{what} no longer stated, was {value}", what=what, value=text_words(one))
    if not new and not gone:
        yield localizer.tr("{what} changed", what=what)


def _moved(what: str, before: date, after: date, localizer: Localizer) -> str:
    days = (after - before).days
    by = localizer.plural("{number} day", "{number} days", abs(days))
    day = localizer.figures.short_day(after)
    if days > 0:
        return localizer.tr("{what} moved {days} later, to {day}", what=what, days=by, day=day)
    return localizer.tr("{what} moved {days} earlier, to {day}", what=what, days=by, day=day)


def _up_or_down(what: str, change: FieldChanged, localizer: Localizer) -> str:
    """Return how a number rose or fell, with the change in percent unless it is a percentage itself."""
    before, after = (Decimal(cast("Decimal", value)) for value in (change.before, change.after))
    old, new = (value_words(value, change, localizer) for value in (change.before, change.after))
    by = ""
    if before and changed_spec(change).unit is not Unit.PERCENT:
        share = (after - before) / abs(before) * _HUNDRED
        sign = "+" if share > 0 else "-"
        by = f" ({sign}{localizer.figures.significant(abs(share), 3)}%)"
    if after > before:
        return localizer.tr("{what} up from {before} to {after}", what=what, before=old, after=new) + by
    return localizer.tr("{what} down from {before} to {after}", what=what, before=old, after=new) + by


def value_words(value: object, change: FieldChanged, localizer: Localizer) -> str:
    """Return a value in words; empty if it is absent or too complex for one sentence."""
    spec, figures = changed_spec(change), localizer.figures
    match value:
        case bool() | str() if spec.choices:
            return localizer.tr(dict(spec.choices)[value]) if value != "" else ""
        case bool():
            return localizer.tr("Yes") if value else localizer.tr("No")
        case None:
            return "" if _may_be_absent(change) else localizer.tr("not known yet")
        case Decimal() | Range():
            return _estimate(value, spec.unit, change.currency, localizer)
        case int():
            return figures.number(Decimal(value))
        case date():
            return figures.short_day(value)
        case str():
            return place_name(value, localizer) if spec.entry is Entry.PLACE else text_words(value)
        case Vesting():
            return _vesting(value, localizer)
        case tuple():
            return ", ".join(filter(None, (_item_words(one, spec, localizer) for one in value)))
        case _:
            return ""


def _item_words(item: object, spec: Spec, localizer: Localizer) -> str:
    """Return one item of a list of choices, dates or numbers; empty if it is a record."""
    match item:
        case str():
            return localizer.tr(dict(spec.choices).get(item, item))
        case date():
            return localizer.figures.short_day(item)
        case int():
            return str(item)
        case _:
            return ""


def _vesting(vesting: Vesting, localizer: Localizer) -> str:
    """Return how a grant vests, in words; a preset that is not shipped goes by its id in the offer."""
    try:
        return vesting_label(vesting, {}, localizer)
    except KeyError:
        return str(vesting.preset)


def _may_be_absent(change: FieldChanged) -> bool:
    """Whether None means "none" rather than "not known", which it does for everything but quantities."""
    other = change.after if change.before is None else change.before
    return not is_number(other) and not isinstance(other, Range)


def _estimate(value: Estimate, unit: Unit, currency: str, localizer: Localizer) -> str:
    if isinstance(value, Range):
        low, likely, high = (
            _estimate(bound, unit, currency, localizer) for bound in (value.low, value.likely, value.high)
        )
        return localizer.tr("{likely} (between {low} and {high})", likely=likely, low=low, high=high)
    if value is None:
        return localizer.tr("not known yet")
    if unit in MONEY_UNITS:
        return localizer.figures.stated(value, currency)
    number = localizer.figures.number(value)
    return f"{number}%" if unit is Unit.PERCENT else number


def main_figure(part: Part, currency: str, localizer: Localizer) -> str:
    """Return the main figure of a new part as stated; empty if none is known."""
    instalments = cast("tuple[Instalment, ...]", getattr(part, "instalments", ()))
    if instalments:
        amounts = [one.amount for one in instalments]
        known = [amount for amount in amounts if isinstance(amount, Decimal)]
        return _estimate(sum(known), Unit.MONEY, currency, localizer) if len(known) == len(amounts) else ""  # type: ignore[arg-type]
    for name, spec in specs_of(type(part)).items():
        stated = cast("Estimate", getattr(part, name))
        if stated is not None and (spec.is_main or spec.shown is Shown.AS_ALTERNATIVE):
            figure = _estimate(stated, spec.unit, currency, localizer)
            period = cast("Period | None", getattr(part, "per", None))
            return f"{figure} {period_label(period, localizer)}" if period else figure
    return ""


def is_list_of_lines(value: object) -> bool:
    """Whether a value is a list whose changes are reported line by line."""
    return isinstance(value, tuple) and all(isinstance(one, str | Contact) for one in value)


def is_number(value: object) -> bool:
    """Whether a value is a number, which goes up or down."""
    return isinstance(value, Decimal | int) and not isinstance(value, bool)


def text_words(value: object) -> str:
    """Return a text, or the name of a contact, on one line; a long one is cut."""
    text = single_line(value.name if isinstance(value, Contact) else str(value))
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
