"""The sidebar and the page; in a narrow window the sidebar is folded to icons, or hidden, and opens over the page."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QStyle, QToolButton, QWidget
from typing_extensions import override

from offercalc.desktop.system.icons import icon
from offercalc.desktop.system.plain_text import set_tip
from offercalc.desktop.system.theme import Theme
from offercalc.desktop.widgets.layouts import show_if
from offercalc.desktop.widgets.page_header import PageHeader
from offercalc.desktop.widgets.shell.sidebar import Sidebar

_HIDDEN, _NARROW, _WIDE = 720, 1200, 1800
"""In points: the sidebar is behind a button, or folded, in windows narrower than this, and wider from the last on."""
_ICON, _EDGE = 18, 8


class SideFrame(QWidget):
    """Lays out a sidebar and a page; `open` shows the whole sidebar, `fold` reduces it to icons, or hides it.

    `menu` opens a sidebar that is hidden; it stands at the head of the page.
    """

    def __init__(self, sidebar: Sidebar, page: QWidget, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sidebar, self._page, self._theme = sidebar, page, theme
        self._is_open = False
        self.menu = QToolButton(self)
        self.menu.hide()
        self._head: PageHeader | None = None
        self.menu.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.menu.clicked.connect(self._open_by_button)
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

    @property
    def is_hidden(self) -> bool:
        """Whether the window is too narrow even for the icons of the sidebar."""
        return self.width() < self._theme.px(_HIDDEN)

    def lead(self, head: PageHeader | None) -> None:
        """Put the button that opens the sidebar at the head of a page, or at the corner of one without a head."""
        self._head = head
        if self.is_hidden:
            self._arrange()

    def name(self, words: str) -> None:
        """Name the button that opens the sidebar."""
        self.menu.setAccessibleName(words)
        set_tip(self.menu, words)

    def _put_menu(self) -> None:
        """Draw the button and put it where it belongs, if it is not there yet."""
        if self._head is None:
            if self.menu.parentWidget() is not self:
                self.menu.setParent(self)
        elif not self._head.isAncestorOf(self.menu):
            self._head.lead(self.menu)
        side = self._theme.px(_ICON)
        self.menu.setIcon(icon("menu", self._theme.hex("muted")))
        self.menu.setIconSize(QSize(side, side))

    def _open_by_button(self) -> None:
        self.open()
        self._sidebar.unfold.setFocus(Qt.FocusReason.TabFocusReason)

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
        is_hidden, height = self.is_hidden and not self._is_open, self.height()
        self._sidebar.is_wide = self.width() >= self._theme.px(_WIDE)
        self._sidebar.resize(self._sidebar.width(), height)
        self._sidebar.fold(self.is_narrow, is_open=self._is_open)
        show_if(not is_hidden, self._sidebar)
        if self.is_hidden:
            self._put_menu()
        show_if(self.is_hidden, self.menu)
        beside = self._sidebar.narrowest if self.is_narrow else self._sidebar.width()
        corner = self._corner()
        left, top = (0, corner.bottom() if corner.isValid() else 0) if self.is_hidden else (beside, 0)
        for part, place in (
            (self._sidebar, QRect(0, 0, self._sidebar.width(), height)),
            (self._page, QRect(left, top, max(0, self.width() - left), height - top)),
            (self.menu, corner),
        ):
            if place.isValid():
                part.setGeometry(QStyle.visualRect(self.layoutDirection(), self.rect(), place))
        self._sidebar.raise_()

    def _corner(self) -> QRect:
        """Return the place of the button that opens the sidebar if no head of a page has it; else nothing."""
        if self.menu.parentWidget() is not self:
            return QRect()
        edge = self._theme.px(_EDGE)
        return QRect(QPoint(edge, edge), self.menu.sizeHint())
