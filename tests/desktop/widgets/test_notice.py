from pytestqt.qtbot import QtBot

from offercalc.desktop.widgets.notice import Notice


def test_a_notice_hides_while_it_has_nothing_to_say(qtbot: QtBot) -> None:
    notice = Notice()
    qtbot.addWidget(notice)
    assert notice.isHidden()
    notice.say(("The disk is full.", "Free some space."))
    assert not notice.isHidden()
    assert notice.text == notice.accessibleName() == "The disk is full.\nFree some space."
    notice.say(())
    assert notice.isHidden()
