from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from offercalc.desktop.widgets.shell.decision_bar import DecisionBar
from tests.windows import workspace_of


class _Pick(DecisionBar):
    def offer(self, points: list[str]) -> None:
        self._show_lines("Which one?", points, "Take your time.")


def test_more_than_four_points_are_cut_and_all_is_read_aloud(qtbot: QtBot) -> None:
    button = QPushButton("This one")
    bar = _Pick(workspace_of(), (button,))
    qtbot.addWidget(bar)
    assert bar.isHidden()
    assert bar.isAncestorOf(button)
    bar.offer(["first", "second"])
    assert bar.text.splitlines() == ["Which one?", "• first", "• second", "Take your time."]
    bar.offer(list("abcde"))
    assert bar.text.splitlines() == ["Which one?", "• a", "• b", "• c", "• d", "…", "Take your time."]
    assert bar.accessibleName() == bar.text
