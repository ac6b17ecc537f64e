"""Terms that contradict each other are refused in one line, which names both of them and what to do."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.tools import call, offer_fields

SALARY = {"type": "salary", "amount": "60000", "per": "year"}
UNITS = {"type": "profit_unit", "units": "100", "participation_threshold": "0", "cap": "10"}


def pay(**part: Any) -> dict[str, Any]:
    """Return the fields of an offer with a salary and another part of the pay."""
    return {"pay": [SALARY, part]}


def grant(**fields: Any) -> dict[str, Any]:
    """Return the fields of an offer with a grant."""
    return {"equity": [{"type": "rsu", "units": "100", **fields}]}


def owed(*steps: tuple[str, str]) -> dict[str, Any]:
    """Return the fields of an offer with a sign-on bonus of which these percentages are owed within these months."""
    schedule = [{"within_months": months, "percent": percent} for months, percent in steps]
    return pay(type="one_time", instalments=[{"amount": "1"}], clawback={"schedule": schedule})


def commission(*limits: str) -> dict[str, Any]:
    """Return the fields of an offer with accelerators above these percentages of the target."""
    steps = [{"above_percent": limit, "rate_percent": "120"} for limit in limits]
    return pay(type="commission", on_target_amount="1", accelerators=steps)


CONTRADICTIONS: dict[str, tuple[dict[str, Any], str]] = {
    "an end before the start": (
        {"start_date": "2026-06-01", "end_date": "2026-05-31"},
        "$.end_date: The end date, 2026-05-31, is before the start date, 2026-06-01 (start_date); correct one of them.",
    ),
    "a permanent employment with an end": (
        {"employment_type": "permanent", "start_date": "2026-06-01", "end_date": "2027-05-31"},
        "$.end_date: A permanent employment has no last day, but this is 2027-05-31; remove it, or choose another "
        "employment type (employment_type), such as fixed_term.",
    ),
    "no month at all": (
        pay(type="allowance", amount="1", for_months=0),
        "$.pay[1].for_months: 0 is too small; the minimum is 1.",
    ),
    "a plan year without its start": (
        pay(type="bonus", amount="1", accrues="plan_year"),
        '$.pay[1].accrues: This requires "plan_year_starts", which is not stated here; state that, or remove this.',
    ),
    "acceleration above 100%": (
        grant(accelerate=[{"percent": "101", "on": "sale"}]),
        "$.equity[0].accelerate[0].percent: 101 is too large; the maximum is 100.",
    ),
    "a cap without a price": (
        {"equity": [UNITS]},
        "$.equity[0].cap: This is a multiple of a price that is not stated; state one of grant_price, price, "
        "valuation, value, or remove this.",
    ),
    "a cap of preferred stock that does not participate": (
        grant(preferred=[{"percent": "20", "preference": "5", "cap": "2"}]),
        '$.equity[0].preferred[0].cap: This requires "participating", which is not stated here; state that, or '
        "remove this.",
    ),
    "a ceiling of nothing": (
        pay(type="employer_contribution", percent="4", ceiling_per="month"),
        '$.pay[1].ceiling_per: This requires "ceiling", which is not stated here; state that, or remove this.',
    ),
    "an accelerator below the one before it": (
        commission("125", "100"),
        "$.pay[1].accelerators[1].above_percent: 100 isn't above 125, the limit of the entry before it; order the "
        "entries by limit.",
    ),
    "a base that the offer does not have": (
        pay(type="bonus", percent_of_salary="10", of=["thirteenth_month"]),
        '$.pay[1].of[0]: There is no "thirteenth_month" in the pay of this offer; add it, or remove it here.',
    ),
    "a contribution of a bonus that the offer does not have": (
        pay(type="employer_contribution", percent="4", of=["salary", "bonus"]),
        '$.pay[1].of[1]: There is no "bonus" in the pay of this offer; add it, or remove it here.',
    ),
    "a clawback that rises": (
        owed(("12", "50"), ("24", "75")),
        "$.pay[1].clawback.schedule[1].percent: 75% is more than the 50% of the step before it; what is repaid may "
        "not rise with time.",
    ),
    "a clawback out of order": (
        owed(("24", "50"), ("12", "25")),
        "$.pay[1].clawback.schedule[1].within_months: 12 isn't above 24, the limit of the entry before it; order the "
        "entries by limit.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", CONTRADICTIONS)
def test_a_contradiction_is_one_line_that_names_both_terms_and_the_remedy(
    kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fields, sentence = CONTRADICTIONS[kind]
    path = tmp_path / "offer.json"
    path.write_text(json.dumps(offer_fields(**fields)), encoding="utf-8")
    told = call(capsys, "check", path)
    assert (told.code, told.out + told.err) == (1, f"{path}: {sentence}\n")


@pytest.mark.parametrize(
    "fields",
    [
        {"employment_type": "contractor", "start_date": "2026-06-01", "end_date": "2026-06-01"},
        {"employment_type": "permanent", "end_date": None},
        grant(accelerate=[{"percent": "60", "on": "sale"}, {"percent": "60", "on": "leaving_after_sale"}]),
        {"equity": [UNITS | {"price": "4"}]},
        owed(("12", "50"), ("24", "50")),
    ],
)  # fmt: skip
def test_what_only_looks_like_a_contradiction_is_accepted(
    fields: dict[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "offer.json"
    path.write_text(json.dumps(offer_fields(**fields)), encoding="utf-8")
    told = call(capsys, "check", path)
    assert (told.code, told.out) == (0, f"{path}: valid\n")
