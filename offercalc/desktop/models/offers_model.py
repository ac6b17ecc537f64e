"""The offers as a list: company, role and the total of the first year."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from offercalc.desktop.plain_tip import plain_tip
from offercalc.presentation.offers_list import OfferEntry

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class OffersModel(QAbstractListModel):
    """Lists offers; the whole entry is the value of `ENTRY`."""

    ENTRY = Qt.ItemDataRole.UserRole

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[OfferEntry, ...] = ()

    def show(self, entries: tuple[OfferEntry, ...]) -> None:
        """Take other entries."""
        if entries != self._entries:
            self.beginResetModel()
            self._entries = entries
            self.endResetModel()

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._entries)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        entry = self._entries[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return entry.company
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{entry.company}, {entry.role}, {entry.figure}"
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(entry.tip)
            case OffersModel.ENTRY:
                return entry
            case _:
                return None
