"""Layouts: one that wraps widgets into rows, as text wraps into lines, layouts within layouts, sizes of dialogs."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QLayout, QLayoutItem, QStyle, QWidget
from shiboken6 import Shiboken
from typing_extensions import override

_TITLE_BAR = 36
"""In pixels: about the height of what systems draw above a window, which is not known before it is shown."""

_Rows: TypeAlias = tuple[list[tuple[QLayoutItem, QRect]], int]


def nest(outer: QBoxLayout | QGridLayout, inner: QLayout, *place: int | Qt.AlignmentFlag) -> None:
    """Add a layout to another one, at a `place` as `addLayout` takes it.

    PySide keeps a wrapper for every item that the inner layout has by then, and still takes it for valid after Qt has
    deleted the item: whatever is created at that address next is mistaken for the item, and the program crashes. So
    the wrappers are given up at once.
    """
    outer.addLayout(inner, *place)  # type: ignore[arg-type]
    _give_up_items(inner)


def resize_to_screen(dialog: QWidget, wanted: QSize) -> None:
    """Resize a dialog to a size in pixels, or to what the screen has room for below the title bar."""
    room = dialog.screen().availableSize()
    dialog.resize(wanted.boundedTo(QSize(room.width(), room.height() - _TITLE_BAR)))


def _give_up_items(layout: QLayout) -> None:
    for item in map(layout.itemAt, range(layout.count())):
        if isinstance(item, QLayout):
            _give_up_items(item)
        elif item is not None and not isinstance(layout, FlowLayout):
            Shiboken.invalidate(item)


def show_if(is_shown: bool, *widgets: QWidget) -> None:  # noqa: FBT001 - the name of the function asks for it
    """Show widgets, or hide them."""
    for widget in widgets:
        if is_shown:
            show_with_parent(widget)
        else:
            widget.hide()


def show_with_parent(widget: QWidget) -> None:
    """Show a widget, at once if its part of the window is shown, else together with it.

    Qt would style a widget and lay it out at once, although its part of the window has no size yet.
    """
    part = widget.parentWidget()
    if widget.isHidden() or part is None or part.isVisible():
        widget.show()


class _Measured(NamedTuple):
    """An item with its preferred and its least size."""

    item: QLayoutItem
    hint: QSize
    least: QSize


class FlowLayout(QLayout):
    """Arranges widgets in rows at their preferred width, at most the row's, in the layout direction."""

    def __init__(self, parent: QWidget, gap: int) -> None:
        """Take the gap between widgets and between rows."""
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._measured: list[_Measured] | None = None
        self._wrapped: dict[int, _Rows] = {}
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(gap)

    def insert(self, place: int, widget: QWidget) -> None:
        """Insert a widget at a position."""
        self.addWidget(widget)
        self._items.insert(place, self._items.pop())
        self.invalidate()

    @override
    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    @override
    def count(self) -> int:
        return len(self._items)

    @override
    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    @override
    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return self._rows(width)[1]

    @override
    def sizeHint(self) -> QSize:
        hints = [one.hint for one in self._shown()]
        width = sum(hint.width() for hint in hints) + self.spacing() * max(0, len(hints) - 1)
        return QSize(width, max((hint.height() for hint in hints), default=0))

    @override
    def minimumSize(self) -> QSize:
        hints = [one.least for one in self._shown()]
        widths, heights = [hint.width() for hint in hints], [hint.height() for hint in hints]
        return QSize(max(widths, default=0), max(heights, default=0))

    @override
    def invalidate(self) -> None:
        self._measured = None
        self._wrapped.clear()
        super().invalidate()

    @override
    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        parent = self.parentWidget()
        direction = Qt.LayoutDirection.LeftToRight if parent is None else parent.layoutDirection()
        places = self._rows(rect.width())[0]
        shown = [item for item, _place in places]
        for item in self._items:
            if item not in shown:
                item.setGeometry(QRect(rect.topLeft(), QSize(0, 0)))  # at its first size it would lie over others
        for item, place in places:
            item.setGeometry(QStyle.visualRect(direction, rect, place.translated(rect.topLeft())))

    def _shown(self) -> list[_Measured]:
        """Return the items that take room, measured once: layouts ask for many widths, again and again."""
        if self._measured is None:
            filled = (item for item in self._items if not item.isEmpty())
            measured = (_Measured(item, item.sizeHint(), item.minimumSize()) for item in filled)
            self._measured = [one for one in measured if one.hint.width()]
        return self._measured

    def _rows(self, width: int) -> _Rows:
        """Return each item's rectangle, and the total height of the rows."""
        if width not in self._wrapped:
            self._wrapped[width] = self._wrap(width)
        return self._wrapped[width]

    def _wrap(self, width: int) -> _Rows:
        places: list[tuple[QLayoutItem, QRect]] = []
        row: list[tuple[QLayoutItem, QRect]] = []
        x = y = height = 0
        for item, hint, least in self._shown():
            wide = max(least.width(), min(hint.width(), width))
            if x and x + wide > width:
                places += _centred(row, height)
                row, x, y, height = [], 0, y + height + self.spacing(), 0
            row.append((item, QRect(x, y, wide, hint.height())))
            x += wide + self.spacing()
            height = max(height, hint.height())
        places += _centred(row, height)
        return places, y + height


def _centred(row: list[tuple[QLayoutItem, QRect]], height: int) -> list[tuple[QLayoutItem, QRect]]:
    """Return the items of a row, vertically centered."""
    return [(item, place.translated(0, (height - place.height()) // 2)) for item, place in row]
