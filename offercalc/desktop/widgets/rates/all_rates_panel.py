"""A table of all exchange rates of a currency, filled and shown on request."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget

from offercalc.application.offers.live_sources import LiveSources
from offercalc.desktop.state.workspace import Workspace
from offercalc.desktop.system.theme import Theme
from offercalc.desktop.widgets.lists.figures_view import FiguresView
from offercalc.desktop.widgets.panel import Panel
from offercalc.presentation.tables.rates_table import rates_table


class AllRatesPanel(Panel):
    """Shows the price of one unit of a currency in every other currency."""

    def __init__(self, workspace: Workspace, sources: LiveSources, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._workspace = workspace
        self._sources = sources
        self._theme = theme
        self._shown: object = None
        self._base = ""
        self.turn = QPushButton(self)
        self.turn.setCheckable(True)
        self.turn.setObjectName("toggle")
        self.table = FiguresView(theme, self)
        self.table.hide()
        self.turn.toggled.connect(self._turned)
        self.head.addWidget(self.turn)
        self.body.addWidget(self.table)

    def show_base(self, base: str, theme: Theme) -> None:
        """Show the rates of a currency in the current language and theme, at current rates."""
        tr = self._workspace.localizer.tr
        self._base, self._theme = base, theme
        self.rescale(theme)
        self.set_title(tr("All rates: 1 {base}", base=base))
        self.turn.setText(tr("Hide") if self.turn.isChecked() else tr("Show"))
        self.turn.setAccessibleDescription(tr("All rates: 1 {base}", base=base))
        if self.turn.isChecked():
            self._fill()

    def _turned(self, is_open: bool) -> None:  # noqa: FBT001 - Qt's own signal
        self.show_base(self._base, self._theme)
        self.table.setVisible(is_open)

    def _fill(self) -> None:
        """Fill the table, unless it is up to date."""
        rates, today, localizer = self._sources.rates, self._sources.today, self._workspace.localizer
        asked = (self._base, today, localizer.language, str(localizer.figures.locale), id(rates), self._theme)
        if asked != self._shown:
            self._shown = asked
            self.table.show_table(rates_table(rates, self._base, today, localizer), self._theme)
