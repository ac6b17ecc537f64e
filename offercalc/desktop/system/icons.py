"""Icons: SVG line drawings from the resources, in a color of the theme."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QIconEngine, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QStyle
from typing_extensions import override

from offercalc.application.files.resources import resource


@cache
def icon(name: str, color: str, checked: str | None = None) -> QIcon:
    """Return an icon in a color given as #rrggbb, and in a second one for the checked state."""
    shades = {QIcon.State.Off: color} if checked is None else {QIcon.State.Off: color, QIcon.State.On: checked}
    return QIcon(_LateIcon(name, shades))


class _LateIcon(QIconEngine):
    """Draws an icon in the size in which it is painted: many are in menus, and most windows have no room for all."""

    def __init__(self, name: str, shades: dict[QIcon.State, str]) -> None:
        super().__init__()
        self._name, self._shades = name, shades
        self._drawn: dict[tuple[QIcon.State, int], QIcon] = {}

    def _icon(self, size: QSize, scale: float, state: QIcon.State) -> QIcon:
        """Return the icon in a size, which Qt paints and also grays; in most states it looks as when off."""
        shown = state if state in self._shades else QIcon.State.Off
        side = max(1, round(min(size.width(), size.height()) * scale))
        if (shown, side) not in self._drawn:
            self._drawn[shown, side] = QIcon(_pixmap(_drawing(self._name, self._shades[shown]), side))
        return self._drawn[shown, side]

    @override
    def clone(self) -> QIconEngine:
        return _LateIcon(self._name, self._shades)

    @override
    def isNull(self) -> bool:
        return False

    @override
    def actualSize(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QSize:
        return size

    @override
    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        drawn = self._icon(rect.size(), painter.device().devicePixelRatio(), state)
        drawn.paint(painter, rect, Qt.AlignmentFlag.AlignCenter, mode)

    @override
    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1)

    @override
    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        return self._icon(size, scale, state).pixmap(size, scale, mode)


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


def _pixmap(drawing: bytes, side: int) -> QPixmap:
    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(drawing)).render(painter)
    painter.end()
    return pixmap


@cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="offercalc-", ignore_cleanup_errors=True)
