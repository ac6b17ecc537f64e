from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from offercalc.desktop.system.crash_dialog import CrashDialog
from tests.tools import ENGLISH


def test_it_says_what_happened_and_what_to_do_in_words_alone(qtbot: QtBot) -> None:
    dialog = CrashDialog(ENGLISH)
    qtbot.addWidget(dialog)
    dialog.show()
    labels = dialog.findChildren(QLabel)
    assert dialog.words.text() == "Something went wrong in OfferCalc. Nothing you entered is lost."
    assert "restart OfferCalc" in " ".join(label.text() for label in labels)
    assert all(label.pixmap().isNull() for label in labels)  # no picture of the system's
    assert all(label.heightForWidth(label.width()) <= label.height() for label in labels)


def test_return_closes_it_and_the_details_are_asked_for(qtbot: QtBot) -> None:
    dialog = CrashDialog(ENGLISH)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    with qtbot.waitSignal(dialog.details_wanted):
        dialog.details.click()
