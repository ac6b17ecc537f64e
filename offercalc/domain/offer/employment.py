"""The employment itself: its type, where the work is done, how it ends, and who is to be employed."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from msgspec import Struct

from offercalc.domain.values.estimate import Estimate
from offercalc.domain.values.field_spec import Choices, Entry, Shown, Spec, Unit
from offercalc.domain.values.lazy_text import N_
from offercalc.domain.values.months import LONGEST_DELAY_MONTHS

EmploymentType = Literal["", "permanent", "fixed_term", "contractor", "internship"]
EMPLOYMENT_TYPES: Choices = (
    ("", N_("Not stated")),
    ("permanent", N_("Permanent")),
    ("fixed_term", N_("Fixed term")),
    ("contractor", N_("Contractor")),
    ("internship", N_("Internship")),
)
WorkPlace = Literal["", "on_site", "hybrid", "remote"]
WORK_PLACES: Choices = (
    ("", N_("Not stated")),
    ("on_site", N_("On site")),
    ("hybrid", N_("Hybrid")),
    ("remote", N_("Remote")),
)

StatedType: TypeAlias = Annotated[
    EmploymentType, Spec(N_("Employment type"), entry=Entry.CHOICE, choices=EMPLOYMENT_TYPES)
]
StatedWorkPlace: TypeAlias = Annotated[WorkPlace, Spec(N_("Work place"), entry=Entry.CHOICE, choices=WORK_PLACES)]
NoticeMonths: TypeAlias = Annotated[
    Estimate,
    Spec(
        N_("Notice period (months)"),
        Unit.MONTHS,
        most=LONGEST_DELAY_MONTHS,
        question=N_("How long is the notice period?"),
    ),
]
"""The months of notice before leaving; 0 if none is stated."""
ProbationMonths: TypeAlias = Annotated[
    Estimate,
    Spec(
        N_("Probation (months)"),
        Unit.MONTHS,
        most=LONGEST_DELAY_MONTHS,
        question=N_("How long is the probation period?"),
    ),
]
"""The months of probation from the start date; 0 if none is stated."""


class Candidate(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """The person to whom an offer is made, for the recruiter who writes it."""

    name: Annotated[str, Spec(N_("Name"), entry=Entry.TEXT, shown=Shown.ALWAYS)] = ""
    email: Annotated[str, Spec(N_("Email"), entry=Entry.TEXT, shown=Shown.ALWAYS)] = ""
    phone: Annotated[str, Spec(N_("Phone"), entry=Entry.TEXT, shown=Shown.ALWAYS)] = ""
    address: Annotated[str, Spec(N_("Address"), entry=Entry.NOTE, shown=Shown.ALWAYS)] = ""
