"""A card with one large figure, a caption above and a muted note below."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from offercalc.desktop.system.plain_text import PlainLabel, set_tip
from offercalc.desktop.system.theme import Theme
from offercalc.presentation.pages.offer_cards import Card

_FIGURE = 22
"""The size of a figure in the style sheet, in points."""


class FigureCard(QFrame):
    """Shows a `Card`; the exact figure is in the tool tip and the accessible description.

    `fitted` is emitted when the size or the figure changes, which may then be too long.
    """

    fitted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._caption, self._figure, self._note = PlainLabel(self), PlainLabel(self), PlainLabel(self)
        self._layout = QVBoxLayout(self)
        for label, name in ((self._caption, "caption"), (self._figure, "figure"), (self._note, "faint")):
            label.setObjectName(name)
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            self._layout.addWidget(label)
        self._note.setWordWrap(True)
        self._wide = theme.font(_FIGURE, QFont.Weight.DemiBold)
        self._is_placed = False
        self.rescale(theme)

    def show_card(self, card: Card) -> None:
        """Show a card."""
        self._caption.setText(card.caption)
        self._figure.setText(card.figure)
        self.fitted.emit()
        self._note.setText(card.note)
        set_tip(self, "\n".join(part for part in (card.caption, card.tip, card.note) if part))
        self.setAccessibleName(card.caption)
        self.setAccessibleDescription(f"{card.tip}, {card.note}")

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._is_placed = True
        self.fitted.emit()

    @property
    def figure(self) -> str:
        """Return the large figure shown."""
        return self._figure.text()

    def rescale(self, theme: Theme) -> None:
        """Scale the spacing to the theme."""
        self._layout.setContentsMargins(theme.px(16), theme.px(13), theme.px(12), theme.px(13))
        self._layout.setSpacing(theme.px(4))
        self._wide = theme.font(_FIGURE, QFont.Weight.DemiBold)
        self.fitted.emit()

    @property
    def is_too_long(self) -> bool:
        """Whether the figure at its normal size is wider than the card."""
        margins = self._layout.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        return self._is_placed and QFontMetrics(self._wide).horizontalAdvance(self._figure.text()) > room

    def write(self, *, is_small: bool) -> None:
        """Show the figure at its normal or its small size, as set by the theme."""
        if bool(self._figure.property("long")) is not is_small:
            self._figure.setProperty("long", is_small)
            self._figure.style().unpolish(self._figure)
            self._figure.style().polish(self._figure)
