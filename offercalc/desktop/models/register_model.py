"""The Qt table model of the register: every offer as a row, sorted and filtered."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from offercalc.application.workbench.offer_listing import OfferListing
from offercalc.desktop.system.plain_text import plain_tip
from offercalc.domain.offer.offer import Offer, Status
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.pages.offers_list import OfferEntry, bare_entry, time_left
from offercalc.presentation.pages.perspective import COMPARES
from offercalc.presentation.register.offer_register import (
    FIGURES,
    NOBODY,
    WORKED_OUT,
    Column,
    InOneCurrency,
    column_label,
    columns_of,
    register_key,
    register_text,
    sorted_places,
)

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_ARROWS = "\N{UPWARDS ARROW}", "\N{DOWNWARDS ARROW}"
"""Beside the heading of the column that is sorted by, ascending or descending."""
_TIPS = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}


class Around(NamedTuple):
    """What rows depend on besides the offers: how many are no drafts, the day, the language, the horizon, the rates.

    From `few_days` before it on, a deadline is urgent.
    """

    number: int
    today: date
    localizer: Localizer
    years: int
    worth: InOneCurrency
    few_days: int = COMPARES.few_days


class RegisterModel(QAbstractTableModel):
    """Lists the offers of an `OfferListing`; figures that are not worked out yet are empty."""

    URGENT = Qt.ItemDataRole.UserRole

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns: tuple[Column, ...] = ()
        self.sorting: tuple[Column, bool] | None = None
        self._listing = OfferListing((), bare_entry, None)
        self._around: Around | None = None
        self._search = ""
        self._statuses: frozenset[Status] = frozenset()
        self._places: Sequence[int] = ()

    @property
    def listing(self) -> OfferListing:
        """Return the offers of the register, whatever is filtered."""
        return self._listing

    def show(self, listing: OfferListing, around: Around) -> None:
        """Show offers; rows that are the same stay where they are."""
        before, self._around = self._around, around
        if listing == self._listing and before == around:
            return
        changed = None if self.sorting else listing.changed_since(self._listing)
        is_same = changed is not None and not self._search and not self._statuses and before == around
        self._listing = listing
        columns = columns_of(kept.offer for kept in listing.offers[: around.number])
        if not is_same or columns != self.columns:
            self.columns = columns
            self._arrange()
        elif rows := [place for place in changed or () if place < len(self._places)]:  # drafts have no row
            self.text_for(rows[0], rows[-1])

    def narrow(self, search: str, statuses: frozenset[Status]) -> None:
        """Show only the offers that contain a text and have one of the statuses; nothing of either shows all."""
        self._search, self._statuses = search.strip().casefold(), statuses
        self._arrange()

    def sort_by(self, column: Column | None, *, is_descending: bool = False) -> None:
        """Sort by a column, or as the offers were added."""
        self.sorting = None if column is None else (column, is_descending)
        self._arrange()

    @property
    def is_sorted_by_figures(self) -> bool:
        """Whether the order needs figures of every offer to be worked out."""
        return self.sorting is not None and self.sorting[0] in WORKED_OUT

    def arrange_again(self) -> None:
        """Sort again, because more figures have been worked out."""
        self._arrange()

    def place_of(self, row: int) -> int:
        """Return the position of a row's offer among all offers."""
        return self._places[row]

    def row_of(self, place: int) -> int:
        """Return the row of the offer at a position; -1 if it is not listed."""
        return self._places.index(place) if place in self._places else -1

    def offer(self, row: int) -> Offer:
        """Return the offer of a row."""
        return self._listing.offers[self._places[row]].offer

    def entry(self, row: int) -> OfferEntry:
        """Return what the list says of a row's offer."""
        return self._listing[self._places[row]]

    def text_for(self, first: int, last: int) -> None:
        """Notify views that the entries of some rows have been computed."""
        self.dataChanged.emit(self.index(first, 0), self.index(last, max(0, len(self.columns) - 1)))

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._places)

    @override
    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or self._around is None or section >= len(self.columns):
            return None  # while a model is reset, a header may still have the sections of before
        if role == Qt.ItemDataRole.DisplayRole:
            label = column_label(self.columns[section], self._around.years, self._around.localizer)
            sorting = self.sorting
            is_this = sorting is not None and sorting[0] is self.columns[section]
            return f"{label} {_ARROWS[sorting[1]]}" if sorting is not None and is_this else label
        return _alignment(self.columns[section]) if role == Qt.ItemDataRole.TextAlignmentRole else None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if self._around is None:
            return None
        column = self.columns[index.column()]
        if role in _TIPS:
            text = self._text(column, index.row(), self._around)
            if text == NOBODY and role != Qt.ItemDataRole.DisplayRole:
                text = self._around.localizer.tr("No candidate is stated")
            return plain_tip(text) if role == Qt.ItemDataRole.ToolTipRole else text
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        if role == RegisterModel.URGENT:
            around = self._around
            left = time_left(self.offer(index.row()), around.today, around.localizer, around.few_days)
            return column is Column.DEADLINE and left.is_urgent
        return None

    def _text(self, column: Column, row: int, around: Around) -> str:
        return register_text(column, self.offer(row), self.entry(row), around.today, around.localizer)

    def _arrange(self) -> None:
        self.beginResetModel()
        self._places = self._found()
        self.endResetModel()

    def _found(self) -> Sequence[int]:
        """Return the positions of the offers to list, in order."""
        listing, around = self._listing, self._around
        if around is None:
            return ()
        places: Sequence[int] = range(around.number)
        if self._statuses:
            places = [place for place in places if listing.offers[place].offer.status in self._statuses]
        if self._search:
            places = [place for place in places if self._search in listing.searched(place)]
        if self.sorting is None:
            return places
        (column, is_descending), worth = self.sorting, cache(around.worth)

        def key(place: int) -> Any:  # noqa: ANN401 - whatever the column sorts by
            return register_key(column, listing.offers[place].offer, listing[place], worth)

        return sorted_places(places, key, is_descending=is_descending)


def _alignment(column: Column) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column in FIGURES else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
