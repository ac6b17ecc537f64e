"""The open questions of an offer, each with a field to answer it right there."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from offercalc.analysis.open_questions import Question
from offercalc.application.ports.drafts import UnsavedText
from offercalc.desktop.editors.document.offer_form_editor import OfferFormEditor
from offercalc.desktop.state.page_views import OfferView
from offercalc.desktop.state.workspace import Workspace
from offercalc.desktop.system.icons import faint, show_icon
from offercalc.desktop.system.plain_text import PlainLabel
from offercalc.desktop.system.theme import Theme, set_look
from offercalc.desktop.widgets.brushes import paint_dashes
from offercalc.desktop.widgets.lists.bullet_list import BulletList
from offercalc.domain.values.paths import path_of
from offercalc.domain.vesting.schedule import Presets
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.forms.field import Field, FieldKind
from offercalc.presentation.names.shown_names import name_of
from offercalc.presentation.parsing.amounts import InputError
from offercalc.presentation.text.question_text import question_text

_MOST = 12
"""How many questions have a field; more of them are only listed, since every row takes time to lay out."""
_TYPED = {FieldKind.ESTIMATE, FieldKind.NUMBER, FieldKind.WHOLE, FieldKind.DAY}
_ROOMY = 420
"""The width in points from which the heading has room for the number of questions."""
_NUMBER, _ANSWER, _ENTRY, _BOX = 20, 72, 176, 26
_RADIUS = 7
_ICON = 14


class _AnswerButton(QPushButton):
    """The question mark of what is not known, in a dashed frame that is solid while it has the focus."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.hasFocus():
            painter = QPainter(self)
            paint_dashes(painter, QRectF(self.rect()), QColor(faint()), _RADIUS)
            painter.end()


class QuestionRow(QWidget):
    """Shows a question and a button, in whose place the answer is typed; `answered` carries the text and the field.

    `opened` asks for the field, `left` says that the entry was left with a text that is not accepted.
    """

    opened = Signal()
    answered = Signal(str)
    left = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.question = Question("", "")
        self.field: Field | None = None
        self.line: QLineEdit | None = None
        self._refused = ""
        self._number, self.words, self.fault = PlainLabel(self), PlainLabel(self), PlainLabel(self)
        self._number.setObjectName("faint")
        self.words.setWordWrap(True)
        self.fault.setObjectName("complaint")
        self.fault.setWordWrap(True)
        self.button = _AnswerButton("?", self)
        self.button.setObjectName("answer")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(1, 1)
        self._grid.addWidget(self._number, 0, 0)
        self._grid.addWidget(self.words, 0, 1)  # not aligned: it would wrap at another width than it has
        self._grid.addWidget(self.button, 0, 2, Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(self.fault, 1, 1, 1, 2)
        self.button.clicked.connect(self.opened)
        self.fault.hide()

    def show_question(self, number: int, question: Question, words: str, theme: Theme, localizer: Localizer) -> None:
        """Show a question; an answer that is being typed to the same one stays."""
        if question != self.question:
            self.close_up()
        self.question, self._theme = question, theme
        self._number.setText(str(number))
        self._number.setFixedWidth(theme.px(_NUMBER))
        self.words.setText(words)
        self._grid.setHorizontalSpacing(theme.px(8))
        self._grid.setVerticalSpacing(theme.px(4))
        self.button.setFixedSize(theme.px(_ANSWER), theme.px(_BOX))
        self.button.setAccessibleName(localizer.tr("Answer: {question}", question=words))

    def enter(self, field: Field, localizer: Localizer) -> None:
        """Let a person type the answer to a field."""
        from offercalc.desktop.editors.entry_widgets import line_for  # noqa: PLC0415 - not for the first paint

        self.close_up()
        line = line_for(field, localizer, self)
        if not isinstance(line, QLineEdit):
            return
        self.field, self.line = field, line
        line.setAccessibleName(field.label)
        line.setFixedWidth(self._theme.px(_ENTRY))
        self._grid.addWidget(line, 0, 2)
        self.button.hide()
        line.show()
        line.setFocus(Qt.FocusReason.TabFocusReason)
        line.selectAll()
        line.editingFinished.connect(self._finish)
        line.installEventFilter(self)

    def refuse(self, sentence: str) -> None:
        """Show why an answer is not accepted."""
        self.fault.setText(sentence)
        self.fault.show()
        self._refused = "" if self.line is None else self.line.text()
        if self.line is not None:
            set_look(self.line, faulty=True)

    def close_up(self) -> None:
        """Show the button again instead of the entry."""
        line, self.line, self.field, self._refused = self.line, None, None, ""
        self.fault.hide()
        if line is not None:
            line.blockSignals(True)  # noqa: FBT003 - hiding it would finish it once more
            self._grid.removeWidget(line)
            line.hide()
            line.deleteLater()
            self.button.show()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.line is not None:
            self.close_up()
            self.button.setFocus(Qt.FocusReason.OtherFocusReason)
        elif event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter} or self.line is None:
            super().keyPressEvent(event)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the focus out of the entry; a menu of the entry and another window are not out of it."""
        stays = {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason}
        if isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() not in stays:
            QTimer.singleShot(0, self, self._leave)
        return super().eventFilter(watched, event)

    def _finish(self) -> None:
        """Pass on an answer that has not been refused as it stands."""
        if self.line is not None and self.field is not None:
            text = self.line.text()
            if text not in {self.field.text, self._refused}:
                self.answered.emit(text)

    def _leave(self) -> None:
        """Show the button again, unless a person is back in the entry."""
        if self.line is None or self.line.hasFocus():
            return
        text = self.line.text()
        if self._refused and text == self._refused:
            self.left.emit(text)
        else:
            self.close_up()


class OfferQuestions(QWidget):
    """Shows the questions of the selected offer; what is answered becomes an edit of the offer, which can be undone.

    `title`, `count` and `copy` are for the heading of the panel that it stands in.
    """

    def __init__(self, workspace: Workspace, presets: Presets, form: OfferFormEditor, theme: Theme) -> None:
        from offercalc.desktop.widgets.negotiation.questions_panel import copy_questions  # noqa: PLC0415

        super().__init__()
        self._workspace, self._presets, self._form, self._theme = workspace, presets, form, theme
        self.rows: list[QuestionRow] = []
        self.title, self._is_counted = "", False
        self.copy, self.count = QPushButton(self), PlainLabel(self)
        self.copy.setObjectName("small")
        self.count.setObjectName("countChip")
        self.copy.clicked.connect(lambda: copy_questions(workspace))
        self.rest = BulletList(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.rest, 1)

    def show_offer(self, view: OfferView, theme: Theme) -> None:
        """Show the questions of the only offer of a comparison, each once."""
        self._theme = theme
        localizer, every = self._workspace.localizer, view.page.questions
        (appraisal,) = view.comparison.offers
        self._name(name_of(appraisal.offer, localizer), len(every), theme)
        told: dict[str, Question] = {}
        for question in appraisal.questions:
            if len(told) < _MOST:
                told.setdefault(question_text(question, appraisal.offer, localizer), question)
        self._show_rows(list(told.items()), theme)
        others = every[len(told) :]
        none = () if every else (localizer.tr("No open questions: every term is specified."),)
        self.rest.show_sentences(others or none, localizer)
        self.rest.setVisible(bool(others or none))
        self.setAccessibleDescription(" ".join((*every, *none)))

    def _name(self, name: str, count: int, theme: Theme) -> None:
        localizer = self._workspace.localizer
        asked = localizer.tr("Ask {company}", company=name)
        self.title = asked if name and count else localizer.tr("Open questions")
        self.copy.setText(f" {localizer.tr('Copy as e-mail')}")
        if count:
            show_icon(self.copy, "mail", theme.hex("text"), theme.px(_ICON))
        self.count.setText(localizer.plural("{number} open, widest first", "{number} open, widest first", count))
        self.copy.setVisible(bool(count))
        self._is_counted = bool(count)
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Show the number of questions in the heading if there is room for it, which is not known before it is seen."""
        room = self.width() if self.isVisible() else 0
        self.count.setVisible(self._is_counted and room >= self._theme.px(_ROOMY))

    def _show_rows(self, shown: list[tuple[str, Question]], theme: Theme) -> None:
        self._column.setSpacing(theme.px(8))
        while len(self.rows) < len(shown):
            self._add(theme)
        for place, row in enumerate(self.rows):
            row.setVisible(place < len(shown))
            if place < len(shown):
                words, question = shown[place]
                row.show_question(place + 1, question, words, theme, self._workspace.localizer)
            else:
                row.close_up()

    def focusable(self) -> list[QWidget]:
        """Return what the Tab key reaches, from top to bottom."""
        return [*(row.line or row.button for row in self.rows if not row.isHidden()), self.rest]

    def _add(self, theme: Theme) -> None:
        row = QuestionRow(theme, self)
        row.opened.connect(partial(self._open, row))
        row.answered.connect(partial(self._take, row))
        row.left.connect(partial(self._hand_over, row))
        self._column.insertWidget(len(self.rows), row)
        self.rows.append(row)

    def _open(self, row: QuestionRow) -> None:
        """Open an entry for an answer, or lead to the field in the document if it is not typed in one line."""
        from offercalc.presentation.forms.reply_form import answer_fields  # noqa: PLC0415 - not for the first paint

        offer, localizer = self._workspace.chosen_offer, self._workspace.localizer
        if offer is None:
            return
        field = next(iter(answer_fields(offer, (row.question,), self._presets, localizer)), None)
        if field is None or field.kind not in _TYPED or self._workspace.is_private:
            self._form.lead_to(path_of(row.question.path))
        else:
            row.enter(field, localizer)

    def _take(self, row: QuestionRow, text: str) -> None:
        from offercalc.application.offers.typed_edit import typed_edit  # noqa: PLC0415 - not for the first paint
        from offercalc.presentation.text.form_text import form_sentence  # noqa: PLC0415

        workspace, field = self._workspace, row.field
        if field is None:
            return
        localizer, at = workspace.localizer, self.rows.index(row)
        edit = typed_edit(field, text, workspace.chosen_offer, localizer)
        if isinstance(edit, InputError):
            row.refuse(edit.sentence)
            return
        had_focus = row.line is not None and row.line.hasFocus()
        label = localizer.tr("Change {field}", field=field.label)
        problems = workspace.edit(edit, label, workspace.chosen_document)
        if problems:
            row.refuse(form_sentence(problems[0], localizer))
            return
        row.close_up()
        left = [one for one in self.rows if not one.isHidden()]
        if had_focus and left:
            left[min(at, len(left) - 1)].button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _hand_over(self, row: QuestionRow, text: str) -> None:
        """Put a text that is not accepted into the field of the document, where it stays until it is mended."""
        if row.field is not None:
            draft = UnsavedText(self._workspace.chosen_document, row.field.path, row.field.label, text)
            row.close_up()
            self._form.restore(draft)
