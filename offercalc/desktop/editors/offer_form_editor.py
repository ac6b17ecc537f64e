"""The form of the chosen offer: reads what is typed, hands on edits, and says beside a field what is wrong with it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from offercalc.application.edits import Edit, Insert, Put, Remove
from offercalc.desktop.editors.field_editor import FieldEditor
from offercalc.desktop.icons import icon
from offercalc.desktop.plain_tip import plain_tip
from offercalc.desktop.theme import Theme
from offercalc.desktop.workspace import Workspace
from offercalc.presentation.entry import Complaint
from offercalc.presentation.labels import new_parts
from offercalc.presentation.offer_form import Field, Path, Section, offer_form, read_field
from offercalc.presentation.problem_words import problem_sentence


class OfferFormEditor(QWidget):
    """Edits the chosen offer of a workspace; the form is built anew only where its fields are others than before."""

    def __init__(self, workspace: Workspace, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._theme = theme
        self._shape: object = None
        self._content = QWidget(self)
        self._document = ""
        self.fields: dict[Path, FieldEditor] = {}
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
        document = self._workspace.chosen_document
        shape = (document, reader.language, theme, _shape(sections))
        if shape != self._shape:
            drafts = self._drafts() if document == self._document else {}
            self._shape, self._theme, self._document = shape, theme, document
            self._build(sections)
            for path, draft in drafts.items():
                if path in self.fields:
                    self.fields[path].resume(*draft)
        for section in sections:
            for field in section.fields:
                self.fields[field.path].show_field(field)

    def settle(self) -> None:
        """Take what was typed and not yet confirmed."""
        for editor in tuple(self.fields.values()):
            editor.settle()

    def focusable(self) -> list[QWidget]:
        """List what the Tab key reaches, from above to below."""
        found = (widget for widget in self._content.findChildren(QWidget) if widget.window() is self.window())
        return [widget for widget in found if widget.focusPolicy() & Qt.FocusPolicy.TabFocus]

    def _drafts(self) -> dict[Path, tuple[str, str]]:
        """Remember entries that are in question, and why."""
        return {path: editor.draft for path, editor in self.fields.items() if editor.complaint}

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
        title.setTextFormat(Qt.TextFormat.PlainText)
        title.setWordWrap(True)
        row = QHBoxLayout()
        row.addWidget(title, 1)
        if section.path:
            say = self._workspace.reader.say
            remove = QToolButton(parent)
            remove.setIcon(icon("trash-2", self._theme.hex("muted")))
            remove.setIconSize(QSize(self._theme.px(16), self._theme.px(16)))
            label = say("Remove {part}", part=section.title)
            remove.setToolTip(plain_tip(label))
            remove.setAccessibleName(label)
            remove.clicked.connect(partial(self._edit, Remove(section.path), label))
            row.addWidget(remove)
        return row

    def _editor(self, field: Field, parent: QWidget) -> FieldEditor:
        editor = FieldEditor(field, self._workspace.reader.say("not known yet"), parent)
        editor.typed.connect(partial(self._type, editor, self._document))
        editor.picked.connect(partial(self._pick, editor, self._document))
        self.fields[field.path] = editor
        return editor

    def _adder(self, parent: QWidget) -> QPushButton:
        """Offer every kind of pay and equity to be added."""
        reader = self._workspace.reader
        button = QPushButton(icon("plus", self._theme.hex("text")), reader.say("Add pay or equity"), parent)
        menu = QMenu(button)
        for name, part in new_parts(reader):
            label = reader.say("Add {part}", part=name)
            menu.addAction(name, partial(self._edit, Insert(part), label))
        button.setMenu(menu)
        return button

    def _edit(self, edit: Edit, label: str, _checked: object = None) -> None:
        self.settle()
        self._workspace.edit(edit, label, self._document)

    def _type(self, editor: FieldEditor, document: str, text: str) -> None:
        value = read_field(editor.field, text, self._workspace.reader)
        if isinstance(value, Complaint):
            editor.complain(value.sentence)
        else:
            self._put(editor, document, value)

    def _pick(self, editor: FieldEditor, document: str, place: int) -> None:
        self._put(editor, document, editor.field.choices[place].value)

    def _put(self, editor: FieldEditor, document: str, value: object) -> None:
        """Change the offer that the field was shown for, whichever is chosen by now."""
        reader = self._workspace.reader
        editor.complain("")
        label = reader.say("Change {field}", field=editor.field.label)
        problems = self._workspace.edit(Put(editor.field.path, value), label, document)
        if problems:
            editor.complain(problem_sentence(problems[0], reader))
        else:
            self.refresh(self._theme)


def _shape(sections: tuple[Section, ...]) -> object:
    """Give what decides which widgets a form has: the values of choices are no part of it."""
    return tuple((section.title, section.path, tuple(map(_look, section.fields))) for section in sections)


def _look(field: Field) -> object:
    return field.path, field.label, tuple(choice.label for choice in field.choices)
