"""Headers of the exports of applicant tracking systems, and which system an export is from."""

# From the public documentation of the systems, with the names that recruiters give to fields of their own:
# Greenhouse: https://support.greenhouse.io/hc/en-us/articles/360024551831 (offer fields)
# Lever: https://hire.lever.co/developer/documentation (offers, postings, requisitions)
# Ashby: https://docs.ashbyhq.com/offers-and-offer-letters (tokens of offers)
# Workday: https://support.greenhouse.io/hc/en-us/articles/37059787892251 (fields of a hire)

from __future__ import annotations

from collections.abc import Iterable

_FEWEST = 2
"""How many headers that no other system has make an export one of a system."""

HEADERS = {
    "job": "role", "job name": "role", "job posting": "role", "posting": "role", "posting title": "role",
    "business title": "role", "offer title": "role", "job profile": "role", "position title": "role",
    "candidate email address": "candidate_email", "email address": "candidate_email",
    "personal email": "candidate_email", "candidate phone number": "candidate_phone", "phone number": "candidate_phone",
    "candidate first name": "first_name", "candidate last name": "last_name", "legal first name": "first_name",
    "legal last name": "last_name", "preferred name": "candidate", "applicant": "candidate",
    "applicant name": "candidate",
    "requisition code": "reference", "job requisition": "reference", "job requisition id": "reference",
    "hiring manager": "reports_to", "hiring manager name": "reports_to", "reporting manager": "reports_to",
    "job level": "level", "job grade": "level", "compensation grade": "level",
    "job location": "location", "office location": "location", "primary location": "location",
    "primary work location": "location", "work location": "location", "office name": "location",
    "employee type": "employment_type", "worker type": "employment_type", "commitment": "employment_type",
    "hire date": "start_date", "anticipated start date": "start_date", "proposed start date": "start_date",
    "target start date": "start_date", "target hire date": "start_date", "candidate start date": "start_date",
    "offer start date": "start_date", "employment start date": "start_date",
    "offer expiration date": "expiry_date", "offer expiration": "expiry_date", "offer expires": "expiry_date",
    "offer expires at": "expiry_date", "offer expires on": "expiry_date", "offer expiry date": "expiry_date",
    "expiration date": "expiry_date", "offer deadline": "expiry_date", "accept by": "expiry_date",
    "offer status": "status", "acceptance status": "status", "offer acceptance status": "status",
    "salary currency": "currency", "currency code": "currency", "offer currency": "currency",
    "compensation currency": "currency",
    "salary amount": "salary", "offer salary": "salary", "base pay amount": "salary", "base salary amount": "salary",
    "total base pay": "salary", "total base pay amount": "salary", "base compensation": "salary",
    "frequency": "salary_per", "pay frequency": "salary_per", "salary frequency": "salary_per",
    "salary interval": "salary_per", "pay rate type": "salary_per", "compensation frequency": "salary_per",
    "base pay frequency": "salary_per", "salary type": "salary_per",
    "annual bonus target": "bonus", "target annual bonus": "bonus", "bonus target": "bonus",
    "annual target bonus": "bonus", "bonus plan target": "bonus",
    "sign on bonus amount": "sign_on", "signing bonus amount": "sign_on", "one time payment": "sign_on",
    "option grant": "option_units", "options granted": "option_units", "equity options": "option_units",
    "number of stock options": "option_units", "rsu grant": "rsu_units", "equity rsus": "rsu_units",
    "number of rsu": "rsu_units", "stock grant value": "rsu_value", "equity value": "rsu_value",
    "scheduled weekly hours": "hours_per_week", "default weekly hours": "hours_per_week",
    "internal notes": "notes", "offer notes": "notes",
}  # fmt: skip
"""Headers of exports by the name of their meaning, besides those that `column_meanings` holds."""

_MARKS = {
    "Greenhouse": ("job name", "office", "annual bonus target", "employment type", "candidate id", "requisition id"),
    "Lever": (
        "posting title", "posting", "requisition code", "commitment", "salary interval", "salary amount",
        "anticipated start date", "opportunity id"),
    "Ashby": (
        "candidate email address", "candidate phone number", "acceptance status", "application id",
        "number of options", "salary frequency"),
    "Workday": (
        "business title", "hire date", "supervisory organization", "job requisition id", "job requisition",
        "employee type", "worker type", "primary work location", "base pay amount"),
}  # fmt: skip


def exported_by(headers: Iterable[str]) -> str:
    """Return the system whose export has normalized headers, "" if none or more than one fits."""
    there = set(headers)
    found = {system: len(there.intersection(marks)) for system, marks in _MARKS.items()}
    most = max(found.values())
    best = [system for system, number in found.items() if number == most]
    return best[0] if most >= _FEWEST and len(best) == 1 else ""
