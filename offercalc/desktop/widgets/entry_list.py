"""A list of entries in two lines each: what something is called, and quietly below it what else there is to say."""

from __future__ import annotations

from collections.abc import Sequence
from time import monotonic

from PySide6.QtCore import QItemSelectionModel, QPoint, Qt, QTimer
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget
from typing_extensions import override

from offercalc.desktop.models.offers_model import Index, OffersModel
from offercalc.desktop.theme import Theme
from offercalc.desktop.widgets.offer_delegate import OfferDelegate
from offercalc.presentation.offers_list import OfferEntry

_SLICE = 0.004
"""In seconds: how long entries are worked out at a time."""


class EntryList(QListView):
    """Shows `OfferEntry`s, one of which is chosen."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, lines: int = 2) -> None:
        super().__init__(parent)
        self.setObjectName("offerList")
        self.entries = OffersModel(self)
        self._delegate = OfferDelegate(theme, self, lines=lines)
        self.setModel(self.entries)
        self.setItemDelegate(self._delegate)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setUniformItemSizes(True)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._work)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._later.start())
        self.entries.modelReset.connect(self._later.start)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

    @property
    def place(self) -> int:
        """Give the place of the chosen entry, -1 for none."""
        index = self.currentIndex()
        return self.entries.place_of(index.row()) if index.isValid() else -1

    def show_entries(self, entries: Sequence[OfferEntry], chosen: int) -> None:
        """Show other entries and mark the chosen one, which tells nobody."""
        self.entries.show(entries)
        self.mark(chosen)
        self._later.start()

    @override
    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        # Not by way of QListView, which lays every row out again, though all of them stay as high as they are.
        QAbstractItemView.dataChanged(self, first, last, list(roles))

    def _work(self) -> None:
        """Work out what is on show, a few at a time, so that nothing waits for it."""
        listing = self.entries.listing
        if listing is None or not self.entries.rowCount():
            return
        first = max(self.indexAt(QPoint(1, 1)).row(), 0)
        last = self.indexAt(QPoint(1, self.maximumViewportSize().height() - 1)).row()
        rows = range(first, (last if last >= 0 else self.entries.rowCount() - 1) + 1)
        ends = monotonic() + _SLICE
        for row in rows:
            place = self.entries.place_of(row)
            if not listing.is_written(place):
                listing.write(place)
                self.entries.told(row, row)
                if monotonic() > ends:
                    self._later.start()
                    return

    def mark(self, place: int) -> None:
        """Mark the entry at a place, where it is listed, which tells nobody."""
        index = self.entries.index(self.entries.row_of(place))
        before = self.currentIndex()
        if index == before:
            return
        selection = self.selectionModel()
        selection.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        selection.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        selection.blockSignals(False)  # noqa: FBT003 - as above
        self.scrollTo(index)
        self.update(before)
        self.update(index)

    def restyle(self, theme: Theme) -> None:
        """Take another theme or scale."""
        self._delegate.theme = theme
        self.doItemsLayout()
