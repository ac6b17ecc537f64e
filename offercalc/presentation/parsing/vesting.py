"""Parsing of typed vesting: even installments, percentages by year, event dates and full terms."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import TypeAlias, cast

import msgspec
from msgspec.structs import replace

from offercalc.domain.problems.problem import Problem
from offercalc.domain.vesting.schedule import Even, Vesting
from offercalc.domain.vesting.terms import EventTrigger, VestingEvent, VestingTerms
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.parsing.amounts import InputError, read_whole
from offercalc.presentation.parsing.dates import read_optional_day
from offercalc.presentation.parsing.even_vesting import even_with, months_said, read_even_words

TermsReader: TypeAlias = Callable[[str], VestingTerms | tuple[Problem, ...]]
"""Parses full vesting terms, or returns their problems."""


def read_even(name: str, text: str, base: object, localizer: Localizer) -> Vesting | InputError:
    """Parse one of the three numbers of even installments, or words for it or for all; `base` has the others."""
    said = months_said(name, text)
    number = read_whole(text, localizer) if said is None else said
    if isinstance(number, InputError):
        whole = read_even_words(text)
        return number if whole is None else Vesting(even=whole)
    even = even_with(base if isinstance(base, Even) else None, name, number, localizer)
    return even if isinstance(even, InputError) else Vesting(even=even)


def percent_vesting(percents: tuple[Decimal, ...], base: object) -> Vesting:
    """Return vesting by percentages per year, with the interval of `base` within the year."""
    every = base.every_months if isinstance(base, Vesting) and base.percent_by_year is not None else None
    return Vesting(percent_by_year=percents, every_months=every)


def read_event(condition: str, text: str, base: object, localizer: Localizer) -> tuple[VestingEvent, ...] | InputError:
    """Parse the date of one event, empty if it does not happen; `base` has the dates of all events."""
    events = cast("tuple[VestingEvent, ...]", base)
    day = read_optional_day(text, localizer)
    if isinstance(day, InputError):
        return day
    if day is None:
        return tuple(event for event in events if event.condition_id != condition)
    if any(event.condition_id == condition for event in events):
        return tuple(replace(one, date=day) if one.condition_id == condition else one for one in events)
    return (*events, VestingEvent(condition_id=condition, date=day))


def event_conditions(terms: VestingTerms) -> tuple[str, ...]:
    """Return the ids of the conditions that wait for an event."""
    return tuple(one.id for one in terms.vesting_conditions if isinstance(one.trigger, EventTrigger))


def read_terms(text: str, base: object, localizer: Localizer, terms: TermsReader | None) -> Vesting | InputError:
    """Parse full terms; events in `base` that they also wait for are kept."""
    from offercalc.presentation.text.problem_text import problem_line  # noqa: PLC0415 - not for the first paint

    if terms is None:
        message = "full terms need somebody to read them"
        raise ValueError(message)
    found = terms(text)
    if isinstance(found, VestingTerms):
        waiting = event_conditions(found)
        events = cast("tuple[VestingEvent, ...]", base)
        return Vesting(ocf=found, events=tuple(event for event in events if event.condition_id in waiting))
    return InputError(problem_line(found[0], localizer))


def write_terms(terms: VestingTerms) -> str:
    """Return full terms as indented JSON."""
    return msgspec.json.format(msgspec.json.encode(terms)).decode()
