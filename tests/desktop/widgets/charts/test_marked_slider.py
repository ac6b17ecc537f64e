import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from offercalc.desktop.widgets.charts.marked_slider import MarkedSlider
from tests.windows import light


@pytest.mark.parametrize(
    ("direction", "across"), [(Qt.LayoutDirection.LeftToRight, 103.5), (Qt.LayoutDirection.RightToLeft, 296.5)]
)
def test_a_mark_is_below_its_place(qtbot: QtBot, direction: Qt.LayoutDirection, across: float) -> None:
    slider = MarkedSlider(light())
    slider.setLayoutDirection(direction)
    qtbot.addWidget(slider)
    slider.resize(400, 34)
    slider.mark((0.25,), light())
    slider.show()
    assert list(slider.marks()) == [pytest.approx(across, abs=1)]
    assert slider.grab().toImage().pixelColor(round(across), slider.height() - 2) == QColor(light().hex("warning"))
