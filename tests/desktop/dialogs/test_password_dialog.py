from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from offercalc.desktop.dialogs.password_dialog import PasswordDialog
from tests.tools import ENGLISH


def test_a_password_is_typed_unseen_and_entered_with_return(qtbot: QtBot) -> None:
    dialog = PasswordDialog("offer.pdf", ENGLISH, is_again=False)
    qtbot.addWidget(dialog)
    dialog.show()
    assert (dialog.open_it.isEnabled(), dialog.complaint.isVisible()) == (False, False)
    qtbot.keyClicks(dialog.line, "rahasia")
    assert dialog.line.displayText() != "rahasia"
    with qtbot.waitSignal(dialog.entered, check_params_cb=lambda typed: typed == "rahasia"):
        qtbot.keyClick(dialog.line, Qt.Key.Key_Return)
    assert not dialog.isVisible()


def test_after_a_wrong_one_it_says_so(qtbot: QtBot) -> None:
    dialog = PasswordDialog("offer.pdf", ENGLISH, is_again=True)
    qtbot.addWidget(dialog)
    dialog.show()
    words = "The password is wrong. Check capital letters, and enter it again."
    assert (dialog.complaint.text(), dialog.line.accessibleDescription()) == (words, words)
    assert dialog.complaint.isVisible()


def test_the_longest_name_of_a_file_leaves_it_as_wide_as_it_is(qtbot: QtBot) -> None:
    short, long = (PasswordDialog(name, ENGLISH, is_again=False) for name in ("a.pdf", "Globex offer " * 18 + ".pdf"))
    for dialog in (short, long):
        qtbot.addWidget(dialog)
        dialog.show()
    assert long.width() == short.width()
    assert long.question.heightForWidth(long.question.width()) <= long.question.height()
