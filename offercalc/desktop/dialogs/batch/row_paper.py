"""The paper of one row of a table, drawn beside its columns as it will be printed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeAlias

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from offercalc.application.ports.errors import ExternalError
from offercalc.application.ports.offer_table import RowOffer
from offercalc.desktop.system.icons import icon
from offercalc.desktop.system.plain_text import PlainLabel, set_tip
from offercalc.desktop.system.qt_executor import QtExecutor
from offercalc.desktop.system.theme import Theme
from offercalc.desktop.widgets.layouts import nest
from offercalc.desktop.widgets.page_preview import PagePreview
from offercalc.domain.values.lazy_text import LazyText
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.formats.sanitize import single_line

Pages: TypeAlias = tuple[bytes, ...]
Draw: TypeAlias = Callable[[RowOffer], Pages]
_WIDTH, _HEIGHT = 280, 330


class RowPaper(QWidget):
    """Shows the paper of a row, and goes to the next and the one before."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._localizer: Localizer | None = None
        self._rows: tuple[RowOffer, ...] = ()
        self._draw: Draw | None = None
        self._place = 0
        self._lane = QtExecutor(self)
        self.title, self.fault = PlainLabel(self), PlainLabel(self)
        self.before, self.after = QPushButton(self), QPushButton(self)
        self.pages = PagePreview(theme, self)
        self.before.clicked.connect(lambda: self._go(self._place - 1))
        self.after.clicked.connect(lambda: self._go(self._place + 1))
        self._lay_out()

    def show_rows(self, rows: tuple[RowOffer, ...], draw: Draw | None, localizer: Localizer) -> None:
        """Show the papers of these rows, beginning with the one shown before; without rows, nothing."""
        self._rows, self._draw, self._localizer = rows, draw, localizer
        set_tip(self.before, localizer.tr("Previous row"))
        set_tip(self.after, localizer.tr("Next row"))
        for button in (self.before, self.after):
            button.setAccessibleName(button.toolTip())
        self.setVisible(bool(rows) and draw is not None)
        self._go(min(self._place, max(0, len(rows) - 1)))

    def show_row(self, number: int) -> None:
        """Show the paper of the row with a number, if it has one."""
        found = next((place for place, one in enumerate(self._rows) if one.row == number), None)
        if found is not None:
            self._go(found)

    def _go(self, place: int) -> None:
        if not self._rows or self._draw is None or self._localizer is None:
            return
        self._place, row = place, self._rows[place]
        name = single_line(row.candidate) or self._localizer.tr("Row {row}", row=row.row)
        self.title.setText(
            self._localizer.tr("{name}, {place} of {number}", name=name, place=place + 1, number=len(self._rows))
        )
        self.before.setEnabled(place > 0)
        self.after.setEnabled(place + 1 < len(self._rows))
        self._lane.run_last(partial(_drawn, self._draw, row), self._show)

    def _show(self, drawn: Pages | LazyText) -> None:
        if self._localizer is None:
            return
        fault, pages = (self._localizer.render(drawn), ()) if isinstance(drawn, LazyText) else ("", drawn)
        self.fault.setText(fault)
        self.fault.setVisible(bool(fault))
        self.pages.setVisible(not fault)
        self.pages.show_pages(pages, self._localizer, self._theme)

    def _lay_out(self) -> None:
        self.setObjectName("rowPaper")
        self.title.setObjectName("fieldLabel")
        self.fault.setObjectName("complaint")
        self.fault.setWordWrap(True)
        self.fault.hide()
        color = self._theme.color("muted").name()
        for button, name in ((self.before, "chevron-left"), (self.after, "chevron-right")):
            button.setObjectName("small")
            button.setIcon(icon(name, color))
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.title, 1)
        head.addWidget(self.before)
        head.addWidget(self.after)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        nest(column, head)
        column.addWidget(self.fault)
        column.addWidget(self.pages, 1)
        column.addStretch(0)
        self.setFixedWidth(self._theme.px(_WIDTH))
        self.setMinimumHeight(self._theme.px(_HEIGHT))
        self.hide()


def _drawn(draw: Draw, row: RowOffer) -> Pages | LazyText:
    """Draw the paper of a row, or return why it cannot be written."""
    try:
        return draw(row)
    except ExternalError as error:
        return error.message
