"""The Qt list model of the offers: company, role and first-year total."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from offercalc.application.workbench.offer_listing import OfferListing
from offercalc.desktop.system.plain_text import plain_tip
from offercalc.presentation.pages.offer_order import OfferOrder
from offercalc.presentation.pages.offers_list import OfferEntry

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class OffersModel(QAbstractListModel):
    """Lists offers; the role `ENTRY` returns the whole entry, `TONE` the number of its color."""

    ENTRY = Qt.ItemDataRole.UserRole
    TONE = Qt.ItemDataRole.UserRole + 1

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: Sequence[OfferEntry] = ()
        self._search = ""
        self._order = OfferOrder.ADDED
        self.tone: Callable[[int], int] = lambda place: place
        self._places: Sequence[int] = ()  # the position of each row's offer

    def show(self, entries: Sequence[OfferEntry]) -> None:
        """Show entries; if only the content of some rows has changed, update these without a reset."""
        if entries == self._entries:
            return
        changed = self._changed_in(entries)
        if changed is None:
            self._renew(entries, self._search)
            return
        self._entries = entries
        if changed:
            self.text_for(changed[0], changed[-1])

    def sort_by(self, order: OfferOrder) -> None:
        """Sort the offers."""
        if order is not self._order:
            self._order = order
            self._renew(self._entries, self._search)

    def narrow(self, search: str) -> None:
        """List only the offers that contain a text; an empty text lists all."""
        self._renew(self._entries, search.strip().casefold())

    @property
    def listing(self) -> OfferListing | None:
        """Return the entries if they are an `OfferListing`, else None."""
        return self._entries if isinstance(self._entries, OfferListing) else None

    def place_of(self, row: int) -> int:
        """Return the position of a row's offer among all offers."""
        return self._places[row]

    def row_of(self, place: int) -> int:
        """Return the row of the offer at a position; -1 if it is not listed."""
        return self._places.index(place) if place in self._places else -1

    def _renew(self, entries: Sequence[OfferEntry], search: str) -> None:
        self.beginResetModel()
        self._entries, self._search = entries, search
        self._places = self._found(entries, search)
        self.endResetModel()

    def text_for(self, first: int, last: int) -> None:
        """Notify views that the entries of some rows have been computed."""
        self.dataChanged.emit(self.index(first), self.index(last))

    def _changed_in(self, entries: Sequence[OfferEntry]) -> list[int] | None:
        """Return the rows that change with a new listing of the same offers; None if rows may move."""
        before = self.listing
        if (
            before is None
            or not isinstance(entries, OfferListing)
            or self._search
            or self._order is not OfferOrder.ADDED
        ):
            return None
        return entries.changed_since(before)

    def _found(self, entries: Sequence[OfferEntry], search: str) -> Sequence[int]:
        """Return the positions of the offers to list, in order."""
        if not isinstance(entries, OfferListing):
            return tuple(place for place, entry in enumerate(entries) if search in entry.searched)
        places = entries.in_order(self._order)
        return tuple(place for place in places if search in entries.searched(place)) if search else places

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._places)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        entry = self._entries[self._places[index.row()]]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return entry.name
            case Qt.ItemDataRole.AccessibleTextRole:
                said = entry.name, entry.role, entry.figure, entry.status, entry.due, entry.apart
                return ", ".join(part for part in said if part)
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(entry.tip)
            case OffersModel.ENTRY:
                return entry
            case OffersModel.TONE:
                return self.tone(self._places[index.row()])
            case _:
                return None
