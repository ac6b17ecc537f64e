from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from offercalc.desktop.widgets.shell.saved_note import SavedNote
from tests.tools import ENGLISH


def test_the_file_and_its_folder_are_opened(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    note = SavedNote()
    qtbot.addWidget(note)
    qtbot.mouseClick(note.open, Qt.MouseButton.LeftButton)
    note.show_saved(tmp_path / "sheet.pdf", ENGLISH)
    assert [note.open.text(), note.folder.text()] == ["Open", "Show in folder"]
    for button in (note.open, note.folder):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert [Path(one) for one in opened] == [tmp_path / "sheet.pdf", tmp_path]
