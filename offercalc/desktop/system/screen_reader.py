"""Accessibility roles for custom-drawn widgets."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

_ROLES = {"ChartView": QAccessible.Role.Chart, "PageView": QAccessible.Role.Graphic}


def name_roles() -> None:
    """Register the factory that makes screen readers announce charts as charts and pages as graphics."""
    QAccessible.installFactory(_interface_of)


def announce(about: QWidget, words: str) -> None:
    """Let a screen reader say something when it has finished its sentence; the focus stays where it is."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(about, words))


def _interface_of(kind: str, of: QObject) -> QAccessibleInterface | None:
    """Return an interface by class name, which Qt asks from the most derived class up; None leaves it to Qt."""
    role = _ROLES.get(kind)
    return QAccessibleWidget(of, role) if role is not None and isinstance(of, QWidget) else None
