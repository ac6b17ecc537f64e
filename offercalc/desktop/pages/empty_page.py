"""The page for a library without offers: the three steps from an offer letter to its value."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from offercalc.desktop.pages.page import Page
from offercalc.desktop.state.workspace import Workspace
from offercalc.desktop.system.plain_text import PlainLabel
from offercalc.desktop.system.theme import Theme
from offercalc.desktop.widgets.panel import Panel

_NARROW = 760
_WIDEST = 1040
_GAP = 14


class EmptyPage(Page):
    """Explains how to start and has buttons for it; `topic_wanted` carries the id of a help topic."""

    topic_wanted = Signal(str)

    def __init__(self, workspace: Workspace, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._theme = workspace, theme
        self._title, self._hint = PlainLabel(self), PlainLabel(self)
        self.new, self.open, self.samples = QPushButton(self), QPushButton(self), QPushButton(self)
        self.more = {topic: QPushButton(self) for topic in ("unknown", "comparison")}
        self._panels = [Panel(theme, self) for _ in range(3)]
        self._texts = [PlainLabel(self) for _ in self._panels]
        self._steps = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()

    def refresh(self, theme: Theme) -> None:
        """Write everything in the current language and theme."""
        self._theme = theme
        tr = self._workspace.localizer.tr
        self._title.setText(tr("No offers yet"))
        self._hint.setText(tr("From offer letter to value in three steps"))
        steps = (
            (
                tr("1. Enter the offer"),
                tr("Enter what the letter says, or drop an offer file or an offer sheet onto the window."),
            ),
            (
                tr("2. Leave unknowns open"),
                tr("Enter ? for anything you don't know yet, or a range. OfferCalc lists what to ask the recruiter."),
            ),
            (
                tr("3. Review and compare"),
                tr(
                    "Year by year, in your currency with the date of the exchange rate, next to other offers "
                    "and as a PDF."
                ),
            ),
        )
        for panel, text, (title, words) in zip(self._panels, self._texts, steps, strict=True):
            panel.rescale(theme)
            panel.set_title(title)
            text.setText(words)
        self.new.setText(tr("New offer"))
        self.open.setText(tr("Open offer files…"))
        self.samples.setText(tr("Show samples"))
        for button, words in zip(self.more.values(), (tr("Unknown amounts"), tr("Compare offers")), strict=True):
            button.setText(words)
        self._content.setMaximumWidth(theme.px(_WIDEST))
        self._turn()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        """Stack the steps if they do not fit side by side."""
        is_narrow = self.maximumViewportSize().width() < self._theme.px(_NARROW)
        below, beside = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._steps.setDirection(below if is_narrow else beside)

    def _lay_out(self) -> None:
        self._title.setObjectName("title")
        self._hint.setObjectName("quiet")
        self.new.setObjectName("primary")
        for label in (self._title, self._hint):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.setWordWrap(True)
        buttons = ((self.new, self.open), (self.more["unknown"],), (self.more["comparison"], self.samples))
        for panel, text, row in zip(self._panels, self._texts, buttons, strict=True):
            text.setObjectName("quiet")
            text.setWordWrap(True)
            panel.body.addWidget(text)
            panel.body.addStretch(1)
            column = QVBoxLayout()
            for button in row:
                column.addWidget(button)
            panel.body.addLayout(column)
            self._steps.addWidget(panel, 1)
        for topic, button in self.more.items():
            button.clicked.connect(partial(self._ask_for, topic))
        self._steps.setSpacing(_GAP)
        self.body.addStretch(2)
        self.body.addWidget(self._title)
        self.body.addWidget(self._hint)
        self.body.addSpacing(_GAP)
        self.body.addLayout(self._steps)
        self.body.addStretch(3)

    def _ask_for(self, topic: str, _checked: object = None) -> None:
        self.topic_wanted.emit(topic)
