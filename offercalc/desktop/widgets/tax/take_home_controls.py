"""The switch to take-home and the panel behind it, as both pages that have them use them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from offercalc.application.offers.edits import Put
from offercalc.desktop.state.workspace import Workspace
from offercalc.desktop.system.theme import Theme
from offercalc.desktop.widgets.tax.estimate_panel import EstimatePanel
from offercalc.desktop.widgets.tax.pay_switch import PaySwitch

if TYPE_CHECKING:
    from offercalc.analysis.take_home.taxed_year import TaxedYear
    from offercalc.application.workbench.take_home import Estimate


class TakeHomeControls(QObject):
    """Keeps the `switch` and the `panel` of a page together; the panel is open only if it is asked for."""

    def __init__(self, workspace: Workspace, theme: Theme, parent: QWidget, documents: Callable[[], list[str]]) -> None:
        """Take what returns the documents of the offers that are estimated."""
        super().__init__(parent)
        self._workspace, self._documents = workspace, documents
        self._is_wanted = False
        self._estimate: Estimate | None = None
        self.switch, self.panel = PaySwitch(workspace, parent), EstimatePanel(theme, parent)
        self.switch.explained.connect(self._want)
        self.panel.closed.connect(self._close)
        self.panel.confirmed.connect(self._confirm)
        self.panel.answered.connect(workspace.state_fact)
        self.panel.steps_wanted.connect(self.show_steps)

    def show(self, estimate: Estimate | None) -> None:
        """Show the current state, and how take-home was estimated; None before tax."""
        self._estimate = estimate
        self.switch.refresh()
        if estimate is not None:
            self.panel.show_estimate(estimate, self._workspace.localizer)
        self.panel.setVisible(estimate is not None and self._is_wanted)

    def _want(self, is_wanted: bool) -> None:  # noqa: FBT001 - a signal has no names
        """Open the panel, or close it if it is open and only asked for again."""
        self._is_wanted = is_wanted or not self._is_wanted
        self.panel.setVisible(self._estimate is not None and self._is_wanted)

    def _close(self) -> None:
        self._is_wanted = False
        self.panel.hide()
        self.switch.chip.setFocus()

    def _confirm(self, place: int, home: str) -> None:
        """Keep the tax home that was proposed for an offer."""
        label = self._workspace.localizer.tr("Tax home")
        self._workspace.edit(Put(("tax_home",), home), label, self._documents()[place])

    def show_steps(self, place: int, label: int | None = None) -> None:
        """Show every step of an offer's estimate, first those of the tax year of a column; None: of the first."""
        from offercalc.desktop.widgets.tax.steps_dialog import StepsDialog  # noqa: PLC0415 - rarely opened

        if self._estimate is not None:
            dialog = StepsDialog(self._estimate, place, self._workspace, self.panel.window())
            dialog.show_year_of(label)
            dialog.open()

    def show_steps_until(self, place: int, months: int, years: tuple[TaxedYear, ...]) -> None:
        """Show every step of an offer's estimate on leaving after some months; nothing without tax years."""
        from offercalc.desktop.widgets.tax.steps_dialog import StepsDialog  # noqa: PLC0415 - rarely opened

        if self._estimate is not None and years:
            localizer = self._workspace.localizer
            count = localizer.plural("{number} month", "{number} months", months)
            dialog = StepsDialog(self._estimate, place, self._workspace, self.panel.window())
            dialog.show_years(years, localizer.tr("If you leave after {months}", months=count))
            dialog.open()
