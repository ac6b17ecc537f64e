"""The days by which offers want an answer, as a line; all their dates as a table, and a calendar of them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton, QWidget

from offercalc.desktop.system.icons import show_icon
from offercalc.desktop.system.plain_text import PlainLabel
from offercalc.desktop.system.theme import Theme
from offercalc.desktop.widgets.lists.figures_view import FiguresView
from offercalc.desktop.widgets.negotiation.day_line import DayLine
from offercalc.desktop.widgets.panel import Panel
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.negotiation.answer_days import AnswerDays
from offercalc.presentation.negotiation.timeline_page import TimelinePage

_ICON = 14


class DatesPanel(Panel):
    """Shows the line, and the dates of a timeline page when they are asked for; without dates, that there are none."""

    def __init__(self, theme: Theme, tone: Callable[[int], int], parent: QWidget | None = None) -> None:
        """Take what returns the number of the color of a compared offer."""
        super().__init__(theme, parent)
        self.sentences, self.nothing = PlainLabel(self), PlainLabel(self)
        self.line = DayLine(theme, tone, self)
        self.all, self.save = QPushButton(self), QPushButton(self)
        self.all.setObjectName("toggle")
        self.all.setCheckable(True)
        self.save.setObjectName("small")
        self.table = FiguresView(theme, self)
        self.table.set_words()
        for label in (self.sentences, self.nothing):
            label.setObjectName("quiet")
            label.setWordWrap(True)
        for button in (self.all, self.save):
            self.head.addWidget(button)
        for part in (self.sentences, self.line, self.nothing, self.table):
            self.body.addWidget(part)
        self.table.hide()
        self.all.toggled.connect(self.table.setVisible)

    def show_page(self, page: TimelinePage, days: AnswerDays, localizer: Localizer, theme: Theme) -> None:
        """Show the dates in the current language and theme."""
        tr = localizer.tr
        has_dates = bool(page.events)
        self.set_title(tr("What to answer when"))
        self.sentences.setText(" ".join(days.sentences))
        self.sentences.setVisible(bool(days.sentences))
        self.line.show_days(days, tr("What to answer when"), theme)
        self.nothing.setText(tr("None of the compared offers states a date from today on."))
        self.nothing.setHidden(has_dates)
        self.all.setText(localizer.plural("{number} date", "All {number} dates", len(page.events)))
        self.save.setText(f" {tr('Save as .ics…')}")
        show_icon(self.save, "calendar-plus", theme.hex("text"), theme.px(_ICON))
        for part in (self.all, self.save, self.line):
            part.setVisible(has_dates)
        self.table.setVisible(has_dates and self.all.isChecked())
        self.table.show_table(page.table, theme)
