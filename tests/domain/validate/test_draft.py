from datetime import date

import pytest
from msgspec.structs import replace

from offercalc.domain.problems.problem import Fault
from offercalc.domain.validate.draft import Draft, draft_of, draft_problems, unstated
from tests.tools import PRESETS, offer_from

TERMS = offer_from(start_date="2027-02-01")


@pytest.mark.parametrize(
    ("draft", "missing"),
    [
        (Draft(replace(TERMS, company="", role=" ")), ("company", "role", "start_date")),
        (Draft(replace(TERMS, company="\t"), has_start=True), ("company",)),
        (Draft(TERMS), ("start_date",)),
        (Draft(TERMS, has_start=True), ()),
    ],
)
def test_it_is_an_offer_once_company_role_and_start_date_are_stated(draft: Draft, missing: tuple[str, ...]) -> None:
    assert draft.missing == missing
    assert draft.offer == (None if missing else TERMS)


def test_what_is_missing_is_no_fault_but_what_is_stated_is_checked() -> None:
    draft = Draft(replace(TERMS, company="", role=""))
    assert draft_problems(draft, PRESETS) == ()
    ended = Draft(replace(draft.terms, end_date=date(2027, 1, 1)))
    assert [one.path for one in draft_problems(ended, PRESETS)] == ["$.end_date"]
    assert draft_problems(Draft(replace(TERMS, hours_per_week=0)), PRESETS)[0].fault is Fault.NO_HOURS


def test_what_stands_for_missing_names_is_taken_out_again() -> None:
    draft = Draft(replace(TERMS, role=""))
    assert draft.filled.role == "?"
    assert draft_of(draft.filled, draft.missing) == draft


def test_what_is_null_in_the_file_of_a_draft_is_named_with_an_example() -> None:
    found = unstated({"company": None, "role": "Engineer", "start_date": None, "location": None})
    assert {path: (str(one.value), one.allowed) for path, one in found.items()} == {
        "$.company": ("Company", '"Acme"'),
        "$.start_date": ("Start date", '"2027-01-04"'),
    }
    assert {one.fault for one in found.values()} == {Fault.UNSTATED}
    assert unstated({"currency": "USD"}) == {}
