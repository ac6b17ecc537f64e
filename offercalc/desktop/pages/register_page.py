"""The register of all offers: counters that filter, a search, and a table that sorts, for hundreds of offers."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from itertools import pairwise

from msgspec import Struct
from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from offercalc.application.offers.live_sources import LiveSources
from offercalc.application.workbench.selection import MOST_COMPARED
from offercalc.desktop.models.register_model import Around
from offercalc.desktop.state.workspace import Workspace
from offercalc.desktop.system.icons import icon
from offercalc.desktop.system.plain_text import PlainLabel, set_tip
from offercalc.desktop.system.theme import Theme
from offercalc.desktop.widgets.display_menu import DisplayMenu
from offercalc.desktop.widgets.layouts import nest
from offercalc.desktop.widgets.lists.register_order import RegisterOrder
from offercalc.desktop.widgets.lists.register_view import RegisterView
from offercalc.desktop.widgets.lists.status_filter import StatusFilter
from offercalc.desktop.widgets.page_header import PageHeader
from offercalc.domain.exchange.rate import Rate
from offercalc.domain.exchange.rate_book import RateBook
from offercalc.domain.offer.offer import Status
from offercalc.presentation.register.offer_register import status_counts

_MARGIN = 28
_GAP = 16
_WIDEST_SEARCH = 260


class _Worth(Struct, frozen=True):
    """What one unit of a currency is worth in the currency of display, on a day."""

    rates: RateBook
    currency: str
    today: date

    def __call__(self, currency: str) -> Fraction | None:
        """Return what one unit of a currency is worth; None if there is no rate."""
        found = self.rates.rate(currency, self.currency, self.today)
        return found.value if isinstance(found, Rate) else None


class RegisterPage(QWidget):
    """Shows every offer of a workspace as a row; `opened` carries the position of one to turn to."""

    opened = Signal(int)
    compare_wanted = Signal()
    archive_wanted = Signal()

    def __init__(self, workspace: Workspace, sources: LiveSources, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pageBody")
        self._workspace, self._sources, self._theme = workspace, sources, theme
        self._statuses: frozenset[Status] = frozenset()
        self._counted: object = None
        self.strip, self.compare = DisplayMenu(workspace, self, is_of_all=True), QPushButton(self)
        self.head = PageHeader({self.strip: "sliders-horizontal", self.compare: "scale"}, self)
        self.counters, self.search = StatusFilter(self), QLineEdit(self)
        self.view, self.none = RegisterView(theme, self), PlainLabel(self)
        self.order = RegisterOrder(workspace, self.view, self)
        self._bar, self._chosen = QFrame(self), PlainLabel(self)
        self.compare_chosen, self.archive, self.clear = QPushButton(self), QPushButton(self), QToolButton(self)
        self._offered: tuple[QAbstractButton, ...] = (self.compare_chosen, self.archive, self.clear)
        self._lay_out()
        self._connect()
        self._restyle(theme)

    def refresh(self, theme: Theme) -> None:
        """Show the offers in the current language and theme."""
        if theme is not self._theme:
            self._restyle(theme)
        workspace, localizer = self._workspace, self._workspace.localizer
        self._name()
        if self._counted != (workspace.offers, localizer, theme):
            self._counted = workspace.offers, localizer, theme
            self.counters.show_counts(status_counts(kept.offer for kept in workspace.offers), localizer, theme)
        rates, today = self._sources.rates, self._sources.today
        worth = _Worth(rates, workspace.list_currency, today)
        settings = workspace.settings
        around = Around(len(workspace.offers), today, localizer, settings.years, worth, settings.outlook.few_days)
        self.view.show_register(workspace.listing(), around, theme)
        if self.view.place < 0:
            self.view.mark(workspace.chosen)
        self.strip.refresh()
        self.order.refresh()
        self._order_tabs()
        self._show_found()

    @property
    def places(self) -> tuple[int, ...]:
        """Return the positions of the selected offers."""
        return self.view.places

    def add_actions(self, actions: list[QAction]) -> None:
        """Let keys act on the selected offers."""
        self.view.addActions(actions)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Enter and the arrow down turn from the search to what it found, and Escape end it."""
        if watched is not self.search or event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down} and self.view.rows.rowCount():
            if self.view.place < 0:
                self.view.setCurrentIndex(self.view.rows.index(0, 0))
            self.view.setFocus(Qt.FocusReason.TabFocusReason)
        elif event.key() == Qt.Key.Key_Escape:
            self.search.clear()
            self.view.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            return False
        return True

    def _narrow(self) -> None:
        place = self.view.place
        self.view.rows.narrow(self.search.text(), self._statuses)
        self.view.mark(place)
        self._show_found()

    def _choose_statuses(self, statuses: frozenset[Status]) -> None:
        self._statuses = statuses
        self._narrow()

    def _show_found(self) -> None:
        """Show that nothing was found, and how many offers are selected."""
        localizer, whole = self._workspace.localizer, len(self._workspace.offers)
        is_none = not self.view.rows.rowCount()
        self.none.setVisible(is_none and bool(whole))
        self.view.setHidden(is_none)
        self.none.setText(localizer.plural("{number} offer does not match.", "{number} offers do not match.", whole))
        self._show_chosen()

    def _show_chosen(self) -> None:
        localizer, number = self._workspace.localizer, self.view.selected_count
        self._bar.setVisible(number > 1)
        self._chosen.setText(localizer.plural("{number} selected", "{number} selected", number))
        self.compare_chosen.setEnabled(number <= MOST_COMPARED)

    def _show_working(self, waiting: int) -> None:
        """Show how many offers there are, and of how many the order still needs the figures."""
        localizer, number = self._workspace.localizer, len(self._workspace.offers)
        words = localizer.plural("{number} offer", "{number} offers", number)
        if waiting:
            left = localizer.plural("{number} to be worked out", "{number} to be worked out", waiting)
            words = f"{words} · {left}"
        self.head.subtitle.setText(words)

    def _follow(self) -> None:
        """Let what acts on one offer act on the current one."""
        self._show_chosen()
        if self.view.place >= 0:
            self._workspace.choose(self.view.place)

    def _compare_chosen(self) -> None:
        """Compare the selected offers and no others."""
        offers = self._workspace.offers
        self._workspace.set(compared=tuple(offers[place].document for place in self.places[:MOST_COMPARED]))
        self.compare_wanted.emit()

    def _name(self) -> None:
        tr = self._workspace.localizer.tr
        self.head.title.setText(tr("Offers"))
        self._show_working(self.view.waiting)
        self.compare.setText(f" {tr('Compare')}")
        self.search.setPlaceholderText(tr("Search offers"))
        self.search.setAccessibleName(tr("Search offers"))
        self.view.setAccessibleName(tr("All offers"))
        self.compare_chosen.setText(f" {tr('Compare')}")
        self.archive.setText(f" {tr('Archive')}")
        self.clear.setAccessibleName(tr("Select none"))
        set_tip(self.clear, tr("Select none"))

    def _restyle(self, theme: Theme) -> None:
        self._theme, px = theme, theme.px
        self.head.restyle(theme)
        self.search.setMaximumWidth(px(_WIDEST_SEARCH))
        self.order.restyle(theme)
        for button, name in ((self.compare_chosen, "scale"), (self.archive, "trash-2"), (self.clear, "x")):
            button.setIcon(icon(name, theme.hex("text")))
            button.setIconSize(QSize(px(16), px(16)))

    def _lay_out(self) -> None:
        self.search.setObjectName("search")
        self.search.setClearButtonEnabled(True)
        self.search.installEventFilter(self)
        self._bar.setObjectName("panel")
        bar = QHBoxLayout(self._bar)
        bar.setContentsMargins(16, 8, 8, 8)
        bar.addWidget(self._chosen)
        for one in self._offered:
            bar.addWidget(one)
        bar.insertStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, 16, _MARGIN, _GAP)
        column.setSpacing(_GAP)
        tools = QHBoxLayout()
        tools.addWidget(self.search, 1)
        tools.addStretch(0)
        tools.addWidget(self.order)
        for above in (self.head, self.counters):
            column.addWidget(above)
        nest(column, tools)
        below: tuple[QWidget, ...] = (self.none, self.view, self._bar)
        for part in below:
            column.addWidget(part)
        column.setStretch(column.indexOf(self.view), 1)
        column.addStretch(0)
        self._bar.hide()

    def _order_tabs(self) -> None:
        """Let Tab go through the page as it is read; the counters may have been made after the table."""
        order: tuple[QWidget, ...] = (*self.counters.counters, self.search, self.order, self.view, *self._offered)
        for one, other in pairwise((self.compare, *order)):
            QWidget.setTabOrder(one, other)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._narrow)
        self.counters.chosen.connect(self._choose_statuses)
        self.view.opened.connect(self.opened)
        self.view.working.connect(self._show_working)
        self.view.selectionModel().selectionChanged.connect(lambda *_: self._show_chosen())
        self.view.selectionModel().currentRowChanged.connect(lambda *_: self._follow())
        self.compare.clicked.connect(self.compare_wanted)
        self.compare_chosen.clicked.connect(self._compare_chosen)
        self.archive.clicked.connect(self.archive_wanted)
        self.clear.clicked.connect(lambda: self.view.mark(self.view.place))
