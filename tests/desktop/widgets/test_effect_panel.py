from pytestqt.qtbot import QtBot

from offercalc.desktop.widgets.effect_panel import EffectPanel
from offercalc.presentation.pages.edit_effect import EffectLine
from tests.tools import ENGLISH
from tests.windows import light


def test_figures_stand_before_and_after_and_what_stays_says_so(qtbot: QtBot) -> None:
    panel = EffectPanel(light())
    qtbot.addWidget(panel)
    lines = EffectLine("4-year total", "$1", "$2"), EffectLine("Against Globex", "equal", "equal")
    panel.show_effect(lines, ENGLISH, can_undo=True)
    assert panel.texts == [["4-year total", "$1", "\u2192", "$2"], ["Against Globex", "equal", "\u2192", "no change"]]
    assert (panel.undo.isHidden(), panel.accessibleName()) == (False, "What this edit changes")
    panel.show_effect(lines[:1], ENGLISH, can_undo=False)
    assert (len(panel.texts), panel.undo.isHidden()) == (1, True)
