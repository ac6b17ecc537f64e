from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from offercalc.desktop.widgets.negotiation.questions_panel import QuestionsPanel
from tests.tools import TODAY
from tests.windows import light, workspace_of


def shown(qtbot: QtBot, place: int = 0) -> QuestionsPanel:
    workspace = workspace_of()
    workspace.choose(place)
    panel = QuestionsPanel(workspace, TODAY, light())
    qtbot.addWidget(panel)
    panel.show()
    panel.refresh(light())
    return panel


def test_the_questions_are_a_message_to_whom_is_typed(qtbot: QtBot) -> None:
    panel = shown(qtbot)
    qtbot.keyClicks(panel.to, "Ana Lim")
    assert panel.accessibleName() == "Ask OpenAI"
    assert panel.text.text().startswith("Dear Ana Lim,\n\nThank you for your offer to join OpenAI")
    assert "1. Stock options: how many units are granted?" in panel.text.text()


def test_the_message_is_copied_with_its_subject(qtbot: QtBot) -> None:
    panel = shown(qtbot)
    qtbot.mouseClick(panel.copy, Qt.MouseButton.LeftButton)
    copied = QGuiApplication.clipboard().text()
    assert copied == f"Questions about your offer: Head of Preparedness\n\n{panel.text.text()}"


def test_without_questions_there_is_nothing_to_copy(qtbot: QtBot) -> None:
    panel = shown(qtbot, 2)
    assert panel.text.text() == "No open questions: every term is specified."
    assert not panel.copy.isVisible()


def test_the_message_is_as_high_as_its_lines_in_every_font(qtbot: QtBot) -> None:
    panel = shown(qtbot)
    text = panel.text
    line = text.fontMetrics().lineSpacing()
    assert text.heightForWidth(10_000) == line * (text.text().count("\n") + 1)
    text.setText("one\ntwo")
    assert text.heightForWidth(10_000) == 2 * line
    font = text.font()
    font.setPixelSize(3 * line)
    text.setFont(font)
    assert text.heightForWidth(10_000) == 2 * text.fontMetrics().lineSpacing() > 4 * line
