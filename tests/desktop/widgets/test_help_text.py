import gc

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextDocument, QTextFrame, QTextTable
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from offercalc.desktop.system.theme import load_theme
from offercalc.desktop.widgets.help_text import HelpText
from tests.windows import light

TEXT = """# Cliff

A first stretch; see [vesting](vesting) and ![a picture](http://example.org/a.png).

> Quoted

- one
- two

| Year | Worth |
|---|---:|
| 1 | $5 |
"""


def shown(qtbot: QtBot, percent: int = 100) -> HelpText:
    text = HelpText()
    qtbot.addWidget(text)
    text.show_text(TEXT, load_theme("light", percent))
    text.show()
    return text


def test_nothing_is_kept_of_a_text_that_was_shown_before(qtbot: QtBot) -> None:
    text = shown(qtbot)
    for _time in range(5):
        text.show_text(TEXT, light())
    gc.collect()
    frames = [one for one in gc.get_objects() if isinstance(one, QTextFrame)]
    assert [frame for frame in frames if not isValid(frame)] == []


def test_a_heading_is_large_and_grows_with_the_text(qtbot: QtBot) -> None:
    heights = []
    for percent in (100, 200):
        document = shown(qtbot, percent).document()
        fragment = document.begin().begin().fragment()
        heights.append(fragment.charFormat().font().pixelSize())
    assert heights == [23, 46]


def test_a_link_asks_for_its_topic_and_leads_nowhere_by_itself(qtbot: QtBot) -> None:
    text = shown(qtbot)
    with qtbot.waitSignal(text.topic_wanted) as wanted:
        text.anchorClicked.emit(QUrl("vesting"))
    assert wanted.args == ["vesting"]
    assert "A first stretch" in text.toPlainText()


def test_nothing_is_loaded_from_anywhere(qtbot: QtBot) -> None:
    text = shown(qtbot)
    picture = int(QTextDocument.ResourceType.ImageResource.value)
    assert text.loadResource(picture, QUrl("http://example.org/a.png")) is None


def test_a_table_has_rules_in_the_themes_colour(qtbot: QtBot) -> None:
    (table,) = (one for one in shown(qtbot).document().rootFrame().childFrames() if isinstance(one, QTextTable))
    assert table.format().borderBrush().color() == light().color("border")


@pytest.mark.parametrize(("words", "marks"), [("", 0), ("one", 1), ("FIRST two", 2), ("zebra", 0)])
def test_the_words_of_a_search_are_marked(qtbot: QtBot, words: str, marks: int) -> None:
    text = shown(qtbot)
    text.mark(words, light())
    assert len(text.extraSelections()) == marks


def test_the_keyboard_reaches_the_links(qtbot: QtBot) -> None:
    text = shown(qtbot)
    text.setFocus()
    qtbot.keyClick(text, Qt.Key.Key_Tab)
    with qtbot.waitSignal(text.topic_wanted):
        qtbot.keyClick(text, Qt.Key.Key_Return)
