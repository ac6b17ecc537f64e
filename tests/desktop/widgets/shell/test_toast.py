import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from offercalc.desktop.system.theme import load_theme
from offercalc.desktop.widgets.shell.toast import Offered, Toast
from tests.windows import light


def told(qtbot: QtBot, words: str = "Target bonus removed") -> tuple[Toast, QLineEdit, list[str], QWidget]:
    done: list[str] = []
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(800, 400)
    line = QLineEdit(page)
    QVBoxLayout(page).addWidget(line)
    toast = Toast(light(), page)
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    line.setFocus()
    toast.show_words(words, Offered("Undo", lambda: done.append("undone")))
    return toast, line, done, page


def test_a_click_on_its_button_acts_and_leaves_the_focus_where_it_was(qtbot: QtBot) -> None:
    toast, line, done, _page = told(qtbot)
    assert (toast.text, toast.buttons[0].text()) == ("Target bonus removed", "Undo")
    assert toast.buttons[0].accessibleName() == "Undo: Target bonus removed"
    qtbot.mouseClick(toast.buttons[0], Qt.MouseButton.LeftButton)
    assert (done, toast.isHidden(), QApplication.focusWidget()) == (["undone"], True, line)


def test_the_tab_key_reaches_it_and_it_tells_when_it_goes_with_the_focus(qtbot: QtBot) -> None:
    toast, line, done, _page = told(qtbot)
    QTest.keyClick(line, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is toast.buttons[0]
    toast._pass_by()
    assert toast.isVisible()  # somebody is about to use it
    with qtbot.waitSignal(toast.left):
        QTest.keyClick(toast.buttons[0], Qt.Key.Key_Space)
    assert done == ["undone"]


def test_later_news_take_the_buttons_of_earlier_news_away_at_once(qtbot: QtBot) -> None:
    toast, _line, _done, _page = told(qtbot)
    undo = toast.buttons[0]
    toast.show_words("Saved: offer.pdf", Offered("Open", lambda: None))
    assert ([button.text() for button in toast.buttons], undo.isHidden()) == (["Open"], True)


def test_escape_closes_it(qtbot: QtBot) -> None:
    toast, _line, done, _page = told(qtbot)
    toast.buttons[0].setFocus()
    QTest.keyClick(toast.buttons[0], Qt.Key.Key_Escape)
    assert (toast.isHidden(), done) == (True, [])


def test_it_passes_by_unless_the_pointer_is_on_it(qtbot: QtBot) -> None:
    toast, _line, _done, _page = told(qtbot)
    assert toast._timer.isActive()
    QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))
    assert toast._timer.isActive()
    toast._timer.timeout.emit()
    assert toast.isHidden()


def test_it_is_announced(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[QAccessibleEvent] = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", heard.append)
    _toast, _line, _done, _page = told(qtbot)
    assert [event.type() for event in heard] == [QAccessible.Event.Announcement]


@pytest.mark.parametrize("scale", [100, 200])
def test_it_stays_within_its_page_and_a_long_text_is_told_in_full_by_the_tip(qtbot: QtBot, scale: int) -> None:
    toast, _line, _done, page = told(qtbot, "long " * 100)
    toast.restyle(load_theme("light", scale))
    for width in (800, 360):
        page.resize(width, 400)
        QApplication.processEvents()
        assert page.rect().contains(toast.geometry())
        assert abs(toast.geometry().center().x() - width // 2) <= 1
    assert "…" in toast.text
    assert toast._words.toolTip().count("long") == 100
