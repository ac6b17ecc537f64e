"""A list of entries with a title and a muted second line."""

from __future__ import annotations

from collections.abc import Sequence
from time import monotonic

from PySide6.QtCore import QItemSelectionModel, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget
from typing_extensions import override

from offercalc.desktop.models.offers_model import Index, OffersModel
from offercalc.desktop.system.theme import Theme
from offercalc.desktop.widgets.lists.offer_delegate import OfferDelegate
from offercalc.presentation.pages.offers_list import OfferEntry

_SLICE = 0.004
"""In seconds: how long entries are computed before the event loop runs again."""


class EntryList(QListView):
    """Shows `OfferEntry` items, one of which is selected; `escaped` tells that Escape was pressed."""

    escaped = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, has_tiles: bool = False) -> None:
        super().__init__(parent)
        self.setObjectName("offerList")
        self.entries = OffersModel(self)
        self._delegate = OfferDelegate(theme, self, has_tiles=has_tiles)
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
        """Return the position of the selected entry, -1 for none."""
        index = self.currentIndex()
        return self.entries.place_of(index.row()) if index.isValid() else -1

    @property
    def places(self) -> tuple[int, ...]:
        """Return the positions of all selected entries, in list order."""
        return tuple(self.entries.place_of(row) for row in sorted({one.row() for one in self.selectedIndexes()}))

    def show_entries(self, entries: Sequence[OfferEntry], chosen: int) -> None:
        """Show entries and select one without emitting signals."""
        self.entries.show(entries)
        self.mark(chosen)
        self._later.start()

    @override
    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        # Skip QListView's own method, which lays out every row again although no height changes.
        QAbstractItemView.dataChanged(self, first, last, list(roles))

    def _work(self) -> None:
        """Compute the visible entries in slices, so that the GUI stays responsive."""
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
                self.entries.text_for(row, row)
                if monotonic() > ends:
                    self._later.start()
                    return
        if self._delegate.is_behind:
            self._delegate.is_behind = False
            self.viewport().update()  # the register may have had entries worked out since they were painted

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        super().keyPressEvent(event)

    def mark(self, place: int) -> None:
        """Select the entry at a position, if it is listed, without emitting signals."""
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
        """Apply a theme and its scale."""
        self._delegate.theme = theme
        self.doItemsLayout()
