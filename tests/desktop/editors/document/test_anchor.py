from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from offercalc.desktop.editors.document.anchor import held, reveal

PART = 200


def page(qtbot: QtBot) -> tuple[QScrollArea, list[QWidget]]:
    """Return a page of six parts of which two are in view."""
    area = QScrollArea()
    qtbot.addWidget(area)
    content = QWidget()
    column = QVBoxLayout(content)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    parts = [QWidget() for _ in range(6)]
    for part in parts:
        part.setFixedHeight(PART)
        column.addWidget(part)
    area.setWidgetResizable(True)
    area.setWidget(content)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.resize(300, 2 * PART)
    area.show()
    qtbot.waitExposed(area)
    return area, parts


def top(part: QWidget, area: QScrollArea) -> int:
    return part.mapTo(area.viewport(), QPoint()).y()


def test_a_widget_keeps_its_place_while_one_above_it_goes(qtbot: QtBot) -> None:
    area, parts = page(qtbot)
    area.verticalScrollBar().setValue(2 * PART)
    before = top(parts[3], area)
    with held(parts[3]):
        parts[1].hide()
    assert top(parts[3], area) == before


def test_what_is_nowhere_holds_nothing(qtbot: QtBot) -> None:
    alone = QWidget()
    qtbot.addWidget(alone)
    done = []
    with held(alone), held(None):
        done.append(True)
    reveal(alone, 0)
    assert done == [True]


def test_what_is_out_of_view_is_scrolled_to_but_no_further_than_needed(qtbot: QtBot) -> None:
    area, parts = page(qtbot)
    reveal(parts[1], 0)
    assert area.verticalScrollBar().value() == 0
    reveal(parts[2], 10)
    assert area.verticalScrollBar().value() == PART + 10
    reveal(parts[2], 10, 50)
    assert area.verticalScrollBar().value() == PART + 50
    reveal(parts[0], 0)
    assert area.verticalScrollBar().value() == 0
