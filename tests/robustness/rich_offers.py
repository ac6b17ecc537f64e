"""Sound offers that use every field of the format, how they are made unsound, and how far they are worked out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from copy import deepcopy
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from msgspec import Struct

from offercalc.domain.offer.equity import STAKES
from offercalc.domain.offer.offer import Offer
from offercalc.domain.offer.pay import PAY_PARTS
from offercalc.domain.scenario.assumptions import CompanyPrice, Exit, Growth
from offercalc.domain.values.field_spec import defaults_of, record_types
from offercalc.presentation.tables.leaving_table import departure_table
from offercalc.presentation.tables.ledger_table import ledger_table
from offercalc.presentation.terms.equity_text import equity_sentences
from offercalc.presentation.terms.term_text import terms
from offercalc.presentation.text.change_text import change_lines
from tests.robustness.mutations import mutated
from tests.robustness.readings import check_offer, check_problems
from tests.robustness.test_start import other_values
from tests.tools import ENGLISH, FILES, PRESETS, assuming

SALE = date(2028, 6, 30)
SCENARIOS: tuple[dict[str, Any], ...] = (
    {"prices": (CompanyPrice("", Exit(on=SALE)),), "leaving_date": date(2028, 12, 31)},
    {"prices": (CompanyPrice("", Exit(on=SALE, value=Decimal(50_000_000))),), "dilution_percent": None},
    {"prices": (CompanyPrice("", Growth(percent_a_year=Decimal(-7))),), "liquidity_date": SALE,
     "attainment_percent": Decimal(80), "years": 2},
)  # fmt: skip

_RANGE = {"low": "1", "likely": "2", "high": "3"}
_EVEN = {"even": {"months": 48, "cliff_months": 12, "every_months": 3}}
_OCF = {
    "ocf": {
        "id": "t", "object_type": "VESTING_TERMS", "name": "Terms", "description": "In full", "comments": ["As agreed"],
        "allocation_type": "CUMULATIVE_ROUNDING",
        "vesting_conditions": [
            {"id": "start", "description": "Counts from here", "quantity": "0",
             "trigger": {"type": "VESTING_START_DATE"}, "next_condition_ids": ["monthly"]},
            {"id": "monthly", "portion": {"numerator": "1", "denominator": "48"},
             "next_condition_ids": ["day", "event"],
             "trigger": {"type": "VESTING_SCHEDULE_RELATIVE", "relative_to_condition_id": "start",
                         "period": {"type": "MONTHS", "length": 1, "occurrences": 24, "cliff_installment": 12,
                                    "day_of_month": "31_OR_LAST_DAY_OF_MONTH"}}},
            {"id": "day", "quantity": "5", "trigger": {"type": "VESTING_SCHEDULE_ABSOLUTE", "date": "2029-01-01"},
             "next_condition_ids": ["weekly"]},
            {"id": "weekly", "portion": {"numerator": "1", "denominator": "100"},
             "trigger": {"type": "VESTING_SCHEDULE_RELATIVE", "relative_to_condition_id": "day",
                         "period": {"type": "DAYS", "length": 7, "occurrences": 20, "cliff_installment": 2}}},
            {"id": "event", "portion": {"numerator": "1", "denominator": "1", "remainder": True},
             "trigger": {"type": "VESTING_EVENT"}},
        ],
    },
    "events": [{"condition_id": "event", "date": "2028-11-30"}],
}  # fmt: skip
_EARLY = [
    {"percent": "50", "on": "sale"},
    {"percent": "100", "on": "leaving_after_sale", "within_months": 12},
]
_TERMS = {
    "round_to": 10, "rounding": "up", "multiplier_percent": {"low": "0", "likely": "100", "high": "200"},
    "valuation": "100000000", "fully_diluted_shares": {"low": "9000000", "likely": "9500000", "high": "10000000"},
    "grant_date": "2026-03-01", "vesting_commencement_date": "2026-02-02", "dividend_yield_percent": "2",
    "lock_months": 6,
    "accelerate": _EARLY,
}  # fmt: skip
_TIME = {"from_month": 2, "for_months": 30}

PAY: tuple[dict[str, Any], ...] = (
    {"type": "salary", "label": "Base", "amount": "120000", "per": "year",
     "raises": [{"on": "2027-01-01", "percent": "3"}, {"on": "2028-01-01", "amount": "140000"}]},
    {"type": "salary", "amount": {"low": "4000", "likely": "5000", "high": "6000"}, "per": "month",
     "raise_percent": "2", **_TIME},
    {"type": "bonus", "percent_of_salary": "15", "of": ["salary", "counted_allowances", "thirteenth_month"],
     "attainment_percent": "90", "accrues": "plan_year", "plan_year_starts": "04-01", "prorate": "days",
     "paid_in_months": [3, 9], "on_leaving": "pro_rata", "certainty": "guaranteed"},
    {"type": "bonus", "months_of_wage": "1.5", "guaranteed_years": 1, "paid_after_months": 3},
    {"type": "bonus", "amount": None, "currency": "EUR", **_TIME},
    {"type": "commission", "on_target_amount": "50000", "attainment_percent": "130", "guaranteed_months": 6,
     "accelerators": [{"above_percent": "100", "rate_percent": "120"}, {"above_percent": "125", "rate_percent": "140"}],
     "accrues": "calendar_year", "prorate": "none", "paid_after_months": 2, "on_leaving": "full"},
    {"type": "commission", "on_target_amount": "5000", "certainty": "expected", "paid_in_months": [1],
     "accrues": "plan_year", "plan_year_starts": "03-31"},
    {"type": "one_time", "label": "Sign-on", "tax": "net",
     "instalments": [{"amount": "10000"}, {"amount": _RANGE, "after_months": 12}],
     "clawback": {"schedule": [{"within_months": "12", "percent": "100"}, {"within_months": "24", "percent": "50"}],
                  "by": "days", "net_of_tax": True}},
    {"type": "one_time", "instalments": [{"amount": "5000"}], "clawback": {"months": "18", "method": "in_full"}},
    {"type": "thirteenth_month", "months": "1", "paid_on": ["2026-03-13", "2027-03-03"], "on_amount": "in_force",
     "certainty": "expected", "on_leaving": "pro_rata"},
    {"type": "thirteenth_month", "months": _RANGE, "paid_in_months": [6, 12], "on_amount": "earned",
     "accrues": "plan_year", "plan_year_starts": "07-01", "prorate": "days"},
    {"type": "thirteenth_month", "paid_in_month": 6},
    {"type": "allowance", "amount": "500", "per": "month", "taxable": False, "counts_as_wage": True,
     "linked_to": {"currency": "EUR", "rate": "0.9"}, "paid_in": {"currency": "SGD"}, **_TIME},
    {"type": "retirement_match", "tiers": [{"rate_percent": "100", "of_salary_percent": "3"},
                                           {"rate_percent": "50", "of_salary_percent": "2"}],
     "yearly_ceiling": "5000", "vests_after_months": 12},
    {"type": "retirement_match", "tiers": [{"rate_percent": "50", "of_salary_percent": "6"}],
     "vesting": {"preset": "4y-yearly"}},
    {"type": "benefit", "yearly_value": "2000", "paid_in": {"currency": "SGD", "rate": "1.35"}},
    {"type": "leaving_pay", "tiers": [{"up_to_years": "5", "months_of_wage_per_year": "0.7"},
                                      {"months_of_wage_per_year": "1"}], "after_months": 12, "by": "nearest_years",
     "ceiling": "500000", "reasons": "Any"},
    {"type": "employer_contribution", "percent": "4", "of": ["salary", "counted_allowances"], "floor": "1000",
     "ceiling": "12000", "ceiling_per": "month", "ceiling_applies_to": "contribution", "needs_own": True,
     "vests_after_months": 6},
    {"type": "employer_contribution", "percent": "12", "of": ["salary", "bonus", "thirteenth_month"],
     "vesting": {"percent_by_year": ["50", "50"]}},
)  # fmt: skip
EQUITY: tuple[dict[str, Any], ...] = (
    {"type": "rsu", "label": "New hire", "value": "90000", "value_is": "percent_of_price", "value_percent": "40",
     "grant_price": "9", "trigger": "double", "vesting": _EVEN, **_TERMS,
     "preferred": [{"percent": "20", "preference": "5000000", "participating": True, "cap": "2"},
                   {"percent": "10", "preference": None}],
     "refreshers": {"years": 3, "value": "10000", "grant_price": "11", "vesting": {"preset": "3y-even"}}},
    {"type": "restricted_stock", "ownership_percent": "0.1", "vesting": {"percent_by_year": ["40", "60"],
                                                                        "every_months": 3}, **_TERMS},
    {"type": "option", "units": "4800", "style": "iso", "strike": "1", "strike_currency": "USD", "price": "11",
     "days_to_exercise": 365, "vesting": _OCF, "accelerate": _EARLY,
     "refreshers": {"years": 2, "units": "1200", "strike": "9"}},
    {"type": "option", "value": "5000", "value_is": "spread", "grant_price": "15", "strike": "5", "price": "15",
     "rounding": "nearest", "vesting": {"on_dates": [{"on": "2027-06-30", "percent": "50"},
                                                     {"on": "2028-01-31", "percent": "50"}]}},
    {"type": "sar", "currency": "EUR", "units": "500", "price": "50", "base_price": "40",
     "vesting": {"preset": "5-15-40-40"}, "refreshers": {"years": 1, "units": _RANGE, "base_price": "45"}},
    {"type": "phantom", "label": "VSOP", "units": "500", "base_price": "100", "trigger": "liquidity_only",
     "valuation": "12625000", "fully_diluted_shares": "125000", "vesting": {"preset": "4y-1y-cliff-monthly"}},
    {"type": "profit_unit", "units": "3000", "price": "10", "participation_threshold": "2", "cap": "10",
     "grant_price": "3", "vesting": {"preset": "at-once"},
     "refreshers": {"years": 2, "units": "100", "participation_threshold": "4"}},
    {"type": "espp", "price": "50", "contribution_percent": "10", "discount_percent": "15",
     "look_back": True, "purchase_months": 3, "yearly_limit": "21250", "offering_months": 12, "reset": True},
)  # fmt: skip
OFFER: dict[str, Any] = {
    "format": "offercalc.offer", "version": 1, "sample": True, "company": "Acme", "role": "Engineer", "currency": "USD",
    "start_date": "2026-01-31", "end_date": "2029-06-30", "location": "Jakarta, ID", "tax_home": "ID", "level": "L5",
    "employment_type": "fixed_term", "work_place": "hybrid", "notice_months": "3", "probation_months": "6",
    "hours_per_week": "38", "leave_days": "25", "public_holidays": {"low": "8", "likely": "10", "high": "12"},
    "weeks_per_year": "46", "days_per_year": "220", "status": "negotiating", "expiry_date": "2026-12-18",
    "reference": "R-1",
    "responsibilities": ["Build"], "requirements": ["Know"], "notes": "Mine",
    "contacts": [{"name": "Ann", "role": "Recruiter", "email": "a@example.com", "phone": "1"}],
    "candidate": {"name": "Bo", "email": "b@example.com", "phone": "2", "address": "Street 1"},
}  # fmt: skip


WHOLE = OFFER | {"pay": PAY, "equity": EQUITY}
"""An offer that uses every field."""
BASES = [PAY[0], PAY[3], PAY[11], PAY[12]]
"""What percentages of other pay may be of."""


@cache
def whole_offer() -> Offer:
    """Return the offer that uses every field."""
    found = FILES.decode(json.dumps(WHOLE).encode())
    assert isinstance(found, Offer), found
    return found


def _group(kind: type[Struct]) -> str:
    """Return the name of a type; parts of the pay, and equity, share most of their fields."""
    return "pay" if kind in PAY_PARTS else "equity" if kind in STAKES else kind.__name__


def fields_of(kind: type[Struct]) -> set[tuple[str, str]]:
    """Return every field of a type and of the records inside it, each with its group."""
    found: set[tuple[str, str]] = set()
    waiting = [kind]
    while waiting:
        one = waiting.pop()
        names = {(_group(one), name) for name in one.__struct_fields__}
        if not names <= found:
            found |= names
            waiting += [inner for name in one.__struct_fields__ for inner in record_types(one, name)]
    return found


def fields_used(value: object) -> set[tuple[str, str]]:
    """Return the fields of a value that are not left at their default, each with its group."""
    found: set[tuple[str, str]] = set()
    if isinstance(value, Struct):
        defaults = defaults_of(type(value))
        stated = [name for name in value.__struct_fields__ if getattr(value, name) != defaults[name]]
        found = {(_group(type(value)), name) for name in stated}
    inside = value.__struct_fields__ if isinstance(value, Struct) else ()
    items = value if isinstance(value, tuple) else [getattr(value, name) for name in inside]
    return found.union(*(fields_used(item) for item in items)) if items else found


def rich_offers() -> list[bytes]:
    """Return offers that use every field together, each with one part beside a salary, a wage and an allowance."""
    pay = [OFFER | {"pay": [*BASES, one]} for one in PAY if one not in BASES]
    equity = [OFFER | {"pay": PAY[:1], "equity": [one]} for one in EQUITY]
    return [json.dumps(one).encode() for one in (*pay, *equity)]


def with_other_leaves(content: bytes, chance: Random) -> bytes:
    """Return an offer in which some fields have the value, of the same shape, of another field, or are left out."""
    value = json.loads(content)
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        leaves = list(_leaves(value))
        owner, key = chance.choice(leaves)
        alike = [other[place] for other, place in leaves if _shape(other[place]) == _shape(owner[key])]
        if chance.random() < 0.2:
            del owner[key]
        else:
            owner[key] = deepcopy(chance.choice(alike))
    return json.dumps(value).encode()


def _shape(value: Any) -> str:
    """Return what a value looks like: its type, and of a text whether it is a number, a date or words."""
    if not isinstance(value, str):
        return type(value).__name__
    return ("date" if value[4:5] == "-" else "number") if value[:1].isdigit() else "words"


def _leaves(value: Any) -> Iterator[tuple[Any, Any]]:
    """Yield each container of a value with the key of each of its texts, numbers and the like."""
    keys = list(value) if isinstance(value, dict) else list(range(len(value))) if isinstance(value, list) else []
    for key in keys:
        if isinstance(value[key], dict | list) and value[key]:
            yield (value, key)
            yield from _leaves(value[key])
        elif key not in {"format", "version", "type"}:
            yield value, key


def unsound(content: bytes, chance: Random) -> bytes:
    """Mutate the bytes of an offer, the values in it, or, most often, so that much of it stays sound."""
    return chance.choice((mutated, other_values, with_other_leaves, with_other_leaves))(content, chance)


def rich_offer_file(content: bytes, _folder: Path) -> bool:
    """Read an offer file, and work out and word what it holds under several assumptions."""
    found = FILES.decode(content)
    if not isinstance(found, Offer):
        return check_problems(found)
    check_offer(found)
    assert terms(found, PRESETS, ENGLISH) is not None
    assert equity_sentences(found, ENGLISH) is not None
    assert change_lines(whole_offer(), found, ENGLISH) or found == whole_offer()
    for assumed in SCENARIOS:
        comparison = assuming(found, currency=found.currency, **assumed)
        departure_table(comparison, 0, ENGLISH, 6)
        ledger_table(comparison, 0, ENGLISH)
    return True
