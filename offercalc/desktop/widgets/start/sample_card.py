"""A sample as a card: company and role, its years as small bars, and the first year in figures."""

from __future__ import annotations

from msgspec import Struct
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from offercalc.desktop.system.plain_text import PlainLabel, set_tip
from offercalc.desktop.system.theme import Theme
from offercalc.desktop.widgets.charts.shape_painter import ShapePainter
from offercalc.desktop.widgets.layouts import nest
from offercalc.desktop.widgets.lists.tile import SIDE, paint_tile
from offercalc.presentation.charts.chart_frame import Canvas
from offercalc.presentation.charts.compared_bars import compared_bars, shared_scale
from offercalc.presentation.charts.drawing import Drawing, Rule
from offercalc.presentation.charts.offer_chart import OfferBars
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.pages.offer_cards import Card

_BARS = 112
_NARROWEST = 190
_PAD = 16


class Shown(Struct, frozen=True, eq=False):
    """What a card shows: names, the number of the color, the bars, and the card of the first year."""

    company: str
    role: str
    tone: int
    bars: OfferBars
    first: Card


class SampleCard(QPushButton):
    """Shows a sample, and is clicked to open it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sampleCard")
        self._tile, self._bars = _Tile(theme, self), _Bars(theme, self)
        self._company, self._role, self._figure, self._note = (PlainLabel(self) for _ in range(4))
        self._layout = QVBoxLayout(self)
        self._names = QHBoxLayout()
        self._lay_out()
        self.restyle(theme)

    @property
    def figure(self) -> str:
        """Return the figure of the first year."""
        return self._figure.text()

    def show_sample(self, shown: Shown, localizer: Localizer) -> None:
        """Show a sample in the current language."""
        self._tile.show_tile(shown.company, shown.tone)
        self._bars.show_bars(shown.bars, localizer)
        note = " · ".join(filter(None, (shown.first.caption, shown.first.note)))
        texts = (self._company, shown.company), (self._role, shown.role), (self._figure, shown.first.figure)
        for label, text in (*texts, (self._note, note)):
            label.setText(text)
        set_tip(self, f"{shown.company}\n{shown.role}")
        self.setAccessibleName(f"{shown.company}, {shown.role}: {shown.first.figure}, {note}")

    def restyle(self, theme: Theme) -> None:
        """Apply a theme and its scale."""
        self._tile.restyle(theme)
        self._bars.restyle(theme)
        pad = theme.px(_PAD)
        self._layout.setContentsMargins(pad, pad, pad, pad)
        self._layout.setSpacing(theme.px(4))
        self._names.setSpacing(theme.px(10))
        self.setMinimumWidth(theme.px(_NARROWEST))

    @property
    def needed(self) -> int:
        """Return the width in which no text is cut, in pixels."""
        around, beside = self._layout.contentsMargins(), self._tile.width() + self._names.spacing()
        names = beside + max(label.sizeHint().width() for label in (self._company, self._role))
        texts = max(label.sizeHint().width() for label in (self._figure, self._note))
        return max(names, texts) + around.left() + around.right()

    @override
    def sizeHint(self) -> QSize:
        return self._layout.sizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        return self._layout.minimumSize()

    def _lay_out(self) -> None:
        looks = ((self._company, "sectionTitle"), (self._role, "faint"), (self._figure, "sampleFigure"))
        for label, name in (*looks, (self._note, "faint")):
            label.setObjectName(name)
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self._company)
        column.addWidget(self._role)
        self._names.addWidget(self._tile)
        nest(self._names, column, 1)
        nest(self._layout, self._names)
        for widget in (self._bars, self._figure, self._note):
            self._layout.addWidget(widget)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)


class _Tile(QWidget):
    """The initial of a company in its color."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._name, self._tone = theme, "", 0

    def show_tile(self, name: str, tone: int) -> None:
        self._name, self._tone = name, tone
        self.update()

    def restyle(self, theme: Theme) -> None:
        self._theme = theme
        self.setFixedSize(theme.px(SIDE), theme.px(SIDE))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_tile(painter, QRect(0, 0, self.width(), self.height()), self._name, self._tone, self._theme)


class _Bars(QWidget):
    """The years of an offer as bars above a line, without figures."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: tuple[OfferBars, Localizer] | None = None

    def show_bars(self, bars: OfferBars, localizer: Localizer) -> None:
        self._shown = bars, localizer
        self.update()

    def restyle(self, theme: Theme) -> None:
        self._theme = theme
        self.setFixedHeight(theme.px(_BARS))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._shown is None:
            return
        bars, localizer = self._shown
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # years are left-to-right in every language
        painter.scale(self._theme.scale, self._theme.scale)
        canvas = Canvas(self.width() / self._theme.scale, self.height() / self._theme.scale)
        drawing = compared_bars(bars, shared_scale((bars,), localizer), (), canvas)
        shapes = ShapePainter(painter, self._theme)
        for shape in drawing.shapes:
            if not isinstance(shape, Rule) or shape.y1 == _lowest(drawing):
                shapes.paint(shape)


def _lowest(drawing: Drawing) -> float:
    """Return where the line below the bars is: the lowest of the grid."""
    return max(shape.y1 for shape in drawing.shapes if isinstance(shape, Rule))
