"""The head of a group of rows: its title, and a link that opens a menu of what can be added."""

from __future__ import annotations

from functools import cached_property

from PySide6.QtCore import QMargins, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from offercalc.desktop.editors.document.add_menu import AddMenu
from offercalc.desktop.editors.document.body_parts import AddLink
from offercalc.desktop.system.plain_text import PlainLabel
from offercalc.desktop.system.theme import Theme
from offercalc.desktop.widgets.layouts import nest, show_if
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.forms.offer_form import Addition, GroupKind
from offercalc.presentation.pages.offer_rows import RowGroup

_SIDE = 20


class GroupHead(QWidget):
    """Shows the title of a group; `chosen` carries the `Addition` picked in its menu."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, localizer: Localizer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._localizer = theme, localizer
        self._additions: tuple[Addition, ...] = ()
        self.title = PlainLabel(self)
        self.title.setObjectName("groupTitle")
        self.title.setWordWrap(True)
        self.adder = AddLink("", theme, self)
        self.menu = AddMenu(theme, self.adder.button)
        self.menu.chosen.connect(self.chosen)
        self.adder.button.setMenu(self.menu)
        row = QHBoxLayout()
        self._margins = QMargins(theme.px(_SIDE), theme.px(12), theme.px(_SIDE - 6), theme.px(4))
        self._under_title = QMargins(0, 0, 0, theme.px(8))
        row.setContentsMargins(self._margins)
        row.addWidget(self.title, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.adder)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        nest(column, row)
        self._row = row

    @cached_property
    def empty(self) -> PlainLabel:
        """Return what stands there without rows, built when there are none."""
        empty, px = PlainLabel(self), self._theme.px
        empty.setObjectName("quiet")
        empty.setWordWrap(True)
        empty.setContentsMargins(px(44), px(4), px(_SIDE), px(8))
        self._column.addWidget(empty)
        return empty

    def show_group(self, group: RowGroup) -> None:
        """Show the title of a group, what can be added to it, and what stands there without rows."""
        tr = self._localizer.tr
        self.title.setText(group.title)
        show_if(group.kind is not GroupKind.BASICS, self.title)
        self._row.setContentsMargins(self._under_title if group.kind is GroupKind.BASICS else self._margins)
        words = {
            GroupKind.PAY: tr("Add pay"),
            GroupKind.EQUITY: tr("Add equity"),
            GroupKind.BENEFITS: tr("Add a benefit"),
        }.get(group.kind, "")
        show_if(bool(group.additions), self.adder)
        self.adder.rename(words)
        is_empty = not group.rows and group.kind is not GroupKind.BASICS
        if is_empty or "empty" in vars(self):
            self.empty.setText(group.empty)
            show_if(is_empty, self.empty)
        if self._additions != group.additions:
            self._additions = group.additions
            self.menu.clear()
            self.menu.list_additions(group.additions)
