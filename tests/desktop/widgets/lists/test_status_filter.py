from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from offercalc.desktop.widgets.lists.status_filter import StatusFilter
from tests.tools import ENGLISH
from tests.windows import light


def shown(qtbot: QtBot) -> StatusFilter:
    counters = StatusFilter()
    qtbot.addWidget(counters)
    counters.show_counts({"draft": 38, "accepted": 112}, ENGLISH, light())
    counters.show()
    return counters


def test_each_status_is_counted_and_all_together(qtbot: QtBot) -> None:
    counters = shown(qtbot)
    assert [one.accessibleName() for one in counters.counters] == ["All offers: 150", "Draft: 38", "Accepted: 112"]
    assert [one.isChecked() for one in counters.counters] == [True, False, False]


def test_a_click_chooses_a_status_and_the_first_one_all(qtbot: QtBot) -> None:
    counters = shown(qtbot)
    with qtbot.waitSignal(counters.chosen, check_params_cb=lambda chosen: chosen == {"accepted"}):
        qtbot.mouseClick(counters.counters[2], Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(counters.chosen, check_params_cb=lambda chosen: chosen == frozenset()):
        qtbot.mouseClick(counters.counters[0], Qt.MouseButton.LeftButton)


def test_a_chosen_status_stays_chosen_until_no_offer_has_it(qtbot: QtBot) -> None:
    counters = shown(qtbot)
    qtbot.mouseClick(counters.counters[2], Qt.MouseButton.LeftButton)
    counters.show_counts({"accepted": 113}, ENGLISH, light())
    assert [one.isChecked() for one in counters.counters] == [False, True]
    with qtbot.waitSignal(counters.chosen, check_params_cb=lambda chosen: chosen == frozenset()):
        counters.show_counts({"draft": 1}, ENGLISH, light())
    assert counters.counters[0].isChecked()
