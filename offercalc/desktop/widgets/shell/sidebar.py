"""The sidebar: a new offer and the pages at the top, offers in the middle, privacy, settings and help at the bottom."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from offercalc.desktop.system.icons import icon
from offercalc.desktop.system.plain_text import PlainLabel, set_tip
from offercalc.desktop.system.theme import Theme, set_look
from offercalc.desktop.widgets.layouts import nest, show_if
from offercalc.desktop.widgets.lists.entry_list import EntryList
from offercalc.desktop.widgets.shell.list_head import ListHead
from offercalc.desktop.widgets.shell.nav_button import NavButton
from offercalc.desktop.widgets.shell.new_button import NewButton
from offercalc.desktop.widgets.shell.side_foot import SideFoot
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.pages.offer_order import OfferOrder
from offercalc.presentation.pages.offers_list import OfferEntry

_WIDTH, _WIDE = 256, 280
_FOLDED = 60
_TIGHT = 560
"""In points: a sidebar lower than this has tightly spaced buttons."""
_ICON = 18


class SideTexts(NamedTuple):
    """Everything written on the sidebar, in one language; `foot` names privacy, settings and help."""

    pages: tuple[str, ...]
    offers: str
    search: str
    foot: tuple[str, str, str]
    new: str
    more: str


class Sidebar(QFrame):
    """Emits signals when a page or an offer is chosen; the window acts on them."""

    page_chosen = Signal(int)
    offer_chosen = Signal(int)
    settings_wanted = Signal()
    help_wanted = Signal()
    privacy_wanted = Signal()
    new_wanted = Signal()
    order_chosen = Signal(str)
    menu_wanted = Signal(QPoint)

    def __init__(self, pages: tuple[str, ...], theme: Theme, parent: QWidget | None = None) -> None:
        """Take the icons of the pages in order."""
        super().__init__(parent)
        self.setObjectName("sidebar")
        self._theme = theme
        self._is_folded = False
        self.is_wide = False
        self.unfold = QToolButton(self)
        self.unfold.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.unfold.hide()
        self._mark, self._brand = PlainLabel(self), PlainLabel(self, "OfferCalc")
        self._brand.setObjectName("brand")
        self.new, self.foot = NewButton(self), SideFoot(self)
        self._pages = [NavButton(name, self) for name in pages]
        self._group = QButtonGroup(self)
        for place, button in enumerate(self._pages):
            self._group.addButton(button, place)
        self.list_head = ListHead(self)
        self.search, self.order, self.orders = self.list_head.search, self.list_head.order, self.list_head.orders
        self._chosen, self._number = -1, 0
        self.offers = self._list(theme)
        self.model = self.offers.entries
        self._head, self._middle, self._gap = QHBoxLayout(), QVBoxLayout(), QWidget(self)
        self._lay_out()
        self._connect()
        self.restyle(theme)

    def name(self, texts: SideTexts, keys: str = "") -> None:
        """Set all labels in the current language, and the keys of the command palette."""
        for button, text in zip(self._pages, texts.pages, strict=True):
            button.name(text)
        self.new.name(texts.new, texts.more)
        self.foot.name(texts.foot, keys)
        self.unfold.setAccessibleName(texts.offers)
        set_tip(self.unfold, texts.offers)
        self.offers.setAccessibleName(texts.offers)
        self.list_head.name(texts.offers, texts.search)

    def show_order(self, order: OfferOrder, localizer: Localizer) -> None:
        """Sort the offers, and label the sort orders in the current language."""
        self.list_head.show_order(order, localizer)
        self.model.sort_by(order)

    def show_page(self, place: int) -> None:
        """Highlight the current page; a place beyond the pages is the help."""
        self.foot.help.setChecked(place >= len(self._pages))
        self._group.setExclusive(False)
        for number, button in enumerate(self._pages):
            button.setChecked(number == place)
        self._group.setExclusive(True)

    def show_offers(self, entries: Sequence[OfferEntry], chosen: int) -> None:
        """List the offers and select one."""
        self._chosen, self._number = chosen, len(entries)
        self._pages[0].show_count(len(entries), str(len(entries)))
        self.list_head.show_number(len(entries))
        self.offers.show_entries(entries, chosen)

    @property
    def narrowest(self) -> int:
        """Return the width when folded."""
        return self._theme.px(_FOLDED)

    def fold(self, is_narrow: bool, *, is_open: bool) -> None:  # noqa: FBT001 - the first qualifies the second
        """Show only the pages' icons in a narrow window, unless the sidebar is open over the page.

        If the height is also small, the open sidebar shows the list without the pages, to leave it room.
        """
        show_if(is_narrow, self.unfold)
        show_if(not is_narrow, self._mark)
        self._is_folded = is_narrow and not is_open
        is_list_alone = is_narrow and is_open and self.height() < self._theme.px(_TIGHT)
        show_if(not is_list_alone, self.new, *self._pages, self.foot)
        for page in self._pages:
            page.fold(is_folded=self._is_folded)
        self.new.fold(is_folded=self._is_folded)
        self.foot.fold(is_folded=self._is_folded)
        show_if(not self._is_folded, self._brand, self.list_head, self.offers)
        self._set_width()
        self._look()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._look()

    def restyle(self, theme: Theme) -> None:
        """Apply a theme and its scale."""
        self._theme = theme
        self._space()
        self._set_width()
        size = theme.px(_ICON)
        self.unfold.setIcon(icon("menu", theme.hex("muted")))
        self.unfold.setIconSize(QSize(size, size))
        self.unfold.setMinimumSize(size, size)
        for page in self._pages:
            page.restyle(theme)
        self.new.restyle(theme)
        self.foot.restyle(theme)
        self._mark.setPixmap(icon("scale", theme.hex("accent")).pixmap(theme.px(22), theme.px(22)))
        self.list_head.restyle(theme)
        self.offers.restyle(theme)

    def _set_width(self) -> None:
        whole = self._theme.px(_WIDE if self.is_wide else _WIDTH)
        self.setFixedWidth(self.narrowest if self._is_folded else whole)

    def _turn_to_list(self) -> None:
        """Focus the list, on the chosen offer or else on the first one found."""
        if self.model.rowCount():
            if not self.offers.currentIndex().isValid():
                self.offers.setCurrentIndex(self.model.index(0))
            self.offers.setFocus(Qt.FocusReason.TabFocusReason)

    def _space(self) -> None:
        """Scale the spacing to the theme."""
        px = self._theme.px
        self._head.setSpacing(px(8))
        self._middle.setContentsMargins(px(12), px(12), px(12), 0)
        self._middle.setSpacing(px(2))
        self._gap.setFixedHeight(px(8) - px(2))

    def _look(self) -> None:
        """Space the buttons tightly if the height is small, and center their icons while folded."""
        is_tight, px = self.height() < self._theme.px(_TIGHT), self._theme.px
        self.foot.tighten(is_tight=is_tight)
        self._head.setContentsMargins(px(4), 0 if is_tight else px(6), 0, px(2 if is_tight else 10))
        for button in self._pages:
            set_look(button, tight=is_tight, folded=self._is_folded)

    def _list(self, theme: Theme) -> EntryList:
        view = EntryList(theme, self, has_tiles=True)
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        view.selectionModel().currentChanged.connect(self._choose)
        view.clicked.connect(self._choose)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._ask_for_menu)
        return view

    def _narrow(self, search: str) -> None:
        self.model.narrow(search)
        self.offers.mark(self._chosen)
        self.list_head.show_hidden(0 if self.model.rowCount() else self._number)

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.offer_chosen.emit(self.model.place_of(index.row()))

    def _ask_for_menu(self, point: QPoint) -> None:
        """Open the context menu for the offer under the pointer, or for the selected one by keyboard."""
        index = self.offers.indexAt(point)
        if index.isValid():
            if not self.offers.selectionModel().isSelected(index):
                self.offers.setCurrentIndex(index)
            self._choose(index)
            self.menu_wanted.emit(self.offers.mapToGlobal(point))

    def _lay_out(self) -> None:
        brand, layout = self._head, self._middle
        for part in (self.unfold, self._mark, self._brand):
            brand.addWidget(part)
        brand.addStretch(1)
        nest(layout, brand)
        layout.addWidget(self.new)
        layout.addWidget(self._gap)
        for button in self._pages:
            layout.addWidget(button)
        layout.addWidget(self.list_head)
        layout.addWidget(self.offers, 1)
        layout.addStretch(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        nest(column, layout, 1)
        column.addWidget(self.foot)
        read = (
            self.unfold,
            self.new.new,
            self.new.more,
            *self._pages,
            self.list_head.finder,
            self.order,
            self.search,
            self.offers,
        )
        for earlier, later in pairwise((*read, *self.foot.buttons)):
            self.setTabOrder(earlier, later)

    def _connect(self) -> None:
        self.list_head.narrowed.connect(self._narrow)
        self.list_head.order_chosen.connect(self.order_chosen)
        self.list_head.list_wanted.connect(self._turn_to_list)
        self.offers.escaped.connect(self.list_head.leave_search)
        self._group.idClicked.connect(self.page_chosen.emit)
        self.new.new.clicked.connect(self.new_wanted.emit)
        for button, signal in zip(
            self.foot.buttons, (self.privacy_wanted, self.settings_wanted, self.help_wanted), strict=True
        ):
            button.clicked.connect(signal.emit)
