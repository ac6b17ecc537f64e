"""A line edit for a date, typed or picked from a calendar."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QStyle, QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

from offercalc.desktop.system.icons import icon
from offercalc.desktop.system.plain_text import set_tip
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.parsing.dates import read_day, write_day

if TYPE_CHECKING:
    from PySide6.QtCore import QDate
    from PySide6.QtWidgets import QCalendarWidget

_INSET = 5
_ARROWS = {"qt_calendar_prevmonth": "chevron-left", "qt_calendar_nextmonth": "chevron-right"}


class DayLine(QLineEdit):
    """A `QLineEdit` whose button, or Alt+Down, opens a calendar; the picked date replaces the text."""

    def __init__(self, text: str, localizer: Localizer, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._localizer = localizer
        self.opener = QToolButton(self)  # not a line edit action: Qt draws their icons in one size only
        self.opener.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.opener.setCursor(Qt.CursorShape.ArrowCursor)
        self.opener.setAccessibleName(localizer.tr("Choose in a calendar"))
        set_tip(self.opener, localizer.tr("Choose in a calendar"))
        self.opener.setIcon(icon("calendar", self._ink()))
        self.opener.clicked.connect(self.open)

    def open(self) -> QCalendarWidget:
        """Open the calendar below the line, at the date entered."""
        from PySide6.QtCore import QDate, QLocale  # noqa: PLC0415 - none of it is needed for the first paint
        from PySide6.QtGui import QFont, QTextCharFormat  # noqa: PLC0415
        from PySide6.QtWidgets import QCalendarWidget  # noqa: PLC0415

        popup = QFrame(self, Qt.WindowType.Popup)
        popup.setObjectName("calendar")
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar = QCalendarWidget(popup)
        calendar.setLocale(QLocale(str(self._localizer.figures.locale)))
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendar.setAccessibleName(self._localizer.tr("Choose in a calendar"))
        plain = QTextCharFormat()
        plain.setForeground(self.palette().color(QPalette.ColorRole.Text))
        for weekday in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            calendar.setWeekdayTextFormat(weekday, plain)  # Qt's default is a red outside the theme
        for name, shape in _ARROWS.items():
            arrow = calendar.findChild(QToolButton, name)
            if isinstance(arrow, QToolButton):
                arrow.setIcon(icon(shape, self._ink()))
        today = QDate.currentDate()
        marked = QTextCharFormat()
        marked.setFontWeight(QFont.Weight.Bold)
        marked.setForeground(self.palette().color(QPalette.ColorRole.Link))
        calendar.setDateTextFormat(today, marked)
        calendar.setSelectedDate(today.addDays(1))  # else the cell of the day before the locale was set stays marked
        calendar.setSelectedDate(today)
        found = read_day(self.text(), self._localizer)
        if isinstance(found, date):
            calendar.setSelectedDate(QDate(found.year, found.month, found.day))
        layout = QVBoxLayout(popup)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.addWidget(calendar)
        calendar.clicked.connect(self._take)
        calendar.activated.connect(self._take)
        popup.move(self.mapToGlobal(QPoint(0, self.height())))
        popup.show()
        calendar.setFocus()
        return calendar

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

    def _take(self, day: QDate) -> None:
        """Enter a date and confirm it."""
        popup = self.findChild(QFrame, "calendar")
        if popup is not None:
            popup.close()
        self.setText(write_day(date(day.year(), day.month(), day.day()), self._localizer))
        self.setFocus()
        self.editingFinished.emit()

    def _ink(self) -> str:
        return self.palette().color(QPalette.ColorRole.PlaceholderText).name()
