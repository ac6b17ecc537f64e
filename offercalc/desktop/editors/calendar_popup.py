"""The calendar that opens below a date: its month with today marked, and buttons for the days asked for most."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QEvent, QLocale, QObject, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPalette, QPen, QTextCharFormat
from PySide6.QtWidgets import (
    QCalendarWidget,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from offercalc.desktop.system.icons import show_icon
from offercalc.desktop.widgets.layouts import nest
from offercalc.presentation.formats.localizer import Localizer

_WEEK = 7
_WEEKEND = {6, 7}
_RADIUS = 6.0
_LINES_WIDE, _LINES_TALL = 18, 16
"""The size of the month in lines of text: room for seven days beside and eight rows below one another."""
_ARROWS = {"qt_calendar_prevmonth": "chevron-left", "qt_calendar_nextmonth": "chevron-right"}
_STEPS = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


class MonthView(QCalendarWidget):
    """Paints the days of its month: today has a ring, the chosen day is filled, weekends are grey."""

    @override
    def paintCell(self, painter: QPainter, rect: QRect, day: QDate | date) -> None:
        when = day if isinstance(day, QDate) else QDate(day.year, day.month, day.day)
        if when.month() != self.monthShown():
            return
        palette, is_chosen = self.palette(), when == self.selectedDate()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = min(rect.width(), rect.height()) - 2.0
        cell = QRectF(0, 0, side, side)
        cell.moveCenter(QRectF(rect).center())
        accent = palette.color(QPalette.ColorRole.Accent)
        if is_chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(accent)
            painter.drawRoundedRect(cell, _RADIUS, _RADIUS)
        elif when == QDate.currentDate():
            painter.setPen(QPen(accent, 1.5))
            painter.drawRoundedRect(cell.adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold if is_chosen or when == QDate.currentDate() else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(self._ink(when, is_chosen=is_chosen))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, QLocale.toString(self.locale(), when.day()))
        painter.restore()

    def _ink(self, day: QDate, *, is_chosen: bool) -> QColor:
        palette = self.palette()
        if is_chosen:
            return palette.color(QPalette.ColorRole.Base)
        role = QPalette.ColorRole.PlaceholderText if day.dayOfWeek() in _WEEKEND else QPalette.ColorRole.Text
        return palette.color(role)


class CalendarPopup(QFrame):
    """Emits the day that was picked, None if it is to be left open, and closes.

    It does so after the button's own handlers have ended: what a day changes may delete the field that opened the
    popup, and with it a button that is still in use.
    """

    picked = Signal(object)

    def __init__(self, localizer: Localizer, parent: QWidget, *, may_be_empty: bool = False) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("calendar")
        tr = localizer.tr
        self.month = MonthView(self)
        self.today, self.next_week, self.none = QPushButton(self), QPushButton(self), QPushButton(self)
        self.month.setLocale(QLocale(str(localizer.figures.locale)))
        self.month.setFirstDayOfWeek(self.month.locale().firstDayOfWeek())
        self.month.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.month.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
        self.month.setAccessibleName(tr("Choose in a calendar"))
        plain = QTextCharFormat()
        plain.setForeground(self.palette().color(QPalette.ColorRole.PlaceholderText))
        for weekday in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.month.setWeekdayTextFormat(weekday, plain)  # Qt's default is a red outside the theme
        for button, name in (
            (self.today, tr("Today")), (self.next_week, tr("In a week")), (self.none, tr("Not known")),
        ):  # fmt: skip
            button.setText(name)
            button.setAutoDefault(False)
            button.setObjectName("small")
        self.none.setObjectName("link")
        self.none.setVisible(may_be_empty)
        self._lay_out()
        self._connect()

    def show_day(self, day: date | None) -> None:
        """Turn to a day, today if there is none."""
        today = QDate.currentDate()
        self.month.setSelectedDate(today.addDays(1))  # else the cell of the day before the locale was set stays marked
        self.month.setSelectedDate(QDate(day.year, day.month, day.day) if day is not None else today)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Page Up and Page Down turn to the month before or after, and Home to today."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.month.setSelectedDate(self.month.selectedDate().addMonths(_STEPS[key]))
        elif key is Qt.Key.Key_Home:
            self.month.setSelectedDate(QDate.currentDate())
        else:
            return False
        return True

    def _pick(self, day: QDate | None) -> None:
        self.hide()
        QTimer.singleShot(
            0, self, lambda: self._tell(None if day is None else date(day.year(), day.month(), day.day()))
        )

    def _tell(self, day: date | None) -> None:
        self.picked.emit(day)
        self.deleteLater()

    def _lay_out(self) -> None:
        line = self.fontMetrics().height()
        self.month.setMinimumSize(_LINES_WIDE * line, _LINES_TALL * line)
        ink = self.palette().color(QPalette.ColorRole.PlaceholderText).name()
        for name, shape in _ARROWS.items():
            arrow = self.month.findChild(QToolButton, name)
            if isinstance(arrow, QToolButton):
                show_icon(arrow, shape, ink, line)
        column, row = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(self.month)
        for button in (self.today, self.next_week):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.none)
        nest(column, row)

    def _connect(self) -> None:
        for signal in (self.month.clicked, self.month.activated):
            signal.connect(self._pick)
        self.today.clicked.connect(lambda: self._pick(QDate.currentDate()))
        self.next_week.clicked.connect(lambda: self._pick(QDate.currentDate().addDays(_WEEK)))
        self.none.clicked.connect(lambda: self._pick(None))
        days = self.month.findChild(QTableView)
        if days is not None:
            days.installEventFilter(self)
