"""Parsing of the cells about the employment itself: its type and place, leave and notice, taxes, and the candidate."""

from __future__ import annotations

from functools import cache
from typing import Any

from offercalc.application.translations.catalogue import languages
from offercalc.application.translations.readers import localizer_for
from offercalc.domain.offer.employment import EMPLOYMENT_TYPES, WORK_PLACES, Candidate
from offercalc.domain.offer.part import TAX_BASES
from offercalc.domain.problems.problem import Fault, Problem
from offercalc.domain.values.field_spec import Choices
from offercalc.interchange.offer_tables.pay_periods import plain_words
from offercalc.interchange.offer_tables.row_cells import RowCells
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.parsing.amounts import InputError
from offercalc.presentation.parsing.places import read_place
from offercalc.presentation.text.problem_text import problem_sentence

_ESTIMATES = ("notice_months", "probation_months", "leave_days", "public_holidays")
_NUMBERS = ("weeks_per_year", "days_per_year")
_CHOICES: dict[str, Choices] = {
    "employment_type": EMPLOYMENT_TYPES,
    "work_place": WORK_PLACES,
    "salary_tax": TAX_BASES,
}
_SYNONYMS = {
    "regular": "permanent", "pkwtt": "permanent", "karyawan tetap": "permanent", "indefinite": "permanent",
    "fixed": "fixed_term", "temporary": "fixed_term", "pkwt": "fixed_term", "kontrak": "fixed_term",
    "freelance": "contractor", "freelancer": "contractor", "intern": "internship",
    "onsite": "on_site", "office": "on_site", "in office": "on_site", "wfo": "on_site", "wfh": "remote",
    "nett": "net", "bruto": "gross",
}  # fmt: skip


def employment_fields(cells: RowCells, localizer: Localizer) -> dict[str, Any]:
    """Return the fields of an offer about the employment that a row states; what cannot be read is a fault."""
    found: dict[str, Any] = {name: cells.estimate(name, "") for name in _ESTIMATES if cells.says(name)}
    found |= {name: cells.number(name, "") for name in _NUMBERS if cells.says(name)}
    found |= {name: read_choice(name, cells, localizer) for name in ("employment_type", "work_place")}
    found |= {"reference": cells.text("reference"), "tax_home": _place(cells, localizer)}
    candidate = _candidate(cells)
    return {name: value for name, value in found.items() if value} | ({"candidate": candidate} if candidate else {})


def read_choice(name: str, cells: RowCells, localizer: Localizer) -> str:
    """Return the choice that a cell states by its value, its label in a language of the program, or a synonym."""
    text = cells.text(name)
    choice = _names(name).get(plain_words(text), "") if text else ""
    if text and not choice:
        allowed = ", ".join(str(value) for value, _label in _CHOICES[name] if value)
        cells.fault(name, problem_sentence(Problem("", Fault.NOT_ALLOWED, text, allowed), localizer))
    return choice


@cache
def _names(name: str) -> dict[str, str]:
    """Return the values of a choice by everything that they may be called."""
    found = {word: value for word, value in _SYNONYMS.items() if value in dict(_CHOICES[name])}
    for value, label in _CHOICES[name]:
        if value:
            labels = (localizer_for(language).tr(label) for language in languages())
            found |= {plain_words(word): str(value) for word in (str(value), str(value).replace("_", " "), *labels)}
    return found


def _place(cells: RowCells, localizer: Localizer) -> str | None:
    """Return the place where the pay is taxed."""
    found = read_place(cells.text("tax_home"), localizer)
    if isinstance(found, InputError):
        cells.fault("tax_home", found.sentence)
        return None
    return found


def _candidate(cells: RowCells) -> Candidate | None:
    """Return the candidate of a row, None if it names none."""
    candidate = Candidate(
        name=cells.text("candidate"),
        email=cells.text("candidate_email"),
        phone=cells.text("candidate_phone"),
        address=cells.text("candidate_address"),
    )
    return candidate if candidate != Candidate() else None
