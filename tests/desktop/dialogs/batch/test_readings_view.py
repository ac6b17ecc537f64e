from pytestqt.qtbot import QtBot

from offercalc.application.ports.offer_table import Reading, RowFault
from offercalc.desktop.dialogs.batch.readings_view import ReadingsView
from offercalc.desktop.system.plain_text import PlainLabel
from tests.tools import ENGLISH


def fault(row: int, letter: str, *readings: str) -> RowFault:
    return RowFault(row, letter, "Bonus", "It may mean two things.", "Ann", readings=readings)


def test_a_column_is_asked_about_once_and_answered_for_all_its_rows(qtbot: QtBot) -> None:
    view = ReadingsView()
    qtbot.addWidget(view)
    view.show_faults((fault(2, "F", "15%", "0.15%"), fault(5, "F", "20%", "0.2%"), fault(6, "G")), ENGLISH)
    assert [button.text() for button in view.buttons] == [
        "Read as 15%", "Read as 0.15%", "Skip 2 rows", "Row by row",
    ]  # fmt: skip
    label = view.findChild(PlainLabel)
    assert isinstance(label, PlainLabel)
    assert label.text() == "Row 2 (Ann), column F Bonus: It may mean two things. And 1 more."
    assert view.buttons[0].accessibleDescription() == label.text()
    with qtbot.waitSignal(view.answered) as told:
        view.buttons[1].click()
    assert told.args == [(Reading(2, "F", "0.15%"), Reading(5, "F", "0.2%"))]
    with qtbot.waitSignal(view.skipped) as left:
        view.buttons[2].click()
    assert left.args == [frozenset({2, 5})]


def test_without_a_question_nothing_is_shown(qtbot: QtBot) -> None:
    view = ReadingsView()
    qtbot.addWidget(view)
    view.show_faults((fault(2, "F", "15%", "0.15%"),), ENGLISH)
    view.show_faults((fault(2, "F"),), ENGLISH)
    assert (view.isVisibleTo(view.window()), view.buttons) == (False, [])


def test_the_rows_of_a_column_are_answered_one_by_one(qtbot: QtBot) -> None:
    view = ReadingsView()
    qtbot.addWidget(view)
    faults = (fault(2, "F", "15%", "0.15%"), fault(5, "F", "20%", "0.2%"))
    view.show_faults(faults, ENGLISH)
    view.buttons[3].click()
    assert [button.text() for button in view.buttons] == [
        "Read as 15%", "Read as 0.15%", "Skip the row", "Read as 20%", "Read as 0.2%", "Skip the row",
    ]  # fmt: skip
    with qtbot.waitSignal(view.answered) as told:
        view.buttons[4].click()
    assert told.args == [(Reading(5, "F", "0.2%"),)]
    view.show_faults(faults[:1], ENGLISH, "1 cell answered.")
    assert [button.text() for button in view.buttons] == ["Read as 15%", "Read as 0.15%", "Skip the row", "Ask again"]
    with qtbot.waitSignal(view.recalled):
        view.buttons[3].click()
    view.begin()
    view.show_faults(faults, ENGLISH)
    assert view.buttons[3].text() == "Row by row"
