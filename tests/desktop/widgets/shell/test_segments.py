from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from offercalc.desktop.widgets.shell.segments import Segments


def shown(qtbot: QtBot) -> Segments:
    segments = Segments()
    qtbot.addWidget(segments)
    segments.show_choices(("Value", "Units", "Percent"), 1, "Grant size")
    segments.show()
    qtbot.waitExposed(segments)
    return segments


def test_one_of_them_is_chosen_and_another_one_is_picked_by_a_click(qtbot: QtBot) -> None:
    segments = shown(qtbot)
    assert [button.isChecked() for button in segments.buttons] == [False, True, False]
    with qtbot.waitSignal(segments.picked) as picked:
        segments.buttons[2].click()
    assert (picked.args, segments.chosen) == ([2], 2)
    with qtbot.assertNotEmitted(segments.picked):
        segments.buttons[2].click()


def test_tab_reaches_the_chosen_one_and_arrows_go_on(qtbot: QtBot) -> None:
    segments = shown(qtbot)
    segments.activateWindow()
    qtbot.waitUntil(segments.isActiveWindow)
    segments.stop.setFocus(Qt.FocusReason.TabFocusReason)
    with qtbot.waitSignal(segments.picked) as picked:
        qtbot.keyClick(segments.stop, Qt.Key.Key_Right)
    assert (picked.args, segments.stop.hasFocus()) == ([2], True)


def test_what_is_shown_by_the_program_is_not_picked(qtbot: QtBot) -> None:
    segments = shown(qtbot)
    with qtbot.assertNotEmitted(segments.picked):
        segments.show_choices(("Value", "Units"), 0, "Size")
    assert [button.isVisible() for button in segments.buttons] == [True, True, False]
    assert segments.buttons[0].accessibleName() == "Size: Value"
