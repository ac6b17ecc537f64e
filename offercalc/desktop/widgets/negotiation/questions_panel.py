"""The open questions of an offer as a message that is ready to send, those that move the total most first."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from typing_extensions import override

from offercalc.desktop.state.workspace import Workspace
from offercalc.desktop.system.plain_text import PlainLabel
from offercalc.desktop.system.theme import Theme
from offercalc.desktop.widgets.layouts import FlowLayout
from offercalc.desktop.widgets.panel import Panel
from offercalc.presentation.names.shown_names import name_of
from offercalc.presentation.text.question_message import Message, Names, question_message

_TO = 220


class _LongText(PlainLabel):
    """A label of up to hundreds of lines; Qt would break all of them anew for every look at their height."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._heights: dict[int, int] = {}
        self._least: QSize | None = None
        super().__init__(parent)

    @override
    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()  # it is as wide as its column

    @override
    def minimumSizeHint(self) -> QSize:
        """Return the width of the longest word, and the height of all lines where none is broken."""
        if self._least is None:
            self.ensurePolished()
            metrics, lines = self.fontMetrics(), self.text().split("\n")
            words = {word for line in lines for word in line.split(" ")}
            margins = self.contentsMargins()
            width = max(map(metrics.horizontalAdvance, words)) + 1 + margins.left() + margins.right()
            height = len(lines) * metrics.lineSpacing() - metrics.leading() + margins.top() + margins.bottom()
            self._least = QSize(width, height)
        return self._least

    @override
    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = super().heightForWidth(width)
        return self._heights[width]

    @override
    def setText(self, text: str) -> None:
        self._forget()
        super().setText(text)

    @override
    def changeEvent(self, event: QEvent) -> None:
        self._forget()
        super().changeEvent(event)

    def _forget(self) -> None:
        self._heights.clear()
        self._least = None


class QuestionsPanel(Panel):
    """Shows the message, with a field for whom it is addressed to and a button that copies it."""

    def __init__(self, workspace: Workspace, today: date, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._workspace, self._today = workspace, today
        self._message: Message | None = None
        self.to, self.copy, self.text = QLineEdit(self), QPushButton(self), _LongText(self)
        self.answer = QPushButton(self)
        for button in (self.copy, self.answer):
            button.setObjectName("small")
        self.text.setObjectName("quiet")
        self.text.setWordWrap(True)
        row = QWidget(self)
        flow = FlowLayout(row, 8)
        for part in (self.to, self.copy, self.answer):
            flow.addWidget(part)
        self.body.addWidget(row)
        self.body.addWidget(self.text)
        self.to.textEdited.connect(lambda _text: self._write())
        self.copy.clicked.connect(self._copy)

    def refresh(self, theme: Theme) -> None:
        """Show the questions of the selected offer in the current language."""
        offer, tr = self._workspace.chosen_offer, self._workspace.localizer.tr
        if offer is None:
            return
        self.set_title(tr("Ask {company}", company=name_of(offer, self._workspace.localizer)))
        self.to.setFixedWidth(theme.px(_TO))
        self.to.setAccessibleName(tr("Whom to address"))
        self.to.setPlaceholderText(offer.contacts[0].name if offer.contacts else tr("Whom to address"))
        self.copy.setText(tr("Copy as e-mail"))
        self.answer.setText(tr("Enter their answers…"))
        self._write()

    def _write(self) -> None:
        """Write the message; without questions there is none."""
        self._message = message_to(self.to.text().strip(), self._workspace, self._today)
        for part in (self.to, self.copy, self.answer):
            part.setVisible(self._message is not None)
        none = self._workspace.localizer.tr("No open questions: every term is specified.")
        self.text.setText(none if self._message is None else self._message.text)

    def _copy(self) -> None:
        if self._message is not None:
            copy_message(self._message)


def message_to(name: str, workspace: Workspace, today: date) -> Message | None:
    """Return the open questions of the selected offer as a message to a person; None without questions."""
    (appraisal,) = workspace.chosen_alone().offers
    if not appraisal.questions:
        return None
    names = Names(to=name)
    return question_message(appraisal.offer, appraisal.questions, today, workspace.localizer, names)


def copy_questions(workspace: Workspace) -> None:
    """Copy the open questions of the selected offer as a message to its first contact."""
    message = message_to("", workspace, workspace.today)
    if message is not None:
        copy_message(message)


def copy_message(message: Message) -> None:
    """Copy a message with its subject above it."""
    QGuiApplication.clipboard().setText(f"{message.subject}\n\n{message.text}")
