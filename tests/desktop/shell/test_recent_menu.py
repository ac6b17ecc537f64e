from pathlib import Path

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from offercalc.desktop.shell.recent_menu import RecentMenu
from tests.windows import workspace_of


def filled(qtbot: QtBot, *paths: Path) -> tuple[RecentMenu, list[tuple[Path, ...]]]:
    workspace, read, parent = workspace_of(), list[tuple[Path, ...]](), QWidget()
    qtbot.addWidget(parent)
    workspace.set(recent=tuple(map(str, paths)))
    menu = RecentMenu(workspace, read.append, parent)
    menu.aboutToShow.emit()
    menu._kept = parent  # type: ignore[attr-defined]  # keeps a reference in Python
    return menu, read


def texts(menu: RecentMenu) -> list[str]:
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def test_files_that_are_there_are_listed_and_opened(qtbot: QtBot, tmp_path: Path) -> None:
    for name in ("a.json", "R&D.json"):
        (tmp_path / name).touch()
    menu, read = filled(qtbot, tmp_path / "R&D.json", tmp_path / "gone.json", tmp_path / "a.json")
    assert texts(menu) == ["R&&D.json", "a.json", "Clear list"]
    menu.actions()[1].trigger()
    assert read == [(tmp_path / "a.json",)]


def test_they_can_be_forgotten(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "a.json").touch()
    menu, _read = filled(qtbot, tmp_path / "a.json")
    menu.actions()[-1].trigger()
    menu.fill()
    assert texts(menu) == ["No recent files"]
    assert not menu.actions()[0].isEnabled()
