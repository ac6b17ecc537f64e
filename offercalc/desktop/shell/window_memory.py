"""Puts the window back where it was, with the page and the offer it showed."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow

from offercalc.application.settings.window_place import WindowPlace
from offercalc.desktop.shell.page_window import OFFERS, PAGE_NAMES
from offercalc.desktop.state.workspace import Workspace

_FIRST_SIZE = (1280, 800)
_SHARE = 0.9
"""How much of the screen the window takes at most when it is opened for the first time."""
_GRIP = 80
"""How many pixels of the title bar must be on a screen, so that the window can be moved."""


class WindowMemory:
    """Reads and writes the place of a window in the settings of its workspace."""

    def __init__(self, window: QMainWindow, workspace: Workspace) -> None:
        self._window, self._workspace = window, workspace

    def restore(self, scale: float) -> int:
        """Size and move the window, select the offer shown last, and return the page; `scale` is that of the text."""
        place = self._workspace.settings.window
        room = self._window.screen().availableSize()
        if place.width and place.height:
            area = QRect(place.x, place.y, place.width, place.height)
            self._window.resize(area.size().boundedTo(room))
            if is_on_a_screen(area.topLeft(), place.width):
                here = self._window.screen().availableGeometry()
                self._window.move(area.topLeft() if is_seen(area) else corner_in(here, area))
            if place.is_maximized:
                self._window.showMaximized()
        else:
            wanted = QSize(*(round(side * scale) for side in _FIRST_SIZE))
            self._window.resize(wanted.boundedTo(room * _SHARE))
        self._workspace.choose_document(place.document)
        return PAGE_NAMES.index(place.page) if place.page in PAGE_NAMES else OFFERS

    def keep(self, page: int, paper: str, tab: int) -> None:
        """Write where the window is and what it shows; what shows no figures is not refreshed for it."""
        is_maximized = self._window.isMaximized()
        area = self._window.normalGeometry() if is_maximized else QRect(self._window.pos(), self._window.size())
        place = WindowPlace(
            x=area.x(), y=area.y(), width=area.width(), height=area.height(), is_maximized=is_maximized,
            page=PAGE_NAMES[page], document=self._workspace.chosen_document, paper=paper, tab=tab,
        )  # fmt: skip
        self._workspace.keep(window=place)


def corner_in(screen: QRect, area: QRect) -> QPoint:
    """Return where a window that had an area begins on a screen, so that all of it is seen."""
    size = area.size().boundedTo(screen.size())
    x = max(screen.left(), min(area.left(), screen.right() + 1 - size.width()))
    y = max(screen.top(), min(area.top(), screen.bottom() + 1 - size.height()))
    return QPoint(x, y)


def is_seen(area: QRect) -> bool:
    """Whether every corner of an area is on one of the screens there are now, not always on the same one."""
    corners = area.topLeft(), area.topRight(), area.bottomLeft(), area.bottomRight()
    return all(QGuiApplication.screenAt(corner) is not None for corner in corners)


def is_on_a_screen(corner: QPoint, width: int) -> bool:
    """Whether a window at a place can be seen and moved on one of the screens there are now."""
    title = QRect(corner, QSize(max(width, _GRIP), 1))
    return any(screen.availableGeometry().intersected(title).width() >= _GRIP for screen in QGuiApplication.screens())
