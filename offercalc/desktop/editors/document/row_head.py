"""A row of the offer at rest: its mark, its name, its terms in a sentence and its figure; a button that opens it."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QSizePolicy, QStyle, QWidget
from typing_extensions import override

from offercalc.desktop.system.icons import icon
from offercalc.desktop.system.theme import Theme
from offercalc.desktop.widgets.brushes import brush_for
from offercalc.presentation.charts.drawing import Pattern
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.formats.sanitize import visible
from offercalc.presentation.pages.offer_rows import OfferRow
from offercalc.presentation.terms.row_figure import Knowledge

_SIDE, _MARK, _TEXT_AT = 20, 12, 44
_TOP, _FOOT, _GAP = 9, 10, 16
_LINE, _NOTE_LINE = 18, 17
_BOX_WIDTH, _BOX_HEIGHT = 64, 26
_CHEVRON = 14
_LEAST_TEXT = 170
_ENTRY_WIDTH = 220
_MARK_RADIUS = 3
_WRAP = Qt.TextFlag.TextWordWrap
_LEFT = Qt.AlignmentFlag.AlignLeft
_NAME, _FIGURE, _QUIET = ("name", "text"), ("figure", "text"), ("words", "muted")
"""Fonts and colors."""


class RowAction(StrEnum):
    """An action on a row, triggered by a key."""

    NEXT = "next"
    PREVIOUS = "previous"
    OPEN = "open"
    CLOSE = "close"
    EDIT = "edit"
    REMOVE = "remove"
    RAISE = "raise"
    LOWER = "lower"


_KEYS = {
    Qt.Key.Key_Down: RowAction.NEXT, Qt.Key.Key_Up: RowAction.PREVIOUS, Qt.Key.Key_Right: RowAction.OPEN,
    Qt.Key.Key_Return: RowAction.OPEN, Qt.Key.Key_Enter: RowAction.OPEN, Qt.Key.Key_Left: RowAction.CLOSE,
    Qt.Key.Key_Escape: RowAction.CLOSE, Qt.Key.Key_F2: RowAction.EDIT, Qt.Key.Key_Delete: RowAction.REMOVE,
}  # fmt: skip
_ALT_KEYS = {Qt.Key.Key_Up: RowAction.RAISE, Qt.Key.Key_Down: RowAction.LOWER}


class _Places(NamedTuple):
    """Where the texts of a row are at a width."""

    name: QRect
    words: QRect
    figure: QRect
    note: QRect
    chips: tuple[QRect, ...]
    height: int


class RowHead(QAbstractButton):
    """Shows a row at rest and opens it; `wanted` carries an action, `amount_wanted` asks to edit the figure in place.

    `field_wanted` carries the index of what is not known and was clicked.
    """

    wanted = Signal(str)
    amount_wanted = Signal()
    field_wanted = Signal(int)

    def __init__(self, theme: Theme, localizer: Localizer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._localizer = theme, localizer
        self._row: OfferRow | None = None
        self._is_open = self._has_error = False
        self._fonts = {
            "name": theme.font(13, QFont.Weight.DemiBold),
            "figure": theme.font(13, QFont.Weight.Medium),
            "words": theme.font(12),
        }
        self._fonts["figure"].setFeature(QFont.Tag("tnum"), 1)
        self._metrics = {name: QFontMetrics(font) for name, font in self._fonts.items()}
        self._placed: dict[int, _Places] = {}
        self._side = 0  # the width of the figure with its note
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def show_row(self, row: OfferRow, *, is_open: bool, has_error: bool) -> None:
        """Show a row, whether its fields are shown, and whether one of their entries is not accepted."""
        state = (row, is_open, has_error)
        if state == (self._row, self._is_open, self._has_error):
            return
        is_same, (self._row, self._is_open, self._has_error) = row == self._row, state
        self.update()
        if not is_same:  # only the texts decide where everything is
            self._placed.clear()
            self._side = self._figure_width(row)
            self.setAccessibleName(self._told(row))
            self.setAccessibleDescription(row.words)
            self.updateGeometry()

    @property
    def figure_place(self) -> QRect:
        """Return where the figure is."""
        return self._places(self.width()).figure

    def entry_place(self, height: int) -> QRect:
        """Return where a field of a height that stands in for the figure is."""
        places = self._places(self.width())
        figure = places.figure
        has_note = self._row is not None and bool(self._row.figure.note)
        middle = (figure.united(places.note) if has_note else figure).center().y()
        wide = min(self._theme.px(_ENTRY_WIDTH), self.width() - self._theme.px(_TEXT_AT + _SIDE))
        top = max(0, middle - height // 2)
        return self._at(QRect(figure.right() + 1 - wide, top, wide, height))

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(320), self.heightForWidth(max(self.width(), self._theme.px(320))))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(200), self._theme.px(_LINE + _TOP + _FOOT))

    @override
    def heightForWidth(self, width: int) -> int:
        return self._places(width).height

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        keys = {Qt.KeyboardModifier.NoModifier: _KEYS, Qt.KeyboardModifier.AltModifier: _ALT_KEYS}.get(held, {})
        action = keys.get(Qt.Key(event.key()))
        is_left_to_the_page = event.key() == Qt.Key.Key_Escape and not self._is_open
        if action is None or is_left_to_the_page:
            super().keyPressEvent(event)
            return
        self.wanted.emit(action.value)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        spot, places = event.position().toPoint(), self._places(self.width())
        chip = next((at for at, place in enumerate(places.chips) if place.contains(spot)), None)
        if chip is None and not places.figure.contains(spot):
            super().mouseReleaseEvent(event)
            return
        self.setDown(False)
        if chip is not None:
            self.field_wanted.emit(chip)
        elif self._row is not None and self._row.main and not self._is_open:
            self.amount_wanted.emit()
        else:
            self.click()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._row is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        places = self._places(self.width())
        self._paint_ground(painter)
        self._paint_mark(painter)
        self._write(painter, self._at(places.name), self._cut(self._row.name, places.name), _NAME, _LEFT)
        self._write(painter, self._at(places.words), self._row.words, _QUIET)
        self._paint_figure(painter, places)
        for words, place in zip(self._row.unknown, places.chips, strict=True):
            self._paint_box(painter, self._at(place), _asked(words), _QUIET)
        self._paint_chevron(painter, places)
        if self.hasFocus():
            painter.setPen(QPen(self._theme.color("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), 6, 6)

    def _told(self, row: OfferRow) -> str:
        """Return the name of a row for screen readers: with its figure, or that it is not known."""
        figure = row.figure
        value = self._localizer.tr("not known yet") if figure.knowledge is Knowledge.UNKNOWN else figure.text
        told = " ".join(filter(None, (value, figure.note))) if figure.text else ""
        return ", ".join(filter(None, (row.name, told)))

    def _places(self, width: int) -> _Places:
        """Return where the texts are at a width; layouts ask for several widths, again and again."""
        if width not in self._placed:
            self._placed[width] = self._placed_at(width)
        return self._placed[width]

    def _placed_at(self, width: int) -> _Places:
        """Lay out the texts; a figure that would leave them too little room stands below them."""
        row, px, nowhere = self._row, self._theme.px, QRect()
        if row is None:
            return _Places(nowhere, nowhere, nowhere, nowhere, (), px(_LINE + _TOP + _FOOT))
        side = self._side
        left, right = px(_TEXT_AT), width - px(_SIDE)
        text = right - left - (side + px(_GAP) if side else px(_CHEVRON + _GAP))
        is_stacked = bool(side) and text < px(_LEAST_TEXT)
        text = right - left if is_stacked else text
        y = px(_TOP)
        name = QRect(left, y, text, px(_LINE))
        y += px(_LINE) + 1
        tall = self._metrics["words"].boundingRect(QRect(0, 0, text, 9999), _WRAP.value, visible(row.words)).height()
        words = QRect(left, y, text, max(tall, 0) if row.words else 0)
        y += words.height()
        chips, y = self._chips(row, left, text, y)
        figure, note = self._figure_places(row, QRect(left, y + px(4), right - left, 0) if is_stacked else
                                           QRect(right - side, px(_TOP), side, 0))  # fmt: skip
        bottom = max(y, note.bottom() if row.figure.note else figure.bottom() if row.figure.text else 0)
        return _Places(name, words, figure, note, chips, bottom + px(_FOOT))

    def _chips(self, row: OfferRow, left: int, room: int, y: int) -> tuple[tuple[QRect, ...], int]:
        """Place what is not known below the sentence, in as many lines as needed."""
        px = self._theme.px
        found: list[QRect] = []
        x, height = 0, px(22)
        for words in row.unknown:
            wide = min(room, self._metrics["words"].horizontalAdvance(_asked(words)) + px(16))
            if not found:
                y += px(6)
            elif x + wide > room:
                x, y = 0, y + height + px(4)
            found.append(QRect(left + x, y, wide, height))
            x += wide + px(6)
        return tuple(found), y + height if found else y

    def _figure_width(self, row: OfferRow) -> int:
        figure = row.figure
        if not figure.text:
            return 0
        text = self._metrics["figure"].horizontalAdvance(figure.text)
        if figure.knowledge is Knowledge.UNKNOWN:
            text = max(self._theme.px(_BOX_WIDTH), text + self._theme.px(20))
        return max(text, self._metrics["words"].horizontalAdvance(figure.note)) + 1

    def _figure_places(self, row: OfferRow, room: QRect) -> tuple[QRect, QRect]:
        """Return the places of the figure and its note in a column."""
        px, is_open = self._theme.px, row.figure.knowledge is Knowledge.UNKNOWN
        tall = px(_BOX_HEIGHT) if is_open else px(_LINE)
        wide = room.width()
        if is_open:
            text = self._metrics["figure"].horizontalAdvance(row.figure.text)
            wide = min(wide, max(px(_BOX_WIDTH), text + px(20)))
        figure = QRect(room.right() + 1 - wide, room.top(), wide, tall)
        return figure, QRect(room.left(), room.top() + tall, room.width(), px(_NOTE_LINE))

    def _cut(self, text: str, place: QRect) -> str:
        return self._metrics["name"].elidedText(visible(text), Qt.TextElideMode.ElideRight, place.width())

    def _at(self, place: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), place)

    def _paint_ground(self, painter: QPainter) -> None:
        if self._is_open or self.underMouse():
            painter.fillRect(self.rect(), self._theme.color("inset"))
        painter.setPen(self._theme.color("border" if self._is_open else "hair"))
        painter.drawLine(0, 0, self.width(), 0)

    def _paint_mark(self, painter: QPainter) -> None:
        mark, px = None if self._row is None else self._row.mark, self._theme.px
        if self._has_error:
            spot = self._at(QRect(px(_SIDE) - 2, px(_TOP) + 2, px(14), px(14)))
            icon("circle-alert", self._theme.hex("danger")).paint(painter, spot)
        elif mark is not None:
            square = self._at(QRect(px(_SIDE), px(_TOP) + px(3), px(_MARK), px(_MARK)))
            is_outline = mark.pattern is Pattern.OUTLINE
            painter.setPen(
                QPen(self._theme.color("faint"), 1.2, Qt.PenStyle.DashLine) if is_outline else Qt.PenStyle.NoPen
            )
            painter.setBrush(brush_for(mark.role, mark.pattern, self._theme))
            painter.drawRoundedRect(QRectF(square), _MARK_RADIUS, _MARK_RADIUS)

    def _paint_figure(self, painter: QPainter, places: _Places) -> None:
        if self._row is None or not self._row.figure.text or _has_entry(self):
            return
        figure, place = self._row.figure, self._at(places.figure)
        if figure.knowledge is Knowledge.UNKNOWN:
            self._paint_box(painter, place, figure.text, ("figure", "muted"))
        else:
            self._write(painter, place, figure.text, _FIGURE, Qt.AlignmentFlag.AlignRight)
        self._write(painter, self._at(places.note), figure.note, _QUIET, Qt.AlignmentFlag.AlignRight)

    def _paint_box(self, painter: QPainter, place: QRect, words: str, look: tuple[str, str]) -> None:
        painter.setPen(QPen(self._theme.color("faint"), 1.2, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(place).adjusted(0.6, 0.6, -0.6, -0.6), 6, 6)
        self._write(painter, place, words, look, Qt.AlignmentFlag.AlignCenter)

    def _paint_chevron(self, painter: QPainter, places: _Places) -> None:
        if self._row is None or self._row.figure.text:
            return
        size = self._theme.px(_CHEVRON)
        spot = QRect(QPoint(self.width() - self._theme.px(_SIDE) - size, places.name.top() + 2), QSize(size, size))
        name = "chevron-down" if self._is_open else "chevron-right"
        icon(name, self._theme.hex("faint")).paint(painter, self._at(spot))

    def _write(
        self, painter: QPainter, place: QRect, text: str, look: tuple[str, str], how: Qt.AlignmentFlag | None = None
    ) -> None:
        """Write a text in a font and a color: aligned, or wrapped if nothing is said."""
        font, color = look
        painter.setFont(self._fonts[font])
        painter.setPen(self._theme.color(color))
        painter.drawText(place, _WRAP.value if how is None else how.value, visible(text))


def _asked(words: str) -> str:
    return f"{words} ?"


def _has_entry(head: QWidget) -> bool:
    """Whether a field stands in for the figure of a row."""
    entry = head.findChild(QLineEdit, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return entry is not None and entry.isVisible()
