"""The head of the list of offers: its name, buttons that search and sort it, and the line to search in."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

from offercalc.desktop.system.icons import icon
from offercalc.desktop.system.plain_text import PlainLabel, set_tip
from offercalc.desktop.system.theme import Theme
from offercalc.desktop.widgets.layouts import nest, show_if
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.formats.sanitize import single_line
from offercalc.presentation.pages.offer_order import OfferOrder, order_label

FEW = 8
"""Up to this number of offers, the search is hidden until it is requested."""
_ICON = 16


class ListHead(QWidget):
    """Emits what to search for and how to sort; `list_wanted` when the person turns to the list."""

    narrowed = Signal(str)
    order_chosen = Signal(str)
    list_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = PlainLabel(self)
        self._heading.setObjectName("sidebarHeading")
        self._is_open = self._are_many = False
        self._localizer: Localizer | None = None
        self.finder, self.order, self.orders = QToolButton(self), QToolButton(self), QMenu(self)
        self.finder.setCheckable(True)
        self.finder.clicked.connect(lambda is_on: self.open() if is_on else self.close_search())
        self.order.setMenu(self.orders)
        self.order.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        for button in (self.finder, self.order):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for order in OfferOrder:
            action = self.orders.addAction("")
            action.setCheckable(True)
            action.triggered.connect(partial(self.order_chosen.emit, order.value))
        self.search = QLineEdit(self)
        self.search.setObjectName("search")
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self.narrowed.emit)
        self.search.installEventFilter(self)
        self.search.hide()
        self.nothing, self.clear = PlainLabel(self), QPushButton(self)
        self.nothing.setObjectName("faint")
        self.nothing.setWordWrap(True)
        self.clear.setObjectName("link")
        self.clear.clicked.connect(self.close_search)
        for part in (self.nothing, self.clear):
            part.hide()
        self._row = QHBoxLayout()
        self._row.addWidget(self._heading, 1)
        self._row.addWidget(self.finder)
        self._row.addWidget(self.order)
        self._column = QVBoxLayout(self)
        nest(self._column, self._row)
        self._column.addWidget(self.search)
        self._column.addWidget(self.nothing)
        self._column.addWidget(self.clear, 0, Qt.AlignmentFlag.AlignLeft)

    def name(self, heading: str, search: str) -> None:
        """Name the list and the search in the current language."""
        self._heading.setText(heading)
        self.finder.setAccessibleName(search)
        set_tip(self.finder, search)
        self.search.setPlaceholderText(search)
        self.search.setAccessibleName(search)

    def show_order(self, order: OfferOrder, localizer: Localizer) -> None:
        """Label the sort orders in the current language, and mark the current one."""
        self._localizer = localizer
        self.order.setAccessibleName(localizer.tr("Sort offers"))
        set_tip(self.order, f"{localizer.tr('Sort offers')}: {order_label(order, localizer)}")
        for action, one in zip(self.orders.actions(), OfferOrder, strict=True):
            action.setText(order_label(one, localizer))
            action.setChecked(one is order)

    def show_hidden(self, number: int) -> None:
        """Show that the search hides every offer, and how many that are; 0 if it does not."""
        text, localizer = single_line(self.search.text()), self._localizer
        is_shown = bool(number and text and localizer)
        if is_shown and localizer is not None:
            hidden = localizer.plural(
                "{number} offer is hidden by the search.", "{number} offers are hidden by the search.", number
            )
            self.nothing.setText(f"{localizer.tr('No offer matches “{text}”.', text=text)} {hidden}")
            self.clear.setText(localizer.tr("Clear the search"))
        for part in (self.nothing, self.clear):
            part.setVisible(is_shown)

    def show_number(self, number: int) -> None:
        """Keep the search in sight where there are many offers."""
        self._are_many = number > FEW
        self._show_search()

    def open(self) -> None:
        """Show the search and put the cursor into it."""
        self._is_open = True
        self._show_search()
        self.search.setFocus()
        self.search.selectAll()

    def close_search(self) -> None:
        """Clear the search and turn to the list."""
        self._is_open = False
        self.search.clear()
        self._show_search()
        self.list_wanted.emit()

    def leave_search(self) -> None:
        """Clear the search if there is one, because the person has found what was looked for."""
        if self.search.text():
            self.close_search()

    def restyle(self, theme: Theme) -> None:
        """Apply a theme and its scale."""
        px = theme.px
        self._column.setContentsMargins(0, px(12), 0, px(2))
        self._column.setSpacing(px(4))
        self._row.setSpacing(px(2))
        for button, name in ((self.finder, "search"), (self.order, "arrow-up-down")):
            button.setIcon(icon(name, theme.hex("muted"), theme.hex("accent_text")))
            button.setIconSize(QSize(px(_ICON), px(_ICON)))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Enter and the arrow down turn from the search to what it found, and Escape end it."""
        if watched is not self.search or event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down}:
            self.list_wanted.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.close_search()
        else:
            return False
        return True

    def _show_search(self) -> None:
        is_shown = self._is_open or self._are_many or bool(self.search.text())
        self.finder.setChecked(is_shown and not self._are_many)
        show_if(not self._are_many, self.finder)
        show_if(is_shown, self.search)
