import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from offercalc.desktop.widgets.charts.shape_painter import ShapePainter, sample_width
from offercalc.presentation.charts.drawing import Area, Dash, Dot, LegendEntry, Line, Pattern, Role, Rule, Shape
from tests.windows import light

SIDE = 60


def painted(*shapes: Shape) -> QImage:
    image = QImage(SIDE, SIDE, QImage.Format.Format_RGB32)
    image.fill(QColor(light().hex("card")))
    painter = QPainter(image)
    for shape in shapes:
        ShapePainter(painter, light()).paint(shape)
    painter.end()
    return image


def inked(image: QImage, y: int) -> int:
    """Return the number of pixels in a row that differ from the background."""
    return sum(image.pixelColor(x, y).name() != light().hex("card") for x in range(SIDE))


@pytest.mark.parametrize(("dash", "low", "high"), [
    (Dash.SOLID, 60, 60), (Dash.DASHED, 35, 50), (Dash.DASH_DOTTED, 25, 48), (Dash.DOTTED, 10, 34),
])  # fmt: skip
def test_lines_are_told_apart_without_colour(qapp: QApplication, dash: Dash, low: int, high: int) -> None:
    assert low <= inked(painted(Line(((0, 30), (60, 30)), Role.SERIES_1, dash)), 30) <= high


def test_a_line_with_an_edge_stands_out_from_a_fill(qapp: QApplication) -> None:
    fill = Area(((0, 0), (60, 0), (60, 60), (0, 60)), Role.LABEL)
    through = ((0, 30), (60, 30))
    flush, edged = (painted(fill, Line(through, Role.LABEL, is_edged=is_edged)) for is_edged in (False, True))
    assert inked(flush, 28) == SIDE
    assert (inked(edged, 28), inked(edged, 30)) == (0, SIDE)


def test_an_area_is_filled_in_its_colour(qapp: QApplication) -> None:
    image = painted(Area(((10, 10), (50, 10), (50, 50), (10, 50)), Role.EQUITY))
    assert image.pixelColor(30, 30).name() == light().hex("equity")
    assert image.pixelColor(5, 5).name() == light().hex("card")


def test_a_dot_is_a_ring(qapp: QApplication) -> None:
    image = painted(Dot(30, 30, Role.SERIES_2))
    assert image.pixelColor(30, 30).name() == light().hex("card")
    assert inked(image, 30) >= 3


def test_a_rule_can_be_broken(qapp: QApplication) -> None:
    whole, broken = (inked(painted(Rule(0, 30, 60, 30, Role.TEXT, dashed=dashed)), 30) for dashed in (False, True))
    assert whole == SIDE > broken > 20


def test_what_is_read_is_framed(qapp: QApplication) -> None:
    image = painted()
    painter = QPainter(image)
    ShapePainter(painter, light()).frame(QRectF(20, 20, 20, 20))
    painter.end()
    assert inked(image, 30) == 4


def test_the_legend_shows_a_longer_piece_of_a_line_than_of_a_fill(qapp: QApplication) -> None:
    fill = LegendEntry(Role.BASE, Pattern.SOLID, "Base")
    line = LegendEntry(Role.SERIES_1, Pattern.SOLID, "Acme", Dash.SOLID)
    found = []
    for entry in (fill, line):
        image = painted()
        painter = QPainter(image)
        ShapePainter(painter, light()).sample(entry, QPointF(5, 30), 11)
        painter.end()
        found.append(inked(image, 30))
    assert found[1] > found[0] > 0
    assert (sample_width(fill, 11), sample_width(line, 11)) == (11, 22)
