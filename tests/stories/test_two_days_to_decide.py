"""Three offers, one with unknown options and one that wants an answer in two days: ask, negotiate, write, and save."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Protocol

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from offercalc.application.workbench.selected_papers import Kind
from offercalc.desktop.pages.negotiate_page import NegotiatePage
from offercalc.desktop.shell.main_window import MainWindow
from offercalc.domain.offer.offer import Offer
from tests.tools import TODAY
from tests.windows import FakeLibrary, open_window, samples

_MOST_TABS = 120


class Hand(Protocol):
    """How a person reaches what is in the window."""

    def turn(self, window: MainWindow) -> None:
        """Turn to Negotiate."""

    def press(self, button: QWidget) -> None:
        """Press a button."""

    def type(self, field: QWidget, text: str) -> None:
        """Type a text instead of the one in a field, and confirm it."""


class Keyboard:
    """Reaches everything with Tab."""

    def turn(self, window: MainWindow) -> None:
        QTest.keySequence(window, QKeySequence("Ctrl+3"))
        QApplication.processEvents()

    def press(self, button: QWidget) -> None:
        self._reach(button)
        QTest.keyClick(button, Qt.Key.Key_Space)

    def type(self, field: QWidget, text: str) -> None:
        self._reach(field)
        QTest.keySequence(field, QKeySequence("Ctrl+A"))
        QTest.keyClicks(field, text)
        QTest.keyClick(field, Qt.Key.Key_Return)

    def _reach(self, wanted: QWidget) -> None:
        for _tab in range(_MOST_TABS):
            focused = QApplication.focusWidget()
            if focused is wanted:
                return
            QTest.keyClick(focused or wanted.window(), Qt.Key.Key_Tab)
            QApplication.processEvents()
        message = f"Tab does not come to {wanted.accessibleName()}"
        raise AssertionError(message)


class Mouse:
    """Clicks on what is scrolled into view."""

    def turn(self, window: MainWindow) -> None:
        self.press(window.sidebar._pages[2])

    def press(self, button: QWidget) -> None:
        _scroll_to(button)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def type(self, field: QWidget, text: str) -> None:
        _scroll_to(field)
        QTest.mouseClick(field, Qt.MouseButton.LeftButton)
        QTest.mouseDClick(field, Qt.MouseButton.LeftButton)
        assert isinstance(field, QLineEdit)
        field.selectAll()
        QTest.keyClicks(field, text)
        QTest.keyClick(field, Qt.Key.Key_Return)


def _scroll_to(widget: QWidget) -> None:
    window = widget.window()
    assert isinstance(window, MainWindow)
    if window.negotiate.isAncestorOf(widget):
        window.negotiate.ensureWidgetVisible(widget)
        QApplication.processEvents()


def opened(qtbot: QtBot) -> MainWindow:
    """Open the window with the samples as real offers, of which Globex wants an answer in two days."""
    openai, nusantara, globex = samples()
    soon = replace(globex.offer, expiry_date=TODAY + timedelta(days=2), sample=False)
    offers = (
        replace(openai, offer=replace(openai.offer, sample=False)),
        replace(nusantara, offer=replace(nusantara.offer, sample=False)),
        replace(globex, offer=soon),
    )
    window = open_window(qtbot, offers, library=FakeLibrary(offers))
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


@pytest.mark.parametrize("hand", [Keyboard(), Mouse()], ids=["keyboard", "mouse"])
def test_two_days_to_decide(qtbot: QtBot, hand: Hand, tmp_path: Path) -> None:
    window = opened(qtbot)
    hand.turn(window)
    page = window.negotiate
    assert "Answer Globex: Nov 2, 2026 · 2 days left" in page.dates.line.accessibleDescription()
    assert "Fewer than 5 working days are left until Globex must be answered" in (page.dates.sentences.text())
    _ask(page, hand)
    offer = _enter_answers(window, hand)
    assert offer.equity[0].units == 1000  # type: ignore[union-attr]
    _ask_for_more(qtbot, page, hand)
    _save_dates(window, hand, tmp_path / "dates.ics")
    _write(window, hand)


def _ask(page: NegotiatePage, hand: Hand) -> None:
    """Copy the open questions as an e-mail."""
    hand.press(page.questions.copy)
    text = QGuiApplication.clipboard().text()
    assert text.startswith("Questions about your offer: Head of Preparedness")
    assert "Stock options: how many units are granted?" in text


def _enter_answers(window: MainWindow, hand: Hand) -> Offer:
    """Type the number of options where it was asked for, which makes it a round of the offer."""
    page = window.negotiate
    hand.press(page.questions.answer)
    hand.type(page.answers.editors[0].entry, "1000")
    hand.press(page.answers.keep)
    offer = window.workspace.chosen_offer
    assert offer is not None
    return offer


def _ask_for_more(qtbot: QtBot, page: NegotiatePage, hand: Hand) -> None:
    """Ask for a salary and let a sign-on bonus close the rest; the letter beside it asks for the same."""
    qtbot.waitUntil(lambda: bool(page.ask.rows) and page.ask.make.isEnabled(), timeout=30_000)
    hand.press(page.ask.rows[1].closes)
    qtbot.waitUntil(page.ask.rows[1].closes.isChecked, timeout=30_000)
    hand.type(page.ask.rows[0].ask, "575k")
    qtbot.waitUntil(lambda: page.ask.rows[0].adds.text() == "+$80,000", timeout=30_000)
    hand.press(page.paper.copy)
    asked = page.negotiator.answer.proposal
    paper = page.paper.paper()
    assert asked is not None
    assert paper is not None
    assert paper.document.asked.offers[1].offer == asked.counter_offer  # type: ignore[union-attr]
    assert asked.package.after >= asked.package.goal


def _save_dates(window: MainWindow, hand: Hand, path: Path) -> None:
    hand.press(window.negotiate.dates.save)
    dialog = window.findChildren(QFileDialog)[-1]
    dialog.fileSelected.emit(str(path))
    dialog.close()
    window.activateWindow()
    text = path.read_text(encoding="utf-8")
    assert "DTSTART;VALUE=DATE:20261102" in text
    assert "$" not in text


def _write(window: MainWindow, hand: Hand) -> None:
    """Make it the counter-offer, a round of the offer, and come to its letter."""
    before = window.workspace.chosen_offer
    make = window.negotiate.ask.make
    assert isinstance(make, QAbstractButton)
    hand.press(make)
    offer = window.workspace.chosen_offer
    assert offer is not None
    assert (len(window.workspace.offers), offer.status) == (3, "negotiating")
    assert offer.pay[0].amount == 575_000  # type: ignore[union-attr]
    assert window._pages.currentWidget() is window.sheet
    assert (window.sheet.options.kind, window.sheet.options.wishes.before) == (Kind.LETTER, before)
