"""A new offer says what is missing, shows what figures it can, and is kept wherever a person goes meanwhile."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from typing_extensions import override

from offercalc.application.offers.starters import BLANK
from offercalc.application.ports.library import Library, StoredOffer
from offercalc.desktop.program import open_library
from offercalc.desktop.shell import draft_keeper
from offercalc.desktop.shell.main_window import MainWindow
from offercalc.desktop.shell.page_window import COMPARE, NEGOTIATE, OFFERS, SHEET
from offercalc.interchange.stores.draft_file import JsonDrafts
from tests.memory_library import MemoryLibrary
from tests.tools import FILES, StandInServices
from tests.windows import open_window, samples


class KeepingServices(StandInServices):
    """Services with a library in memory and drafts in a file."""

    def __init__(self, path: Path, *held: StoredOffer) -> None:
        super().__init__()
        self.kept = MemoryLibrary(*held)
        self.typed = JsonDrafts(path, FILES)

    @property
    @override
    def library(self) -> Library:
        return self.kept


def started(qtbot: QtBot, path: Path, *held: StoredOffer) -> MainWindow:
    """Start the window as the program does, and wait until it has read what is not saved."""
    window = open_window(qtbot, (), tools=KeepingServices(path, *held))
    open_library(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.waitUntil(lambda: window.drafts._is_read and window.workspace.session.is_open)
    return window


def keep_drafts(window: MainWindow) -> None:
    """Save now what would be saved half a second after the first keystroke, however slow the machine is."""
    window.drafts._soon.stop()
    window.drafts._keep()
    window.drafts._lane.wait_for_jobs()


def type_in(field: str, text: str, window: MainWindow) -> None:
    """Type into a field of the selected offer, and confirm it."""
    entry = window.offers.form.field((field,)).entry
    entry.setFocus()
    QTest.keyClicks(entry, text)
    QTest.keyClick(entry, Qt.Key.Key_Return)
    QApplication.processEvents()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "drafts-own.json"


def test_an_offer_is_made_of_what_is_typed_and_of_nothing_else(qtbot: QtBot, path: Path) -> None:
    window = started(qtbot, path)
    workspace = window.workspace
    window.new_offer(BLANK)
    assert window.offers.title.text() == "New offer"
    assert window.offers.head.subtitle.text() == "received"
    assert window.offers.form.field(("start_date",)).entered.text == ""
    assert window.status.saved.text().startswith("Not saved yet: company, role")
    assert window.offers.notice.text == "Not saved yet: company, role, and start date are missing"
    view = workspace.offer_view()
    assert view is not None
    assert view.page.assumptions[0] == "Until a start date is entered, figures count from October 31, 2026."
    assert not window.offers.export.isVisibleTo(window)

    type_in("company", "Initech", window)
    salary = window.offers.form.field(("pay", 0, "amount")).entry
    salary.setFocus()
    QTest.keyClicks(salary, "165k")
    QTest.keyClick(salary, Qt.Key.Key_Return)
    assert window.offers.cards[0].figure == "$165,000"
    type_in("role", "Engineer", window)
    assert window.offers.notice.text == "Not saved yet: start date is missing"
    assert not workspace.session.offers

    row = window.offers.form.content.open_row
    type_in("start_date", "Mar 1, 2027", window)
    (kept,) = workspace.session.offers
    assert (kept.offer.company, kept.offer.start_date) == ("Initech", date(2027, 3, 1))
    assert (window.status.saved.text(), window.offers.notice.text) == ("All changes saved", "")
    assert window.offers.form.content.open_row is not None
    assert row is not None
    assert window.offers.export.isVisibleTo(window)
    qtbot.waitUntil(lambda: not path.exists())

    workspace.undo_stack.undo()
    assert not workspace.session.offers
    assert window.offers.form.field(("start_date",)).entered.text == ""
    workspace.undo_stack.redo()
    assert [one.document for one in workspace.session.offers] == [kept.document]


def test_it_waits_while_a_person_looks_at_something_else(qtbot: QtBot, path: Path) -> None:
    window = started(qtbot, path, *samples())
    window.new_offer()
    type_in("company", "Initech", window)
    for page in (NEGOTIATE, SHEET):
        window.show_page(page)
        assert window._pages.currentWidget() is window.unfinished
        assert window.unfinished.words.text().startswith("Not saved yet: role and start date are missing.")
    window.show_page(COMPARE)
    assert window._pages.currentWidget() is window.compare
    assert len(window.workspace.compared) == 3
    window.workspace.set(language="id")
    window.show_page(SHEET)
    window.unfinished.complete.click()
    assert window._pages.currentWidget() is window.offers
    qtbot.waitUntil(lambda: QApplication.focusWidget() is window.offers.form.field(("role",)).entry)
    window.show_offer(0)
    assert window.offers.title.text().startswith("OpenAI")
    assert window.status.saved.text().startswith("Initech: Belum disimpan")
    window.show_offer(3)
    assert (window.offers.title.text(), window.workspace.chosen_draft is None) == ("Initech", False)


def test_it_is_gone_on_with_after_a_restart(qtbot: QtBot, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(draft_keeper, "KEPT_AFTER", 3_600_000)  # drafts are saved when the test says so
    window = started(qtbot, path, *samples())
    window.new_offer()
    keep_drafts(window)
    assert not path.exists()  # nothing has been entered yet
    type_in("company", "Initech", window)
    assert window.drafts._soon.isActive()
    keep_drafts(window)
    assert path.exists()
    entry = window.offers.form.field(("role",)).entry
    entry.setFocus()
    QTest.keyClicks(entry, "Engineer")
    document = window.workspace.chosen_document
    window.drafts.close()

    again = started(qtbot, path, *samples())
    qtbot.waitUntil(again.left.isVisible)
    assert "• New offer: Initech" in again.left.text
    again.left.restore.click()
    assert (again.workspace.chosen_document, again.offers.title.text()) == (document, "Initech")
    assert again.offers.form.field(("role",)).entered.text == "Engineer"
    assert not again.left.isVisible()
    again.offers.form.settle()
    type_in("start_date", "Mar 1, 2027", again)
    assert again.workspace.session.offers[-1].document == document
    qtbot.waitUntil(lambda: again.workspace.session.is_kept)
    keep_drafts(again)
    assert not path.exists()


def test_what_is_discarded_at_the_next_start_is_gone(qtbot: QtBot, path: Path) -> None:
    window = started(qtbot, path)
    window.new_offer()
    type_in("company", "Initech", window)
    window.close()
    again = started(qtbot, path)
    qtbot.waitUntil(again.left.isVisible)
    again.left.discard.click()
    qtbot.waitUntil(lambda: not path.exists())
    assert again.workspace.listed == ()
    again.show_page(OFFERS)
    assert again._pages.currentWidget() is again.start
