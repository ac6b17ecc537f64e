from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from typing_extensions import override

from offercalc.application.ports.drafts import Unsaved, UnsavedText
from offercalc.application.ports.library import Library, StoredOffer
from offercalc.desktop.program import open_library
from offercalc.desktop.shell import draft_keeper
from offercalc.desktop.shell.main_window import MainWindow
from offercalc.interchange.stores.draft_file import JsonDrafts
from tests.memory_library import MemoryLibrary
from tests.tools import FILES, StandInServices
from tests.windows import open_window, samples

AMOUNT = ("pay", 0, "amount")
NAME = "Base salary: Amount (USD)"


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


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "drafts-own.json"


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Save drafts sooner, so that no test waits for half a second."""
    assert 0 < draft_keeper.KEPT_AFTER < 1000  # the delay, not the clock: a busy machine is not a failure
    monkeypatch.setattr(draft_keeper, "KEPT_AFTER", 20)


def started(qtbot: QtBot, path: Path, *held: StoredOffer) -> MainWindow:
    """Start the window as the program does, and wait until it has read the drafts."""
    window = open_window(qtbot, (), tools=KeepingServices(path, *(held or samples())))
    open_library(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.waitUntil(lambda: window.drafts._is_read and window.workspace.session.is_open)
    qtbot.waitUntil(lambda: window.offers.is_whole and bool(window.workspace.offers))
    return window


def type_amount(qtbot: QtBot, window: MainWindow, text: str) -> None:
    entry = window.offers.form.field(AMOUNT).entry
    entry.setFocus()
    qtbot.keyClick(entry, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(entry, text)


def left(path: Path) -> list[tuple[str, str]]:
    return [(draft.field, draft.text) for draft in JsonDrafts(path, FILES).read().texts]


def test_what_is_typed_is_kept_within_a_second_and_gone_once_it_is_saved(qtbot: QtBot, path: Path) -> None:
    window = started(qtbot, path)
    type_amount(qtbot, window, "600k")
    qtbot.waitUntil(path.exists)
    qtbot.waitUntil(lambda: left(path) == [(NAME, "600k")])
    qtbot.keyClick(window.offers.form.field(AMOUNT).entry, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not path.exists())
    assert window.status.saved.text() == "All changes saved"


def test_what_the_last_run_left_is_offered_and_put_back(qtbot: QtBot, path: Path) -> None:
    other = UnsavedText("document-1", ("role",), "Role", "Boss")
    JsonDrafts(path, FILES).keep(Unsaved((UnsavedText("document-0", AMOUNT, NAME, "60"), other)))
    window = started(qtbot, path)
    qtbot.waitUntil(window.left.isVisible)
    assert "“60”" in window.left.text
    qtbot.mouseClick(window.left.restore, Qt.MouseButton.LeftButton)
    assert not window.left.isVisible()
    assert window.offers.form.field(AMOUNT).entered.text == "60"
    assert window.status.saved.text().startswith("2 entries not accepted yet: Base salary: Amount")
    assert window.workspace.undo_stack.index() == 0
    window.show_offer(1)
    assert window.offers.form.field(("role",)).entered.text == "Boss"
    window.offers.form.settle()
    qtbot.waitUntil(lambda: not path.exists())
    assert window.workspace.session.offers[1].offer.role == "Boss"


def test_what_is_neither_restored_nor_discarded_is_offered_again(qtbot: QtBot, path: Path) -> None:
    JsonDrafts(path, FILES).keep(Unsaved((UnsavedText("document-0", AMOUNT, NAME, "60"),)))
    window = started(qtbot, path)
    qtbot.waitUntil(window.left.isVisible)
    window.offers.form.field(("role",)).entry.setFocus()
    qtbot.keyClicks(window.offers.form.field(("role",)).entry, "x")
    qtbot.waitUntil(lambda: len(left(path)) == 2)
    window.close()
    assert left(path) == [(NAME, "60")]


def test_what_is_discarded_is_gone(qtbot: QtBot, path: Path) -> None:
    JsonDrafts(path, FILES).keep(Unsaved((UnsavedText("document-0", AMOUNT, NAME, "60"),)))
    window = started(qtbot, path)
    qtbot.waitUntil(window.left.isVisible)
    qtbot.mouseClick(window.left.discard, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not path.exists())
    assert not window.left.isVisible()
    assert window.offers.form.field(AMOUNT).entered.text == "555,000"


def test_what_has_no_field_any_more_stays_on_show_until_it_is_discarded(qtbot: QtBot, path: Path) -> None:
    elsewhere = UnsavedText("elsewhere", ("role",), "Role", "Boss")
    gone = Unsaved((elsewhere, UnsavedText("document-0", ("pay", 9, "amount"), "Pay", "1")))
    JsonDrafts(path, FILES).keep(gone)
    window = started(qtbot, path)
    qtbot.waitUntil(window.left.isVisible)
    assert not window.left.restore.isEnabled()
    assert "“Boss”" in window.left.text
    window.close()
    assert JsonDrafts(path, FILES).read() == gone


def test_what_a_field_says_by_now_is_not_offered_and_what_is_refused_is_kept(qtbot: QtBot, path: Path) -> None:
    JsonDrafts(path, FILES).keep(Unsaved((UnsavedText("document-0", AMOUNT, NAME, "555,000"),)))
    window = started(qtbot, path)
    qtbot.waitUntil(lambda: not path.exists())
    assert not window.left.isVisible()
    type_amount(qtbot, window, "lots")
    window.close()
    assert left(path) == [(NAME, "lots")]


def test_a_broken_file_is_named_and_stops_nothing(qtbot: QtBot, path: Path) -> None:
    path.write_bytes(b"\xff{")
    window = started(qtbot, path)
    qtbot.waitUntil(lambda: "cannot be read" in window.notice.text)
    type_amount(qtbot, window, "6")
    qtbot.waitUntil(path.exists)
    assert path.with_name(f"{path.name}.broken").read_bytes() == b"\xff{"


def test_where_nothing_can_be_kept_it_is_said_once(qtbot: QtBot, path: Path) -> None:
    window = started(qtbot, path)
    path.mkdir()
    (path / "x").touch()
    told: list[object] = []
    window.drafts.refused.connect(told.append)
    type_amount(qtbot, window, "6")
    qtbot.waitUntil(lambda: bool(told))
    type_amount(qtbot, window, "67")
    qtbot.waitUntil(lambda: [text.text for text in window.drafts._written.texts] == ["67"])
    window.drafts._lane.wait()
    assert len(told) == 1
    assert QApplication.focusWidget() is window.offers.form.field(AMOUNT).entry
