"""What an offer's page shows of another offer: the distance to it, and what leaving both early comes to."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from offercalc.desktop.pages.offer_columns import OfferColumns, Shape
from offercalc.desktop.state.edit_watch import Rival
from offercalc.desktop.state.workspace import Workspace
from offercalc.desktop.system.theme import Theme
from offercalc.desktop.widgets.figures.figures_panel import FiguresPanel
from offercalc.desktop.widgets.pick_button import PickButton
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
        self._is_due = False
        figures.cards[0].put_after_note(self.button)
        figures.installEventFilter(self)
        self.button.picked.connect(self._pick)

    def stand_in(self, columns: OfferColumns) -> None:
        """Use the third column of a page."""
        self._columns = columns

    def restyle(self, theme: Theme) -> None:
        """Apply a theme and its scale."""
        self._theme = theme
        self.button.restyle(theme)

    def refresh(self) -> None:
        """Show the current rival, at the latest once the figures are painted."""
        self._is_due = True
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

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self._is_due:
            QTimer.singleShot(0, self, self._show)
        return super().eventFilter(watched, event)

    def show_leaving(self) -> None:
        """Show what leaving early comes to, in a window that is wide enough for it."""
        workspace = self._workspace
        if self._columns is None or self._columns.shape is not Shape.THREE or workspace.chosen_draft is not None:
            return
        beside, tax = self.rival.beside(), None
        if workspace.settings.take_home:
            tax = partial(workspace.take_home.leaving, beside, workspace.settings.about_you, workspace.localizer)
        self.leaving.show_comparison(beside, workspace.localizer, self._theme, tax)

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
