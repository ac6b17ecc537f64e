from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from offercalc.desktop.editors.lines_entry import LinesEntry


def test_text_of_several_lines_is_shown_and_given_back(qtbot: QtBot) -> None:
    entry = LinesEntry("a\nb")
    qtbot.addWidget(entry)
    assert entry.text() == "a\nb"
    entry.setText("c")
    assert entry.text() == "c"


def test_the_tab_key_leaves_it_and_finishes_editing(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    column = QVBoxLayout(holder)
    entry, after = LinesEntry(""), QLineEdit()
    column.addWidget(entry)
    column.addWidget(after)
    holder.show()
    holder.activateWindow()
    qtbot.waitUntil(holder.isActiveWindow)
    entry.setFocus()
    qtbot.keyClicks(entry, "one")
    qtbot.keyClick(entry, Qt.Key.Key_Return)
    qtbot.keyClicks(entry, "two")
    with qtbot.waitSignal(entry.editingFinished):
        qtbot.keyClick(entry, Qt.Key.Key_Tab)
    assert (entry.text(), after.hasFocus()) == ("one\ntwo", True)


def test_it_grows_with_its_text_up_to_a_bound(qtbot: QtBot) -> None:
    entry = LinesEntry("a")
    qtbot.addWidget(entry)
    entry.show()
    heights = []
    for lines in (1, 3, 6, 9, 40):
        entry.setText("\n".join("a" * lines))
        heights.append(entry.sizeHint().height())
    assert heights[0] == heights[1] < heights[2] < heights[3] == heights[4]
    assert entry.minimumSizeHint() == entry.sizeHint()
