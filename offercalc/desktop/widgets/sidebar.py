"""The sidebar: the pages above, the offers in the middle, the settings at the foot."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from offercalc.desktop.icons import icon
from offercalc.desktop.models.offers_model import OffersModel
from offercalc.desktop.theme import Theme
from offercalc.desktop.widgets.offer_delegate import OfferDelegate
from offercalc.presentation.offers_list import OfferEntry

_WIDTH = 236
_ICON = 18


class Sidebar(QFrame):
    """Chooses pages and offers; says what was chosen and decides nothing."""

    page_chosen = Signal(int)
    offer_chosen = Signal(int)
    settings_wanted = Signal()

    def __init__(self, pages: tuple[str, ...], theme: Theme, parent: QWidget | None = None) -> None:
        """Take the icons of the pages, in their order."""
        super().__init__(parent)
        self.setObjectName("sidebar")
        self._icons = pages
        self._mark, self._brand, self._heading = QLabel(self), QLabel("OfferCalc", self), QLabel(self)
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
        self.model = OffersModel(self)
        self._delegate = OfferDelegate(theme, self)
        self.offers = self._list()
        self._lay_out(theme)
        self.restyle(theme)

    def name(self, pages: tuple[str, ...], offers: str, settings: str) -> None:
        """Name everything in the language in force."""
        for button, text in zip((*self._pages, self.settings), (*pages, settings), strict=True):
            button.setText(f" {text}")
            button.setAccessibleName(text)
        self._heading.setText(offers)
        self.offers.setAccessibleName(offers)

    def show_page(self, place: int) -> None:
        """Mark the page on show."""
        self._pages[place].setChecked(True)

    def show_offers(self, entries: tuple[OfferEntry, ...], chosen: int) -> None:
        """List the offers and mark the chosen one."""
        self.model.show(entries)
        index = self.model.index(chosen)
        selection = self.offers.selectionModel()
        selection.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        selection.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        selection.blockSignals(False)  # noqa: FBT003 - as above
        self.offers.scrollTo(index)
        self.offers.viewport().update()

    def restyle(self, theme: Theme) -> None:
        """Take another theme or scale."""
        self._delegate.theme = theme
        self.setFixedWidth(theme.px(_WIDTH))
        size = theme.px(_ICON)
        for button, name in zip((*self._pages, self.settings), (*self._icons, "settings"), strict=True):
            button.setIcon(icon(name, theme.hex("muted"), theme.hex("accent_text")))
            button.setIconSize(QSize(size, size))
        self._mark.setPixmap(icon("scale", theme.hex("accent")).pixmap(theme.px(22), theme.px(22)))
        self.offers.doItemsLayout()

    def _button(self) -> QPushButton:
        button = QPushButton(self)
        button.setObjectName("nav")
        button.setCheckable(True)
        return button

    def _list(self) -> QListView:
        view = QListView(self)
        view.setObjectName("offerList")
        view.setModel(self.model)
        view.setItemDelegate(self._delegate)
        view.setMouseTracking(True)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.selectionModel().currentChanged.connect(self._choose)
        view.clicked.connect(self._choose)
        return view

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.offer_chosen.emit(index.row())

    def _lay_out(self, theme: Theme) -> None:
        brand = QHBoxLayout()
        brand.setContentsMargins(theme.px(8), theme.px(6), 0, theme.px(10))
        brand.addWidget(self._mark)
        brand.addSpacing(theme.px(4))
        brand.addWidget(self._brand)
        brand.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.px(12), theme.px(12), theme.px(12), theme.px(12))
        layout.setSpacing(theme.px(3))
        layout.addLayout(brand)
        for button in self._pages:
            layout.addWidget(button)
        layout.addSpacing(theme.px(16))
        layout.addWidget(self._heading)
        layout.addWidget(self.offers, 1)
        layout.addWidget(self.settings)
