"""The heads of compared offers: initial, name, rank, total and difference; one line each once the table is scrolled."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QWidget
from typing_extensions import override

from offercalc.desktop.system.theme import Theme
from offercalc.desktop.widgets.lists.tile import SIDE, paint_tile
from offercalc.presentation.pages.side_by_side import Head, SideBySide

FULL, COMPACT = 116, 44
"""The height of the heads, and their height once the table is scrolled."""
_PAD = 16
_GAP = 10
_CHIP_PAD = 8
_TOTAL_SIZE = 20
_NAME_SIZE = 14.5
_SMALL = 12
_COMPACT_NAME = 13
_NAME_LINE = 18
_LONGEST_NAME = 64
"""How much of a long name is shown where there is little room."""
_WIDEST_LINE = 212
"""How wide a head may become for its rank to stand beside its total."""
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_BELOW = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
_CENTER = Qt.AlignmentFlag.AlignCenter

_Look = tuple[float, QFont.Weight, str]
"""The size and weight of a text, and the name of its color."""
_BOLD, _MEDIUM, _PLAIN = QFont.Weight.DemiBold, QFont.Weight.Medium, QFont.Weight.Normal


class HeadView(QHeaderView):
    """Paints the head of each offer in its column."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.theme = theme
        self.sides: SideBySide | None = None
        self.is_compact = False
        self.setSectionsClickable(True)
        self.setHighlightSections(False)

    @override
    def sizeHint(self) -> QSize:
        full = FULL + (_NAME_LINE if self._is_tall else 0)
        return QSize(0, self.theme.px(COMPACT if self.is_compact else full))  # as wide as the table

    def show_sides(self, sides: SideBySide) -> None:
        """Show the heads of offers; those that have changed are painted again."""
        before, self.sides = self.sides, sides
        if before is None or len(before.heads) != len(sides.heads):
            self.viewport().update()
            return
        for section, head in enumerate(sides.heads):
            if (head, sides.order[section]) != (before.heads[section], before.order[section]):
                place, width = self.sectionViewportPosition(section), self.sectionSize(section)
                self.viewport().update(place, 0, width, self.height())

    @property
    def _is_tall(self) -> bool:
        """Whether a name needs a second line."""
        return any(
            len(self._lines(section)) > 1 for section in range(self.count()) if not self.isSectionHidden(section)
        )

    def _lines(self, section: int) -> list[str]:
        """Return the name of an offer in one line, or in two if its column is too narrow for it."""
        head, px = self._head(section), self.theme.px
        room = self.sectionSize(section) - px(2 * _PAD + SIDE + _GAP)
        if head is None or self._width(head.name, _NAME_SIZE, _BOLD) <= room:
            return ["" if head is None else head.name]
        words = head.name.split(" ")
        counts = range(len(words) - 1, 0, -1)
        ends = (n for n in counts if self._width(" ".join(words[:n]), _NAME_SIZE, _BOLD) <= room)
        end = next(ends, 0)
        return [" ".join(words[:end]), " ".join(words[end:])] if end else [head.name]

    def needed(self, section: int) -> int:
        """Return the width in which a head cuts off nothing but a long name or role."""
        head = self._head(section)
        if head is None:
            return 0
        total = self._width(head.total, _TOTAL_SIZE, _BOLD)
        under = self._wrapped(head.difference)
        chip, name = self._chip_width(head), self._width(head.name, _NAME_SIZE, _BOLD)
        beside = self.theme.px(SIDE + 2 * _GAP) + chip
        needed = max(total, under, beside + min(name, self.theme.px(_LONGEST_NAME)))
        line = total + self.theme.px(_GAP) + chip
        if head.rank and beside + name > needed and line <= self.theme.px(_WIDEST_LINE):
            needed = max(needed, line)  # the rank has room beside the total, and cuts no role
        return needed + 2 * self.theme.px(_PAD)

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        head = self._head(logicalIndex)
        if head is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self.theme
        painter.fillRect(rect, theme.color("card"))
        if head.is_baseline:
            painter.fillRect(rect, theme.color("baseline"))
        painter.setPen(theme.color("border"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topLeft(), rect.bottomLeft())
        inside = rect.adjusted(theme.px(_PAD), 0, -theme.px(_PAD), 0)
        self._compact(painter, inside, head) if self.is_compact else self._full(painter, inside, head, logicalIndex)
        painter.restore()

    def _full(self, painter: QPainter, inside: QRect, head: Head, section: int) -> None:
        px = self.theme.px
        tile = QRect(inside.left(), inside.top() + px(18), px(SIDE), px(SIDE))
        self._tile(painter, tile, head, section)
        lines = self._lines(section)
        texts = QRect(tile.right() + px(_GAP), inside.top() + px(14), 0, px(_NAME_LINE))
        texts.setRight(inside.right())
        about = QRect(texts.left(), texts.top() + px(len(lines) * _NAME_LINE + 2), texts.width(), px(16))
        above = 14 + _NAME_LINE * (2 if self._is_tall else 1) + 2 + 16 + 6
        total = QRect(inside.left(), inside.top() + px(above), inside.width(), px(28))
        is_below = self.has_rank_below(section, texts.width())
        if is_below and self.has_rank_beside_total(section, inside.width()):
            self._chip(painter, QPoint(inside.left() + self._chip_width(head), total.top() + px(4)), head.rank)
        else:
            corner = QPoint(inside.right(), about.top() - px(1) if is_below else inside.top() + px(16))
            beside = about if is_below else texts
            beside.setRight(inside.right() - self._chip(painter, corner, head.rank))
        for line in lines:
            self._text(painter, texts, line, (_NAME_SIZE, _BOLD, "text"))
            texts.translate(0, px(_NAME_LINE))
        self._text(painter, about, head.about, (_SMALL, _PLAIN, "muted"))
        look = _TOTAL_SIZE, _BOLD, "text" if head.is_known else "muted"
        if not head.is_known:
            self._unknown_box(painter, total, self.theme.width(head.total, _TOTAL_SIZE, _BOLD))
        self._text(painter, total, head.total, look, _RIGHT)
        under = QRect(inside.left(), total.bottom(), inside.width(), inside.bottom() - total.bottom())
        painter.setFont(self.theme.font(_SMALL))
        painter.setPen(self.theme.color("muted"))
        painter.drawText(under, _BELOW, head.difference)

    def has_rank_below(self, section: int, room: int) -> bool:
        """Whether a name that has some pixels of room needs those of the rank too, which then stands below it."""
        head = self._head(section)
        if head is None or not head.rank:
            return False
        return self._width(head.name, _NAME_SIZE, _BOLD) > room - self._chip_width(head) - self.theme.px(_GAP)

    def has_rank_beside_total(self, section: int, room: int) -> bool:
        """Whether the total of an offer leaves some of its pixels of room to the rank, which then cuts no role."""
        head = self._head(section)
        if head is None or not head.is_known:
            return False
        total = self._width(head.total, _TOTAL_SIZE, _BOLD)
        return total + self._chip_width(head) + self.theme.px(_GAP) <= room

    def _chip_width(self, head: Head) -> int:
        return self._width(head.rank, _SMALL, _MEDIUM) + self.theme.px(2 * _CHIP_PAD)

    def _wrapped(self, text: str) -> int:
        """Return the width in which a text stands on two lines."""
        widths = [self.theme.width(f"{word} ", _SMALL) for word in text.split(" ")]
        firsts = (sum(widths[:count]) for count in range(len(widths) + 1))
        return min(max(first, sum(widths) - first) for first in firsts)

    def _unknown_box(self, painter: QPainter, area: QRect, width: int) -> None:
        """Paint a dashed box around a total that is not known."""
        pad = self.theme.px(_CHIP_PAD)
        painter.setPen(QPen(self.theme.color("open"), 1.2, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        area.adjust(0, 0, -pad, 0)
        painter.drawRoundedRect(area.adjusted(area.width() - width - pad, 1, pad, -1), pad, pad)

    def _compact(self, painter: QPainter, inside: QRect, head: Head) -> None:
        width = self.theme.width(head.total, _NAME_SIZE, _BOLD)
        self._text(painter, inside, head.total, (_NAME_SIZE, _BOLD, "text"), _RIGHT)
        name = inside.adjusted(0, 0, -width - self.theme.px(_GAP), 0)
        self._text(painter, name, head.name, (_COMPACT_NAME, _BOLD, "text"))

    def _tile(self, painter: QPainter, tile: QRect, head: Head, section: int) -> None:
        """Paint the initial of the company on its color."""
        order = self.sides.order[section] if self.sides is not None else section
        paint_tile(painter, tile, head.full_name, order, self.theme)

    def _chip(self, painter: QPainter, corner: QPoint, text: str) -> int:
        """Paint the rank on a chip at the right; return the width that it takes."""
        if not text:
            return 0
        px = self.theme.px
        width = self.theme.width(text, _SMALL, _MEDIUM) + 2 * px(_CHIP_PAD)
        chip = QRect(corner.x() - width, corner.y(), width, px(20))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.color("hover"))
        painter.drawRoundedRect(chip, px(6), px(6))
        self._text(painter, chip, text, (_SMALL, _MEDIUM, "muted"), _CENTER)
        return width + px(_GAP)

    def _text(self, painter: QPainter, area: QRect, text: str, look: _Look, side: Qt.AlignmentFlag = _LEFT) -> None:
        size, weight, color = look
        painter.setFont(self.theme.font(size, weight))
        painter.setPen(self.theme.color(color))
        painter.drawText(area, side, self.theme.elided(text, area.width(), size, weight))

    def _width(self, text: str, size: float, weight: QFont.Weight) -> int:
        return self.theme.width(text, size, weight) + 1

    def _head(self, section: int) -> Head | None:
        return self.sides.heads[section] if self.sides is not None and section < len(self.sides.heads) else None
