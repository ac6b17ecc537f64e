from datetime import date

import pytest

from offercalc.application.offers.drafts import begin_draft, edit_draft
from offercalc.application.offers.edits import Edit, Insert, Put, Together
from offercalc.application.offers.starters import BLANK, started_offer, starters
from offercalc.domain.offer.pay import Bonus, Salary
from offercalc.domain.validate.draft import Draft, draft_problems
from tests.tools import ENGLISH, INDONESIAN, PRESETS, TODAY

START = Put(("start_date",), date(2027, 2, 1))


@pytest.mark.parametrize("region", [*starters(), BLANK])
def test_a_draft_begins_with_the_terms_of_its_country_and_nothing_that_is_made_up(region: str) -> None:
    draft = begin_draft(region, "USD", TODAY, INDONESIAN)
    offer = started_offer(region, "USD", TODAY, INDONESIAN)
    assert draft.missing == ("company", "role", "start_date")
    assert (draft.terms.company, draft.terms.role, draft.terms.start_date) == ("", "", TODAY)
    assert (draft.terms.pay, draft.terms.equity, draft.terms.currency) == (offer.pay, offer.equity, offer.currency)
    assert all(part.amount is None for part in draft.terms.pay if isinstance(part, Salary))
    assert draft_problems(draft, PRESETS) == ()


@pytest.mark.parametrize("today", [date(1, 1, 1), date(9999, 12, 31)])
def test_a_clock_that_is_far_off_keeps_nobody_from_beginning(today: date) -> None:
    assert draft_problems(begin_draft(BLANK, "USD", today, ENGLISH), PRESETS) == ()


@pytest.mark.parametrize(
    ("edit", "is_stated"),
    [
        (START, True),
        (Together((Put(("currency",), "EUR"), START)), True),
        (Put(("end_date",), date(2028, 1, 1)), False),
        (Together((Put(("company",), "Acme"),)), False),
        (Insert(Bonus()), False),
    ],
)
def test_a_start_date_is_stated_once_it_is_entered(edit: Edit, is_stated: bool) -> None:  # noqa: FBT001 - a parameter
    after = edit_draft(edit, begin_draft("US", "USD", TODAY, ENGLISH))
    assert after.has_start is is_stated
    assert edit_draft(Put(("level",), "L5"), after).has_start is is_stated


def test_edits_make_it_an_offer() -> None:
    draft = begin_draft("US", "USD", TODAY, ENGLISH)
    for edit in (Put(("company",), "Acme"), START, Put(("role",), "Engineer")):
        assert draft.offer is None
        draft = edit_draft(edit, draft)
    assert draft.offer is not None
    assert (draft.offer.company, draft.offer.start_date) == ("Acme", date(2027, 2, 1))
    assert isinstance(draft, Draft)
