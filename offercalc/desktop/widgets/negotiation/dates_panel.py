"""The days by which offers want an answer, with what is due before what, and a button that saves them as a calendar."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget

from offercalc.desktop.system.plain_text import PlainLabel
from offercalc.desktop.system.theme import Theme
from offercalc.desktop.widgets.lists.figures_view import FiguresView
from offercalc.desktop.widgets.panel import Panel
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.pages.timeline_page import TimelinePage


class DatesPanel(Panel):
    """Shows the dates of a timeline page; without dates, that there are none."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.sentences, self.nothing = PlainLabel(self), PlainLabel(self)
        self.save = QPushButton(self)
        self.save.setObjectName("small")
        self.table = FiguresView(theme, self)
        self.table.set_words()
        for label in (self.sentences, self.nothing):
            label.setObjectName("quiet")
            label.setWordWrap(True)
        self.head.addWidget(self.save)
        for part in (self.sentences, self.nothing, self.table):
            self.body.addWidget(part)

    def show_page(self, page: TimelinePage, localizer: Localizer, theme: Theme) -> None:
        """Show the dates in the current language and theme."""
        tr = localizer.tr
        has_dates = bool(page.events)
        self.set_title(tr("What to answer when"))
        self.sentences.setText(" ".join(page.sentences))
        self.sentences.setVisible(bool(page.sentences))
        self.nothing.setText(tr("None of the compared offers states a date from today on."))
        self.nothing.setHidden(has_dates)
        self.save.setText(tr("Save as .ics…"))
        self.save.setVisible(has_dates)
        self.table.setVisible(has_dates)
        self.table.show_table(page.table, theme)
