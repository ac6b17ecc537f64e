from pytestqt.qtbot import QtBot

from offercalc import __version__
from offercalc.desktop.dialogs.about_dialog import AboutDialog
from tests.windows import open_window


def test_it_says_version_and_license(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    window._actions["about"].trigger()
    dialog = window.findChild(AboutDialog)
    assert isinstance(dialog, AboutDialog)
    assert dialog.windowTitle() == "About OfferCalc"
    assert f"Version {__version__}" in dialog.words.text()
    assert "MIT" in dialog.words.text()
