"""What an offer's page shows of another offer: the distance to it, and what leaving both early comes to."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from offercalc.desktop.pages.offer_columns import OfferColumns, Shape
from offercalc.desktop.state.edit_watch import Rival
from offercalc.desktop.state.workspace import Workspace
from offercalc.desktop.system.theme import Theme
from offercalc.desktop.widgets.charts.offer_charts import OfferCharts
from offercalc.desktop.widgets.figures.figures_panel import FiguresPanel
from offercalc.desktop.widgets.pick_button import PickButton
from offercalc.presentation.charts.rival_line import rival_line
from offercalc.presentation.pages.rival_note import rival_note
from offercalc.presentation.text.labels import offer_title

if TYPE_CHECKING:
    from offercalc.desktop.widgets.charts.leaving_panel import LeavingPanel

_ARROW = 12


class BesideRival(QObject):
    """Shows a rival in the figures of a page and, if it is wide, in its third column, after the first paint.

    `changed` is emitted when another rival is picked; `steps_wanted` carries the month of leaving and the tax years of
    which every step is wanted.
    """

    changed = Signal()
    steps_wanted = Signal(int, object)

    def __init__(self, workspace: Workspace, rival: Rival, figures: FiguresPanel, theme: Theme, page: QWidget) -> None:
        super().__init__(page)
        self._workspace, self._figures, self._theme = workspace, figures, theme
        self.rival, self.button = rival, PickButton(_ARROW, page)
        self._columns: OfferColumns | None = None
        self._charts: OfferCharts | None = None
        self._is_due = self._is_heard = False
        figures.cards[0].put_after_note(self.button)
        self.button.picked.connect(self._pick)

    def stand_in(self, columns: OfferColumns, charts: OfferCharts) -> None:
        """Use the third column of a page, and the charts of its second one."""
        self._columns, self._charts = columns, charts
        columns.painted.connect(self._show_due)
        charts.leaving_shown.connect(self.show_leaving)

    def restyle(self, theme: Theme) -> None:
        """Apply a theme and its scale."""
        self._theme = theme
        self.button.restyle(theme)

    def refresh(self) -> None:
        """Show the current rival, at the latest once the figures are painted."""
        self._is_due = True
        self.offer_leaving()
        if self._figures.isVisible():
            self._show()

    @cached_property
    def leaving(self) -> LeavingPanel:
        """Return the panel on leaving early, which a wide window has in its third column, built on first access."""
        from offercalc.desktop.widgets.charts.leaving_panel import LeavingPanel  # noqa: PLC0415 - only in wide windows

        panel = LeavingPanel(self._theme, self._figures.parentWidget(), is_own=True)
        if self._columns is not None:
            self._columns.margin.insertWidget(1, panel)
        panel.steps_wanted.connect(self._explain)
        return panel

    def offer_leaving(self) -> None:
        """Offer leaving early among the charts if there is no third column for it, and the offer is complete."""
        if self._columns is not None and self._charts is not None:
            is_wide, is_whole = self._columns.shape is Shape.THREE, self._workspace.chosen_draft is None
            self._charts.offer_leaving(is_offered=is_whole and not is_wide)

    def show_leaving(self) -> None:
        """Show what leaving early comes to: in the third column, or among the charts if it is selected there."""
        workspace, panel = self._workspace, self._leaving_panel
        if panel is None or workspace.chosen_draft is not None:
            return
        beside, tax = self.rival.beside(), None
        if workspace.settings.take_home:
            tax = partial(workspace.take_home.leaving, beside, workspace.settings.about_you, workspace.localizer)
        panel.tones = self._tones()[: len(beside.offers)]
        panel.show_comparison(beside, workspace.localizer, self._theme, tax)

    @property
    def _leaving_panel(self) -> LeavingPanel | None:
        """Return the panel on leaving early that is shown, None if there is none."""
        if self._columns is not None and self._columns.shape is Shape.THREE:
            return self.leaving
        if self._charts is None or not self._charts.shows_leaving:
            return None
        if not self._is_heard:
            self._is_heard = True
            self._charts.leaving.steps_wanted.connect(self._explain)
        return self._charts.leaving

    def _tones(self) -> tuple[int, int]:
        """Return the numbers of the colors of the offer and of its rival, as in the list of offers."""
        own, kept = self._workspace.tone(self._workspace.chosen), self.rival.kept
        compared = [one.document for one in self._workspace.compared]
        return own, compared.index(kept.document) if kept is not None and kept.document in compared else own + 1

    def _show_due(self) -> None:
        """Show the rival, which can wait for the first paint."""
        if self._is_due:
            QTimer.singleShot(0, self, self._show)

    def _show(self) -> None:
        if not self._is_due or not self._workspace.listed:
            return
        self._is_due = False
        workspace, kept = self._workspace, self.rival.kept
        is_told = kept is not None and not workspace.settings.take_home
        self.button.setVisible(is_told)
        other = self.rival.alone() if is_told else None
        if kept is not None and other is not None:
            words = workspace.localizer.tr("Choose the offer to compare this one with")
            self.button.show_choices(kept.document, self._choices, words)
            self._figures.show_rival(rival_note(workspace.chosen_alone(), other, workspace.localizer))
        if self._charts is not None:
            mine = workspace.chosen_alone().offers[0].offer
            self._charts.show_rival(None if other is None else rival_line(other, mine, workspace.localizer))
        self.show_leaving()

    def _choices(self) -> tuple[tuple[str, str], ...]:
        return tuple((kept.document, offer_title(kept.offer)) for kept in self.rival.choices)

    def _pick(self, document: str) -> None:
        self.rival.picked = document
        self.refresh()
        self.changed.emit()

    def _explain(self, place: int, month: int) -> None:
        workspace = self._workspace
        facts = workspace.settings.about_you
        self.steps_wanted.emit(month, workspace.take_home.years_until(month, self.rival.beside(), place, facts))
