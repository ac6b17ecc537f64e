import pytest
from pytestqt.qtbot import QtBot

from offercalc.desktop.widgets.charts.axis_slider import AxisSlider
from offercalc.desktop.widgets.charts.marked_slider import HANDLE
from tests.windows import light


def test_the_ends_of_the_slider_are_below_the_ends_of_the_axis(qtbot: QtBot) -> None:
    axis = AxisSlider(light())
    qtbot.addWidget(axis)
    axis.resize(500, 34)
    axis.span(60, 480, light())
    place = axis.slider.geometry()
    assert (place.left() + HANDLE / 2, place.left() + place.width() - HANDLE / 2) == pytest.approx((60, 480))
    axis.resize(500, 40)
    assert axis.slider.geometry().left() == place.left()


def test_without_an_axis_the_slider_is_as_wide_as_it_can_be(qtbot: QtBot) -> None:
    axis = AxisSlider(light())
    qtbot.addWidget(axis)
    axis.resize(500, 34)
    axis.show()
    qtbot.waitExposed(axis)
    assert axis.slider.width() == 500
