import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QLabel, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from offercalc.desktop.system.plain_text import (
    PlainLabel,
    add_words,
    alt_letters,
    change_words,
    on_button,
    plain_tip,
    set_tip,
)
from offercalc.presentation.formats.sanitize import single_line

HOSTILE = "<img src=x><b>&A</b>\u202eevil\x1b"
SEEN = "<img src=x><b>&A</b> evil "


@pytest.mark.parametrize(
    ("text", "tip"),
    [
        ("Year 1: at least $555,000", "Year 1: at least $555,000"),
        ("<b>Acme</b>\nEngineer", "<qt>&lt;b&gt;Acme&lt;/b&gt;<br>Engineer</qt>"),
        ("Smith & Sons", "<qt>Smith &amp; Sons</qt>"),
        ("abc\u202edef", "abc def"),
    ],
)
def test_a_tip_shows_what_looks_like_markup_as_it_is(text: str, tip: str) -> None:
    assert plain_tip(text) == tip


def test_a_tip_is_set_as_text(qtbot: QtBot) -> None:
    action = QAction()
    set_tip(action, HOSTILE)
    assert action.toolTip() == plain_tip(HOSTILE)


def test_a_label_shows_its_words_as_they_are(qtbot: QtBot) -> None:
    label = PlainLabel(None, HOSTILE)
    qtbot.addWidget(label)
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.text() == QLabel.text(label) == SEEN
    label.setText("two\nlines")
    assert label.text() == "two\nlines"
    label.setText("חברה leads Acme.")
    assert (label.text(), QLabel.text(label)) == ("חברה leads Acme.", "\u200eחברה leads Acme.")
    label.clear()
    assert label.text() == QLabel.text(label) == ""


def test_a_label_of_an_entry_takes_no_key_from_its_words(qtbot: QtBot) -> None:
    label, entry = PlainLabel(), QLineEdit()
    for widget in (label, entry):
        qtbot.addWidget(widget)
    label.setText("R&D")
    label.setBuddy(entry)
    assert (label.text(), QLabel.text(label)) == ("R&D", "R&&D")
    label.setText(HOSTILE)
    assert (label.text(), QKeySequence.mnemonic(QLabel.text(label)).isEmpty()) == (SEEN, True)


def test_a_button_shows_a_name_as_it_is_in_one_line() -> None:
    assert on_button("Smith & Sons\n\u202eInc") == "Smith && Sons  Inc"
    assert on_button(" Export PDF") == " Export PDF"


def test_a_menu_may_have_lines_that_are_only_read(qtbot: QtBot) -> None:
    menu = QMenu()
    qtbot.addWidget(menu)
    line = add_words(menu, HOSTILE)
    label = menu.findChild(PlainLabel)
    assert isinstance(label, PlainLabel)
    assert (line.isEnabled(), label.text()) == (False, single_line(HOSTILE))
    change_words(line, "R&D")
    assert (line.text(), label.text()) == ("R&&D", "R&D")


def test_every_menu_has_an_alt_key_of_its_own_as_long_as_there_is_a_letter() -> None:
    assert alt_letters(["File", "Edit", "Fold"]) == ["F", "E", "O"]
    assert alt_letters(["R&D", "R", "…"]) == ["R", "", ""]
