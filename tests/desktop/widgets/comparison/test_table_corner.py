from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from offercalc.desktop.widgets.comparison.table_corner import TableCorner
from offercalc.presentation.pages.side_by_side import side_by_side
from tests.tools import ENGLISH, SAMPLES, comparison_of, sample
from tests.windows import light


def test_the_offers_are_listed_as_in_the_list_with_the_baseline_selected(qtbot: QtBot) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    corner = TableCorner(around)
    corner.show_sides(side_by_side(comparison_of(*map(sample, SAMPLES)), ENGLISH))
    box = corner.baseline
    assert [box.itemText(at) for at in range(3)] == ["OpenAI", "Nusantara Contoh", "Globex Sample Corporation"]
    assert [box.itemData(at) for at in range(3)] == [0, 1, 2]
    assert (box.currentText(), box.accessibleName()) == ("OpenAI", "Baseline")
    corner.turner.hide()
    around.show()
    corner.stand(180, 44, light(), is_compact=True)
    assert (corner.height(), corner._note.isHidden()) == (44, True)
    corner.stand(180, 116, light(), is_compact=False)
    assert (corner.height(), corner._note.isHidden(), corner._note.text()) == (
        116, False, "Differences count from this offer",
    )  # fmt: skip
