"""Keeps every part of the window in one theme: what is seen changes at once, the rest bit by bit."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QChildEvent, QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget
from shiboken6 import isValid
from typing_extensions import override

from offercalc.desktop.system.theme import Theme, clothe

_PAUSE = 60
"""Milliseconds before the next hidden part, in which the window does what else there is to do."""


class Wardrobe(QObject):
    """Puts the style sheet of a theme on the parts of a window, and on its menus and dialogs as they are opened.

    Only parts that hold no other part have a style sheet: a change of one visits every widget below it.
    """

    def __init__(self, theme: Theme, pages: QStackedWidget, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self._pages, self._window = pages, window
        self._parts: list[QWidget] = []
        self._due: list[QWidget] = []
        self._late: list[QWidget] = []
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.setInterval(_PAUSE)
        self._next.timeout.connect(self._dress_next)

    def watch(self) -> None:
        """Dress menus and dialogs from now on; while the window is built, none is shown."""
        self._window.installEventFilter(self)

    def add(self, *parts: QWidget) -> None:
        """Dress new parts of the window."""
        for part in parts:
            self._parts.append(part)
            self._dress(part)

    def add_later(self, *parts: QWidget) -> None:
        """Dress parts that are hidden once they are shown: each that is dressed takes half a megabyte."""
        for part in parts:
            part.installEventFilter(self)

    def ready(self, part: QWidget) -> None:
        """Dress a part that is about to be shown, if it has not changed yet; hidden ones wait until it is shown."""
        for waiting in (self._due, self._late):
            if part in waiting:
                waiting.remove(part)
                self._dress(part)
        if self._next.isActive():
            self._next.start()

    def change(self, theme: Theme) -> tuple[Callable[[], None], ...]:
        """Return the steps that dress what is seen; a part that is hidden follows once there is nothing else to do."""
        self._theme = theme
        menus = [one for one in self._window.children() if isinstance(one, QWidget) and one.isWindow()]
        self._late = [
            part for part in self._parts if part.parent() is self._pages and part is not self._pages.currentWidget()
        ]
        self._next.stop()
        seen = [part for part in self._parts if part not in self._late]
        self._due = [part for part in (*seen, *menus) if part.styleSheet()]
        page = [part for part in self._due if part.parent() is self._pages]
        frame = [part for part in self._due if part not in (*page, *menus)]
        return (*(partial(self._dress_all, parts) for parts in (page, frame, menus)), self._next.start)

    def _dress_all(self, parts: list[QWidget]) -> None:
        """Dress those of some parts that are still there and to be dressed."""
        for part in parts:
            if isValid(part):
                self.ready(part)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Dress menus, messages and dialogs of the window, and parts that were hidden, when they are first shown."""
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched is not self._window:
            watched.removeEventFilter(self)
            self.add(watched)
        if isinstance(event, QChildEvent) and event.polished():
            child = event.child()
            if isinstance(child, QMenu):
                child.aboutToShow.connect(partial(self._dress_menu, child), Qt.ConnectionType.SingleShotConnection)
            elif isinstance(child, QWidget) and child.isWindow() and not child.styleSheet():
                self._dress(child)
        return super().eventFilter(watched, event)

    def _dress_next(self) -> None:
        """Dress one of the hidden parts, and the next one when what came up meanwhile is done."""
        if self._late:
            self._dress(self._late.pop(0))
            self._next.start()

    def _dress_menu(self, menu: QMenu) -> None:
        """Dress a menu that is about to be shown for the first time; most menus are never opened."""
        if not menu.styleSheet():
            self._dress(menu)

    def _dress(self, part: QWidget) -> None:
        """Put on a part its style sheet: that of pages, also for menus and dialogs, or that of what is around pages."""
        is_around = part.parent() is not self._pages and not part.isWindow()
        clothe(part, self._theme.frame_sheet if is_around else self._theme.style_sheet)
