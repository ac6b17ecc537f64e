"""Tells a screen reader what our own widgets are: what Qt has no word for is drawn by us."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

_ROLES = {"ChartView": QAccessible.Role.Chart, "PageView": QAccessible.Role.Graphic}


def name_roles() -> None:
    """Have charts announced as charts and printed pages as pictures, from here on."""
    QAccessible.installFactory(_interface_of)


def _interface_of(kind: str, of: QObject) -> QAccessibleInterface | None:
    """Answer Qt, which asks for each class that an object is of, the nearest first; None leaves it to Qt."""
    role = _ROLES.get(kind)
    return QAccessibleWidget(of, role) if role is not None and isinstance(of, QWidget) else None
