"""When the employment and its parts end."""

import json
from datetime import date
from typing import Any

import pytest

from offercalc.domain.problems.problem import Fault, Problem
from tests.tools import FILES, offer_fields

ALLOWANCE = {"type": "allowance", "amount": "1"}


def problems(*pay: dict[str, Any], last: date | None = date(2027, 6, 30)) -> tuple[Problem, ...]:
    extra = {} if last is None else {"end_date": last.isoformat()}
    fields = offer_fields(start_date="2026-01-01", pay=list(pay), **extra)
    found = FILES.decode(json.dumps(fields).encode())
    return found if isinstance(found, tuple) else ()


def test_an_end_before_the_start_names_both() -> None:
    found = problems({**ALLOWANCE, "from_month": 3}, last=date(2025, 12, 31))
    assert found == (Problem("$.end_date", Fault.ENDS_BEFORE_START, "2025-12-31", "2026-01-01"),)
    assert problems(last=date(2026, 1, 1)) == ()


@pytest.mark.parametrize(("month", "is_refused"), [(17, False), (18, True), (24, True)])
def test_a_part_that_begins_after_the_end_names_both(month: int, *, is_refused: bool) -> None:
    expected = (Problem("$.pay[0].from_month", Fault.BEGINS_AFTER_END, str(month), "2027-06-30"),)
    assert problems({**ALLOWANCE, "from_month": month}) == (expected if is_refused else ())
    assert problems({**ALLOWANCE, "from_month": month}, last=None) == ()


@pytest.mark.parametrize(("months", "fault"), [(0, Fault.TOO_SMALL), (-1, Fault.TOO_SMALL), (1201, Fault.TOO_LARGE)])
def test_a_part_lasts_a_month_or_more(months: int, fault: Fault) -> None:
    (found,) = problems({**ALLOWANCE, "for_months": months})
    assert (found.path, found.fault) == ("$.pay[0].for_months", fault)


def test_an_instalment_is_due_within_the_time_of_its_part() -> None:
    part = {
        "type": "one_time",
        "for_months": 12,
        "instalments": [{"amount": "1", "after_months": 12}, {"amount": "1", "after_months": 13}],
    }
    assert problems(part) == (Problem("$.pay[0].instalments[1].after_months", Fault.AFTER_ITS_TIME, "13", "12"),)
