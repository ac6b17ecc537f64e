from pytestqt.qtbot import QtBot

from offercalc.desktop.editors.entry_complaint import EntryComplaint
from offercalc.desktop.system.plain_text import PlainLabel
from tests.tools import ENGLISH


def test_an_error_is_shown_with_the_way_out(qtbot: QtBot) -> None:
    complaint = EntryComplaint(ENGLISH)
    qtbot.addWidget(complaint)
    assert complaint.isHidden()
    complaint.say("Wrong.", "555,000")
    assert (complaint.text(), complaint.isHidden()) == ("Wrong.", False)
    assert complaint.restore.text() == "Restore 555,000"
    with qtbot.waitSignal(complaint.given_up):
        complaint.restore.click()
    complaint.say("", None)
    assert complaint.isHidden()


def test_a_long_or_hidden_value_is_not_named_and_none_not_offered(qtbot: QtBot) -> None:
    complaint = EntryComplaint(ENGLISH)
    qtbot.addWidget(complaint)
    for value, is_hidden in (("x" * 25, False), ("555,000", True), ("", True)):
        complaint.say("Wrong.", value, is_hidden=is_hidden)
        assert (complaint.restore.text(), complaint.restore.isHidden()) == ("Restore", False)
    complaint.say("Wrong.", "")
    assert complaint.restore.text() == "Leave open"
    complaint.say("Wrong.", None)
    assert complaint.restore.isHidden()


def test_a_note_gives_way_to_an_error(qtbot: QtBot) -> None:
    complaint = EntryComplaint(ENGLISH)
    qtbot.addWidget(complaint)
    complaint.explain("")
    assert complaint.isHidden()
    complaint.explain("6,000 units")
    label = complaint.findChild(PlainLabel, "faint")
    assert isinstance(label, PlainLabel)
    seen = [(complaint.isHidden(), label.isHidden())]
    for sentence in ("Wrong.", ""):
        complaint.say(sentence, None)
        seen.append((complaint.isHidden(), label.isHidden()))
    complaint.explain("")
    assert [*seen, (complaint.isHidden(), complaint.note)] == [
        (False, False),
        (False, True),
        (False, False),
        (True, ""),
    ]
