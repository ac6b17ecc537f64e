"""The widgets of the dialog of many papers, and their words and places."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from offercalc.application.documents.attaching import attachment_choices
from offercalc.desktop.dialogs.batch.columns_view import ColumnsView
from offercalc.desktop.dialogs.batch.common_values import CommonValues
from offercalc.desktop.dialogs.batch.readings_view import ReadingsView
from offercalc.desktop.dialogs.batch.row_paper import RowPaper
from offercalc.desktop.dialogs.batch.wanted_papers import SHEETS, kinds_of_papers
from offercalc.desktop.state.workspace import Workspace
from offercalc.desktop.system.plain_text import PlainLabel
from offercalc.desktop.system.theme import load_theme
from offercalc.desktop.widgets.choice_box import ChoiceBox
from offercalc.desktop.widgets.layouts import FlowLayout, nest, resize_to_screen
from offercalc.desktop.widgets.lists.bullet_list import BulletList
from offercalc.desktop.widgets.lists.empty_frame import EmptyFrame

_SIZE = (1040, 760)
_NARROW = 640
"""The width in points below which the paper of a row stands below the fields."""


class BatchForm(QDialog):
    """Shows a table as it is read, what holds for all its rows, and which papers it becomes."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._theme = load_theme(workspace.settings.theme, workspace.settings.scale)
        self.choose, self.start, self.cancel = QPushButton(self), QPushButton(self), QPushButton(self)
        self.keep, self.mend = QPushButton(self), QPushButton(self)
        self.said, self.title, self.origin = PlainLabel(self), PlainLabel(self), PlainLabel(self)
        self.problems, self.contents, self.hint = PlainLabel(self), PlainLabel(self), PlainLabel(self)
        self.attach, self.paper = ChoiceBox(self), ChoiceBox(self)
        self.mapping, self.common = ColumnsView(self._theme, self), CommonValues(self)
        self.faults, self.readings = BulletList(self), ReadingsView(self)
        self.row_paper = RowPaper(self._theme, self)
        self.empty, self.lead = EmptyFrame(self._theme, self), PlainLabel(self)
        self._head = _line(self.title, self.origin)
        self.progress = QProgressBar(self)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self._place()
        self._name()

    def _name(self) -> None:
        localizer = self._workspace.localizer
        tr = localizer.tr
        self.setWindowTitle(tr("Many from a spreadsheet"))
        self.choose.setText(tr("Choose a table…"))
        self.keep.setText(tr("Add to the library"))
        self.mend.setText(tr("Correct the next cell"))
        self.hint.setText(tr("Double-click a cell or press F2 to correct its value here; the file stays as it is."))
        self.cancel.setText(tr("Cancel"))
        self.progress.setAccessibleName(tr("Files created"))
        self.faults.setAccessibleName(tr("Problems in the table"))
        self.buttons.button(QDialogButtonBox.StandardButton.Close).setText(tr("Close"))
        self.paper.call(tr("Document"))
        for value, words in kinds_of_papers(localizer):
            self.paper.addItem(words, value)
        self.paper.setCurrentIndex(self.paper.findData(SHEETS))
        self.attach.call(tr("Attachment"))
        for value, words in attachment_choices(localizer):
            self.attach.addItem(words, value)
        self.attach.setCurrentIndex(self.attach.findData(self._workspace.settings.sheet.attach))
        self.common.set_words(localizer)
        self.lead.setText(tr("Each row is one offer; the column headers name the company, role, salary and so on."))

    def _place(self) -> None:
        self.start.setObjectName("primary")
        self.title.setObjectName("sectionTitle")
        self.origin.setObjectName("good")
        self.problems.setObjectName("complaint")
        self.problems.setWordWrap(True)
        for label in (self.said, self.contents, self.lead, self.hint):
            label.setWordWrap(True)
            label.setObjectName("quiet")
        self._scroll = self._body()
        self._scroll.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(12)
        nest(layout, self._head)
        self.empty.show_parts(self.lead, self.choose)
        layout.addWidget(self.empty, 1)
        layout.addWidget(self._scroll, 1)
        choices = QWidget(self)
        flow = FlowLayout(choices, 12)
        for box in (self.paper, self.attach):
            box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToContents)
            flow.addWidget(box)
        layout.addWidget(choices)
        layout.addWidget(self.contents)
        nest(layout, _line(self.progress, self.cancel))
        nest(layout, _line(self.buttons, self.keep, self.start))
        hidden = (self.progress, self.cancel, self.mapping, self.common, self.faults, self.readings, self.origin)
        for part in (*hidden, self.problems, self.hint, self.mend):
            part.hide()
        resize_to_screen(self, QSize(*(self._theme.px(side) for side in _SIZE)))

    def _body(self) -> QScrollArea:
        """Return the table as it is read, and below it the paper of a row beside what holds for all rows."""
        page = QWidget(self)
        page.setObjectName("pageBody")
        body = QVBoxLayout(page)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(12)
        body.addWidget(self.mapping)
        nest(body, _line(self.hint, self.mend))
        self._below = below = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        below.setSpacing(24)
        words = QVBoxLayout()
        words.setSpacing(12)
        for widget in (self.readings, self.common, self.problems, self.faults, self.said):
            words.addWidget(widget)
        words.addStretch(1)
        nest(below, words, 1)
        below.addWidget(self.row_paper)
        nest(body, below, 1)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setWidget(page)
        return scroll

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the paper below the fields where both side by side would cut them."""
        super().resizeEvent(event)
        is_narrow = self.width() < self._theme.px(_NARROW)
        below, beside = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._below.setDirection(below if is_narrow else beside)

    def begin(self) -> None:
        """Make room for a table, above which another one can be chosen."""
        if self._scroll.isHidden():
            self._head.insertWidget(0, self.choose)
            self.empty.hide()
            self._scroll.show()

    def show_hint(self, *, is_on: bool) -> None:
        """Show how cells are corrected."""
        for part in (self.hint, self.mend):
            part.setVisible(is_on)

    def show_progress(self, *, is_on: bool) -> None:
        """Show how far the papers are, and let nothing else be changed meanwhile."""
        for widget in (self.progress, self.cancel):
            widget.setVisible(is_on)
        for part in (self.choose, self.mapping, self.common, self.readings, self.mend):
            part.setEnabled(not is_on)
        self.start.setEnabled(False)
        self.keep.setEnabled(False)


def _line(*widgets: QWidget) -> QBoxLayout:
    """Return widgets side by side; texts and progress have the room that is left."""
    line = QHBoxLayout()
    line.setSpacing(12)
    for widget in widgets:
        wide = isinstance(widget, PlainLabel | QProgressBar | QDialogButtonBox)
        line.addWidget(widget, 1 if wide else 0)
    return line
