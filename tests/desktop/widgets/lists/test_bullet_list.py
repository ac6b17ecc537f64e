from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from offercalc.desktop.widgets.lists.bullet_list import BulletList


def test_sentences_are_shown_as_text_and_never_as_markup(qtbot: QtBot) -> None:
    bullets = BulletList()
    qtbot.addWidget(bullets)
    bullets.show_sentences(("How many <b>units</b> & when?", "At what strike price?"))
    document = QTextDocument()
    document.setHtml(bullets.text())
    assert "How many <b>units</b> & when?" in document.toPlainText()
    assert document.toPlainText().count("•") == 2
    assert bullets.accessibleDescription() == "How many <b>units</b> & when? At what strike price?"
