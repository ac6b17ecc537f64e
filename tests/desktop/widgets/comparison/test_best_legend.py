from pytestqt.qtbot import QtBot

from offercalc.analysis.standing import Best
from offercalc.desktop.system.plain_text import PlainLabel
from offercalc.desktop.widgets.comparison.best_legend import BestLegend
from tests.tools import ENGLISH
from tests.windows import light


def test_only_marks_and_signs_in_use_are_explained(qtbot: QtBot) -> None:
    legend = BestLegend(light())
    qtbot.addWidget(legend)
    legend.show_marks({Best.SO_FAR}, ENGLISH, light(), has_open_end=True)
    legend.show()
    texts = {label.text() for label in legend.findChildren(PlainLabel) if label.isVisible()}
    assert texts == {
        "best",
        "best on what is known",
        "Click a figure for the dated lines behind it.",
        "≥ means at least, ≤ at most, ~ about, because some terms are not known yet.",
    }
    assert not legend.grab().isNull()
    legend.show_marks({Best.IN_ANY_CASE}, ENGLISH, light(), has_open_end=False)
    texts = {label.text() for label in legend.findChildren(PlainLabel) if label.isVisible()}
    assert texts == {"best", "the best of its row", "Click a figure for the dated lines behind it."}
