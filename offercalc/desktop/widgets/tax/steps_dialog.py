"""The dialog of every step by which an offer's take-home was estimated, one tax year at a time, with the sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QScrollArea, QVBoxLayout, QWidget

from offercalc.analysis.take_home.tax_year import tax_year_of
from offercalc.desktop.state.workspace import Workspace
from offercalc.desktop.system.plain_text import PlainLabel
from offercalc.desktop.system.theme import load_theme
from offercalc.desktop.widgets.choice_box import ChoiceBox
from offercalc.desktop.widgets.layouts import resize_to_screen
from offercalc.desktop.widgets.lists.figures_view import FiguresView
from offercalc.presentation.tax.steps_table import source_lines, steps_table

if TYPE_CHECKING:
    from offercalc.analysis.take_home.taxed_year import TaxedYear
    from offercalc.application.workbench.take_home import Estimate

_SIZE = (760, 640)


class StepsDialog(QDialog):
    """Shows the steps of one offer of an estimate."""

    def __init__(self, estimate: Estimate, place: int, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        part, self._localizer = estimate.parts[place], workspace.localizer
        self._theme = load_theme(workspace.settings.theme, workspace.settings.scale)
        self._years: tuple[TaxedYear, ...] = estimate.years[place]
        self._payslips = estimate.payslips[place]
        self.setWindowTitle(self._localizer.tr("Every step for {company}", company=part.company))
        self.badge, self.caption, self.monthly, self.settled, self.sources = (PlainLabel(self) for _ in range(5))
        self.badge.setText(f"{estimate.chip}. {part.badge}")
        self.settled.setText(
            self._localizer.tr("The last month withholds the tax of the year, less that of the months before.")
        )
        self.year, self.table, self.slips = (
            ChoiceBox(self),
            FiguresView(self._theme, self),
            FiguresView(self._theme, self),
        )
        self.year.call(self._localizer.tr("Tax year"))
        self._lay_out()
        self._list_years()
        self.year.currentIndexChanged.connect(self._show)

    def show_year_of(self, label: int | None) -> None:
        """Show the first tax year in which something of a column of the table is paid."""
        shown = (place for place, one in enumerate(self._years) if any(s.label == label for s in one.income.shares))
        self.year.setCurrentIndex(next(shown, 0))

    def show_years(self, years: tuple[TaxedYear, ...], note: str) -> None:
        """Show other tax years than those of the whole horizon, and say which; the last one first."""
        self._years, self._payslips = years, lambda _year: None
        self.badge.setText(f"{note}. {self.badge.text()}")
        self.year.blockSignals(True)  # noqa: FBT003 - Qt
        self._list_years()
        self.year.blockSignals(False)  # noqa: FBT003 - Qt
        self.year.setCurrentIndex(len(years) - 1)

    def _list_years(self) -> None:
        self.year.clear()
        for taxed in self._years:
            self.year.addItem(str(taxed.income.year))
        self._show(0)

    def _show(self, place: int) -> None:
        """Show one tax year."""
        taxed = self._years[place]
        table = steps_table(tax_year_of(taxed), self._localizer)
        self.caption.setText(table.caption)
        self.table.show_table(table, self._theme)
        slips = self._payslips(taxed.income.year)
        if slips is not None:
            self.monthly.setText(slips.caption)
            self.slips.show_table(slips, self._theme)
        for part in (self.monthly, self.slips, self.settled):
            part.setVisible(slips is not None)
        lines = [line for result in taxed.assessment.results for line in source_lines(result.law, self._localizer)]
        self.sources.setText("\n".join(lines))

    def _lay_out(self) -> None:
        names = "quiet", "sectionTitle", "sectionTitle", "faint", "faint"
        labels = self.badge, self.caption, self.monthly, self.settled, self.sources
        for label, name in zip(labels, names, strict=True):
            label.setObjectName(name)
            label.setWordWrap(True)
        self.sources.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (self.table, self.monthly, self.slips, self.settled, self.sources):
            column.addWidget(part)
        column.addStretch(1)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.button(QDialogButtonBox.StandardButton.Close).setText(self._localizer.tr("Close"))
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 22, 24, 18)
        layout.setSpacing(12)
        for widget in (self.badge, self.year, self.caption):
            layout.addWidget(widget)
        layout.addWidget(area, 1)
        layout.addWidget(buttons)
        resize_to_screen(self, QSize(*(self._theme.px(side) for side in _SIZE)))
