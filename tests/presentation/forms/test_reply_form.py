from offercalc.analysis.open_questions import open_questions
from offercalc.presentation.forms.reply_form import answer_fields, reply_fields
from tests.builders import assumptions, offer, presets
from tests.tools import ENGLISH, GLOBEX, OPENAI, sample


def test_a_reply_changes_what_is_negotiated_and_the_dates() -> None:
    labels = [field.label for field in reply_fields(sample(GLOBEX), assumptions("USD"), presets(), ENGLISH)]
    assert labels[0] == "Base salary: Amount (USD)"
    assert labels[-2:] == ["Start date", "Expires on"]
    assert len(set(labels)) == len(labels) > 5


def test_what_is_not_offered_has_no_field() -> None:
    fields = reply_fields(offer("100k USD/year"), assumptions("USD"), presets(), ENGLISH)
    assert [field.path[-1] for field in fields] == ["amount", "raise_percent", "start_date", "expiry_date"]


def test_each_answer_has_the_field_of_its_question() -> None:
    mine = sample(OPENAI)
    questions = open_questions(mine)
    fields = answer_fields(mine, questions, presets(), ENGLISH)
    assert [field.path[-1] for field in fields][:2] == ["units", "strike"]
    assert all(field.text == "" for field in fields)
