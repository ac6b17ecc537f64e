"""A job offer, its contacts and its candidate."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from msgspec import Struct

from offercalc.domain.offer.employment import Candidate, NoticeMonths, ProbationMonths, StatedType, StatedWorkPlace
from offercalc.domain.offer.equity import Stake
from offercalc.domain.offer.pay import PayPart
from offercalc.domain.offer.pay_period import (
    WEEKS_A_YEAR,
    WORKING_DAYS_A_YEAR,
    DaysPerYear,
    LeaveDays,
    PublicHolidays,
    WeeksPerYear,
    WorkingTime,
)
from offercalc.domain.values.field_spec import Choices, Entry, Reader, Shown, Spec, Unit
from offercalc.domain.values.lazy_text import N_

Status = Literal["draft", "extended", "received", "negotiating", "accepted", "declined", "expired", "withdrawn"]
STATUSES: Choices = (
    ("draft", N_("Draft")),
    ("extended", N_("Extended")),
    ("received", N_("Received")),
    ("negotiating", N_("Negotiating")),
    ("accepted", N_("Accepted")),
    ("declined", N_("Declined")),
    ("expired", N_("Expired")),
    ("withdrawn", N_("Withdrawn")),
)


class Contact(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A contact person for the offer."""

    name: Annotated[str, Spec(N_("Name"), entry=Entry.TEXT)]
    role: Annotated[str, Spec(N_("Role"), entry=Entry.TEXT, shown=Shown.ALWAYS)] = ""
    email: Annotated[str, Spec(N_("Email"), entry=Entry.TEXT, shown=Shown.ALWAYS)] = ""
    phone: Annotated[str, Spec(N_("Phone"), entry=Entry.TEXT, shown=Shown.ALWAYS)] = ""


class Offer(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One offer; amounts are in `currency` unless a component states its own."""

    company: Annotated[str, Spec(N_("Company"), entry=Entry.TEXT)]
    role: Annotated[str, Spec(N_("Role"), entry=Entry.TEXT)]
    currency: Annotated[str, Spec(N_("Currency"), entry=Entry.CURRENCY)]
    start_date: Annotated[date, Spec(N_("Start date"), entry=Entry.DAY)]
    end_date: Annotated[date | None, Spec(N_("End date"), entry=Entry.DAY, form_label=N_("Ends on (fixed term)"))] = (
        None
    )
    sample: Annotated[
        bool,
        Spec(N_("Sample"), entry=Entry.YES_NO, form_label=N_("Sample offer (not a real one)"), seen_by=Reader.OWNER),
    ] = False
    location: Annotated[str, Spec(N_("Location"), entry=Entry.TEXT, shown=Shown.ALWAYS)] = ""
    tax_home: Annotated[str | None, Spec(N_("Tax home"), entry=Entry.PLACE, shown=Shown.ALWAYS)] = None
    level: Annotated[str, Spec(N_("Level"), entry=Entry.TEXT)] = ""
    employment_type: StatedType = ""
    work_place: StatedWorkPlace = ""
    notice_months: NoticeMonths = Decimal(0)
    probation_months: ProbationMonths = Decimal(0)
    hours_per_week: Annotated[Decimal, Spec(N_("Hours per week"), Unit.HOURS, Entry.NUMBER, most=168)] = Decimal(40)
    weeks_per_year: WeeksPerYear = Decimal(WEEKS_A_YEAR)
    days_per_year: DaysPerYear = Decimal(WORKING_DAYS_A_YEAR)
    leave_days: LeaveDays = Decimal(0)
    public_holidays: PublicHolidays = Decimal(0)
    status: Annotated[
        Status, Spec(N_("Status"), entry=Entry.CHOICE, choices=STATUSES, shown=Shown.ALWAYS, seen_by=Reader.OWNER)
    ] = "draft"
    expiry_date: Annotated[
        date | None, Spec(N_("Expiry date"), entry=Entry.DAY, form_label=N_("Expires on"), shown=Shown.ALWAYS)
    ] = None
    responsibilities: Annotated[
        tuple[str, ...], Spec(N_("Responsibilities"), entry=Entry.LINES, hint=N_("one per line"))
    ] = ()
    requirements: Annotated[tuple[str, ...], Spec(N_("Requirements"), entry=Entry.LINES, hint=N_("one per line"))] = ()
    notes: Annotated[str, Spec(N_("Notes"), entry=Entry.NOTE, seen_by=Reader.OWNER)] = ""
    contacts: Annotated[
        tuple[Contact, ...],
        Spec(
            N_("Contacts"),
            entry=Entry.RECORDS,
            row=N_("Contact {number}"),
            add=N_("Add a contact"),
            seen_by=Reader.OWNER,
        ),
    ] = ()
    candidate: Annotated[Candidate | None, Spec(N_("Candidate"), entry=Entry.RECORD, seen_by=Reader.OWNER)] = None
    reference: Annotated[str, Spec(N_("Reference"), entry=Entry.TEXT)] = ""
    pay: tuple[PayPart, ...] = ()
    equity: tuple[Stake, ...] = ()

    @property
    def working_time(self) -> WorkingTime:
        """Return what the number of pay periods per year depends on."""
        return WorkingTime(self.hours_per_week, self.weeks_per_year, self.days_per_year)


def currency_of(part: PayPart | Stake, offer: Offer) -> str:
    """Return the currency in which a component of the offer is stated."""
    return part.currency or offer.currency
