from msgspec.structs import replace

from offercalc.analysis.open_questions import open_questions
from offercalc.presentation.text.question_text import question_text
from tests.tools import ENGLISH, OPENAI, offer_from, sample

OFFER = offer_from(
    pay=[{"type": "one_time", "label": "Sign-on", "instalments": [{"amount": None}]}],
    equity=[{"type": "option"}],
)


def test_a_question_names_the_part_it_is_about() -> None:
    assert [question_text(question, OFFER, ENGLISH) for question in open_questions(OFFER)] == [
        "Sign-on: how much is paid?",
        "Stock options: how many units are granted?",
        "Stock options: what is the strike price of one option?",
        "Stock options: how many fully diluted shares does the company have?",
        "Stock options: what is the latest price of one share, or the company's valuation?",
        "Stock options: when does the grant vest?",
    ]


def test_the_sample_asks_for_what_the_press_did_not_report() -> None:
    offer = sample(OPENAI)
    asked = [question_text(question, offer, ENGLISH) for question in open_questions(offer)]
    assert asked[0] == "Stock options: how many units are granted?"
    assert len(asked) == 4


def test_a_question_about_the_employment_names_no_part() -> None:
    offer = offer_from(probation_months={"low": "3", "likely": "3", "high": "6"})
    offer = replace(offer, notice_months=None)
    asked = [(one.path, question_text(one, offer, ENGLISH)) for one in open_questions(offer)]
    assert asked == [
        ("$.notice_months", "How long is the notice period?"),
        ("$.probation_months", "How long is the probation period?"),
    ]
