import pytest
from measures import contrast
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter

from offercalc.desktop.system.theme import load_theme
from offercalc.desktop.widgets.lists.tile import paint_tile
from tests.desktop.system.test_theme import READABLE


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("number", [1, 2, 3, 4, 5, 6])
def test_the_initial_is_readable_on_its_tile(name: str, number: int) -> None:
    theme = load_theme(name, 100)  # type: ignore[arg-type]
    assert contrast(theme.color(f"tile_{number}"), theme.color(f"tile_text_{number}")) >= READABLE


@pytest.mark.usefixtures("qapp")
def test_the_seventh_offer_has_the_color_of_the_first() -> None:
    theme, grounds = load_theme("light", 100), []
    for tone in (0, 6, 1):
        image = QImage(28, 28, QImage.Format.Format_RGB32)
        image.fill(QColor("#ffffff"))
        painter = QPainter(image)
        paint_tile(painter, QRect(0, 0, 28, 28), "Acme", tone, theme)
        painter.end()
        grounds.append(image.pixelColor(14, 2).name())
    assert grounds == [theme.hex("tile_1"), theme.hex("tile_1"), theme.hex("tile_2")]
