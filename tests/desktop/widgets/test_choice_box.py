import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from offercalc.desktop.widgets.choice_box import ChoiceBox


def test_rows_have_room_between_them(qtbot: QtBot) -> None:
    box, plain = ChoiceBox(), QComboBox()
    for one in (box, plain):
        qtbot.addWidget(one)
        one.addItems(["USD", "IDR"])
    assert box.view().sizeHintForRow(0) >= 2 * box.fontMetrics().height()
    assert box.view().sizeHintForRow(0) > plain.view().sizeHintForRow(0)


def test_letters_and_arrows_choose(qtbot: QtBot) -> None:
    box = ChoiceBox()
    qtbot.addWidget(box)
    box.addItems(["EUR", "IDR", "USD"])
    with qtbot.waitSignal(box.activated, check_params_cb=lambda place: place == 1):
        qtbot.keyClicks(box, "i")
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert box.currentText() == "USD"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("p", "per month"),
        ("pp", "per hour"),  # the next one that begins so
        ("per h", "per hour"),  # the space does not open the list
        ("h", "per hour"),
        ("mo", "per month"),
        ("x", "per year"),
    ],
)
def test_typing_finds_a_choice_by_any_of_its_words(qtbot: QtBot, typed: str, found: str) -> None:
    box, picked = ChoiceBox(), list[int]()
    qtbot.addWidget(box)
    box.addItems(["per year", "per month", "twice a month, promptly", "per hour"])
    box.activated.connect(picked.append)
    qtbot.keyClicks(box, typed)
    assert box.currentText().startswith(found)
    assert picked[-1:] == [box.currentIndex()][: len(picked)]


def test_a_choice_that_is_cut_off_is_whole_in_the_tool_tip(qtbot: QtBot) -> None:
    box = ChoiceBox()
    qtbot.addWidget(box)
    box.addItems(["Globex — Director, Trust Engineering & <b>Safety</b>", "USD"])
    box.resize(120, 32)
    tips = []
    for place in (0, 1):
        box.setCurrentIndex(place)
        QApplication.sendEvent(box, QHelpEvent(QEvent.Type.ToolTip, QPoint(5, 5), QPoint(5, 5)))
        tips.append(box.toolTip())
    assert tips == ["<qt>Globex — Director, Trust Engineering &amp; &lt;b&gt;Safety&lt;/b&gt;</qt>", ""]
