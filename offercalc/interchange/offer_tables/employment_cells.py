"""Parsing of the cells about the employment itself: its type and place, leave and notice, taxes, and the people."""

from __future__ import annotations

from functools import cache
from typing import Any

from offercalc.application.documents.signatories import signatories_in
from offercalc.application.ports.document_options import Signatory
from offercalc.application.translations.catalogue import languages
from offercalc.application.translations.readers import localizer_for
from offercalc.domain.offer.employment import EMPLOYMENT_TYPES, WORK_PLACES, Candidate
from offercalc.domain.offer.offer import STATUSES
from offercalc.domain.offer.part import TAX_BASES
from offercalc.domain.problems.problem import Fault, Problem
from offercalc.domain.values.field_spec import Choices
from offercalc.interchange.offer_tables.offer_columns import Columns
from offercalc.interchange.offer_tables.pay_periods import plain_words
from offercalc.interchange.offer_tables.row_cells import RowCells
from offercalc.interchange.spreadsheets.cells import Row
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
    "status": STATUSES,
}
_SYNONYMS = {
    "regular": "permanent", "pkwtt": "permanent", "karyawan tetap": "permanent", "indefinite": "permanent",
    "fixed": "fixed_term", "temporary": "fixed_term", "pkwt": "fixed_term", "kontrak": "fixed_term",
    "freelance": "contractor", "freelancer": "contractor", "intern": "internship",
    "onsite": "on_site", "office": "on_site", "in office": "on_site", "wfo": "on_site", "wfh": "remote",
    "nett": "net", "bruto": "gross", "regular employee": "permanent", "full time permanent": "permanent",
    "contract": "contractor", "contingent worker": "contractor", "intern trainee": "internship",
    "created": "draft", "unresolved": "draft", "approval sent": "draft", "approved": "draft",
    "pending approval": "draft",
    "waitingonapprovalstart": "draft", "waitingonofferapproval": "draft", "waitingonapprovaldefinition": "draft",
    "sent": "extended", "sent manually": "extended", "opened": "extended", "pending": "extended",
    "waitingonresponse": "extended", "waitingoncandidateresponse": "extended",
    "signed": "accepted", "candidateaccepted": "accepted", "rejected": "declined", "candidaterejected": "declined",
    "deprecated": "withdrawn", "rescinded": "withdrawn", "cancelled": "withdrawn", "offercancelled": "withdrawn",
}  # fmt: skip
"""Other words for choices, also those of applicant tracking systems."""
_WORKING_TIMES = {"full time", "fulltime", "part time", "parttime"}
"""What exports say in place of a type of employment, and which states none."""


def employment_fields(cells: RowCells, localizer: Localizer) -> dict[str, Any]:
    """Return the fields of an offer about the employment that a row states; what cannot be read is a fault."""
    found: dict[str, Any] = {name: cells.estimate(name, "") for name in _ESTIMATES if cells.says(name)}
    found |= {name: cells.number(name, "") for name in _NUMBERS if cells.says(name)}
    found |= {name: read_choice(name, cells, localizer) for name in ("employment_type", "work_place", "status")}
    found |= {"reference": cells.text("reference"), "tax_home": _place(cells, localizer)}
    candidate = _candidate(cells)
    return {name: value for name, value in found.items() if value} | ({"candidate": candidate} if candidate else {})


def read_choice(name: str, cells: RowCells, localizer: Localizer) -> str:
    """Return the choice that a cell states by its value, its label in a language of the program, or a synonym."""
    text = cells.text(name)
    if name == "employment_type" and plain_words(text) in _WORKING_TIMES:
        return ""
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


def time_remark(columns: Columns, rows: tuple[Row, ...], localizer: Localizer) -> tuple[str, ...]:
    """Return a remark if a column of types of employment says full or part time, which states none."""
    placed = columns.placed.get("employment_type")
    if placed is None:
        return ()
    texts = (row.cells[placed.index].text for row in rows if placed.index < len(row.cells))
    found = next((text for text in texts if plain_words(text) in _WORKING_TIMES), "")
    if not found:
        return ()
    return (
        localizer.tr(
            'Column {letter} ({header}): "{text}" states no type of employment, and is not used.',
            letter=placed.letter, header=placed.header, text=found,
        ),
    )  # fmt: skip


def candidate_name(cells: RowCells) -> str:
    """Return the name of a row's candidate: in one column, or in those of the first and the last name."""
    return cells.text("candidate") or " ".join(filter(None, (cells.text("first_name"), cells.text("last_name"))))


def signatories(cells: RowCells) -> tuple[Signatory, ...]:
    """Return who signs the paper of a row: names with titles after a comma, several with semicolons between."""
    found = signatories_in(line for line in cells.text("signatory").split(";") if line.strip())
    title = cells.text("signatory_title")
    return tuple(Signatory(one.name, one.role or title) for one in found)


def _candidate(cells: RowCells) -> Candidate | None:
    """Return the candidate of a row, None if it names none."""
    candidate = Candidate(
        name=candidate_name(cells),
        email=cells.text("candidate_email"),
        phone=cells.text("candidate_phone"),
        address=cells.text("candidate_address"),
    )
    return candidate if candidate != Candidate() else None
