from typing import Any

from pytestqt.qtbot import QtBot

from offercalc.application.clauses.letter_details import LetterDetails
from offercalc.desktop.editors.letters.todo_list import TodoList, todos
from tests.application.letters.test_letter_draft import draft
from tests.tools import ENGLISH, offer_from


def test_each_thing_to_do_has_a_link_to_where_it_is_done(qtbot: QtBot) -> None:
    stated: dict[str, Any] = {
        "clauses": ("pay-day", "leave", "welcome", "gone"), "wording": {"welcome": "{titel}"},
        "employment_type": "fixed_term",
    }  # fmt: skip
    written = draft(offer_from(employment_type="permanent"), "US", **stated)
    found = tuple(todos(written, LetterDetails(**stated), ENGLISH))
    assert sorted((one.kind, one.about) for one in found) == [
        ("clause", "gone"), ("clause", "welcome"), ("field", "payday"), ("offer", "leave_days"),
        ("remove", "employment_type"),
    ]  # fmt: skip
    shown, wanted = TodoList(), list[tuple[str, str]]()
    qtbot.addWidget(shown)
    shown.wanted.connect(lambda kind, about: wanted.append((kind, about)))
    shown.show_todos(found, ENGLISH)
    assert shown.title.text() == "5 things to complete"
    label, link = shown.lines[0]
    assert label.text() == "When the salary is paid is missing: Pay day"
    link.click()
    assert wanted == [("field", "payday")]
    shown.show_todos((), ENGLISH)
    assert shown.isHidden()
