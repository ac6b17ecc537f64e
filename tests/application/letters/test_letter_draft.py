from typing import Any

import pytest
from msgspec.structs import replace

from offercalc.application.clauses.clause import Clause
from offercalc.application.clauses.clause_agreement import place_of_field
from offercalc.application.clauses.letter_details import LetterDetails
from offercalc.application.clauses.merge_names import Source
from offercalc.application.clauses.written_letter import END, GAP, VALUE
from offercalc.application.letters.letter_draft import FIELDS, LetterDraft, draft_letter, marked_values, name_of
from offercalc.application.letters.letter_text import LetterRequest
from offercalc.domain.offer.offer import Offer
from tests.sheets.papers import order
from tests.tools import CLAUSES, ENGLISH, INDONESIAN, PRESETS, offer_from

LIBRARY = tuple(one for one in CLAUSES.every("en") if isinstance(one, Clause))
ONE_TIME = {"type": "one_time", "instalments": [{"amount": "1000"}], "clawback": {"months": "12"}}


def draft(offer: Offer, place: str, *, is_draft: bool = False, **details: Any) -> LetterDraft:
    request = LetterRequest(offer, LetterDetails(**details), place, replace(order(), is_draft=is_draft))
    return draft_letter(request, LIBRARY, PRESETS, ENGLISH)


def on(found: LetterDraft) -> list[str]:
    return [row.clause.id for row in found.rows if row.is_on]


def test_a_new_letter_has_the_proposed_clauses_and_nothing_is_missing() -> None:
    found = draft(offer_from(), "US")
    assert on(found)[:3] == ["welcome", "position", "at-will"]
    assert (on(found)[-1], found.gaps, found.faults, found.is_ready) == ("acceptance", (), (), True)


def test_what_is_missing_is_named_in_the_text_with_where_it_is_stated() -> None:
    found = draft(offer_from(), "US", clauses=("pay-day", "leave"))
    assert [(gap.name, gap.source, gap.path) for gap in found.gaps] == [
        ("payday", Source.LETTER, ""),
        ("leave_days", Source.OFFER, "leave_days"),
    ]
    assert f"{GAP}[When the salary is paid]{END}" in found.text.clauses[0].paragraphs[0].lines[0]
    assert not found.is_ready


def test_values_of_the_offer_are_marked_line_by_line() -> None:
    marked = marked_values({"title": "Engineer", "allowances": "Car\n- Meals", "payday": "monthly"}, {"city": "[City]"})
    assert marked == {
        "title": f"{VALUE}Engineer{END}",
        "allowances": f"{VALUE}Car{END}\n- {VALUE}Meals{END}",
        "payday": "monthly",
        "city": f"{GAP}[City]{END}",
    }


def test_what_the_offer_leaves_open_is_a_question_and_the_letter_goes_on() -> None:
    found = draft(offer_from(), "ID")
    assert "pkwtt" in on(found)
    (fault, *_others) = found.faults
    assert fault.sentence.startswith('The offer does not state "Employment type", which decides between')
    assert (fault.clause, fault.path) == ("pkwtt", "employment_type")


def test_a_clause_that_the_offer_contradicts_is_told_with_the_field() -> None:
    found = draft(offer_from(pay=[ONE_TIME]), "US", clauses=("repayment-pro-rata-days", "repayment-in-full"))
    assert [(fault.clause, fault.path) for fault in found.faults] == [
        ("repayment-pro-rata-days", "pay[one_time].clawback.by"),
        ("repayment-in-full", "pay[one_time].clawback.is_pro_rata"),
    ]
    assert '"Service since payment counts by"' in found.faults[0].sentence
    assert '"Clawback if you leave"' in found.faults[1].sentence


def test_a_clause_about_nothing_in_the_offer_is_told() -> None:
    (fault,) = draft(offer_from(), "US", clauses=("repayment-in-full",)).faults[:1]
    assert "of which the offer has none" in fault.sentence


def test_an_unknown_merge_name_keeps_the_wording_of_the_library() -> None:
    found = draft(offer_from(), "US", clauses=("welcome",), wording={"welcome": "Hi {titel}"})
    (fault,) = found.faults
    assert "there is no merge name {titel}; did you mean {title}?" in fault.sentence
    assert found.text.clauses[0].paragraphs[0].lines[0].startswith("We are pleased")
    assert (found.rows[0].is_reworded, found.rows[0].library_text) == (True, found.rows[0].clause.text)


def test_own_wording_stands_in_this_letter() -> None:
    found = draft(offer_from(role="Chef"), "US", clauses=("welcome",), wording={"welcome": "Hi, {title}!"})
    assert found.text.clauses[0].paragraphs[0].lines == (f"Hi, {VALUE}Chef{END}!",)
    assert (found.rows[0].clause.text, found.faults) == ("Hi, {title}!", ())


def test_what_is_left_out_stays_listed_at_its_place() -> None:
    found = draft(offer_from(), "US", without=("at-will",))
    names = [row.clause.id for row in found.rows]
    assert names.index("at-will") == names.index("position") + 1
    assert "at-will" not in on(found)


def test_clauses_that_are_proposed_but_not_named_are_listed_as_left_out() -> None:
    found = draft(offer_from(), "US", clauses=("acceptance", "welcome"))
    assert on(found) == ["acceptance", "welcome"]
    assert ("at-will", False) in [(row.clause.id, row.is_on) for row in found.rows]


def test_variants_are_the_clauses_of_a_topic_for_the_place() -> None:
    found = draft(offer_from(pay=[ONE_TIME]), "US")
    row = next(row for row in found.rows if row.clause.topic == "repayment")
    assert row.clause.id == "repayment-pro-rata"
    assert {"repayment-in-full", "repayment-pro-rata-days"} <= {one.id for one in row.variants}


def test_a_clause_that_is_gone_is_told() -> None:
    (fault,) = draft(offer_from(), "US", clauses=("welcome", "garden")).faults
    assert fault.sentence == "There is no clause garden in the library any more; the letter is without it."


def test_a_term_that_differs_is_told_with_its_field() -> None:
    found = draft(offer_from(employment_type="permanent"), "US", employment_type="fixed_term")
    assert [fault.path for fault in found.faults if not fault.clause] == ["employment_type"]


def test_what_is_not_known_yet_is_for_drafts_alone() -> None:
    offer = offer_from(pay=[{"type": "salary", "amount": None, "per": "year"}])
    (fault,) = draft(offer, "US", clauses=("salary",)).faults
    assert (fault.path, "not known yet" in fault.sentence) == ("pay[salary]", True)
    assert draft(offer, "US", clauses=("salary",), is_draft=True).faults == ()


@pytest.mark.parametrize(("localizer", "words"), [(ENGLISH, "Opening words"), (INDONESIAN, "Kalimat pembuka")])
def test_a_clause_without_a_heading_has_a_name(localizer: Any, words: str) -> None:
    assert localizer.render(name_of(next(one for one in LIBRARY if one.id == "welcome"))) == words


def test_every_value_of_the_offer_leads_to_a_field() -> None:
    offer = offer_from()
    assert [path for path in FIELDS.values() if "[" not in path and not place_of_field(path, offer)] == []


def test_a_letter_without_an_appendix_does_not_speak_of_one() -> None:
    def words(**details: Any) -> str:
        found = draft(offer_from(), "GB", clauses=("whole-agreement",), **details)
        return found.text.clauses[0].paragraphs[0].lines[0]

    assert words().endswith("The figures of the appendix explain the offer and do not add to it.")
    assert words(appendix=False).endswith("the others remain in force.")
