from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from offercalc.application.clauses.letter_details import LetterDetails
from offercalc.application.letters.letter_draft import ClauseRow
from offercalc.desktop.editors.letters.clause_list import ClauseList
from tests.application.letters.test_letter_edits import rows
from tests.tools import ENGLISH
from tests.windows import light

ROWS = rows(LetterDetails(clauses=("welcome", "position", "at-will", "closing"), without=("acceptance",)))
NAMES = [row.clause.id for row in ROWS]


def listed(qtbot: QtBot, shown: tuple[ClauseRow, ...] = ROWS) -> ClauseList:
    detail = QWidget()
    QVBoxLayout(detail).addWidget(QLabel("Detail"))
    found = ClauseList(light(), detail)
    qtbot.addWidget(found)
    found.resize(300, 400)
    found.show_rows(shown, ENGLISH, light())
    found.show()
    return found


def test_clauses_are_listed_with_their_place(qtbot: QtBot) -> None:
    found = listed(qtbot)
    assert [found.item(place).text() for place in range(3)] == [
        "Opening words",
        "Position and start date",
        ROWS[2].clause.title,
    ]
    said = found.item(2).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "At-will employment, US"


def test_a_clause_is_moved_with_the_keys(qtbot: QtBot) -> None:
    found, orders = listed(qtbot), list[tuple[str, ...]]()
    found.moved.connect(orders.append)
    found.setCurrentRow(1)
    qtbot.keyClick(found, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert orders == [(NAMES[1], NAMES[0], *NAMES[2:])]
    assert found.current == NAMES[1]
    qtbot.keyClick(found, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert len(orders) == 1


def test_space_switches_a_clause(qtbot: QtBot) -> None:
    found, told = listed(qtbot), list[tuple[str, bool]]()
    found.switched.connect(lambda name, is_on: told.append((name, is_on)))
    found.setCurrentRow(2)
    qtbot.keyClick(found, Qt.Key.Key_Space)
    assert told == [("at-will", False)]


def test_the_selected_clause_opens_a_room_for_its_details(qtbot: QtBot) -> None:
    found = listed(qtbot)
    closed = found.height()
    found._detail.show()
    found.setCurrentRow(0)
    found.fit()
    assert found.height() > closed
    row = found.visualItemRect(found.item(0))
    assert row.top() < found._detail.y() < found._detail.geometry().bottom() <= row.bottom() + 1
    assert found.visualItemRect(found.item(1)).top() > found._detail.geometry().bottom()


def test_the_selection_follows_a_clause_that_takes_the_place_of_another(qtbot: QtBot) -> None:
    found, picked = listed(qtbot), list[str]()
    found.picked.connect(picked.append)
    found.pick("position")
    assert (found.current, picked) == ("position", [])
    found.follow("closing")
    found.show_rows(ROWS[1:], ENGLISH, light())
    assert found.current == "closing"
