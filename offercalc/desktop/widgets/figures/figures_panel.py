"""The card with the large figures of an offer, with hairlines between them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget
from typing_extensions import override

from offercalc.desktop.system.theme import Theme
from offercalc.desktop.widgets.figures.figure_card import FigureCard
from offercalc.presentation.pages.offer_cards import Card
from offercalc.presentation.pages.rival_note import RivalNote


class FiguresPanel(QFrame):
    """Shows figures beside each other; in one column, each in a row with its caption.

    There are fewer columns than wanted where a figure would be cut.
    """

    def __init__(self, count: int, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._theme, self._columns, self._wanted, self._has_range = theme, 0, 2, False
        self.cards = [FigureCard(theme, self) for _ in range(count)]
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(1, 1, 1, 1)
        self._grid.setSpacing(1)
        for card in self.cards:
            card.fitted.connect(self._fit)
        self.arrange(2)

    def show_cards(self, cards: Sequence[Card]) -> None:
        """Show as many cards as there is room for."""
        self._has_range = cards[0].has_range
        for view, card in zip(self.cards, cards, strict=True):
            view.show_card(card)
        self._share()

    def show_rival(self, note: RivalNote) -> None:
        """Show the distance to another offer below the first figure, unless its range stands there."""
        if not self._has_range:
            self.cards[0].show_note(note.words, is_good=note.is_ahead)

    def arrange(self, columns: int) -> None:
        """Put `columns` figures side by side, as far as there is room."""
        self._wanted = columns
        self._share()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        """Use as many columns as are wanted and have room for the longest figure."""
        least = max(card.least_width for card in self.cards)
        counts = (count for count in (self._wanted, 2) if count <= self._wanted and count * least <= self.width())
        columns = self._wanted if not self.isVisible() else next(counts, 1)
        if columns == self._columns:
            return
        self._columns = columns
        for place, card in enumerate(self.cards):
            card.arrange(is_row=columns == 1)
            self._grid.addWidget(card, place // columns, place % columns)
        for column in range(len(self.cards)):
            self._grid.setColumnStretch(column, int(column < columns))

    def rescale(self, theme: Theme) -> None:
        """Scale to the theme."""
        self._theme = theme
        for card in self.cards:
            card.rescale(theme)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(self._theme.color("hair"))
        for place, card in enumerate(self.cards):
            area = card.geometry()
            if place % self._columns:
                x = area.left() - 1 if self.isLeftToRight() else area.right() + 1
                painter.drawLine(x, area.top(), x, area.bottom())
            if place >= self._columns:
                painter.drawLine(area.left(), area.top() - 1, area.right(), area.top() - 1)
        painter.end()

    def _fit(self) -> None:
        """Use the smaller font for all figures if one is wider than its card."""
        is_small = any(card.is_too_long for card in self.cards)
        for card in self.cards:
            card.write(is_small=is_small)
