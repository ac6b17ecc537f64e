"""The button that chooses which rows of the comparison are shown, and its menu: a list of rows for each section."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from offercalc.desktop.state.workspace import Workspace
from offercalc.desktop.system.icons import icon
from offercalc.desktop.system.plain_text import on_button, set_tip
from offercalc.desktop.system.theme import Theme
from offercalc.desktop.widgets.comparison.compare_table import CompareTable

_ICON = 14


class RowsMenu(QPushButton):
    """Hides and shows the rows of a table, and keeps in the settings which are hidden."""

    def __init__(self, workspace: Workspace, table: CompareTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._table = workspace, table
        self.setObjectName("ghost")
        self.choices = QMenu(self)
        self.choices.aboutToShow.connect(self.list_rows)
        self.setMenu(self.choices)
        table.hide_rows(workspace.settings.hidden_rows)

    def refresh(self, *, is_short: bool = False) -> None:
        """Name the button in the current language, where there is little room by its icon alone."""
        localizer, count = self._workspace.localizer, len(self._hidden & self._labels)
        self.setText("" if is_short else f" {localizer.tr('Rows')}")
        hidden = localizer.plural("{number} row hidden", "{number} rows hidden", count)
        self.setAccessibleName(f"{localizer.tr('Rows')}, {hidden}" if count else localizer.tr("Rows"))
        set_tip(self, hidden if count else localizer.tr("Choose the rows of the table"))

    def restyle(self, theme: Theme) -> None:
        """Apply a theme and its scale."""
        self.setIcon(icon("columns-3", theme.hex("muted")))
        self.setIconSize(QSize(theme.px(_ICON), theme.px(_ICON)))

    @property
    def _hidden(self) -> frozenset[str]:
        return frozenset(self._workspace.settings.hidden_rows)

    @property
    def _labels(self) -> frozenset[str]:
        return frozenset(label for _title, labels in self._table.sections for label in labels)

    def list_rows(self) -> None:
        """List the rows by section with a check mark for each that is shown."""
        tr, hidden = self._workspace.localizer.tr, self._hidden
        self.choices.clear()
        for title, labels in self._table.sections:
            inside = self.choices.addMenu(on_button(title))
            is_whole = not hidden.intersection(labels)
            whole = inside.addAction(tr("All of them"))
            whole.setCheckable(True)
            whole.setChecked(is_whole)
            whole.triggered.connect(partial(self._show, labels, is_shown=not is_whole))
            inside.addSeparator()
            for label in labels:
                action = inside.addAction(on_button(label))
                set_tip(action, label)  # Qt would show the text of the action as markup
                action.setCheckable(True)
                action.setChecked(label not in hidden)
                action.triggered.connect(partial(self._show, (label,), is_shown=label in hidden))
        self.choices.addSeparator()
        every = self.choices.addAction(tr("Show all rows"))
        every.setEnabled(bool(hidden & self._labels))
        every.triggered.connect(partial(self._show, tuple(hidden), is_shown=True))

    def _show(self, labels: Iterable[str], _checked: object = None, *, is_shown: bool) -> None:
        hidden = self._hidden - set(labels) if is_shown else self._hidden | set(labels)
        self._workspace.keep(hidden_rows=tuple(sorted(hidden)))
        self._table.hide_rows(hidden)
        self.refresh(is_short=not self.text())
