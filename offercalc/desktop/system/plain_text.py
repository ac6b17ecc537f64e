"""Show arbitrary text literally in Qt, which would otherwise interpret markup and "&" in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from typing_extensions import override

from offercalc.presentation.formats.sanitize import in_its_direction, single_line, visible, visible_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QListWidgetItem, QMenu


class PlainLabel(QLabel):
    """A label that shows plain text: no markup, no "&" mnemonics, no bidirectional control characters.

    A sentence runs in the direction of most of its letters, also if a name of the other direction begins it.
    """

    def __init__(self, parent: QWidget | None = None, text: str = "") -> None:
        super().__init__(parent)
        self._text = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)

    @override
    def setText(self, text: str) -> None:
        self._text = visible_lines(text)
        shown = in_its_direction(self._text)
        super().setText(shown if self.buddy() is None else _without_keys(shown))

    @override
    def text(self) -> str:
        return self._text

    @override
    def clear(self) -> None:
        self.setText("")

    @override
    def setBuddy(self, buddy: QWidget) -> None:
        super().setBuddy(buddy)
        self.setText(self._text)  # with a buddy, Qt reads "&" as a mnemonic


def on_button(text: str) -> str:
    """Return a text escaped for a button, menu, action or tab, in one line."""
    return _without_keys(visible(text))


def alt_letters(titles: Sequence[str]) -> list[str]:
    """Return for each title of a menu the letter that opens it together with Alt: its first that is free, or ""."""
    taken: list[str] = []
    for title in titles:
        taken.append(next((sign for sign in title.upper() if sign.isalpha() and sign not in taken), ""))
    return taken


def set_tip(owner: QWidget | QAction | QListWidgetItem, text: str) -> None:
    """Set a tool tip that shows a text literally."""
    owner.setToolTip(plain_tip(text))


def plain_tip(text: str) -> str:
    """Return a text escaped for a tool tip."""
    text = visible_lines(text)
    if "<" not in text and "&" not in text:
        return text
    from html import escape  # noqa: PLC0415 - rarely needed, and not for the first paint

    return f"<qt>{escape(text)}</qt>".replace("\n", "<br>")


def add_words(menu: QMenu, text: str) -> QAction:
    """Add a line to a menu that is only read: a title, or what there is to know; return it."""
    from PySide6.QtWidgets import QWidgetAction  # noqa: PLC0415 - not needed for the first paint

    line, label = QWidgetAction(menu), PlainLabel(menu)
    label.setObjectName("menuWords")
    line.setDefaultWidget(label)
    line.setEnabled(False)
    change_words(line, text)
    menu.addAction(line)
    return line


def change_words(line: QAction, text: str) -> None:
    """Change what a line says that is only read."""
    from PySide6.QtWidgets import QWidgetAction  # noqa: PLC0415 - as above

    label = line.defaultWidget() if isinstance(line, QWidgetAction) else None
    if isinstance(label, PlainLabel):
        label.setText(single_line(text))
    line.setText(on_button(text))  # by which the menu measures itself anew


def _without_keys(text: str) -> str:
    return text.replace("&", "&&")
