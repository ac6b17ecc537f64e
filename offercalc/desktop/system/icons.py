"""Icons: SVG line drawings from the resources, in a color of the theme."""

from __future__ import annotations

import tempfile
from functools import cache, cached_property
from pathlib import Path

from PySide6.QtCore import QByteArray, QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QIconEngine, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QStyle
from typing_extensions import override

from offercalc.application.files.resources import resource

_SIZES = (20, 40)


@cache
def icon(name: str, color: str, checked: str | None = None) -> QIcon:
    """Return an icon in a color given as #rrggbb, and in a second one for the checked state."""
    shades = {QIcon.State.Off: color} if checked is None else {QIcon.State.Off: color, QIcon.State.On: checked}
    return QIcon(_LateIcon(name, shades))


class _LateIcon(QIconEngine):
    """Draws an icon when it is first painted: many are in menus, and most windows are not wide enough for all."""

    def __init__(self, name: str, shades: dict[QIcon.State, str]) -> None:
        super().__init__()
        self._name, self._shades = name, shades

    @cached_property
    def _drawn(self) -> QIcon:
        drawn = QIcon()
        for state, shade in self._shades.items():
            renderer = QSvgRenderer(QByteArray(_drawing(self._name, shade)))
            for size in _SIZES:
                drawn.addPixmap(_pixmap(renderer, size), QIcon.Mode.Normal, state)
        return drawn

    @override
    def clone(self) -> QIconEngine:
        return _LateIcon(self._name, self._shades)

    @override
    def isNull(self) -> bool:
        return False

    @override
    def availableSizes(self, mode: QIcon.Mode = QIcon.Mode.Normal, state: QIcon.State = QIcon.State.Off) -> list[QSize]:
        return self._drawn.availableSizes(mode, state)

    @override
    def actualSize(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QSize:
        return self._drawn.actualSize(size, mode, state)

    @override
    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        self._drawn.paint(painter, rect, Qt.AlignmentFlag.AlignCenter, mode, state)

    @override
    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1)

    @override
    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        if size.height() > _SIZES[-1]:
            renderer = QSvgRenderer(QByteArray(_drawing(self._name, self._shades[state])))
            large = _pixmap(renderer, round(size.height() * scale))
            large.setDevicePixelRatio(scale)
            return large
        return self._drawn.pixmap(size, scale, mode, state)


def show_icon(button: QAbstractButton, name: str, color: str, side: int) -> None:
    """Show an icon on a button, `side` pixels wide."""
    button.setIcon(icon(name, color))
    button.setIconSize(QSize(side, side))


def faint() -> str:
    """Return the color of what is beside the text, as the theme sets it for the program, as #rrggbb."""
    return QGuiApplication.palette().color(QPalette.ColorRole.PlaceholderText).name()


def paint_chevron(button: QAbstractButton, inset: int) -> None:
    """Paint at the end of a button that it opens something; `inset` are the pixels to its edge."""
    side = button.fontInfo().pixelSize() + 1
    place = QRect(button.width() - inset - side, (button.height() - side) // 2, side, side)
    painter = QPainter(button)
    icon("chevron-down", faint()).paint(painter, QStyle.visualRect(button.layoutDirection(), button.rect(), place))
    painter.end()


@cache
def icon_file(name: str, color: str) -> str:
    """Write an icon to a temporary file for style sheets, which cannot use images in memory; return its path."""
    path = Path(_folder().name) / f"{name}-{color.removeprefix('#')}.svg"
    path.write_bytes(_drawing(name, color))
    return path.as_posix()


def _drawing(name: str, color: str) -> bytes:
    return resource("icons", f"{name}.svg").read_bytes().replace(b"currentColor", color.encode())


def _pixmap(renderer: QSvgRenderer, size: int) -> QPixmap:
    pixmap = QPixmap(QSize(size, size))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter)
    painter.end()
    return pixmap


@cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="offercalc-", ignore_cleanup_errors=True)
