from typing import Any

from offercalc.application.clauses.clause import Clause
from offercalc.application.clauses.letter_details import LetterDetails
from offercalc.application.letters.letter_draft import ClauseRow, draft_letter
from offercalc.application.letters.letter_edits import (
    added,
    as_proposed,
    chosen_instead,
    in_order,
    reworded_in,
    switched,
)
from offercalc.application.letters.letter_text import LetterRequest
from offercalc.domain.offer.offer import Offer
from tests.sheets.papers import order
from tests.tools import CLAUSES, ENGLISH, PRESETS, offer_from

LIBRARY = {one.id: one for one in CLAUSES.every("en") if isinstance(one, Clause)}
ONE_TIME = {"type": "one_time", "instalments": [{"amount": "1000"}], "clawback": {"months": "12"}}


def rows(details: LetterDetails, place: str = "US", offer: Offer | None = None) -> tuple[ClauseRow, ...]:
    request = LetterRequest(offer or offer_from(), details, place, order())
    return draft_letter(request, tuple(LIBRARY.values()), PRESETS, ENGLISH).rows


def on(details: LetterDetails, place: str = "US", offer: Offer | None = None) -> list[str]:
    return [row.clause.id for row in rows(details, place, offer) if row.is_on]


def test_a_clause_is_left_out_and_comes_back_to_its_place() -> None:
    new = LetterDetails()
    without = switched(new, rows(new), "at-will", is_on=False)
    assert (without.without, "at-will" in on(without)) == (("at-will",), False)
    back = switched(without, rows(without), "at-will", is_on=True)
    assert on(back) == on(new)
    assert back.without == ()


def test_an_order_is_kept_without_those_that_are_left_out() -> None:
    details = LetterDetails(without=("at-will",))
    listed = rows(details)
    names = [row.clause.id for row in listed]
    moved = in_order(details, listed, [*names[1:], names[0]])
    assert "at-will" not in moved.clauses
    assert on(moved)[-1] == "welcome"


def test_a_clause_of_the_library_comes_to_its_usual_place() -> None:
    new = LetterDetails()
    more = added(new, rows(new), LIBRARY["relocation"])
    names = on(more)
    assert names.index("salary" if "salary" in names else "position") < names.index("relocation")
    assert names.index("relocation") < names.index("closing")


def test_a_clause_on_a_topic_that_the_letter_has_replaces_it() -> None:
    new = LetterDetails()
    other = added(new, rows(new), LIBRARY["confidentiality"])
    assert ("confidentiality-us" in on(other), "confidentiality" in on(other)) == (False, True)


def test_a_variant_is_chosen_at_the_same_place() -> None:
    offer = offer_from(pay=[ONE_TIME])
    new = LetterDetails()
    before = on(new, "US", offer)
    other = chosen_instead(new, rows(new, "US", offer), LIBRARY["repayment-pro-rata"], LIBRARY["repayment-in-full"])
    assert on(other, "US", offer) == ["repayment-in-full" if name == "repayment-pro-rata" else name for name in before]


def test_a_choice_that_the_offer_leaves_open_is_kept_as_a_term() -> None:
    new = LetterDetails()
    fixed = chosen_instead(new, rows(new, "ID"), LIBRARY["pkwtt"], LIBRARY["pkwt"])
    assert (fixed.employment_type, fixed.clauses) == ("fixed_term", ())
    assert {"pkwt", "pkwt-compensation"} <= set(on(fixed, "ID"))


def test_wording_is_kept_until_it_is_that_of_the_library_again() -> None:
    new = LetterDetails()
    (first, *_others) = rows(new)
    changed = reworded_in(new, first, "Welcome!")
    assert changed.wording == {"welcome": "Welcome!"}
    (again, *_others) = rows(changed)
    assert reworded_in(changed, again, f"{LIBRARY['welcome'].text}\n").wording == {}


def test_the_proposed_clauses_come_back_and_wording_stays() -> None:
    details: dict[str, Any] = {"wording": {"welcome": "Hi."}}
    assert as_proposed(LetterDetails(clauses=("welcome",), without=("closing",), **details)) == LetterDetails(**details)
