"""Exports of applicant tracking systems as recruiters have them: their headers, and rows that look like real ones.

The headers are those of fields in the public documentation of each system, with fields of a customer's own where the
documentation says that customers add them:

- Greenhouse: https://support.greenhouse.io/hc/en-us/articles/360024551831 (Start Date, Employment Type, Salary, Bonus,
  Options and own fields of an offer), with candidate, job, office and requisition of its reports
- Lever: https://hire.lever.co/developer/documentation (offers, postings with commitment, location and team, salary
  amount, currency and interval such as per-year-salary, requisition codes)
- Ashby: https://docs.ashbyhq.com/offers-and-offer-letters (candidate name, email address and phone number, job title,
  hiring manager, start date, salary, and own fields of an offer)
- Workday: https://support.greenhouse.io/hc/en-us/articles/37059787892251 and public guides to its Offer step (hire
  date, job requisition, business title, supervisory organization, base pay with currency and frequency)
"""

from __future__ import annotations

import csv
from io import StringIO

HEADERS = {
    "Greenhouse": (
        "Candidate ID", "Candidate Name", "Job Name", "Requisition ID", "Office", "Department", "Hiring Manager",
        "Employment Type", "Start Date", "Offer Expiration Date", "Offer Status", "Salary", "Salary Currency",
        "Pay Frequency", "Annual Bonus Target", "Sign-on Bonus", "Options",
    ),
    "Lever": (
        "Opportunity ID", "Candidate Name", "Candidate Email", "Posting Title", "Requisition Code", "Team", "Location",
        "Commitment", "Hiring Manager", "Anticipated Start Date", "Salary Amount", "Salary Currency",
        "Salary Interval", "Target Bonus", "Signing Bonus",
    ),
    "Ashby": (
        "Application ID", "Candidate Name", "Candidate Email Address", "Candidate Phone Number", "Job Title",
        "Department", "Location", "Employment Type", "Hiring Manager", "Start Date", "Salary", "Salary Currency",
        "Salary Frequency", "Signing Bonus", "Number of Options",
    ),
    "Workday": (
        "Candidate ID", "Candidate", "Job Requisition ID", "Business Title", "Supervisory Organization",
        "Primary Work Location", "Hiring Manager", "Hire Date", "Employee Type", "Base Pay Amount", "Currency",
        "Frequency",
    ),
}  # fmt: skip
FEWEST = {"Greenhouse": 15, "Lever": 13, "Ashby": 13, "Workday": 10}
"""How many of the headers must be known."""
BAD = 5
"""Rows of an export that cannot be read."""

_FIRST = ("Kenji", "Lucía", "Amara", "Tomás", "Ingrid", "Siti", "Budi", "Zoë", "Nguyễn", "Dana")
_LAST = ("Morita", "Ferrer", "Okafor", "Reyes", "Solheim", "Rahayu", "Santoso", "O'Neil", "Văn An", "Whitfield")
_ROLES = ("Staff Security Engineer", "Senior Policy Analyst", "Risk Program Lead", "Trust Analyst", "Safety Lead")
_PLACES = ("Seattle, WA", "Austin, TX", "Jakarta", "Oslo", "London")
_TERMS = {
    "Greenhouse": ("Full-time", "annually"),
    "Lever": ("Full-time", "per-year-salary"),
    "Ashby": ("FullTime", "Yearly"),
    "Workday": ("Regular", "Annual"),
}


def name_of(number: int) -> str:
    """Return the name of the candidate of a row, which no other row has."""
    return f"{_FIRST[number % 10]} {_LAST[number // 10 % 10]} {number:03}"


def export(system: str, count: int) -> str:
    """Return an export of so many rows as CSV; the last `BAD` of them have faults of the kinds that people make."""
    text = StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(HEADERS[system])
    for number in range(count):
        values = _values(system, number) | (_faulty(system, count - number) if number >= count - BAD else {})
        writer.writerow([values[header] for header in HEADERS[system]])
    return text.getvalue()


def _values(system: str, number: int) -> dict[str, str]:
    kind, period = _TERMS[system]
    name, salary = name_of(number), 90_000 + 137 * number
    day = f"2027-{number % 12 + 1:02}-{number % 28 + 1:02}"
    return {
        "Candidate ID": f"{40_000_000 + number}", "Opportunity ID": f"3f2a-{number:08x}",
        "Application ID": f"9b1c-{number:08x}", "Candidate Name": name, "Candidate": name,
        "Candidate Email": f"c{number}@example.com", "Candidate Email Address": f"c{number}@example.com",
        "Candidate Phone Number": f"+1 206 555 {number:04}", "Job Name": _ROLES[number % 5],
        "Posting Title": _ROLES[number % 5], "Job Title": _ROLES[number % 5], "Business Title": _ROLES[number % 5],
        "Requisition ID": f"REQ-{number}", "Requisition Code": f"REQ-{number}", "Job Requisition ID": f"R-{number:06}",
        "Office": _PLACES[number % 5], "Location": _PLACES[number % 5], "Primary Work Location": _PLACES[number % 5],
        "Department": "Trust", "Team": "Trust", "Supervisory Organization": f"Trust ({_LAST[number % 10]})",
        "Hiring Manager": "Rina Wijaya", "Employment Type": kind, "Commitment": kind, "Employee Type": kind,
        "Start Date": day, "Anticipated Start Date": f"{day}T00:00:00.000Z" if system == "Lever" else day,
        "Hire Date": day, "Offer Expiration Date": "2026-12-31", "Offer Status": "unresolved",
        "Salary": f"{salary:,}.00", "Salary Amount": str(salary), "Base Pay Amount": f"{salary:,}",
        "Salary Currency": "USD", "Currency": "USD", "Pay Frequency": period, "Salary Interval": period,
        "Salary Frequency": period, "Frequency": period, "Annual Bonus Target": f"{number % 4 * 5 + 5}%",
        "Target Bonus": str(salary // 10), "Sign-on Bonus": "10,000" if number % 3 else "",
        "Signing Bonus": "10000" if number % 3 else "", "Options": str(1000 + number),
        "Number of Options": str(1000 + number),
    }  # fmt: skip


def _faulty(system: str, from_the_end: int) -> dict[str, str]:
    """Return the cells of one of the last rows that are wrong."""
    salary = {"Lever": "Salary Amount", "Workday": "Base Pay Amount"}.get(system, "Salary")
    day = {"Lever": "Anticipated Start Date", "Workday": "Hire Date"}.get(system, "Start Date")
    role = {"Greenhouse": "Job Name", "Lever": "Posting Title", "Workday": "Business Title"}.get(system, "Job Title")
    currency = "Currency" if system == "Workday" else "Salary Currency"
    return ({salary: "see letter"}, {day: "next spring"}, {role: ""}, {currency: "DOL"}, {day: ""})[from_the_end - 1]
