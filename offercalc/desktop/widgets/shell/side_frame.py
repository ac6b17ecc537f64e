"""The sidebar and the page; in a narrow window the sidebar is folded to icons and opens over the page on request."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QStyle, QWidget
from typing_extensions import override

from offercalc.desktop.system.theme import Theme
from offercalc.desktop.widgets.shell.sidebar import Sidebar

_NARROW = 1200
"""In points: the sidebar is folded in windows narrower than this."""


class SideFrame(QWidget):
    """Lays out a sidebar and a page; `open` shows the whole sidebar, `fold` reduces it to icons."""

    def __init__(self, sidebar: Sidebar, page: QWidget, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sidebar, self._page, self._theme = sidebar, page, theme
        self._is_open = False
        for part in (page, sidebar):
            part.setParent(self)
        sidebar.unfold.clicked.connect(lambda: self.fold() if self._is_open else self.open())
        sidebar.page_chosen.connect(lambda _place: self.fold())
        for signal in (sidebar.settings_wanted, sidebar.help_wanted, sidebar.new_wanted):
            signal.connect(self.fold)
        sidebar.offers.clicked.connect(lambda _index: self.fold())
        sidebar.offers.activated.connect(lambda _index: self.fold())
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    @property
    def is_narrow(self) -> bool:
        """Whether the window is too narrow for the whole sidebar."""
        return self.width() < self._theme.px(_NARROW)

    def open(self) -> None:
        """Show the whole sidebar, over the page if the window is narrow."""
        self._is_open = self.is_narrow
        self._arrange()

    def fold(self) -> None:
        """Fold the sidebar again if the window is narrow."""
        self._is_open = False
        self._arrange()

    def restyle(self, theme: Theme) -> None:
        """Apply a theme and its scale."""
        self._theme = theme
        self._sidebar.restyle(theme)
        self._arrange()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._arrange()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._is_open and self.is_narrow:
            self.fold()
            return
        super().keyPressEvent(event)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Fold the sidebar when the focus moves to the page."""
        if self._is_open and self.is_narrow and now is not None and self._page.isAncestorOf(now):
            self.fold()

    def _arrange(self) -> None:
        """Set the geometry of both, in the layout direction."""
        self._is_open = self._is_open and self.is_narrow
        self._sidebar.resize(self._sidebar.width(), self.height())
        self._sidebar.fold(self.is_narrow, is_open=self._is_open)
        beside = self._sidebar.narrowest if self.is_narrow else self._sidebar.width()
        height = self.height()
        for part, place in (
            (self._sidebar, QRect(0, 0, self._sidebar.width(), height)),
            (self._page, QRect(beside, 0, max(0, self.width() - beside), height)),
        ):
            part.setGeometry(QStyle.visualRect(self.layoutDirection(), self.rect(), place))
        self._sidebar.raise_()
