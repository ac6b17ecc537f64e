"""Keeps the widget in use at its place on the screen while others around it appear and disappear."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QEvent, QPoint
from PySide6.QtWidgets import QScrollArea, QWidget
from shiboken6 import isValid

_ROUNDS = 6
"""How often waiting layout requests are carried out: each asks for those of the widgets around, up to the page."""


@contextmanager
def held(widget: QWidget | None) -> Iterator[None]:
    """Keep the top edge of a widget at its place in its scroll area during the block."""
    area = None if widget is None else _area_of(widget)
    if widget is None or area is None or not widget.isVisible():
        yield
        return
    before = _top(widget, area)
    yield
    if not isValid(widget) or not isValid(area):
        return
    lay_out()
    bar = area.verticalScrollBar()
    bar.setValue(bar.value() + _top(widget, area) - before)


def reveal(widget: QWidget, margin: int, beneath: int | None = None) -> None:
    """Scroll as little as shows the whole widget, or else its top; its layout has been carried out.

    It has a margin around it, below it `beneath` if that is stated.
    """
    area = _area_of(widget)
    if area is None:
        return
    top, room = _top(widget, area), area.viewport().height()
    below = top + widget.height() + (margin if beneath is None else beneath) - room
    bar = area.verticalScrollBar()
    if top < margin:
        bar.setValue(bar.value() + top - margin)
    elif below > 0:
        bar.setValue(bar.value() + min(below, top - margin))


def lay_out() -> None:
    """Carry out the layout requests that wait."""
    for _round in range(_ROUNDS):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)


def _area_of(widget: QWidget) -> QScrollArea | None:
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            return parent
        parent = parent.parentWidget()
    return None


def _top(widget: QWidget, area: QScrollArea) -> int:
    return widget.mapTo(area.viewport(), QPoint(0, 0)).y()
