"""The button that says what a register is sorted by, and its menu: what its headings do, by keyboard."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from offercalc.desktop.state.workspace import Workspace
from offercalc.desktop.system.icons import icon
from offercalc.desktop.system.plain_text import set_tip
from offercalc.desktop.system.theme import Theme
from offercalc.desktop.widgets.lists.register_view import RegisterView
from offercalc.presentation.pages.offer_order import OfferOrder, order_label
from offercalc.presentation.register.offer_register import Column, column_label

_ICON = 14


class RegisterOrder(QPushButton):
    """Shows and sets what a register is sorted by; the same column again turns the order round."""

    def __init__(self, workspace: Workspace, view: RegisterView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._view = workspace, view
        self.setObjectName("ghost")
        self.choices = QMenu(self)
        self.choices.aboutToShow.connect(self.list_orders)
        self.setMenu(self.choices)
        view.rows.modelReset.connect(self.refresh)

    def refresh(self) -> None:
        """Name the button by the order, in the current language."""
        sorting = self._view.rows.sorting
        label = self._label(sorting[0] if sorting else None)
        self.setText(f" {label}")
        self.setAccessibleName(self._workspace.localizer.tr("Sorted by: {order}", order=label))
        set_tip(self, self.accessibleName())

    def restyle(self, theme: Theme) -> None:
        """Apply a theme and its scale."""
        self.setIcon(icon("arrow-up-down", theme.hex("muted")))
        self.setIconSize(QSize(theme.px(_ICON), theme.px(_ICON)))

    def list_orders(self) -> None:
        """List the order of entry and the columns, the current one checked."""
        sorting, group = self._view.rows.sorting, QActionGroup(self.choices)
        self.choices.clear()
        for column in (None, *self._view.rows.columns):
            action = self.choices.addAction(self._label(column))
            group.addAction(action)
            action.setCheckable(True)
            action.setChecked(column is (sorting[0] if sorting else None))
            action.triggered.connect(partial(self._sort, column))

    def _label(self, column: Column | None) -> str:
        localizer = self._workspace.localizer
        if column is None:
            return order_label(OfferOrder.ADDED, localizer)
        return column_label(column, self._workspace.settings.years, localizer)

    def _sort(self, column: Column | None, _checked: object = None) -> None:
        self._view.sort_by(column)
