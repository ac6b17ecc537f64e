"""A list of entries in two lines each: what something is called, and quietly below it what else there is to say."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from offercalc.desktop.models.offers_model import OffersModel
from offercalc.desktop.theme import Theme
from offercalc.desktop.widgets.offer_delegate import OfferDelegate
from offercalc.presentation.offers_list import OfferEntry


class EntryList(QListView):
    """Shows `OfferEntry`s, one of which is chosen."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("offerList")
        self.entries = OffersModel(self)
        self._delegate = OfferDelegate(theme, self)
        self.setModel(self.entries)
        self.setItemDelegate(self._delegate)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

    @property
    def place(self) -> int:
        """Give the place of the chosen entry, -1 for none."""
        index = self.currentIndex()
        return self.entries.place_of(index.row()) if index.isValid() else -1

    def show_entries(self, entries: tuple[OfferEntry, ...], chosen: int) -> None:
        """Show other entries and mark the chosen one, which tells nobody."""
        self.entries.show(entries)
        self.mark(chosen)

    def mark(self, place: int) -> None:
        """Mark the entry at a place, where it is listed, which tells nobody."""
        index = self.entries.index(self.entries.row_of(place))
        selection = self.selectionModel()
        selection.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        selection.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        selection.blockSignals(False)  # noqa: FBT003 - as above
        self.scrollTo(index)
        self.viewport().update()

    def restyle(self, theme: Theme) -> None:
        """Take another theme or scale."""
        self._delegate.theme = theme
        self.doItemsLayout()
