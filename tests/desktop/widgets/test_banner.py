from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from offercalc.desktop.widgets.banner import Banner
from offercalc.domain.values.lazy_text import LazyText
from tests.tools import ENGLISH, INDONESIAN


def test_a_notice_hides_while_it_has_nothing_to_say(qtbot: QtBot) -> None:
    notice = Banner()
    qtbot.addWidget(notice)
    assert notice.isHidden()
    notice.show_messages(("The disk is full.", "Free some space."))
    assert not notice.isHidden()
    assert notice.text == notice.accessibleName() == "The disk is full.\nFree some space."
    notice.show_messages(())
    assert notice.isHidden()


def test_a_notice_can_be_dismissed(qtbot: QtBot) -> None:
    notice = Banner()
    qtbot.addWidget(notice)
    assert notice.closing.isHidden()
    notice.make_closable("Close")
    notice.show_messages(("The disk is full.",))
    assert notice.closing.accessibleName() == "Close"
    qtbot.mouseClick(notice.closing, Qt.MouseButton.LeftButton)
    assert (notice.isHidden(), notice.text) == (True, "")


def test_markup_in_a_notice_is_text(qtbot: QtBot) -> None:
    notice = Banner()
    qtbot.addWidget(notice)
    notice.show_messages(("<b>offer</b>.json: This is not valid JSON.",))
    assert notice._label.textFormat() is Qt.TextFormat.PlainText
    assert notice.text == "<b>offer</b>.json: This is not valid JSON."


def test_what_is_said_follows_the_language_and_words_stay_as_they_are(qtbot: QtBot) -> None:
    notice = Banner()
    qtbot.addWidget(notice)
    notice.show_messages((LazyText("The printer is not responding."), "bad.json: It breaks off."))
    notice.speak_to(INDONESIAN)
    assert notice.text == notice.accessibleName() == "Printer tidak menjawab.\nbad.json: It breaks off."
    notice.show_messages((LazyText("The printer has stopped."),))
    assert notice.text == "Printer berhenti."
    notice.speak_to(ENGLISH)
    assert (notice.text, notice.isHidden()) == ("The printer has stopped.", False)


def test_a_dismissed_notice_stays_hidden_in_another_language(qtbot: QtBot) -> None:
    notice = Banner()
    qtbot.addWidget(notice)
    notice.speak_to(INDONESIAN)
    assert (notice.text, notice.isHidden()) == ("", True)
