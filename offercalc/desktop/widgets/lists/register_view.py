"""The table of all offers: figures are worked out where one looks, or bit by bit if the order needs them all."""

from __future__ import annotations

import math
from time import monotonic

from PySide6.QtCore import (
    QItemSelectionRange,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)
from typing_extensions import override

from offercalc.application.workbench.offer_listing import OfferListing
from offercalc.desktop.models.register_model import Around, RegisterModel
from offercalc.desktop.system.theme import Theme
from offercalc.desktop.widgets.lists.tile import paint_tile
from offercalc.presentation.register.offer_register import FIGURES, NOBODY, Column

_ROW = 38
_HEAD = 34
_HEADING = 13
_PAD = 12
_TILE = 20
_SLICE = 0.004
"""In seconds: how long entries are computed before the event loop runs again."""
_SHARES = {Column.CANDIDATE: 8, Column.COMPANY: 5, Column.ROLE: 8}
"""The columns whose texts may be cut; all others always have what they need."""
_NARROWEST = 16
"""In points for each share of a column's width: narrower, the table scrolls sideways."""
_FIGURE = 96
"""In points: the least width of a column of figures, which may not be worked out yet."""
_MOST_OF_NAMES = 0.5
"""The share of the width that the first column may take in full."""
_MEASURED = 50
"""The number of rows at the top whose texts the widths of columns are made for, besides those in view."""
_USUAL = 0.9
"""The share of these rows that is written in full where not all of them can be."""
_ENDS = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: -1}
"""The keys that turn to the first and the last row."""


class RegisterDelegate(QStyledItemDelegate):
    """Paints a cell; the first one of a row has the tile of its offer.

    `is_behind` is set when a row is painted whose figures are not worked out yet.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_behind = False
        self.restyle(theme)

    def restyle(self, theme: Theme) -> None:
        """Apply a theme and its scale."""
        self.theme = theme
        weights = QFont.Weight.Normal, QFont.Weight.Medium
        self._fonts = tuple((font, QFontMetrics(font)) for font in (theme.font(weight=weight) for weight in weights))
        self._colors = {name: theme.color(name) for name in ("accent_soft", "hair", "text", "warning", "focus")}

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, self.theme.px(_ROW))

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        model = index.model()
        if not isinstance(model, RegisterModel):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, area, pad = self.theme, QRect(option.rect), self.theme.px(_PAD)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, self._colors["accent_soft"])
        painter.setPen(self._colors["hair"])
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        column, text = model.columns[index.column()], str(index.data() or "")
        inside = area.adjusted(pad, 0, -pad, 0)
        if not index.column():
            side = theme.px(_TILE)
            self.is_behind |= not model.listing.is_written(model.place_of(index.row()))
            tile = QRect(inside.left(), inside.center().y() - side // 2, side, side)
            name = model.offer(index.row()).company if text in {"", NOBODY} else text
            paint_tile(painter, tile, name, model.place_of(index.row()), theme)
            inside.setLeft(tile.right() + pad)
        font, metrics = self._fonts[not index.column() or column in FIGURES]
        painter.setFont(font)
        is_urgent = column is Column.DEADLINE and index.data(RegisterModel.URGENT)
        painter.setPen(self._colors["warning" if is_urgent else "text"])
        where = QStyle.visualAlignment(option.direction, index.data(Qt.ItemDataRole.TextAlignmentRole))
        painter.drawText(inside, where, metrics.elidedText(text, Qt.TextElideMode.ElideRight, inside.width()))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(self._colors["focus"], 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(area.adjusted(1, 1, -1, -1))
        painter.restore()


class RegisterView(QTableView):
    """Shows a register; `opened` carries the position of an offer.

    `working` and `waiting` tell of how many offers the order still needs the figures.
    """

    opened = Signal(int)
    working = Signal(int)
    menu_wanted = Signal(QPoint)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("register")
        self.rows = RegisterModel(self)
        self._theme, self._delegate = theme, RegisterDelegate(theme, self)
        self._next, self._was_late = 0, False
        self._grown: dict[int, int] = {}
        self.waiting = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._work)
        self.setModel(self.rows)
        self.setItemDelegate(self._delegate)
        self._set_up()

    @property
    def places(self) -> tuple[int, ...]:
        """Return the positions of the selected offers, in the order of the rows."""
        rows = sorted({(part.top(), part.bottom()) for part in self._selected_ranges()})
        return tuple(self.rows.place_of(row) for top, bottom in rows for row in range(top, bottom + 1))

    @property
    def selected_count(self) -> int:
        """Return how many offers are selected."""
        return sum(part.height() for part in self._selected_ranges())

    @property
    def place(self) -> int:
        """Return the position of the current offer, -1 for none."""
        index = self.currentIndex()
        return self.rows.place_of(index.row()) if index.isValid() else -1

    def show_register(self, listing: OfferListing, around: Around, theme: Theme) -> None:
        """Show offers in a theme; selected and current rows stay."""
        if theme is not self._theme:
            self._theme = theme
            self._delegate.restyle(theme)
        kept, current = self.selected_count, self.place
        self.verticalHeader().setDefaultSectionSize(theme.px(_ROW))
        self.horizontalHeader().setFixedHeight(theme.px(_HEAD))
        self.rows.show(listing, around)
        self._grown.clear()
        if self.selected_count != kept or self.place != current:
            self.mark(current)
        self._fit()
        self._timer.start()

    def mark(self, place: int) -> None:
        """Select the offer at a position, if it is listed, and bring it into view."""
        row = self.rows.row_of(place)
        if row >= 0:
            self.setCurrentIndex(self.rows.index(row, 0))
            self.scrollTo(self.rows.index(row, 0))

    def sort_by(self, column: Column | None) -> None:
        """Sort by a column; again, the other way round; a third time or by none, as the offers were added."""
        before, place = self.rows.sorting, self.place
        starts = column in FIGURES  # highest first
        if column is None:
            self.rows.sort_by(None)
        elif before is None or before[0] is not column:
            self.rows.sort_by(column, is_descending=starts)
        elif before[1] is starts:
            self.rows.sort_by(column, is_descending=not starts)
        else:
            self.rows.sort_by(None)
        self.mark(place)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        self._timer.start()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.place >= 0:
            self.opened.emit(self.place)
        elif event.key() == Qt.Key.Key_Escape and self.selected_count > 1:
            self.mark(self.place)
        elif event.key() in _ENDS and event.modifiers() == Qt.KeyboardModifier.NoModifier and self.rows.rowCount():
            self.mark(self.rows.place_of(_ENDS[Qt.Key(event.key())]))  # of Qt, to the first and the last column
        else:
            super().keyPressEvent(event)

    def _selected_ranges(self) -> list[QItemSelectionRange]:
        """Return the selected ranges of rows: few, however many rows are selected."""
        selection = self.selectionModel().selection()
        return [selection.at(place) for place in range(selection.count())]

    def _set_up(self) -> None:
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(True)
        head.sectionClicked.connect(lambda section: self.sort_by(self.rows.columns[section]))
        self.doubleClicked.connect(lambda index: self.opened.emit(self.rows.place_of(index.row())))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._ask_for_menu)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._timer.start())
        self.rows.modelReset.connect(self._begin_again)

    def _ask_for_menu(self, point: QPoint) -> None:
        index = self.indexAt(point)
        if index.isValid():
            if not self.selectionModel().isRowSelected(index.row()):
                self.setCurrentIndex(index)
            self.menu_wanted.emit(self.viewport().mapToGlobal(point))

    def _begin_again(self) -> None:
        self._next = 0
        self._timer.start()

    def _work(self) -> None:
        """Work out the figures of the rows in view, and of all others if the order needs them; in slices."""
        listing = self.rows.listing
        if not self.rows.rowCount() or not self.isVisible():
            return
        ends = monotonic() + _SLICE
        for row in self._rows_in_view():
            place = self.rows.place_of(row)
            if not listing.is_written(place):
                listing.write(place)
                self.rows.text_for(row, row)
                self._delegate.is_behind = True
                if monotonic() > ends:
                    self._timer.start()
                    return
        if self._delegate.is_behind:
            self._delegate.is_behind = False
            self._fit()
            self.viewport().update()  # the list beside it may have had rows worked out since they were painted
        if self.rows.is_sorted_by_figures:
            self._work_on(listing, ends)

    def _work_on(self, listing: OfferListing, ends: float) -> None:
        is_any = False
        while self._next < len(listing):
            if not listing.is_written(self._next):
                is_any = True
                listing.write(self._next)
            self._next += 1
            if monotonic() > ends:
                self.waiting, self._was_late = len(listing) - self._next, True
                self.working.emit(self.waiting)
                self._timer.start()
                return
        if is_any or self._was_late:
            self.waiting, self._was_late = 0, False
            self.working.emit(0)
            place = self.place
            self.rows.arrange_again()
            self.mark(place)

    def _rows_in_view(self) -> range:
        first = max(self.rowAt(0), 0)
        last = self.rowAt(self.viewport().height() - 1)
        return range(first, (last if last >= 0 else self.rows.rowCount() - 1) + 1)

    def _fit(self) -> None:
        """Set each column to the width of its texts, and share out what is left or what there is."""
        columns = self.rows.columns
        if not columns:
            return
        shares = [_SHARES.get(column, 0) for column in columns]
        needed = [self._needed(place) for place in range(len(columns))]
        if sum(needed) > self.viewport().width():
            needed = [self._needed(place, _USUAL if share else 1) for place, share in enumerate(shares)]
        if needed[0] <= _MOST_OF_NAMES * self.viewport().width():
            shares[0] = 0  # names are cut only where they would take most of the table
        least = self._theme.px(_NARROWEST)
        for place, width in enumerate(shared_widths(needed, shares, self.viewport().width(), least)):
            self.horizontalHeader().resizeSection(place, max(width, self._heading_width(place)))
        self.horizontalHeader().setStretchLastSection(True)

    def _needed(self, place: int, part: float = 1) -> int:
        """Return the width in which no text of a column is cut in a part of the rows at the top and in view.

        Figures may still come. A column of figures never gets narrower by scrolling.
        """
        rows, theme = self.rows, self._theme
        metrics = QFontMetrics(theme.font(weight=QFont.Weight.DemiBold))
        measured = {*range(min(rows.rowCount(), _MEASURED)), *self._rows_in_view()}
        texts = [str(rows.index(row, place).data() or "") for row in measured if row < rows.rowCount()]
        widths = sorted(map(metrics.horizontalAdvance, texts))
        widest = widths[math.ceil(part * len(widths)) - 1] if widths else 0
        around = 2 * theme.px(_PAD) + (0 if place else theme.px(_TILE + _PAD))
        needed = max(around + widest, self._heading_width(place))
        if rows.columns[place] not in FIGURES:
            return needed
        self._grown[place] = max(self._grown.get(place, theme.px(_FIGURE)), needed)
        return self._grown[place]

    def _heading_width(self, place: int) -> int:
        """Return the width in which the heading of a column is not cut."""
        heading = str(self.rows.headerData(place, Qt.Orientation.Horizontal) or "")
        return self._theme.width(heading, _HEADING, QFont.Weight.DemiBold) + 2 * self._theme.px(_PAD)


def shared_widths(needed: list[int], shares: list[int], room: int, least: int) -> list[int]:
    """Return the widths of columns: what they need and a share of the rest; without a rest, those that need most share.

    Columns with a share of 0 have what they need; others never less than `least` pixels for each of their shares
    unless they need less.
    """
    spare = room - sum(needed)
    if spare >= 0:
        return [width + spare * share // sum(shares) for width, share in zip(needed, shares, strict=True)]
    widths, wide = dict(enumerate(needed)), {place for place, share in enumerate(shares) if share}
    while wide:
        left = room - sum(width for place, width in widths.items() if place not in wide)
        share = left / sum(shares[place] for place in wide)
        narrow = {place for place in wide if needed[place] <= share * shares[place]}
        if not narrow:
            widths |= {
                place: min(needed[place], max(least * shares[place], int(share * shares[place]))) for place in wide
            }
            break
        wide -= narrow
    return list(widths.values())
