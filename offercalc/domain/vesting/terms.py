"""Vesting terms of the Open Cap Format: conditions, their triggers, and the units that vest."""

# Source: Open Cap Format, schema objects VestingTerms and VestingCondition with their triggers and periods.

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from msgspec import Struct

from offercalc.domain.values.field_spec import Entry, Reader, Spec
from offercalc.domain.values.lazy_text import N_

AllocationType = Literal[
    "CUMULATIVE_ROUNDING",
    "CUMULATIVE_ROUND_DOWN",
    "FRONT_LOADED",
    "BACK_LOADED",
    "FRONT_LOADED_TO_SINGLE_TRANCHE",
    "BACK_LOADED_TO_SINGLE_TRANCHE",
    "FRACTIONAL",
]

DayOfMonth = Literal[
    "01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12", "13", "14",
    "15", "16", "17", "18", "19", "20", "21", "22", "23", "24", "25", "26", "27", "28",
    "29_OR_LAST_DAY_OF_MONTH",
    "30_OR_LAST_DAY_OF_MONTH",
    "31_OR_LAST_DAY_OF_MONTH",
    "VESTING_START_DAY_OR_LAST_DAY_OF_MONTH",
]  # fmt: skip


class Portion(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A fraction of the whole grant, or, if `remainder` is set, of what is unvested when the condition fires."""

    numerator: Decimal
    denominator: Decimal
    remainder: bool = False


class _Period(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True, tag_field="type"):
    """The fields of all periods: length, number of occurrences, and the installment up to which vesting waits."""

    length: int
    occurrences: int = 1
    cliff_installment: int | None = None


class PeriodInDays(_Period, frozen=True, kw_only=True, tag="DAYS"):
    """A period of `length` calendar days."""


class PeriodInMonths(_Period, frozen=True, kw_only=True, tag="MONTHS"):
    """A period of `length` calendar months, with a rule for the day of the month."""

    day_of_month: DayOfMonth = "VESTING_START_DAY_OR_LAST_DAY_OF_MONTH"


class _Trigger(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="type"):
    """The event or date that fires a condition."""


class StartTrigger(_Trigger, frozen=True, kw_only=True, tag="VESTING_START_DATE"):
    """The vesting commencement date."""


class AbsoluteTrigger(_Trigger, frozen=True, kw_only=True, tag="VESTING_SCHEDULE_ABSOLUTE"):
    """A calendar date."""

    date: date


class RelativeTrigger(_Trigger, frozen=True, kw_only=True, tag="VESTING_SCHEDULE_RELATIVE"):
    """A period after the last occurrence of another condition."""

    period: PeriodInDays | PeriodInMonths
    relative_to_condition_id: str


class EventTrigger(_Trigger, frozen=True, kw_only=True, tag="VESTING_EVENT"):
    """An event such as a sale of the company; the condition does not fire unless the event happens."""


Trigger = StartTrigger | AbsoluteTrigger | RelativeTrigger | EventTrigger


class VestingCondition(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One step of a schedule: its trigger, the amount that vests at each occurrence, and the steps that may follow.

    The amount is a `portion` or a `quantity` of units. Of the steps that may follow, the first to fire is taken.
    """

    id: str
    trigger: Trigger
    next_condition_ids: tuple[str, ...] = ()
    description: str = ""
    portion: Portion | None = None
    quantity: Decimal | None = None


class VestingTerms(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """The full vesting terms of a grant; names and comments are preserved."""

    allocation_type: AllocationType
    vesting_conditions: tuple[VestingCondition, ...]
    id: str = ""
    object_type: Literal["", "VESTING_TERMS"] = ""
    name: str = ""
    description: str = ""
    comments: Annotated[tuple[str, ...], Spec(N_("Notes"), entry=Entry.LINES, seen_by=Reader.OWNER)] = ()


class VestingEvent(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The date of an event that fires a condition."""

    condition_id: str
    date: date
