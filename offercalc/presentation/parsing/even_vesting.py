"""Vesting in even installments as three numbers, as offer letters state it."""

from __future__ import annotations

import re

from msgspec.structs import replace

from offercalc.domain.values.months import LONGEST_DELAY_MONTHS
from offercalc.domain.vesting.schedule import Even, Presets, Vesting, even_terms
from offercalc.domain.vesting.terms import PeriodInMonths, RelativeTrigger, VestingTerms
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.parsing.amounts import InputError
from offercalc.presentation.parsing.late_pattern import LatePattern

_STEPS = 2
_UNITS = {"m": 1, "mo": 1, "month": 1, "months": 1, "bulan": 1, "bln": 1, "q": 3, "quarter": 3, "quarters": 3,
          "kuartal": 3, "triwulan": 3, "y": 12, "yr": 12, "year": 12, "years": 12, "tahun": 12, "thn": 12}  # fmt: skip
_RHYTHMS = {"monthly": 1, "bulanan": 1, "quarterly": 3, "half-yearly": 6, "semi-annually": 6, "semiannually": 6,
            "yearly": 12, "annually": 12, "tahunan": 12}  # fmt: skip
_UNIT = "|".join(sorted(_UNITS, key=len, reverse=True))
_LENGTH = LatePattern(rf"(?:over |selama )?(?P<number>\d{{1,5}})[ -]?(?P<unit>{_UNIT})")
_CLIFF = LatePattern(
    rf"(?:cliff (?:after |of |setelah )?(?P<number>\d{{1,5}})[ -]?(?P<unit>{_UNIT})"
    rf"|(?P<first>\d{{1,5}})[ -]?(?P<first_unit>{_UNIT})[ -]cliff)"
)
_STEP = LatePattern(
    rf"(?:vesting |merata )?(?:every|each|per|setiap|tiap) (?:(?P<number>\d{{1,5}}) )?(?P<unit>{_UNIT})"
)
_RHYTHM = LatePattern(rf"(?:vesting )?(?P<rhythm>{'|'.join(_RHYTHMS)})")


def even_of(vesting: Vesting | None, presets: Presets) -> Even | None:
    """Return vesting as even installments, None if it is anything else."""
    if vesting is None:
        return None
    if vesting.preset is not None:
        schedule = presets[vesting.preset].schedule
        if schedule.percent_by_year or not schedule.months:
            return None
        return Even(schedule.months, schedule.cliff_months, schedule.every_months)
    if vesting.even is not None:
        return vesting.even
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


def months_said(name: str, text: str) -> int | None:
    """Return one of the three numbers in months from words for it, such as "4 years", "1-year cliff" or "quarterly"."""
    found, number = _numbered(" ".join(text.casefold().split()))
    return number if found in {"months", name} else None


def read_even_words(text: str) -> Even | None:
    """Parse even installments in words, such as "4 years, 1-year cliff, monthly"; None if anything is left over.

    The words that `even_words` writes are read in every language of the program. Without a step they vest monthly.
    """
    found: dict[str, int] = {}
    for piece in re.split(r"[,;/]", text.casefold()):
        part = " ".join(piece.split())
        name, number = _numbered(part)
        if not name or name in found:
            return None
        found[name] = number
    return Even(**found) if "months" in found else None


def _numbered(part: str) -> tuple[str, int]:
    """Return which of the three numbers a phrase states, and that number in months; an empty name if it is none."""
    if cliff := _CLIFF.fullmatch(part):
        number, unit = cliff["number"] or cliff["first"], cliff["unit"] or cliff["first_unit"]
        return "cliff_months", int(number) * _UNITS[unit]
    if part in {"no cliff", "tanpa cliff"}:
        return "cliff_months", 0
    if length := _LENGTH.fullmatch(part):
        return "months", int(length["number"]) * _UNITS[length["unit"]]
    if step := _STEP.fullmatch(part):
        return "every_months", int(step["number"] or 1) * _UNITS[step["unit"]]
    rhythm = _RHYTHM.fullmatch(part)
    return ("", 0) if rhythm is None else ("every_months", _RHYTHMS[rhythm["rhythm"]])
