"""The editor of a cell of a table that is read: a line in place of the cell."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

Index: TypeAlias = QModelIndex | QPersistentModelIndex
Words: TypeAlias = Callable[[Index], str]
_LONGEST = 10_000


class CellEditor(QStyledItemDelegate):
    """Opens a line for the value of a cell; what is being typed stays while the table is read again."""

    def __init__(self, name_of: Words, fault_of: Words, parent: QWidget | None = None) -> None:
        """Take what returns the name of a cell and what is wrong with it, for whoever cannot see them."""
        super().__init__(parent)
        self._name_of = name_of
        self._fault_of = fault_of

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        line = QLineEdit(parent)
        line.setObjectName("cellEditor")
        line.setMaxLength(_LONGEST)
        line.setAccessibleName(self._name_of(index))
        line.setAccessibleDescription(self._fault_of(index))
        return line

    @override
    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QLineEdit) and not editor.isModified():
            super().setEditorData(editor, index)

    @override
    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        editor.setGeometry(option.rect)
