from msgspec.structs import fields, replace

from offercalc.domain.offer.employment import Candidate
from offercalc.domain.offer.offer import Contact, Offer
from offercalc.domain.offer.privacy import copy_for_reader, private_fields
from tests.tools import GLOBEX, offer_from, sample

SHARED = (
    "company", "role", "currency", "start_date", "end_date", "location", "tax_home", "level",
    "employment_type", "work_place", "notice_months", "probation_months", "reference",
    "weeks_per_year", "days_per_year", "leave_days", "public_holidays", "hours_per_week", "expiry_date",
    "responsibilities", "requirements", "pay", "equity",
)  # fmt: skip
"""The fields that shared copies contain; every new field of an offer must be listed here or be private."""
TERMS = {
    "allocation_type": "CUMULATIVE_ROUNDING",
    "comments": ["The board may cut this."],
    "name": "Plan 7",
    "vesting_conditions": [
        {"id": "start", "trigger": {"type": "VESTING_START_DATE"}, "portion": {"numerator": "1", "denominator": "1"}}
    ],
}


def test_every_field_is_either_shared_or_private() -> None:
    assert {field.name for field in fields(Offer)} == {*SHARED, *private_fields(Offer)}
    assert not {*SHARED} & {*private_fields(Offer)}


def test_a_copy_has_no_private_field_and_all_others() -> None:
    offer = replace(sample(GLOBEX), notes="No lower.", contacts=(Contact(name="Ida"),), status="declined", sample=True)
    offer = replace(offer, candidate=Candidate(name="Rina"), reference="HR/7")
    copy = copy_for_reader(offer)
    assert (copy.notes, copy.contacts, copy.status, copy.sample, copy.candidate) == ("", (), "draft", False, None)
    assert {name: getattr(copy, name) for name in SHARED} == {name: getattr(offer, name) for name in SHARED}


def test_comments_on_vesting_terms_are_private_wherever_they_stand() -> None:
    offer = offer_from(equity=[{"type": "rsu", "units": "10", "vesting": {"ocf": TERMS}}])
    (grant,) = copy_for_reader(offer).equity
    assert grant.vesting.ocf.comments == ()  # type: ignore[union-attr]
    assert grant.vesting.ocf.name == "Plan 7"  # type: ignore[union-attr]
