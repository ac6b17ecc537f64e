"""The card that an offer begins from: three steps, and the ways to enter one."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QPushButton, QVBoxLayout, QWidget

from offercalc.desktop.system.icons import icon
from offercalc.desktop.system.plain_text import PlainLabel
from offercalc.desktop.system.theme import Theme, set_look
from offercalc.desktop.widgets.layouts import FlowLayout, nest
from offercalc.presentation.formats.localizer import N_, Localizer
from offercalc.presentation.pages.perspective import COMPARES, Outlook

_STEP_TOPICS = ("", "unknown", "comparison")
"""The help topic about each step."""
_TOPICS = {"unknown": N_("Unknown amounts"), "comparison": N_("Compare offers")}
_ICON = 16
_GAP = 8


class EntryCard(QFrame):
    """Shows three steps and buttons to begin: `new` and `open`; `topic_wanted` carries the id of a help topic."""

    topic_wanted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("entryCard")
        self.new, self.open = QPushButton(self), QPushButton(self)
        self.more = {topic: QPushButton(self) for topic in _TOPICS}
        self._titles, self._texts = ([PlainLabel(self) for _ in _STEP_TOPICS] for _ in range(2))
        self._drop = PlainLabel(self)
        self._bar = QFrame(self)
        self._margins = QVBoxLayout(self._bar)
        self._steps = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns = [QVBoxLayout() for _ in _STEP_TOPICS]
        self._layout = QVBoxLayout(self)
        self._lay_out()
        self.restyle(theme)

    def name(self, localizer: Localizer, outlook: Outlook = COMPARES) -> None:
        """Write everything in the current language; the steps are those of a perspective."""
        tr = localizer.tr
        for title, text, (name, words) in zip(self._titles, self._texts, outlook.steps, strict=True):
            title.setText(tr(name))
            text.setText(tr(words))
        for topic, button in self.more.items():
            button.setText(tr(_TOPICS[topic]))
        self.more["comparison"].setVisible(outlook is COMPARES)
        self.new.setText(f" {tr('Type it in')}")
        self.open.setText(f" {tr('Open a file…')}")
        self._drop.setText(tr("or drop an offer file or an offer sheet (PDF) anywhere here"))

    def restyle(self, theme: Theme) -> None:
        """Apply a theme and its scale."""
        for button, name, color in ((self.new, "pencil", "on_accent"), (self.open, "folder-open", "text")):
            button.setIcon(icon(name, theme.hex(color)))
            button.setIconSize(QSize(theme.px(_ICON), theme.px(_ICON)))
        self._steps.setContentsMargins(theme.px(18), theme.px(18), theme.px(18), theme.px(14))
        self._steps.setSpacing(theme.px(22))
        for column in self._columns:
            column.setSpacing(theme.px(4))
        self._margins.setContentsMargins(theme.px(12), theme.px(10), theme.px(12), theme.px(10))

    def stack(self, *, is_narrow: bool) -> None:
        """Stack the steps below the buttons, which would be out of sight, or put them side by side above them."""
        below, beside = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._steps.setDirection(below if is_narrow else beside)
        self._layout.insertWidget(0 if is_narrow else 1, self._bar)
        set_look(self._bar, above=is_narrow)

    def _lay_out(self) -> None:
        self.new.setObjectName("primary")
        self._bar.setObjectName("entryBar")
        self._drop.setObjectName("faint")
        for column, title, text, topic in zip(self._columns, self._titles, self._texts, _STEP_TOPICS, strict=True):
            title.setObjectName("sectionTitle")
            text.setObjectName("quiet")
            text.setWordWrap(True)
            column.addWidget(title)
            column.addWidget(text)
            if topic:
                button = self.more[topic]
                button.setObjectName("flushLink")
                button.clicked.connect(partial(self._ask_for, topic))
                column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            column.addStretch(1)
            nest(self._steps, column, 1)
        ways = QWidget(self._bar)
        flow = FlowLayout(ways, _GAP)
        for widget in (self.new, self.open, self._drop):
            flow.addWidget(widget)
        self._margins.addWidget(ways)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        nest(self._layout, self._steps)
        self._layout.addWidget(self._bar)

    def _ask_for(self, topic: str, _checked: object = None) -> None:
        self.topic_wanted.emit(topic)
