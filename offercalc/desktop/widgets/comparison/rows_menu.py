"""The button that chooses which rows of the comparison are shown, and its menu: a list of rows for each section."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from offercalc.desktop.state.workspace import Workspace
from offercalc.desktop.system.plain_text import on_button, set_tip
from offercalc.desktop.widgets.comparison.compare_table import CompareTable
from offercalc.desktop.widgets.comparison.menu_button import MenuButton
from offercalc.presentation.tables.table import TableRow


class RowsMenu(MenuButton):
    """Hides and shows the rows of a table, and keeps in the settings which are hidden and which headings are folded."""

    def __init__(self, workspace: Workspace, table: CompareTable, parent: QWidget | None = None) -> None:
        super().__init__("columns-3", self.list_rows, parent)
        self._workspace, self._table = workspace, table
        table.hide_rows(workspace.settings.hidden_rows, workspace.settings.folded_rows)
        table.folds_changed.connect(lambda keys: workspace.keep(folded_rows=tuple(sorted(keys))))

    def refresh(self, *, is_short: bool = False) -> None:
        """Name the button in the current language, where there is little room by its icon alone."""
        localizer, count = self._workspace.localizer, len(self._hidden_here)
        self.setText("" if is_short else f" {localizer.tr('Rows')}")
        hidden = localizer.plural("{number} row hidden", "{number} rows hidden", count)
        self.setAccessibleName(f"{localizer.tr('Rows')}, {hidden}" if count else localizer.tr("Rows"))
        set_tip(self, hidden if count else localizer.tr("Choose the rows of the table"))

    @property
    def _hidden(self) -> frozenset[str]:
        return frozenset(self._workspace.settings.hidden_rows)

    @property
    def _hidden_here(self) -> frozenset[str]:
        """The keys of the hidden rows of this table; after tax, or over more years, it has others."""
        return self._hidden.intersection(row.key for _heading, rows in self._table.sections for row in rows)

    def list_rows(self) -> None:
        """List the rows by section with a check mark for each that is shown."""
        for heading, rows in self._table.sections:
            self._list_section(self.choices.addMenu(on_button(heading.label)), rows)
        self.choices.addSeparator()
        every = self.choices.addAction(self._workspace.localizer.tr("Show all rows"))
        every.setEnabled(bool(self._hidden_here))
        every.triggered.connect(partial(self._show, self._hidden, is_shown=True))

    def _list_section(self, inside: QMenu, rows: tuple[TableRow, ...]) -> None:
        hidden, keys = self._hidden, [row.key for row in rows]
        is_whole = hidden.isdisjoint(keys)
        whole = inside.addAction(self._workspace.localizer.tr("All of them"))
        whole.setCheckable(True)
        whole.setChecked(is_whole)
        whole.triggered.connect(partial(self._show, keys, is_shown=not is_whole))
        inside.addSeparator()
        for row in rows:
            action = inside.addAction(on_button(row.label))
            set_tip(action, row.label)  # Qt would show the text of the action as markup
            action.setCheckable(True)
            action.setChecked(row.key not in hidden)
            action.triggered.connect(partial(self._show, (row.key,), is_shown=row.key in hidden))

    def _show(self, keys: Iterable[str], _checked: object = None, *, is_shown: bool) -> None:
        hidden = self._hidden - set(keys) if is_shown else self._hidden | set(keys)
        self._workspace.keep(hidden_rows=tuple(sorted(hidden)))
        self._table.hide_rows(hidden)
        self.refresh(is_short=not self.text())
