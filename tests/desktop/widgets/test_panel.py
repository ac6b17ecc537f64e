from pytestqt.qtbot import QtBot

from offercalc.desktop.system.theme import load_theme
from offercalc.desktop.widgets.panel import Panel
from tests.windows import light


def test_a_panel_is_called_by_its_title(qtbot: QtBot) -> None:
    panel = Panel(light())
    qtbot.addWidget(panel)
    panel.set_title("Compensation")
    assert panel.accessibleName() == "Compensation"


def test_its_spaces_follow_the_scale(qtbot: QtBot) -> None:
    panel = Panel(light())
    qtbot.addWidget(panel)
    before = panel.body.contentsMargins().left()
    panel.rescale(load_theme("light", 200))
    assert panel.body.contentsMargins().left() == 2 * before
