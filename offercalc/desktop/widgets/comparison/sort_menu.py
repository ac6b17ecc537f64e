"""The button that says what the compared offers are ordered by, and its menu."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QWidget

from offercalc.desktop.state.workspace import Workspace
from offercalc.desktop.system.plain_text import set_tip
from offercalc.desktop.widgets.comparison.menu_button import MenuButton
from offercalc.domain.scenario.offer_ranking import Ranking
from offercalc.presentation.pages.ranking_text import ranking_label


class SortMenu(MenuButton):
    """Shows and sets the order of the columns; `by_hand_wanted` is emitted for an order of the person's own."""

    by_hand_wanted = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__("arrow-up-down", self.list_orders, parent)
        self._workspace = workspace

    def refresh(self, *, is_short: bool = False) -> None:
        """Name the button by the order, where there is little room by its icon alone."""
        localizer, order = self._workspace.localizer, self._label(self._workspace.settings.ranking)
        self.setText("" if is_short else f" {order}")
        self.setAccessibleName(localizer.tr("Sorted by: {order}", order=order))
        set_tip(self, self.accessibleName())
        self.setEnabled(len(self._workspace.compared) > 1)

    def list_orders(self) -> None:
        """List the orders, the current one checked."""
        settings = self._workspace.settings
        group = QActionGroup(self.choices)
        for ranking in Ranking:
            action = self.choices.addAction(self._label(ranking))
            group.addAction(action)
            action.setCheckable(True)
            action.setChecked(ranking is settings.ranking)
            action.triggered.connect(partial(self._sort, ranking))

    def _label(self, ranking: Ranking) -> str:
        settings = self._workspace.settings
        return ranking_label(ranking, settings.years, self._workspace.localizer, after_tax=settings.take_home)

    def _sort(self, ranking: Ranking, _checked: object = None) -> None:
        if ranking is Ranking.BY_HAND:
            self.by_hand_wanted.emit()
        else:
            self._workspace.set(ranking=ranking)
