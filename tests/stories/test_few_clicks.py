"""The letter of the keyboard story is entered by mouse: few clicks besides its values, and nothing is scrolled."""

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QMenu, QWidget
from pytestqt.qtbot import QtBot

from offercalc.desktop.editors.document.row_head import RowHead
from offercalc.desktop.shell.main_window import MainWindow
from offercalc.domain.offer.offer import Offer
from tests.stories.test_few_keys import expect_letter
from tests.windows import FakeLibrary, open_window

MOST_CLICKS = 30
SIZE = (1440, 900)


class Hand:
    """Clicks what can be seen and is not covered, types values where the cursor is, and counts the clicks."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self._window, self._qtbot = window, qtbot
        self.clicks = 0

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        """Click a widget, in its middle unless told otherwise; it must be in sight there."""
        place = at or widget.rect().center()
        top = QApplication.activePopupWidget() or self._window
        seen = top.childAt(widget.mapTo(top, place)) if widget is not top else widget
        assert seen is widget or (seen is not None and widget.isAncestorOf(seen)), f"{widget} is not in sight"
        self.clicks += 1
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=place)
        self._settle()

    def value(self, text: str) -> None:
        """Type a value where the cursor is; nothing has to be selected or deleted before."""
        QTest.keyClicks(QApplication.focusWidget() or self._window, text)
        self._settle()

    def row(self, name: str) -> None:
        """Click the name of a row, which opens it."""
        head = self._row(name)
        self.click(head, QPoint(60, head.height() // 2))

    def amount(self, name: str) -> None:
        """Click the amount of a row, which is edited in its place."""
        head = self._row(name)
        self.click(head, head.figure_place.center())

    def field(self, name: str) -> None:
        """Click a field by its name."""
        self.click(self._named(name))

    def choose(self, field: str, text: str) -> None:
        """Click a box and one of its choices."""
        self.field(field)
        (box,) = (
            one for one in self._window.findChildren(QComboBox) if one.isVisible() and one.accessibleName() == field
        )
        view = box.view()
        assert view.isVisible()
        place = view.visualRect(view.model().index(box.findText(text), 0)).center()
        self.clicks += 1
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
        self._settle()

    def add(self, group: str, kind: str) -> None:
        """Click the link in the head of a group and a kind in its menu."""
        QTimer.singleShot(0, self._window, lambda: self._pick(kind))  # the menu has an event loop of its own
        self.click(self._named(group))

    def _pick(self, kind: str) -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        action = next(one for one in menu.actions() if one.text() == kind)
        self.click(menu, menu.actionGeometry(action).center())

    def _named(self, name: str) -> QWidget:
        """Return the field or button of a name."""
        there = [one for one in self._window.findChildren(QWidget) if one.isVisible()]
        buttons = [one for one in there if isinstance(one, QAbstractButton) and one.text().strip() == name]
        return next(iter(buttons), None) or next(one for one in there if one.accessibleName() == name)

    def _row(self, name: str) -> RowHead:
        rows = (one for one in self._window.findChildren(RowHead) if one.isVisible())
        return next(one for one in rows if one.accessibleName().startswith(name))

    def _settle(self) -> None:
        for _pass in range(4):
            QApplication.processEvents()
        if QApplication.activePopupWidget() is None and not self._window.isActiveWindow():
            self._window.activateWindow()  # as a window manager does once a popup is gone
            self._qtbot.waitUntil(self._window.isActiveWindow)


def entered_letter(qtbot: QtBot) -> tuple[int, Offer]:
    """Enter the letter by mouse; return how many clicks it took, and the offer."""
    window = open_window(qtbot, (), library=FakeLibrary())
    window.resize(*SIZE)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QApplication.setDoubleClickInterval(1)  # else a box takes the second click for one that opened it
    hand = Hand(window, qtbot)

    hand.click(window.sidebar.new.new)
    hand.value("Initech")
    hand.field("Role")
    hand.value("Engineer")
    hand.field("Start date")
    hand.value("Feb 1, 2027")
    hand.amount("Base salary")
    hand.value("165k")

    hand.add("Add pay", "Target bonus")
    hand.value("15")

    hand.add("Add pay", "Sign-on bonus")
    hand.value("25k")
    hand.choose("Clawback if you leave", "Pro rata")
    hand.field("Clawback period (months)")
    hand.value("12")

    hand.row("Restricted stock units")
    hand.value("EUR 240k")

    hand.row("401(k)")
    hand.value("50")
    hand.field("On contributions up to the next … % of salary")
    hand.value("6")
    hand.field("Done: 401(k)")

    hand.amount("Answer by")
    hand.value("Jan 15, 2027")
    hand.row("Notes")
    hand.value("25 days of leave a year.")
    hand.field("Done: Notes")
    return hand.clicks, window.workspace.session.offers[0].offer


def test_a_letter_is_entered_with_few_clicks_and_no_wheel(qtbot: QtBot) -> None:
    clicks, offer = entered_letter(qtbot)
    assert clicks <= MOST_CLICKS
    expect_letter(offer)
