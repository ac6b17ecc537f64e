"""A menu of what can be added, in which typing the beginning of a name, or of a word in it, chooses it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QIcon, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QWidget
from typing_extensions import override

from offercalc.desktop.system.plain_text import add_words, on_button
from offercalc.desktop.system.theme import Theme
from offercalc.desktop.widgets.brushes import brush_for
from offercalc.presentation.forms.offer_form import Addition
from offercalc.presentation.pages.offer_rows import Mark, mark_of

_PAUSE = 1500
"""In milliseconds: after a longer pause, a typed letter begins another name."""
_ICON, _MARK, _RADIUS, _SHARPNESS = 16, 12, 3, 2


class AddMenu(QMenu):
    """Lists kinds of parts, under the titles of their groups if there are several; `chosen` carries an `Addition`."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._typed = ""
        self._plain: dict[QAction, Mark] = {}
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._forget)
        self.aboutToShow.connect(self._open)

    def list_additions(self, additions: tuple[Addition, ...], title: str = "") -> None:
        """Add kinds of parts to the menu, below a title if there is one."""
        if title:
            add_words(self, title)
        for addition in additions:
            action = self.addAction(on_button(addition.label))  # with a callable here, PySide would never release it
            if addition.part is not None:
                self._plain[action] = mark_of(addition.part)
            action.triggered.connect(partial(self.chosen.emit, addition))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = event.text()
        if not letter.isprintable() or (not letter.strip() and not self._typed) or not letter:
            super().keyPressEvent(event)
            return
        self._pause.start()
        self._typed += letter.casefold()
        self.setActiveAction(self._beginning(self._typed))  # type: ignore[arg-type]  # None for what fits nothing

    def _beginning(self, typed: str) -> QAction | None:
        """Return the first kind whose name begins as typed, or else one with a word that does."""
        kinds = [action for action in self.actions() if action.isEnabled() and not action.isSeparator()]
        begun = [action for action in kinds if action.text().casefold().startswith(typed)]
        inside = [action for action in kinds if f" {typed}" in action.text().casefold()]
        return next(iter(begun or inside), None)

    def _open(self) -> None:
        """Begin a name anew, and draw the fills that stand for the kinds when they are first seen."""
        self._forget()
        for action, mark in self._plain.items():
            action.setIcon(_swatch(mark, self._theme))
        self._plain.clear()

    @override
    def clear(self) -> None:
        self._plain.clear()
        super().clear()

    def _forget(self) -> None:
        self._typed = ""


def _swatch(mark: Mark, theme: Theme) -> QIcon:
    """Return the fill that stands for a kind of part, drawn larger than shown so that it is sharp."""
    side, mark_side = theme.px(_ICON), theme.px(_MARK)
    picture = QPixmap(side * _SHARPNESS, side * _SHARPNESS)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(_SHARPNESS, _SHARPNESS)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(brush_for(mark.role, mark.pattern, theme))
    inset = (side - mark_side) / 2
    painter.drawRoundedRect(QRectF(inset, inset, mark_side, mark_side), _RADIUS, _RADIUS)
    painter.end()
    picture.setDevicePixelRatio(_SHARPNESS)
    return QIcon(picture)
