"""The values of one letter: those that the offer does not hold, the choice of clauses, and wording of its own."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Literal, get_args

from msgspec import Struct

from offercalc.application.clauses.written_letter import Anchors
from offercalc.domain.offer.offer import Offer

EmploymentType = Literal["", "permanent", "fixed_term", "contractor", "internship"]
WorkPlace = Literal["", "on_site", "hybrid", "remote"]
EMPLOYMENT_TYPES: tuple[str, ...] = get_args(EmploymentType)[1:]
TERMS = (
    "employment_type", "work_place", "end_date", "leave_days", "public_holidays", "notice_months",
    "probation_months", "reference",
)  # fmt: skip
"""Terms that belong to the offer; a letter states them for an offer that does not."""


class LetterDetails(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """The values of a letter file.

    The letter's `number`, `subject`, `city` and `letter_date` stand in its head; without a date it has that of the day
    on which it is printed. `place` is the one whose clauses are used, "" for none in particular, and by default the
    offer's. `clauses` are the wanted ones in order, none for those proposed, `without` are left out, and `wording`
    replaces the text of clauses in this letter alone.
    """

    place: str | None = None
    letter_date: date | None = None
    anchors: Anchors = ""
    appendix: bool = True
    number: str = ""
    subject: str = ""
    city: str = ""
    salutation: str = ""
    company_legal_name: str = ""
    company_address: str = ""
    employee_address: str = ""
    employee_id: str = ""
    working_days: str = ""
    overtime_status: str = ""
    pay_frequency: str = ""
    payday: str = ""
    equity_plan: str = ""
    relocation: str = ""
    conditions: str = ""
    governing_law: str = ""
    acceptance_contact: str = ""
    work_permit: str = ""
    collective_agreement: str = ""
    handbook: str = ""
    confidentiality_agreement: str = ""
    employment_type: EmploymentType = ""
    work_place: WorkPlace = ""
    end_date: date | None = None
    leave_days: Decimal | None = None
    public_holidays: Decimal | None = None
    notice_months: Decimal | None = None
    probation_months: Decimal | None = None
    reference: str = ""
    clauses: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    wording: Mapping[str, str] = {}


def stated_term(name: str, offer: Offer) -> object:
    """Return one of `TERMS` as the offer states it; None if it does not, or does not know it."""
    stated: object = getattr(offer, name, None)
    return None if stated is None or stated in {"", Decimal(0)} else stated


def term_of(name: str, offer: Offer, details: LetterDetails) -> object:
    """Return one of `TERMS` as the offer states it, else as the letter does; nothing if neither does."""
    stated = stated_term(name, offer)
    return getattr(details, name) if stated is None else stated
