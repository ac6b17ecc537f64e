from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon

from offercalc.application.files.resources import resource
from offercalc.desktop.system.icons import icon, icon_file

NAMES = sorted(path.stem for path in resource("icons").glob("*.svg"))


def inks(drawn: QIcon, state: QIcon.State = QIcon.State.Off) -> set[str]:
    """Return the colors of an icon's opaque pixels."""
    image = drawn.pixmap(40, QIcon.Mode.Normal, state).toImage()
    points = (QColor(image.pixelColor(x, y)) for x in range(image.width()) for y in range(image.height()))
    return {point.name() for point in points if point.alpha() == 255}


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("name", NAMES)
def test_every_icon_can_be_drawn(name: str) -> None:
    assert inks(icon(name, "#112233"))


@pytest.mark.usefixtures("qapp")
def test_an_icon_has_the_colour_that_is_asked_for() -> None:
    assert inks(icon("plus", "#ff0000")) == {"#ff0000"}


@pytest.mark.usefixtures("qapp")
def test_what_is_checked_may_have_another_colour() -> None:
    drawn = icon("plus", "#ff0000", "#00ff00")
    assert (inks(drawn), inks(drawn, QIcon.State.On)) == ({"#ff0000"}, {"#00ff00"})


@pytest.mark.usefixtures("qapp")
def test_an_icon_is_drawn_once_when_it_is_first_painted(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def resource_of(*parts: str) -> Path:
        read.append(parts[-1])
        return resource(*parts)

    monkeypatch.setattr("offercalc.desktop.system.icons.resource", resource_of)
    drawn = icon("plus", "#0000ff")
    before = list(read)
    assert inks(drawn) == inks(QIcon(drawn)) == {"#0000ff"}
    assert (before, read) == ([], ["plus.svg"])


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("scale", [1, 1.5, 2])
def test_an_icon_is_as_sharp_as_the_screen(scale: float) -> None:
    drawn = icon("plus", "#0000ff").pixmap(QSize(48, 48), scale)
    assert (drawn.width(), drawn.devicePixelRatio()) == (48 * scale, scale)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("scale", [1, 2])
def test_a_large_mark_is_drawn_as_large_as_asked(scale: float) -> None:
    drawn = icon("scale", "#0000ff").pixmap(QSize(88, 88), scale)
    assert (drawn.width(), drawn.devicePixelRatio()) == (88 * scale, scale)


def test_a_style_sheet_gets_a_file() -> None:
    text = Path(icon_file("chevron-down", "#123456")).read_text(encoding="utf-8")
    assert 'stroke="#123456"' in text
    assert "currentColor" not in text


def test_every_icon_comes_with_its_licence() -> None:
    assert "ISC" in resource("icons", "LICENSE.txt").read_text(encoding="utf-8")
