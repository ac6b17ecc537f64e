import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from offercalc.desktop.editors.logo_button import LogoButton
from tests.tools import ENGLISH


def test_a_picture_is_chosen_and_removed(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: ("/pictures/acme.png", ""))
    button, told = LogoButton(ENGLISH), list[str]()
    qtbot.addWidget(button)
    button.chosen.connect(told.append)
    button.show_logo("", ENGLISH)
    assert button.text() == "Choose a picture…"
    button.click()
    assert (button.text(), told) == ("Remove acme.png", ["/pictures/acme.png"])
    button.click()
    assert (button.text(), told) == ("Choose a picture…", ["/pictures/acme.png", ""])
