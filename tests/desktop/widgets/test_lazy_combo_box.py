from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from offercalc.desktop.widgets.lazy_combo_box import LazyComboBox

CHOICES = (("a", "Acme"), ("b", "Globex"), ("c", "Initech"))


def shown(qtbot: QtBot) -> LazyComboBox:
    box = LazyComboBox()
    box.show_choice("b", "Globex", lambda: CHOICES)
    qtbot.addWidget(box)
    box.show()
    qtbot.waitExposed(box)
    return box


def test_it_shows_one_choice_and_lists_all_when_it_is_opened(qtbot: QtBot) -> None:
    box = shown(qtbot)
    assert (box.count(), box.currentText(), box.currentData()) == (1, "Globex", "b")
    box.showPopup()
    assert (box.count(), box.currentIndex()) == (3, 1)
    box.hidePopup()


def test_the_arrow_keys_reach_all_choices(qtbot: QtBot) -> None:
    box = shown(qtbot)
    box.activateWindow()
    box.setFocus()
    qtbot.waitUntil(box.hasFocus)
    with qtbot.waitSignal(box.activated):
        qtbot.keyClick(box, Qt.Key.Key_Down)
    assert box.currentData() == "c"
    box.show_choice("c", "Initech", lambda: CHOICES)
    assert (box.count(), box.currentData()) == (3, "c")


def test_a_box_without_choices_stays_empty(qtbot: QtBot) -> None:
    box = LazyComboBox()
    qtbot.addWidget(box)
    box.list_all()
    assert box.count() == 0
