from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from offercalc.desktop.system.file_dialogs import ask_to_open, ask_to_save


def asked(window: QWidget) -> QFileDialog:
    dialog = window.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    return dialog


def test_files_that_are_chosen_are_handed_over(qtbot: QtBot) -> None:
    window, taken = QWidget(), list[tuple[Path, ...]]()
    qtbot.addWidget(window)
    ask_to_open(window, "Open", "Tables (*.csv)", taken.append)
    assert (asked(window).windowTitle(), asked(window).nameFilters()) == ("Open", ["Tables (*.csv)"])
    asked(window).filesSelected.emit(["/a.csv", "/b.csv"])
    assert taken == [(Path("/a.csv"), Path("/b.csv"))]


def test_a_place_is_asked_for_with_a_name(qtbot: QtBot) -> None:
    window, taken = QWidget(), list[Path]()
    qtbot.addWidget(window)
    ask_to_save(window, "Save", "offer.json", taken.append)
    assert (asked(window).defaultSuffix(), asked(window).nameFilters()) == ("json", ["JSON (*.json)"])
    asked(window).fileSelected.emit("/there.json")
    assert taken == [Path("/there.json")]
