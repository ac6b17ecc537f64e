"""The closed list of names that a clause may fill in, and where the value of each comes from."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from offercalc.domain.values.lazy_text import N_


class Source(StrEnum):
    """Where the value of a merge name comes from."""

    OFFER = "offer"
    LETTER = "letter"
    PAPER = "paper"


class MergeName(Struct, frozen=True):
    """What a merge name stands for, and where its value comes from."""

    about: str
    source: Source


def _from(source: Source, **names: str) -> dict[str, MergeName]:
    return {name: MergeName(about, source) for name, about in names.items()}


MERGE_NAMES: dict[str, MergeName] = {
    **_from(
        Source.OFFER,
        company=N_("Company"),
        title=N_("Job title"),
        level=N_("Level"),
        location=N_("Location"),
        start_date=N_("Start date"),
        end_date=N_("Last day of a fixed term"),
        expiry_date=N_("Last day to accept"),
        reference=N_("Reference of the position"),
        permanent=N_("Present if the employment is permanent"),
        fixed_term=N_("Present if the employment is for a fixed term"),
        work_place=N_("Where the work is done: on site, hybrid or remote"),
        hours_per_week=N_("Working hours per week"),
        leave_days=N_("Days of paid leave per year"),
        public_holidays=N_("Public holidays per year"),
        notice_months=N_("Notice period in months"),
        probation_months=N_("Probation period in months"),
        salary=N_("Base salary with its pay period"),
        annual_salary=N_("Base salary per year"),
        monthly_salary=N_("Base salary per month"),
        salary_in_words=N_("Base salary in words (Indonesian)"),
        raises=N_("Agreed raises"),
        bonus=N_("Target bonus in words"),
        commission=N_("Commission in words"),
        sign_on=N_("Sign-on and other one-time pay"),
        sign_on_repayment=N_("When one-time pay must be repaid, in words"),
        sign_on_repayment_months=N_("Months within which one-time pay must be repaid"),
        thirteenth_month=N_("Thirteenth-month pay or THR in words"),
        allowances=N_("Allowances"),
        benefits=N_("Benefits in kind"),
        retirement=N_("Employer match and contributions"),
        leaving_pay=N_("Pay on leaving, such as a gratuity"),
        equity=N_("Grants and purchase plans in words"),
        equity_meaning=N_("What each grant is, in plain words"),
        vesting_table=N_("Table of vesting dates; alone in its paragraph"),
        equity_table=N_("Table of what the grants may be worth; alone in its paragraph"),
    ),
    **_from(
        Source.PAPER,
        employee_name=N_("Name of the candidate"),
        company_legal_name=N_("Legal name of the employer"),
        company_address=N_("Address of the employer"),
        manager=N_("Manager the candidate reports to"),
        signatory=N_("Name of the first signatory"),
        signatory_title=N_("Role of the first signatory"),
        letter_date=N_("Date of the letter"),
        appendix=N_("Present if the figures of the offer follow as an appendix"),
    ),
    **_from(
        Source.LETTER,
        employee_address=N_("Address of the candidate"),
        employee_id=N_("Identity number of the candidate"),
        working_days=N_("Working days and times"),
        overtime_status=N_("Whether overtime is paid (United States: exempt or non-exempt)"),
        pay_frequency=N_("How often the salary is paid"),
        payday=N_("When the salary is paid"),
        equity_plan=N_("Name of the equity plan"),
        relocation=N_("Help with relocation"),
        conditions=N_("Further conditions of the offer"),
        governing_law=N_("Law that governs the letter"),
        acceptance_contact=N_("Where the signed letter is sent"),
        work_permit=N_("Work permit that the position needs"),
        collective_agreement=N_("Collective agreement that applies"),
        handbook=N_("Name of the handbook or company regulations"),
        confidentiality_agreement=N_("Name of a separate confidentiality agreement"),
    ),
}
"""Merge names in the order in which they are listed."""

LETTER_NAMES = tuple(name for name, one in MERGE_NAMES.items() if one.source is Source.LETTER)
"""Merge names whose values come from the letter file alone."""
TABLES = ("vesting_table", "equity_table")
"""Merge names that stand for a table, so that they must be alone in a paragraph."""
