from datetime import date

from msgspec.structs import replace

from offercalc.analysis.open_questions import open_questions
from offercalc.domain.offer.offer import Contact
from offercalc.presentation.text.question_message import Names, greeting, question_message
from tests.tools import ENGLISH, INDONESIAN, TODAY, offer_from

OFFER = replace(
    offer_from(pay=[{"type": "salary", "amount": "7654321"}, {"type": "bonus"}], equity=[{"type": "rsu"}]),
    company="Acme",
    role="Engineer",
    notes="I would take 90k",
    contacts=(Contact(name="Dewi Lestari", email="dewi@acme.example"),),
    expiry_date=date(2026, 11, 20),
)
ASKED = open_questions(OFFER)


def test_the_message_greets_thanks_asks_and_says_until_when() -> None:
    found = question_message(OFFER, ASKED[:2], TODAY, ENGLISH, Names(sender="Sari"))
    assert found.subject == "Questions about your offer: Engineer"
    assert found.text.split("\n\n") == [
        "Dear Dewi Lestari,",
        "Thank you for your offer to join Acme as Engineer. So that I can consider it properly, could you please help "
        "me with these questions?",
        "1. What is the target bonus, as a percentage of salary or as an amount?\n"
        "2. Restricted stock units: how many units are granted?",
        "The offer is open until November 20, 2026, so an answer before then would help me a great deal.",
        "Thank you very much for your help.",
        "Kind regards,\nSari",
    ]


def test_it_is_polite_indonesian_for_indonesian_readers() -> None:
    found = question_message(OFFER, ASKED, TODAY, INDONESIAN, Names(to="Budi"))
    assert found.text.startswith("Yth. Bapak/Ibu Budi,")
    assert "mohon bantuan Bapak/Ibu" in found.text


def test_nothing_of_the_candidates_own_leaves_with_it() -> None:
    found = question_message(OFFER, ASKED, TODAY, ENGLISH, Names())
    for private in ("90k", "7,654,321", "7654321", "dewi@acme.example"):
        assert private not in found.subject + found.text


def test_a_past_deadline_is_not_mentioned() -> None:
    late = question_message(OFFER, ASKED, date(2026, 11, 20), ENGLISH, Names())
    assert "open until" not in late.text


def test_without_a_contact_the_hiring_team_is_greeted() -> None:
    assert greeting(replace(OFFER, contacts=()), ENGLISH) == "Dear hiring team,"
