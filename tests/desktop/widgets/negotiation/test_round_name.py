from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from offercalc.desktop.widgets.negotiation.round_name import RoundName
from tests.tools import ENGLISH
from tests.windows import light


def test_a_name_is_agreed_on_by_enter_and_a_blank_one_is_not(qtbot: QtBot) -> None:
    dialog = RoundName("", light(), ENGLISH)
    qtbot.addWidget(dialog)
    agreed: list[str] = []
    dialog.agreed.connect(agreed.append)
    dialog.show()
    for typed in ("  ", "final "):
        qtbot.keyClicks(dialog.name, typed)
        qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    assert (agreed, dialog.isVisible()) == (["final"], False)
