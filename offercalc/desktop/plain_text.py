"""Words on the screen, shown as they are: Qt reads markup and "&" in them, and offers may hold anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from typing_extensions import override

from offercalc.presentation.one_line import seen, seen_lines

if TYPE_CHECKING:
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QInputDialog, QListWidgetItem


class PlainLabel(QLabel):
    """A label whose words are never markup, and in which no "&" is a key and no sign turns others round."""

    def __init__(self, parent: QWidget | None = None, text: str = "") -> None:
        super().__init__(parent)
        self._text = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)

    @override
    def setText(self, text: str) -> None:
        self._text = seen_lines(text)
        super().setText(self._text if self.buddy() is None else _without_keys(self._text))

    @override
    def text(self) -> str:
        return self._text

    @override
    def clear(self) -> None:
        self.setText("")

    @override
    def setBuddy(self, buddy: QWidget) -> None:
        super().setBuddy(buddy)
        self.setText(self._text)  # from now on Qt would take "&" for the key that leads to the other


def on_button(text: str) -> str:
    """Return what makes a button, a menu, an action or a tab show a text in one line as it is."""
    return _without_keys(seen(text))


def set_tip(owner: QWidget | QAction | QListWidgetItem, text: str) -> None:
    """Have the tool tip of something show a text as it is."""
    owner.setToolTip(plain_tip(text))


def plain_tip(text: str) -> str:
    """Return what makes a tool tip show a text as it is."""
    text = seen_lines(text)
    if "<" not in text and "&" not in text:
        return text
    from html import escape  # noqa: PLC0415 - hardly ever needed, and not for the first paint

    return f"<qt>{escape(text)}</qt>".replace("\n", "<br>")


def set_question(dialog: QInputDialog, text: str) -> None:
    """Have a dialog ask in a text as it is."""
    dialog.setLabelText(on_button(text))
    for label in dialog.findChildren(QLabel):
        label.setTextFormat(Qt.TextFormat.PlainText)


def _without_keys(text: str) -> str:
    return text.replace("&", "&&")
