"""What the edit of the open row changes, before and after, with a link that takes it back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from offercalc.desktop.system.plain_text import PlainLabel, on_button
from offercalc.desktop.system.theme import Theme
from offercalc.desktop.widgets.layouts import nest
from offercalc.desktop.widgets.panel import Panel
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.pages.edit_effect import EffectLine

_ARROW = "\u2192"
_LINES = 2


class EffectPanel(Panel):
    """Shows figures before and after an edit; `undo` takes the last change back."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.undo = QPushButton(self)
        self.undo.setObjectName("link")
        self.undo.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the focus in the field
        self.head.addWidget(self.undo)
        self._grid = QGridLayout()
        self._grid.setVerticalSpacing(theme.px(6))
        self._grid.setHorizontalSpacing(theme.px(10))
        self._labels: list[list[PlainLabel]] = []
        for column, share in ((0, 3), (1, 4), (3, 5)):
            self._grid.setColumnStretch(column, share)
        nest(self.body, self._grid)
        self.hide()

    def show_effect(self, lines: tuple[EffectLine, ...], localizer: Localizer, *, can_undo: bool) -> None:
        """Show the lines; a figure that stays the same says so."""
        tr = localizer.tr
        self.set_title(tr("What this edit changes"))
        self.undo.setText(on_button(tr("Undo")))
        self.undo.setVisible(can_undo)
        if lines and not self._labels:
            self._add_labels()
        for place, labels in enumerate(self._labels):
            line = lines[place] if place < len(lines) else None
            after = "" if line is None else tr("no change") if line.before == line.after else line.after
            texts = ("", "", "", "") if line is None else (line.name, line.before, _ARROW, after)
            for label, text in zip(labels, texts, strict=True):
                label.setText(text)
                label.setVisible(line is not None)
        self.setAccessibleDescription(". ".join(f"{line.name}: {line.before} {_ARROW} {line.after}" for line in lines))

    def _add_labels(self) -> None:
        """Add the labels of the lines, of which there are none until something is edited."""
        self._labels = [[PlainLabel(self) for _column in range(4)] for _row in range(_LINES)]
        for row, labels in enumerate(self._labels):
            for column, label in enumerate(labels):
                self._grid.addWidget(label, row, column, Qt.AlignmentFlag.AlignTop)
                label.setWordWrap(column != _LINES)
                label.setObjectName("quiet" if column < len(labels) - 1 else "effect")

    @property
    def texts(self) -> list[list[str]]:
        """Return the texts shown, line by line."""
        return [[label.text() for label in labels] for labels in self._labels if labels[0].text()]
