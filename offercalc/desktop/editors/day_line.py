"""A line edit for a date, typed or picked from a calendar; the year may be left out."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QStyle, QToolButton, QWidget
from typing_extensions import override

from offercalc.desktop.system.icons import icon
from offercalc.desktop.system.plain_text import set_tip
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.parsing.dates import next_day, read_day, write_day

if TYPE_CHECKING:
    from offercalc.desktop.editors.calendar_popup import CalendarPopup

_INSET = 5


class DayLine(QLineEdit):
    """A `QLineEdit` whose button, or Alt+Down, opens a calendar; the picked date replaces the text.

    A day without a year is completed to the next such day when it is confirmed. In a line that `may_be_empty`, the
    calendar offers to leave the date open.
    """

    def __init__(self, text: str, localizer: Localizer, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._localizer, self.may_be_empty = localizer, False
        self.editingFinished.connect(self.complete)  # before whoever reads the text then
        self.opener = QToolButton(self)  # not a line edit action: Qt draws their icons in one size only
        self.opener.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.opener.setCursor(Qt.CursorShape.ArrowCursor)
        self.opener.setAccessibleName(localizer.tr("Choose in a calendar"))
        set_tip(self.opener, localizer.tr("Choose in a calendar"))
        self.opener.setIcon(icon("calendar", self._ink()))
        self.opener.clicked.connect(self.open)

    def open(self) -> CalendarPopup:
        """Open the calendar below the line, at the date entered."""
        from offercalc.desktop.editors.calendar_popup import CalendarPopup  # noqa: PLC0415 - not for the first paint

        popup = CalendarPopup(self._localizer, self.window(), may_be_empty=self.may_be_empty)
        found = read_day(self.text(), self._localizer)
        popup.show_day(found if isinstance(found, date) else None)
        popup.picked.connect(self._take)
        popup.move(self.mapToGlobal(QPoint(0, self.height())))
        popup.show()
        popup.month.setFocus()
        return popup

    def complete(self) -> None:
        """Write the year of a day that was typed without one, as if typed."""
        now = QDate.currentDate()
        found = next_day(self.text(), date(now.year(), now.month(), now.day()), self._localizer)
        if found is not None:
            self.selectAll()
            self.insert(write_day(found, self._localizer))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        size = self.fontMetrics().height()
        self.opener.setIconSize(QSize(size, size))
        wanted = self.opener.sizeHint()
        place = QRect(QPoint(self.width() - wanted.width() - _INSET, (self.height() - wanted.height()) // 2), wanted)
        self.opener.setGeometry(QStyle.visualRect(self.layoutDirection(), self.rect(), place))
        self.setTextMargins(0, 0, wanted.width(), 0)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open()
            return
        super().keyPressEvent(event)

    def _take(self, day: date | None) -> None:
        """Enter a date, or nothing, and confirm it."""
        self.setText("" if day is None else write_day(day, self._localizer))
        self.setFocus()
        self.editingFinished.emit()

    def _ink(self) -> str:
        return self.palette().color(QPalette.ColorRole.PlaceholderText).name()
