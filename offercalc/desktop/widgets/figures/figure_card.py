"""One large figure with a caption above and a muted note below, or in a row of its own beside them."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from offercalc.desktop.system.plain_text import PlainLabel, set_tip
from offercalc.desktop.system.theme import Theme, set_look
from offercalc.desktop.widgets.brushes import paint_dashes
from offercalc.desktop.widgets.layouts import nest
from offercalc.desktop.widgets.spoken import spoken
from offercalc.presentation.formats.localizer import N_
from offercalc.presentation.formats.span_text import SIGNS
from offercalc.presentation.pages.offer_cards import Card

_FIGURE = 23
"""The size of a figure in the style sheet, in points."""
_OPEN = N_("not known yet")
_SPACE = 6
_BOX, _RADIUS = 40, 6
"""The width of the dashed box of a figure that is not known, and how round it is."""
_SMALL = 16
"""The size of a figure that is too long for its normal one, and of one that is not known."""
_BESIDE = 0.5
"""The share of a row that a figure may take beside its caption."""


class FigureCard(QFrame):
    """Shows a `Card`; the exact figure is in the tool tip and the accessible description.

    `fitted` is emitted when the size or the figure changes, which may then be too long.
    """

    fitted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._caption, self._figure, self._note = PlainLabel(self), PlainLabel(self), PlainLabel(self)
        self._sign, self._open = PlainLabel(self), _OpenBox(theme, self)
        self._layout, self._under = QGridLayout(self), QHBoxLayout()
        self._large = QHBoxLayout()
        self._words = ""
        self._wide = theme.font(_FIGURE, QFont.Weight.DemiBold)
        self._narrow = theme.font(_SMALL, QFont.Weight.DemiBold)
        self._is_placed = self._is_row = False
        self._lay_out()
        self.arrange(is_row=False)
        self.rescale(theme)

    def show_card(self, card: Card) -> None:
        """Show a card."""
        self._caption.setText(card.caption)
        self._words = spoken(_OPEN) if card.is_open else card.figure
        sign, _space, rest = self._words.partition(" ")
        is_signed = sign in SIGNS
        self._sign.setText(sign if is_signed else "")
        self._sign.setVisible(is_signed)
        self._open.setVisible(card.is_open)
        self._figure.setText(rest if is_signed else "" if self._words == self._open.text() else self._words)
        set_look(self._figure, open=card.is_open)
        self.fitted.emit()
        self.show_note(card.note)
        set_tip(self, "\n".join(part for part in (card.caption, card.tip, card.note) if part))
        self.setAccessibleName(card.caption)
        self.setAccessibleDescription(f"{card.tip}, {card.note}")

    def show_note(self, note: str, *, is_good: bool = False) -> None:
        """Show another note below the figure, in green if it is good news."""
        self._note.setText(note)
        set_look(self._note, good=is_good)
        self._note.setMaximumWidth(self._note.fontMetrics().horizontalAdvance(note) + _SPACE)

    def put_after_note(self, button: QWidget) -> None:
        """Put a button behind the note."""
        self._under.insertWidget(1, button, 0, Qt.AlignmentFlag.AlignTop)

    def arrange(self, *, is_row: bool) -> None:
        """Put the figure below its caption, or in one row with it at the far side."""
        self._is_row = is_row
        middle = Qt.AlignmentFlag.AlignVCenter
        for part in (self._large, self._under):
            self._layout.removeItem(part)
        if is_row:
            nest(self._layout, self._large, 0, 1, 2, 1, middle)
            nest(self._layout, self._under, 1, 0)
        else:
            nest(self._layout, self._large, 1, 0)
            nest(self._layout, self._under, 2, 0)
        self._layout.setColumnStretch(0, 1)
        self._layout.setRowStretch(3, int(not is_row))
        across = QSizePolicy.Policy.Preferred if is_row else QSizePolicy.Policy.Ignored
        self._figure.setSizePolicy(across, QSizePolicy.Policy.Preferred)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._is_placed = True
        self.fitted.emit()

    @property
    def figure(self) -> str:
        """Return the large figure shown, with its sign."""
        return self._words

    @property
    def note(self) -> str:
        """Return what stands below the figure."""
        return self._note.text()

    def rescale(self, theme: Theme) -> None:
        """Scale the spacing to the theme."""
        self._layout.setContentsMargins(theme.px(18), theme.px(14), theme.px(14), theme.px(12))
        self._layout.setVerticalSpacing(theme.px(4))
        self._large.setSpacing(theme.px(_SPACE))
        self._open.restyle(theme)
        self._open.setFixedWidth(theme.px(_BOX))
        self._wide = theme.font(_FIGURE, QFont.Weight.DemiBold)
        self._narrow = theme.font(_SMALL, QFont.Weight.DemiBold)
        self.fitted.emit()

    @property
    def is_too_long(self) -> bool:
        """Whether the figure at its normal size is wider than the room for it."""
        margins = self._layout.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        if self._is_row:
            room = int(room * _BESIDE)
        return self._is_placed and QFontMetrics(self._wide).horizontalAdvance(self._words) > room

    @property
    def least_width(self) -> int:
        """Return the width in which the figure at its small size stands below its caption."""
        margins = self._layout.contentsMargins()
        box = self._open.width() + self._large.spacing() if not self._open.isHidden() else 0
        figure = QFontMetrics(self._narrow).horizontalAdvance(self._words) + self._large.spacing()
        return margins.left() + box + figure + margins.right()

    def write(self, *, is_small: bool) -> None:
        """Show the figure at its normal or its small size, as set by the theme."""
        for label in (self._figure, self._sign):
            set_look(label, long=is_small)

    def _lay_out(self) -> None:
        names = {self._caption: "caption", self._figure: "figure", self._note: "faint", self._sign: "figureSign"}
        for label, name in names.items():
            label.setObjectName(name)
        for label in (self._caption, self._note):
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        for label in (self._figure, self._sign):
            label.setIndent(0)  # padding of a style sheet makes Qt indent a label otherwise
        self._open.setObjectName("openBox")
        self._open.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._note.setWordWrap(True)
        for label in (self._sign, self._open):
            self._large.addWidget(label)
            label.hide()
        self._large.addWidget(self._figure, 1)
        self._under.setSpacing(2)
        self._under.addWidget(self._note, 1)
        self._under.addStretch(0)
        self._layout.addWidget(self._caption, 0, 0)


class _OpenBox(PlainLabel):
    """The question mark of what is not known, in a dashed frame."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, "?")
        self.restyle(theme)

    def restyle(self, theme: Theme) -> None:
        """Apply a theme and its scale."""
        self._theme = theme
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_dashes(painter, QRectF(self.rect()), self._theme.color("faint"), self._theme.px(_RADIUS))
        painter.end()
        super().paintEvent(event)
