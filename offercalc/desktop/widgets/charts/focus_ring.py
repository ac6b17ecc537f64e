"""A ring around a widget that has the focus, outside it, for those whose texts reach to their edges."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QTabBar, QWidget
from typing_extensions import override

from offercalc.desktop.system.theme import Theme

_LINE = 2
_RADIUS = 6
_AIR = 6
_BETWEEN_TABS = 18
"""In points, as in the style sheet: the space after each tab, which belongs to it."""
_MOVES = {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.FocusIn}
_LEAVES = {QEvent.Type.Hide, QEvent.Type.FocusOut}


class FocusRing(QWidget):
    """Surrounds a widget, or a part of it, while another or the same one has the focus.

    It lies on the nearest widget around that has room for it; in a window of its own, inside that.
    """

    def __init__(
        self,
        target: QWidget,
        theme: Callable[[], Theme],
        air: tuple[int, int],
        around: QWidget | None = None,
        part: Callable[[], QRect] | None = None,
    ) -> None:
        """Take what has the focus, the space to the ring in points across and down, and what the ring is around."""
        super().__init__(target.parentWidget() or target)
        self._target, self._theme, self._air = target, theme, air
        self._around = around or target
        self._part = part or self._around.rect
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        target.installEventFilter(self)
        self.place()

    def place(self, *_changed: object) -> None:
        """Surround the widget while it has the focus and is visible."""
        if not (self._target.hasFocus() and self._target.isVisible()):
            self.hide()
            return
        across, down = (self._theme().px(air + _LINE) for air in self._air)
        wanted = self._part().adjusted(-across, -down, across, down)
        host = self._around.parentWidget() or self._around
        while (above := _above(host)) is not None and not host.rect().contains(self._on(host, wanted)):
            host = above
        if self.parentWidget() is not host:
            self.setParent(host)
        self.setGeometry(self._on(host, wanted) & host.rect())
        self.show()
        self.raise_()

    def _on(self, host: QWidget, area: QRect) -> QRect:
        return QRect(self._around.mapTo(host, QPoint()) + area.topLeft(), area.size())

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVES:
            self.place()
        elif event.type() in _LEAVES:
            self.hide()
        return False

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._theme()
        line, radius = theme.px(_LINE), theme.px(_RADIUS)
        painter.setPen(QPen(theme.color("focus"), line))
        inside = line / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inside, inside, -inside, -inside), radius, radius)


class RingedTabs(QTabBar):
    """Tabs whose texts reach to their edges, with a ring around the current one while they have the focus."""

    def __init__(self, theme: Callable[[], Theme], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.ring = FocusRing(self, theme, (_AIR, 0), part=self._current)
        self.currentChanged.connect(self.ring.place)

    def _current(self) -> QRect:
        return self.tabRect(self.currentIndex()).adjusted(0, 0, -self._theme().px(_BETWEEN_TABS), 0)


def _above(host: QWidget) -> QWidget | None:
    """Return the widget around another one, None for a window and for what an area scrolls."""
    above = host.parentWidget()
    return None if host.isWindow() or isinstance(above, QAbstractScrollArea) else above
