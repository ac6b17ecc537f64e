from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from tests.windows import open_window


def test_a_removal_is_told_and_brought_back(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    window.remove_offer()
    assert window.toast.text == "Removed: OpenAI — Head of Preparedness"
    qtbot.mouseClick(window.toast.buttons[0], Qt.MouseButton.LeftButton)
    assert (len(window.workspace.offers), window.toast.isHidden()) == (3, True)


def test_a_removal_is_no_longer_offered_once_something_else_is_done(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot)
    window.remove_offer()
    window.duplicate_offer()
    assert window.toast.isHidden()
    window.news.tell_file(tmp_path / "sheet.pdf")
    window.workspace.undo_stack.undo()
    assert window.toast.isVisible()


def test_a_saved_file_and_its_folder_can_be_opened(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    window = open_window(qtbot)
    for place, name in enumerate(("Open", "Show in folder")):
        window.exchange.saved.emit(tmp_path / "sheet.pdf")
        assert (window.toast.text, window.toast.buttons[place].text()) == ("Saved: sheet.pdf", name)
        qtbot.mouseClick(window.toast.buttons[place], Qt.MouseButton.LeftButton)
    assert [Path(one) for one in opened] == [tmp_path / "sheet.pdf", tmp_path]
