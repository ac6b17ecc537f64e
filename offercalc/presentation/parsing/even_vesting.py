"""Vesting in even installments as three numbers, as offer letters state it."""

from __future__ import annotations

from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from offercalc.domain.values.months import LONGEST_DELAY_MONTHS
from offercalc.domain.vesting.schedule import Preset, Presets, Schedule, Vesting, terms_of
from offercalc.domain.vesting.terms import PeriodInMonths, RelativeTrigger, VestingTerms
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.parsing.amounts import InputError

_STEPS = 2
_OWN = "own"


class Even(Struct, frozen=True):
    """Even installments over `months`, one every `every_months`; those before the cliff vest together at the cliff."""

    months: int
    cliff_months: int = 0
    every_months: int = 1


def even_of(vesting: Vesting | None, presets: Presets) -> Even | None:
    """Return vesting as even installments, None if it is anything else."""
    if vesting is None:
        return None
    if vesting.preset is not None:
        schedule = presets[vesting.preset].schedule
        if schedule.percent_by_year or not schedule.months:
            return None
        return Even(schedule.months, schedule.cliff_months, schedule.every_months)
    return None if vesting.ocf is None else _even_terms(vesting.ocf)


def _even_terms(terms: VestingTerms) -> Even | None:
    """Return full terms as even installments, None if they contain anything else."""
    if len(terms.vesting_conditions) != _STEPS:
        return None
    trigger = terms.vesting_conditions[1].trigger
    if not isinstance(trigger, RelativeTrigger) or not isinstance(trigger.period, PeriodInMonths):
        return None
    period = trigger.period
    if min(period.length, period.occurrences) < 1:
        return None
    cliff = (period.cliff_installment or 0) * period.length
    even = Even(period.length * period.occurrences, cliff, period.length)
    return even if terms == even_terms(even) else None


def even_terms(even: Even) -> VestingTerms:
    """Return even installments as full terms."""
    schedule = Schedule(months=even.months, every_months=even.every_months, cliff_months=even.cliff_months)
    own = Preset(id=_OWN, name=_OWN, source="", as_of=date.min, schedule=schedule)
    return terms_of(Vesting(preset=_OWN), {_OWN: own})


def even_with(even: Even | None, name: str, number: int, localizer: Localizer) -> Even | InputError:
    """Set one of the three numbers; the months come first, and mean monthly vesting without a cliff."""
    tr = localizer.tr
    if even is None and name != "months":
        return InputError(tr("Enter the vesting period (months) first."))
    changed = Even(number) if even is None else replace(even, **{name: number})
    if not 1 <= changed.months <= LONGEST_DELAY_MONTHS:
        return InputError(tr("Enter a number of months from 1 to {most}.", most=LONGEST_DELAY_MONTHS))
    if changed.every_months < 1 or changed.months % changed.every_months:
        sentence = tr("{months} months cannot be divided into steps of {every} months.",
                       months=changed.months, every=changed.every_months)  # fmt: skip
        return InputError(sentence)
    if not 0 <= changed.cliff_months <= changed.months or changed.cliff_months % changed.every_months:
        sentence = tr(
            "The cliff ({cliff} months) must be a multiple of {every} and no longer than {months} months.",
            cliff=changed.cliff_months, every=changed.every_months, months=changed.months,
        )  # fmt: skip
        return InputError(sentence)
    return changed


def even_words(even: Even, localizer: Localizer) -> str:
    """Return even installments in words."""
    months = localizer.plural("{number} month", "{number} months", even.months)
    spread = localizer.plural("vesting every month", "vesting every {number} months", even.every_months)
    cliff = localizer.plural("cliff after {number} month", "cliff after {number} months", even.cliff_months)
    return ", ".join((months, spread, cliff) if even.cliff_months else (months, spread))
