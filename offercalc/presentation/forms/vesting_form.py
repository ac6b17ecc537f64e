"""The fields of a vesting schedule: the preset, and its terms in every notation."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from msgspec.structs import replace

from offercalc.domain.values.months import MONTHS_A_YEAR, add_months
from offercalc.domain.vesting.schedule import DatedPercent, Even, Presets, Vesting, terms_of
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.forms.field import Choice, Field, FieldKind, FieldWriter
from offercalc.presentation.parsing.dates import EXAMPLE, write_day
from offercalc.presentation.parsing.even_vesting import even_of
from offercalc.presentation.parsing.lists import write_dated, write_percents
from offercalc.presentation.parsing.vesting import event_conditions, write_terms
from offercalc.presentation.text.labels import even_words, vesting_label

_NAME = "vesting"
_COMMON = Even(48, 12, 1)
_QUARTERS = (Decimal(25),) * 4
"""The terms with which a new custom schedule begins."""
_INTERVALS = (1, 2, 3, 4, 6)
"""Months between vesting dates within a year; the default is once a year."""


def vesting_fields(
    vesting: Vesting | None,
    writer: FieldWriter,
    presets: Presets,
    words: tuple[str, str],
    start: date | None = None,
) -> tuple[Field, ...]:
    """Return the choice of presets and notations, and the current terms in every notation that can be typed.

    `words` are the label of the schedule, and the label for no terms. Terms on dates begin after `start`.
    """
    choice = _choice(vesting, writer, presets, words)
    return (
        replace(choice, choices=(*choice.choices, *_notations(vesting, writer.localizer, presets, start))),
        *_even(vesting, writer, presets),
        *_percents(vesting, writer, presets),
        _dates(vesting, writer),
        _terms(vesting, writer, presets),
        *_events(vesting, writer),
    )


def vesting_name(vesting: Vesting | None, presets: Presets, localizer: Localizer) -> str:
    """Return how a grant vests in words; for even installments that are not a preset, their three numbers."""
    even = even_of(vesting, presets)
    if even is None or vesting is None or vesting.preset is not None:
        return vesting_label(vesting, presets, localizer)
    return even_words(even, localizer)


def _choice(vesting: Vesting | None, writer: FieldWriter, presets: Presets, words: tuple[str, str]) -> Field:
    """Return the choice of presets; terms that are not a preset come first, unchanged."""
    terms: list[Vesting | None] = [None, *(Vesting(preset=preset) for preset in presets)]
    if vesting not in terms:
        terms.insert(0, vesting)
    localizer, (title, absent) = writer.localizer, words
    choices = tuple(Choice(one, absent if one is None else vesting_name(one, presets, localizer)) for one in terms)
    return writer.choice(_NAME, title, choices, vesting)


def _notations(vesting: Vesting | None, localizer: Localizer, presets: Presets, start: date | None) -> Iterator[Choice]:
    """Yield the notations for custom terms, filled in with what is known so far."""
    tr = localizer.tr
    if vesting is None or vesting.even is None:
        yield Choice(Vesting(even=even_of(vesting, presets) or _COMMON), tr("Even installments…"))
    if vesting is None or vesting.percent_by_year is None:
        by_year = _by_year(vesting, presets)
        stated = by_year if by_year is not None and by_year.percent_by_year else Vesting(percent_by_year=_QUARTERS)
        yield Choice(stated, tr("Percentage by year…"))
    if start is not None and (vesting is None or vesting.on_dates is None):
        days = (add_months(start, year * MONTHS_A_YEAR) for year in range(1, len(_QUARTERS) + 1))
        dated = (DatedPercent(on=day, percent=part) for day, part in zip(days, _QUARTERS, strict=True))
        yield Choice(Vesting(on_dates=tuple(dated)), tr("On dates…"))


def _even(vesting: Vesting | None, writer: FieldWriter, presets: Presets) -> tuple[Field, ...]:
    """Return the fields for the months, the cliff and the interval, which show those of a preset too."""
    tr = writer.localizer.tr
    even = even_of(vesting, presets)
    is_own = even is not None and vesting is not None and vesting.preset is None
    labels = {
        "months": tr("Vesting period (months)"),
        "cliff_months": tr("Cliff (months)"),
        "every_months": tr("Vesting frequency (months)"),
    }
    texts = _texts(even)
    fields = (writer.whole_value((_NAME, name), label, FieldKind.EVEN, texts[name]) for name, label in labels.items())
    return tuple(
        replace(field, path=(*field.target, "even", field.path[-1]), base=even, spare=not is_own, other=not is_own)
        for field in fields
    )


def _texts(even: Even | None) -> dict[str, str]:
    return {name: "" if even is None else str(getattr(even, name)) for name in Even.__struct_fields__}


def _percents(vesting: Vesting | None, writer: FieldWriter, presets: Presets) -> tuple[Field, ...]:
    """Return the field for percentages by year and, if there are any, the interval within a year."""
    tr = writer.localizer.tr
    own = None if vesting is None else vesting.percent_by_year
    shown = _by_year(vesting, presets)
    text = write_percents(() if shown is None else shown.percent_by_year or (), writer.localizer)
    label = tr("Percentage vesting each year")
    field = writer.whole_value((_NAME, "percent_by_year"), label, FieldKind.PERCENTS, text)
    field = replace(field, hint="40 / 30 / 20 / 10", base=shown, spare=own is None, other=own is None)
    if vesting is None or own is None:
        return (field,)
    stated = vesting.every_months
    intervals = tuple(Choice(every, str(every)) for every in _INTERVALS)
    yearly = Choice(stated if stated not in _INTERVALS else None, "12")
    spread = tr("Within each year, vests every … months")
    every = writer.inside(_NAME).choice("every_months", spread, (*intervals, yearly), stated)
    return (field, every)


def _by_year(vesting: Vesting | None, presets: Presets) -> Vesting | None:
    """Return vesting by percentages per year, also that of a preset, with its interval if every year has the same."""
    if vesting is None or vesting.preset is None:
        return vesting
    schedule = presets[vesting.preset].schedule
    every = schedule.intervals[-1] if len(set(schedule.intervals)) == 1 else MONTHS_A_YEAR
    own = None if every == MONTHS_A_YEAR else every
    return Vesting(percent_by_year=schedule.percent_by_year, every_months=own) if schedule.percent_by_year else None


def _dates(vesting: Vesting | None, writer: FieldWriter) -> Field:
    """Return the field for percentages on dates, one per line."""
    own = None if vesting is None else vesting.on_dates
    label = writer.localizer.tr("Percentages vesting on dates, one per line")
    field = writer.whole_value((_NAME, "on_dates"), label, FieldKind.DATED, write_dated(own or (), writer.localizer))
    return replace(field, hint=f"{write_day(EXAMPLE, writer.localizer)} 25", spare=own is None, other=own is None)


def _terms(vesting: Vesting | None, writer: FieldWriter, presets: Presets) -> Field:
    """Return the field for the full terms; vesting in any other notation is shown as the equivalent terms."""
    tr = writer.localizer.tr
    text = "" if vesting is None else write_terms(terms_of(vesting, presets))
    is_own = vesting is not None and vesting.ocf is not None and even_of(vesting, presets) is None
    field = writer.whole_value((_NAME, "ocf"), tr("Full terms in the Open Cap Format (JSON)"), FieldKind.TERMS, text)
    return replace(field, base=() if vesting is None else vesting.events, spare=not is_own)


def _events(vesting: Vesting | None, writer: FieldWriter) -> tuple[Field, ...]:
    """Return the fields for the dates of all events that full terms wait for."""
    if vesting is None or vesting.ocf is None:
        return ()
    days = {event.condition_id: write_day(event.date, writer.localizer) for event in vesting.events}
    inside = writer.inside(_NAME)
    fields = []
    for condition in event_conditions(vesting.ocf):
        label = writer.localizer.tr('Date of "{event}", if it happens', event=condition)
        field = inside.whole_value(("events", condition), label, FieldKind.EVENT, days.get(condition, ""))
        fields.append(replace(field, base=vesting.events))
    return tuple(fields)
