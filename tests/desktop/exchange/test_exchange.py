from pathlib import Path

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from offercalc.desktop.exchange.exchange import Exchange
from tests.windows import workspace_of


def test_a_written_file_is_told_with_what_is_to_be_known_of_it(qtbot: QtBot) -> None:
    window, told, saved = QWidget(), list[str](), list[object]()
    qtbot.addWidget(window)
    exchange, path = Exchange(workspace_of(), window), Path("offer.pdf")
    exchange.told.connect(told.append)
    exchange.saved.connect(saved.append)
    exchange._written(path)
    exchange._written(path, "Attached: nothing")
    assert (told, saved) == (["Saved: offer.pdf", "Saved: offer.pdf · Attached: nothing"], [path, path])
