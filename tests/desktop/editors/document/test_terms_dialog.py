from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from offercalc.desktop.editors.document.terms_dialog import TermsDialog
from tests.tools import ENGLISH
from tests.windows import light


def fault(text: str) -> str:
    return "" if text == "{}" else "This isn't JSON."


def test_the_text_is_checked_while_one_types(qtbot: QtBot) -> None:
    dialog = TermsDialog("{}", fault, light(), ENGLISH)
    qtbot.addWidget(dialog)
    dialog.show()
    assert (dialog.verdict.text(), dialog.apply.isEnabled()) == ("These terms are valid.", True)
    qtbot.keyClick(dialog.text, Qt.Key.Key_Tab)
    assert (dialog.text.toPlainText(), dialog.text.hasFocus()) == ("{}", False)  # the keys lead on to the buttons
    dialog.text.setPlainText("{")
    assert not dialog.apply.isEnabled()
    qtbot.waitUntil(lambda: dialog.verdict.text() == "This isn't JSON.")
    assert not dialog.apply.isEnabled()
    dialog.text.setPlainText("{}")
    qtbot.waitUntil(dialog.apply.isEnabled)
    with qtbot.waitSignal(dialog.agreed, check_params_cb=lambda text: text == "{}"):
        dialog.apply.click()
    assert not dialog.isVisible()
