"""The sidebar: pages at the top, offers in the middle, settings and help at the bottom."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from offercalc.desktop.system.icons import icon
from offercalc.desktop.system.plain_text import PlainLabel, set_tip
from offercalc.desktop.system.theme import Theme
from offercalc.desktop.widgets.lists.entry_list import EntryList
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.pages.offer_order import OfferOrder, order_label
from offercalc.presentation.pages.offers_list import OfferEntry

_WIDTH = 236
_FOLDED = 60
_TIGHT = 560
"""In points: a sidebar lower than this has tightly spaced buttons."""
_ICON = 18
_SMALL_ICON = 16


class Sidebar(QFrame):
    """Emits signals when a page or an offer is chosen; the window acts on them."""

    page_chosen = Signal(int)
    offer_chosen = Signal(int)
    settings_wanted = Signal()
    order_chosen = Signal(str)
    menu_wanted = Signal(QPoint)

    def __init__(self, pages: tuple[str, ...], theme: Theme, parent: QWidget | None = None) -> None:
        """Take the icons of the pages in order; the last page is the help, shown at the bottom."""
        super().__init__(parent)
        self.setObjectName("sidebar")
        self._icons = pages
        self._theme = theme
        self._is_folded = False
        self.unfold = QToolButton(self)
        self.unfold.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.unfold.hide()
        self._mark, self._brand, self._heading = PlainLabel(self), PlainLabel(self, "OfferCalc"), PlainLabel(self)
        self._brand.setObjectName("brand")
        self._heading.setObjectName("sidebarHeading")
        self._pages = [self._button() for _ in pages]
        self.settings = self._button()
        self.settings.setCheckable(False)
        self._group = QButtonGroup(self)
        for place, button in enumerate(self._pages):
            self._group.addButton(button, place)
        self._group.idClicked.connect(self.page_chosen.emit)
        self.settings.clicked.connect(self.settings_wanted.emit)
        self.search = QLineEdit(self)
        self.search.setObjectName("search")
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._narrow)
        self.order, self.orders = QToolButton(self), QMenu(self)
        self.order.setMenu(self.orders)
        self.order.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.order.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for order in OfferOrder:
            action = self.orders.addAction("")
            action.setCheckable(True)
            action.triggered.connect(partial(self.order_chosen.emit, order.value))
        self._chosen = -1
        self.offers = self._list(theme)
        self.model = self.offers.entries
        self._head, self._column = QHBoxLayout(), QVBoxLayout(self)
        self._lay_out(theme)
        self.restyle(theme)

    def name(self, pages: tuple[str, ...], offers: str, search: str, settings: str) -> None:
        """Set all labels in the current language."""
        for button, text in zip((*self._pages, self.settings), (*pages, settings), strict=True):
            button.setAccessibleName(text)
        self.unfold.setAccessibleName(offers)
        set_tip(self.unfold, offers)
        self._write()
        self._heading.setText(offers)
        self.offers.setAccessibleName(offers)
        self.search.setPlaceholderText(search)
        self.search.setAccessibleName(search)

    def show_order(self, order: OfferOrder, localizer: Localizer) -> None:
        """Sort the offers and label the sort orders in the current language."""
        self.order.setAccessibleName(localizer.tr("Sort offers"))
        set_tip(self.order, f"{localizer.tr('Sort offers')}: {order_label(order, localizer)}")
        for action, one in zip(self.orders.actions(), OfferOrder, strict=True):
            action.setText(order_label(one, localizer))
            action.setChecked(one is order)
        self.model.sort_by(order)

    def show_page(self, place: int) -> None:
        """Highlight the current page."""
        self._pages[place].setChecked(True)

    def show_offers(self, entries: Sequence[OfferEntry], chosen: int) -> None:
        """List the offers and select one."""
        self._chosen = chosen
        self.offers.show_entries(entries, chosen)

    @property
    def narrowest(self) -> int:
        """Return the width when folded."""
        return self._theme.px(_FOLDED)

    def fold(self, is_narrow: bool, *, is_open: bool) -> None:  # noqa: FBT001 - the first qualifies the second
        """Show only the pages' icons in a narrow window, unless the sidebar is open over the page.

        If the height is also small, the open sidebar shows the list without the pages, to leave it room.
        """
        self.unfold.setVisible(is_narrow)
        self._mark.setHidden(is_narrow)
        self._is_folded = is_narrow and not is_open
        is_list_alone = is_narrow and is_open and self.height() < self._theme.px(_TIGHT)
        for button in (*self._pages, self.settings):
            button.setHidden(is_list_alone)
        for part in (self._brand, self._heading, self.order, self.search, self.offers):
            part.setHidden(self._is_folded)
        self.setFixedWidth(self.narrowest if self._is_folded else self._theme.px(_WIDTH))
        self._look()
        self._write()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._look()

    def restyle(self, theme: Theme) -> None:
        """Apply a theme and its scale."""
        self._theme = theme
        self._space()
        self.setFixedWidth(self.narrowest if self._is_folded else theme.px(_WIDTH))
        size = theme.px(_ICON)
        self.unfold.setIcon(icon("menu", theme.hex("muted")))
        self.unfold.setIconSize(QSize(size, size))
        for button, name in zip((*self._pages, self.settings), (*self._icons, "settings"), strict=True):
            button.setIcon(icon(name, theme.hex("muted"), theme.hex("accent_text")))
            button.setIconSize(QSize(size, size))
        self._mark.setPixmap(icon("scale", theme.hex("accent")).pixmap(theme.px(22), theme.px(22)))
        self.order.setIcon(icon("arrow-up-down", theme.hex("muted")))
        self.order.setIconSize(QSize(theme.px(_SMALL_ICON), theme.px(_SMALL_ICON)))
        self.offers.restyle(theme)

    def _space(self) -> None:
        """Scale the spacing to the theme."""
        px = self._theme.px
        self._head.setContentsMargins(px(4), px(6), 0, px(10))
        self._column.setContentsMargins(px(12), px(12), px(12), px(12))
        self._column.setSpacing(px(3))

    def _look(self) -> None:
        """Space the buttons tightly if the height is small, and center their icons while folded."""
        looks = {"tight": self.height() < self._theme.px(_TIGHT), "folded": self._is_folded}
        for button in (*self._pages, self.settings):
            if any(bool(button.property(name)) is not value for name, value in looks.items()):
                for name, value in looks.items():
                    button.setProperty(name, value)
                button.style().unpolish(button)
                button.style().polish(button)

    def _write(self) -> None:
        """Show the page names on the buttons, or as tool tips if only icons are shown."""
        for button in (*self._pages, self.settings):
            name = button.accessibleName()
            button.setText("" if self._is_folded else f" {name}")
            set_tip(button, name if self._is_folded else "")

    def _button(self) -> QPushButton:
        button = QPushButton(self)
        button.setObjectName("nav")
        button.setCheckable(True)
        return button

    def _list(self, theme: Theme) -> EntryList:
        view = EntryList(theme, self, lines=3)
        view.selectionModel().currentChanged.connect(self._choose)
        view.clicked.connect(self._choose)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._ask_for_menu)
        return view

    def _narrow(self, search: str) -> None:
        self.model.narrow(search)
        self.offers.mark(self._chosen)

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.offer_chosen.emit(self.model.place_of(index.row()))

    def _ask_for_menu(self, point: QPoint) -> None:
        """Open the context menu for the offer under the pointer, or for the selected one by keyboard."""
        index = self.offers.indexAt(point)
        if index.isValid():
            self._choose(index)
            self.menu_wanted.emit(self.offers.mapToGlobal(point))

    def _lay_out(self, theme: Theme) -> None:
        brand, layout = self._head, self._column
        brand.addWidget(self.unfold)
        brand.addWidget(self._mark)
        brand.addSpacing(theme.px(4))
        brand.addWidget(self._brand)
        brand.addStretch(1)
        layout.addLayout(brand)
        for button in self._pages[:-1]:
            layout.addWidget(button)
        layout.addSpacing(theme.px(16))
        head = QHBoxLayout()
        head.addWidget(self._heading, 1)
        head.addWidget(self.order)
        layout.addLayout(head)
        layout.addWidget(self.search)
        layout.addWidget(self.offers, 1)
        layout.addStretch(0)
        layout.addWidget(self.settings)
        layout.addWidget(self._pages[-1])
        read = (self.unfold, *self._pages[:-1], self.order, self.search, self.offers, self.settings, self._pages[-1])
        for earlier, later in pairwise(read):
            self.setTabOrder(earlier, later)
