"""The form of the chosen offer: reads what is typed, hands on edits, and says beside a field what is wrong with it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from offercalc.application.edits import Insert, Put, Remove
from offercalc.desktop.editors.field_editor import FieldEditor
from offercalc.desktop.icons import icon
from offercalc.desktop.theme import Theme
from offercalc.desktop.workspace import Workspace
from offercalc.presentation.entry import Complaint
from offercalc.presentation.labels import new_parts
from offercalc.presentation.offer_form import Field, Section, offer_form, read_field
from offercalc.presentation.problem_words import problem_sentence


class OfferFormEditor(QWidget):
    """Edits the chosen offer of a workspace; the form is built anew only where its fields are others than before."""

    def __init__(self, workspace: Workspace, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._theme = theme
        self._shape: object = None
        self._content = QWidget(self)
        self.fields: dict[tuple[str | int, ...], FieldEditor] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self._content)

    def refresh(self, theme: Theme) -> None:
        """Show the chosen offer as it is now."""
        offer = self._workspace.chosen_offer
        if offer is None:
            return
        reader = self._workspace.reader
        sections = offer_form(offer, self._workspace.tools.presets, reader)
        shape = (self._workspace.offers[self._workspace.chosen].document, reader.language, theme, _shape(sections))
        if shape != self._shape:
            self._shape, self._theme = shape, theme
            self._build(sections)
        for section in sections:
            for field in section.fields:
                self.fields[field.path].show_field(field)

    def _build(self, sections: tuple[Section, ...]) -> None:
        """Put a new form in the place of the old one."""
        self.fields.clear()
        content = QWidget(self)
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, self._theme.px(8), 0)
        column.setSpacing(self._theme.px(9))
        for section in sections:
            column.addLayout(self._heading(section, content))
            for field in section.fields:
                column.addWidget(self._editor(field, content))
            column.addSpacing(self._theme.px(6))
        column.addWidget(self._adder(content))
        column.addStretch(1)
        self._layout.replaceWidget(self._content, content)
        self._content.hide()
        self._content.deleteLater()
        self._content = content

    def _heading(self, section: Section, parent: QWidget) -> QHBoxLayout:
        title = QLabel(section.title, parent)
        title.setObjectName("sectionTitle")
        row = QHBoxLayout()
        row.addWidget(title, 1)
        if section.path:
            say = self._workspace.reader.say
            remove = QToolButton(parent)
            remove.setIcon(icon("trash-2", self._theme.hex("muted")))
            remove.setIconSize(QSize(self._theme.px(16), self._theme.px(16)))
            remove.setToolTip(say("Remove {part}", part=section.title))
            remove.setAccessibleName(remove.toolTip())
            remove.clicked.connect(partial(self._workspace.edit, Remove(section.path), remove.toolTip()))
            row.addWidget(remove)
        return row

    def _editor(self, field: Field, parent: QWidget) -> FieldEditor:
        editor = FieldEditor(field, self._workspace.reader.say("not known yet"), parent)
        editor.typed.connect(partial(self._type, editor))
        editor.picked.connect(partial(self._pick, editor))
        self.fields[field.path] = editor
        return editor

    def _adder(self, parent: QWidget) -> QPushButton:
        """Offer every kind of pay and equity to be added."""
        reader = self._workspace.reader
        button = QPushButton(icon("plus", self._theme.hex("text")), reader.say("Add pay or equity"), parent)
        menu = QMenu(button)
        for name, part in new_parts(reader):
            label = reader.say("Add {part}", part=name)
            menu.addAction(name, partial(self._workspace.edit, Insert(part), label))
        button.setMenu(menu)
        return button

    def _type(self, editor: FieldEditor, text: str) -> None:
        value = read_field(editor.field, text, self._workspace.reader)
        if isinstance(value, Complaint):
            editor.complain(value.sentence)
        else:
            self._put(editor, value)

    def _pick(self, editor: FieldEditor, place: int) -> None:
        self._put(editor, editor.field.choices[place].value)

    def _put(self, editor: FieldEditor, value: object) -> None:
        reader = self._workspace.reader
        editor.complain("")
        label = reader.say("Change {field}", field=editor.field.label)
        problems = self._workspace.edit(Put(editor.field.path, value), label)
        if problems:
            editor.complain(problem_sentence(problems[0], reader))
        else:
            self.refresh(self._theme)


def _shape(sections: tuple[Section, ...]) -> object:
    """Give what decides which widgets a form has."""
    return tuple(
        (section.title, section.path, tuple((field.path, field.label, field.choices) for field in section.fields))
        for section in sections
    )
