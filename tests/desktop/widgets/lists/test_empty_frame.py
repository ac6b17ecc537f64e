from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from offercalc.desktop.system.plain_text import PlainLabel
from offercalc.desktop.widgets.lists.empty_frame import EmptyFrame
from tests.windows import light


def test_the_sentence_and_the_button_stand_in_the_middle(qtbot: QtBot) -> None:
    frame = EmptyFrame(light())
    qtbot.addWidget(frame)
    sentence, button = PlainLabel(frame, "Nothing yet."), QPushButton("Choose…", frame)
    frame.show_parts(sentence, button)
    frame.resize(400, 300)
    frame.show()
    qtbot.waitExposed(frame)
    assert abs(button.geometry().center().x() - 200) <= 1
    assert abs((sentence.geometry().top() + button.geometry().bottom()) / 2 - 150) <= 1
