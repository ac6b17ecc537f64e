"""A panel with the figures of an offer by year."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from offercalc.desktop.system.plain_text import PlainLabel
from offercalc.desktop.system.theme import Theme
from offercalc.desktop.widgets.panel import Panel
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.pages.offer_page import OfferPage

if TYPE_CHECKING:
    from offercalc.desktop.models.figures_model import Explain
    from offercalc.desktop.widgets.lists.figures_view import FiguresView


class YearlyPanel(Panel):
    """Shows the table of an offer by year; `figure_wanted` carries what a figure that was picked is made of."""

    figure_wanted = Signal(object, str, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._theme = theme
        self.note = PlainLabel(self)
        self.note.setObjectName("faint")
        self.note.setWordWrap(True)
        self.body.addWidget(self.note)

    @cached_property
    def table(self) -> FiguresView:
        """Return the table, built on first access: it is below the window's edge when the window is opened."""
        from offercalc.desktop.widgets.lists.figures_view import FiguresView  # noqa: PLC0415 - not for the first paint

        table = FiguresView(self._theme, self)
        table.figure_wanted.connect(self.figure_wanted)
        self.body.insertWidget(self.body.indexOf(self.note), table)
        return table

    def show_page(self, page: OfferPage, theme: Theme, explain: Explain) -> None:
        """Show the figures of an offer in a theme."""
        self._theme = theme
        self.set_title(page.table.caption)
        self.table.show_table(page.table, theme, explain)
        self.note.setVisible(page.has_open_end)

    def name(self, localizer: Localizer) -> None:
        """Write what the marks of figures mean, in the current language."""
        self.note.setText(localizer.tr("≥ means at least, ≤ at most, ~ about, because some terms are not known yet."))
