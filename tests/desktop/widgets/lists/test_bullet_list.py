from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from offercalc.desktop.widgets.lists.bullet_list import AT_ONCE, BulletList
from tests.tools import ENGLISH


def test_sentences_are_shown_as_text_and_never_as_markup(qtbot: QtBot) -> None:
    bullets = BulletList()
    qtbot.addWidget(bullets)
    bullets.show_sentences(("How many <b>units</b> & when?", "At what strike price?"))
    document = QTextDocument()
    document.setHtml(bullets.text())
    assert "How many <b>units</b> & when?" in document.toPlainText()
    assert document.toPlainText().count("•") == 2
    assert bullets.accessibleDescription() == "How many <b>units</b> & when? At what strike price?"


def test_of_very_many_sentences_the_first_are_laid_out_and_a_link_shows_more(qtbot: QtBot) -> None:
    bullets = BulletList()
    qtbot.addWidget(bullets)
    many = tuple(f"<{number}>" for number in range(2 * AT_ONCE + 5))
    bullets.show_sentences(many, ENGLISH)
    assert bullets.text().count("•") == AT_ONCE
    assert f"And {AT_ONCE + 5} more." in bullets.text()
    assert bullets.accessibleDescription().endswith(f"<{AT_ONCE - 1}> And {AT_ONCE + 5} more.")
    bullets.linkActivated.emit("more")
    bullets.show_sentences(many, ENGLISH)  # the same again, as after an edit
    assert bullets.text().count("•") == 2 * AT_ONCE
    bullets.linkActivated.emit("more")
    assert "more" not in bullets.text()
    bullets.show_sentences(many[1:], ENGLISH)
    assert bullets.text().count("•") == AT_ONCE
