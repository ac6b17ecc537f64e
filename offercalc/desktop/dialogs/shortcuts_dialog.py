"""The dialog that lists all keyboard shortcuts by menu."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct
from PySide6.QtCore import QModelIndex, QSize
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QMenuBar, QScrollArea, QVBoxLayout, QWidget

from offercalc.desktop.dialogs.command_palette import plain_name
from offercalc.desktop.system.text_keys import native_keys
from offercalc.desktop.system.theme import Theme
from offercalc.desktop.widgets.charts.focus_ring import FocusRing
from offercalc.desktop.widgets.layouts import resize_to_screen
from offercalc.desktop.widgets.lists.figures_view import FiguresView
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.tables.table import Cell, RowKind, Table, TableRow

_SIZE = (580, 680)


class Section(Struct, frozen=True):
    """A menu's title and its actions with their shortcuts."""

    title: str
    rows: tuple[tuple[str, str], ...]


def sections_of(bar: QMenuBar) -> tuple[Section, ...]:
    """Return the menus of a bar with the actions that have shortcuts; menus without any are left out."""
    sections = []
    for top in bar.actions():
        menu = top.menu()
        rows = _rows(menu.actions()) if isinstance(menu, QWidget) else ()
        if rows:
            sections.append(Section(plain_name(top), rows))
    return tuple(sections)


def section_everywhere(localizer: Localizer) -> Section:
    """Return the shortcuts that are in no menu."""
    tr = localizer.tr
    copied = QKeySequence(QKeySequence.StandardKey.Copy).toString(QKeySequence.SequenceFormat.NativeText)
    rows = (
        (tr("Next field"), "Tab"),
        (tr("Previous field"), "Shift+Tab"),
        (tr("Next part of the window"), "F6"),
        (tr("Previous part of the window"), "Shift+F6"),
        (tr("Copy table rows"), copied),
        (tr("Close a dialog"), "Esc"),
    )
    return Section(tr("Everywhere"), rows)


class ShortcutsDialog(QDialog):
    """Lists sections of shortcuts as a table that can be copied."""

    def __init__(
        self, sections: Iterable[Section], localizer: Localizer, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(localizer.tr("Keyboard shortcuts"))
        self.table = FiguresView(theme, self)
        self.table.show_table(_table(tuple(sections), localizer), theme)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self._buttons.button(QDialogButtonBox.StandardButton.Close).setText(localizer.tr("Close"))
        self._buttons.rejected.connect(self.reject)
        area = self._area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setWidget(self.table)
        self.table.setObjectName("shortcuts")
        self.ring = FocusRing(self.table, lambda: theme, (0, 0), around=area)
        self.table.selectionModel().currentChanged.connect(self._follow)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 20)
        layout.setSpacing(16)
        layout.addWidget(area, 1)
        layout.addWidget(self._buttons)
        resize_to_screen(self, QSize(*(theme.px(side) for side in _SIZE)))

    def _follow(self, index: QModelIndex) -> None:
        """Scroll to the current row."""
        row = self.table.visualRect(index).translated(0, self.table.horizontalHeader().height())
        self._area.ensureVisible(row.left(), row.center().y(), 0, 2 * row.height())


def _rows(actions: Iterable[QAction]) -> tuple[tuple[str, str], ...]:
    return tuple((plain_name(one), native_keys(one)) for one in actions if plain_name(one) and native_keys(one))


def _table(sections: tuple[Section, ...], localizer: Localizer) -> Table:
    rows = []
    for section in sections:
        rows.append(TableRow(RowKind.GROUP, section.title))
        rows += [TableRow(RowKind.NORMAL, name, "", (Cell(keys),)) for name, keys in section.rows]
    tr = localizer.tr
    return Table(tr("Keyboard shortcuts"), tr("Action"), (tr("Keys"),), tuple(rows))
