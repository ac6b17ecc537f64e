"""Numbers with the word for what they count, such as "25 days", "12 months", "1 year" or "40 hours a week"."""

from __future__ import annotations

import re

from offercalc.domain.values.field_spec import Unit
from offercalc.presentation.formats.currency_signs import without_marks
from offercalc.presentation.parsing.late_pattern import LatePattern

_WORDS = {
    Unit.DAYS: "day days hari tag tage",
    Unit.MONTHS: "month months mo mos bulan bln monat monate",
    Unit.YEARS: "year years yr yrs tahun thn jahr jahre",
    Unit.HOURS: "hour hours hr hrs jam stunde stunden",
}
_BY_WORD = {word: unit for unit, words in _WORDS.items() for word in words.split()}
_WEEK = frozenset({"week", "wk", "minggu", "woche"})
_COUNTED = LatePattern(
    r"(?P<number>.*[0-9].*?)[\s-]*(?:(?:working|business)\s+)?(?P<word>[^\W\d_]+)"
    r"(?:\s+kerja)?(?:['\u2019]?\s*(?:of\s+)?(?P<wage>salary|wages?|pay|gaji|upah))?"
    r"(?:\s*(?:/|per\s|an?\s|each\s)\s*(?P<per>[^\W\d_]+))?\.?",
    re.IGNORECASE | re.DOTALL,
)
_LONGEST = 200


def split_unit(text: str) -> tuple[str, Unit] | None:
    """Return a number without the word for what it counts, and that unit; None if the text has no such word.

    Days may be said to be per year and hours per week, as fields count them, and months may be those of a wage.
    """
    found = _COUNTED.fullmatch(without_marks(text).strip()[:_LONGEST])
    unit = None if found is None else _BY_WORD.get(found["word"].casefold())
    if found is None or unit is None or (found["wage"] and unit is not Unit.MONTHS):
        return None
    return (found["number"].strip(), unit) if _is_usual(unit, found["per"]) else None


def _is_usual(unit: Unit, per: str | None) -> bool:
    """Whether a number of units is stated per what fields count it by, or does not say so."""
    if per is None:
        return True
    folded = per.casefold()
    return (unit is Unit.HOURS and folded in _WEEK) or (
        unit is Unit.DAYS and (folded == "annum" or _BY_WORD.get(folded) is Unit.YEARS)
    )
