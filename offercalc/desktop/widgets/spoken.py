"""Our messages in the language of the window, for widgets that are given only figures: Qt's own way to translate."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

CONTEXT = "OfferCalc"
"""What marks a text as one of our messages, which the window's translator looks up in our catalogue."""


def spoken(message: str) -> str:
    """Return a message in the current language; in English while no window is open."""
    return QCoreApplication.translate(CONTEXT, message)
