import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from offercalc.desktop.system.theme import Theme, ThemeName, load_theme
from offercalc.desktop.widgets.brushes import brush_for, faint
from offercalc.presentation.charts.drawing import Pattern, Role
from tests.windows import light


def inks(role: Role, pattern: Pattern) -> set[str]:
    """Return the colors of a filled area."""
    return set(filled(role, pattern, light()))


def filled(role: Role, pattern: Pattern, theme: Theme) -> tuple[str, ...]:
    """Return the color of each pixel of a filled area."""
    image = QImage(32, 32, QImage.Format.Format_RGB32)
    image.fill(QColor("#ffffff"))
    painter = QPainter(image)
    painter.fillRect(image.rect(), brush_for(role, pattern, theme))
    painter.end()
    return tuple(image.pixelColor(x, y).name() for x in range(32) for y in range(32))


def test_a_solid_fill_is_the_colour_of_its_role(qtbot: QtBot) -> None:
    assert inks(Role.BASE, Pattern.SOLID) == {light().hex("base")}


def test_patterns_are_told_apart_without_their_colour(qtbot: QtBot) -> None:
    hatched, dotted = inks(Role.BASE, Pattern.HATCHED), inks(Role.BASE, Pattern.DOTTED)
    assert len(hatched) > 2
    assert len(dotted) > 2
    assert light().hex("card") not in hatched | dotted


def test_an_outline_is_not_filled(qtbot: QtBot) -> None:
    assert brush_for(Role.OPEN, Pattern.OUTLINE, light()).style() is Qt.BrushStyle.NoBrush


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("role", [Role.BASE, Role.BONUS, Role.ONE_TIME, Role.EQUITY, Role.BENEFIT])
def test_every_fill_of_a_role_looks_otherwise(qtbot: QtBot, name: ThemeName, role: Role) -> None:
    theme = load_theme(name, 100)
    fills = [pattern for pattern in Pattern if pattern is not Pattern.FRAME]  # a frame is told apart by its line
    looks = {filled(role, pattern, theme) for pattern in fills}
    assert len(looks) == len(fills)


def test_a_faint_color_keeps_its_hue_and_shines_through() -> None:
    color = QColor("#4c6fff")
    assert (faint(color, 30).name(), faint(color, 30).alpha(), color.alpha()) == ("#4c6fff", 30, 255)
