"""A letter is typed into an empty window with few keys besides its values, without mouse and wheel."""

from datetime import date
from decimal import Decimal

from PySide6.QtCore import QPoint
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from offercalc.desktop.shell.main_window import MainWindow
from offercalc.domain.offer.clawback import Clawback
from offercalc.domain.offer.equity import Rsu
from offercalc.domain.offer.offer import Offer
from offercalc.domain.offer.pay import Bonus, MatchTier, OneTime, RetirementMatch, Salary
from tests.windows import FakeLibrary, open_window

MOST_KEYS = 60
SIZE = (1280, 800)


class Typist:
    """Types values, and counts the keys that are no part of a value."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self.keys = 0

    def press(self, *keys: str) -> None:
        """Press keys that are no value, such as Tab or the letters that find a kind in a menu."""
        for key in keys:
            self.keys += 1
            QTest.keySequence(self._focused(), QKeySequence(key))
            QApplication.processEvents()

    def value(self, text: str) -> None:
        """Type a value where the cursor is; nothing has to be selected or deleted before."""
        QTest.keyClicks(self._focused(), text)
        QApplication.processEvents()

    def add(self, name: str) -> None:
        """Add a term by the first letters of its name."""
        self.press("Ctrl+Shift+A", *name, "Return")

    @property
    def tops(self) -> tuple[int, int]:
        """Where the open row and its page begin on the screen."""
        row = self._window.offers.form.content.open_row
        assert row is not None
        area: QWidget | None = row
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        assert area is not None
        return row.mapToGlobal(QPoint()).y(), area.viewport().mapToGlobal(QPoint()).y()

    @property
    def field(self) -> str:
        """What the field with the cursor is called."""
        return self._focused().accessibleName()

    def _focused(self) -> QWidget:
        return QApplication.activePopupWidget() or QApplication.focusWidget() or self._window


def typed_letter(qtbot: QtBot) -> tuple[int, Offer]:
    """Type a letter; return how many keys were no part of a value, and the offer."""
    window = open_window(qtbot, (), library=FakeLibrary())
    window.resize(*SIZE)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    typist = Typist(window)

    typist.press("Ctrl+N")
    typist.value("Initech")
    typist.press("Tab")
    typist.value("Engineer")
    typist.press("Tab", "Tab", "Tab", "Tab")
    assert typist.field == "Start date"
    typist.value("Feb 1, 2027")
    typist.press("Ctrl+Return")
    assert typist.field == "Amount (USD)"
    typist.value("165k")

    typist.add("tar")
    assert typist.field == "Target bonus (% of salary)"
    typist.value("15")

    typist.add("sig")
    assert typist.field == "Amount (USD)"
    typist.value("25k")
    typist.press("Tab", "Tab", "Tab")
    assert typist.field == "Clawback if you leave"
    typist.press("Down", "Tab")
    assert typist.field == "Clawback period (months)"
    typist.value("12")

    # The grant and the match are among the usual terms of an offer in the United States.
    typist.press("Ctrl+Return")
    row, page = typist.tops
    assert row > page  # though the tall row above it has been closed
    assert typist.field == "Number of units"  # an amount of money typed here is the value of the grant
    typist.value("EUR 240k")
    typist.press("Ctrl+Return")
    typist.value("50")
    typist.press("Tab")
    typist.value("6")

    typist.press("Ctrl+Return")
    assert typist.field == "Expires on"
    typist.value("Jan 15, 2027")
    typist.press("Ctrl+Return", "Ctrl+Return")
    typist.value("25 days of leave a year.")
    typist.press("Ctrl+Return")
    return typist.keys, window.workspace.session.offers[0].offer


def expect_letter(offer: Offer) -> None:
    """Assert that an offer states what the letter does."""
    salary, match, bonus, sign_on = offer.pay
    (grant,) = offer.equity
    assert isinstance(salary, Salary)
    assert isinstance(match, RetirementMatch)
    assert isinstance(bonus, Bonus)
    assert isinstance(sign_on, OneTime)
    assert isinstance(grant, Rsu)
    assert (offer.company, offer.role) == ("Initech", "Engineer")
    assert (offer.start_date, offer.expiry_date) == (date(2027, 2, 1), date(2027, 1, 15))
    assert (salary.amount, bonus.percent_of_salary) == (Decimal(165_000), Decimal(15))
    assert (sign_on.instalments[0].amount, sign_on.clawback) == (
        Decimal(25_000),
        Clawback(method="pro_rata", months=Decimal(12)),
    )
    assert (grant.value, grant.currency) == (Decimal(240_000), "EUR")
    assert match.tiers == (MatchTier(rate_percent=Decimal(50), of_salary_percent=Decimal(6)),)
    assert offer.notes == "25 days of leave a year."


def test_a_letter_is_typed_with_few_keys_besides_its_values(qtbot: QtBot) -> None:
    keys, offer = typed_letter(qtbot)
    assert keys <= MOST_KEYS
    expect_letter(offer)
