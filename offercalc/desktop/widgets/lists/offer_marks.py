"""What stands around the name of an offer: its tile before it, and behind it its status and the days left to answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, QSize, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QWidget
from typing_extensions import override

from offercalc.desktop.system.icons import faint, paint_chevron
from offercalc.desktop.system.plain_text import on_button, set_tip
from offercalc.desktop.system.theme import Theme, set_look
from offercalc.desktop.widgets.brushes import paint_dashes
from offercalc.desktop.widgets.lists.tile import paint_tile
from offercalc.presentation.pages.offers_list import ANSWERED, time_left
from offercalc.presentation.pages.perspective import COMPARES
from offercalc.presentation.text.labels import status_label

if TYPE_CHECKING:
    from datetime import date

    from offercalc.domain.offer.offer import Offer
    from offercalc.domain.values.paths import Path
    from offercalc.presentation.formats.localizer import Localizer

_SIDE = 40
_CHIP_RADIUS = 7


class OfferTile(QWidget):
    """Shows the initial of an offer's company on the offer's color."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._tone = "", 0
        self.restyle(theme)

    def show_tile(self, name: str, tone: int) -> None:
        """Show the initial of a name; `tone` is the number of the color."""
        self._name, self._tone = name, tone
        self.update()

    def restyle(self, theme: Theme) -> None:
        """Apply a theme and its scale."""
        self._theme = theme
        self.setFixedSize(QSize(theme.px(_SIDE), theme.px(_SIDE)))
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_tile(painter, self.rect(), self._name, self._tone, self._theme)
        painter.end()


class _StatusChip(QPushButton):
    """A chip that says that it can be changed."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        paint_chevron(self, self.fontInfo().pixelSize() // 2)


class _DueChip(QPushButton):
    """A chip with a dashed frame while the day is not known."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.property("kind") == "open" and not self.hasFocus():
            painter = QPainter(self)
            paint_dashes(painter, QRectF(self.rect()), QColor(faint()), _CHIP_RADIUS)
            painter.end()


class OfferMarks(QObject):
    """Writes the marks `status` and `due` of an offer; `field_wanted` carries the field that a clicked one is about."""

    field_wanted = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.status, self.due = _StatusChip(parent), _DueChip(parent)
        self.status.setObjectName("statusChip")
        self.due.setObjectName("dueChip")
        self.status.clicked.connect(lambda: self._want(("status",)))
        self.due.clicked.connect(lambda: self._want(("expiry_date",)))

    def show_offer(self, offer: Offer, today: date, localizer: Localizer, few_days: int = COMPARES.few_days) -> None:
        """Show the status of an offer, and the days left to answer as far as it waits for an answer.

        `few_days` before its deadline an offer is urgent.
        """
        tr, figures = localizer.tr, localizer.figures
        status = status_label(offer.status, localizer)
        self.status.show()
        self.status.setText(on_button(status))
        self.status.setAccessibleName(tr("Status: {status}", status=status.lower()))
        left = time_left(offer, today, localizer, few_days)
        is_open = offer.expiry_date is None and offer.status not in ANSWERED
        self.due.setText(on_button(tr("No deadline stated") if is_open else left.due))
        self.due.setVisible(is_open or bool(left.due))
        day = offer.expiry_date
        set_tip(self.due, "" if day is None else tr("answer by {day}", day=figures.day(day)))
        set_look(self.due, kind="open" if is_open else "urgent" if left.is_urgent else "calm")

    def hide(self) -> None:
        """Hide the marks, as a draft has none."""
        self.status.hide()
        self.due.hide()

    def _want(self, path: Path) -> None:
        self.field_wanted.emit(path)
