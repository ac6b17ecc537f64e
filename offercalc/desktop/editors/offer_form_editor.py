"""The form of the chosen offer: reads what is typed, hands on edits, and says beside a field what is wrong with it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from shiboken6 import isValid

from offercalc.application.edits import Edit, Put, Remove
from offercalc.desktop.editors.field_editor import FieldEditor
from offercalc.desktop.editors.form_column import FormColumn
from offercalc.desktop.editors.form_parts import FormButton, FormHead
from offercalc.desktop.editors.terms_text import terms_reader
from offercalc.desktop.theme import Theme
from offercalc.desktop.workspace import Workspace
from offercalc.presentation.entry import Complaint
from offercalc.presentation.form_view import FormView, ShownSection, looks, moved
from offercalc.presentation.form_words import form_sentence
from offercalc.presentation.offer_form import Group, Path, offer_form, read_field


class OfferFormEditor(QWidget):
    """Edits the chosen offer of a workspace; the form is built anew only where its fields are others than before."""

    def __init__(self, workspace: Workspace, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._theme = theme
        self._shape: object = None
        self._document = ""
        self._view = FormView()
        self._removing: Path = ()
        self._planned: tuple[str, FieldEditor, str] | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._try)
        self._content = FormColumn(theme, workspace.reader, self)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self._content)

    @property
    def fields(self) -> dict[Path, FieldEditor]:
        """Give the fields that are on show, each by its place in the offer."""
        return self._content.fields

    def refresh(self, theme: Theme, *, is_glance: bool = False) -> None:
        """Show the chosen offer as it is now; at a glance, the first group alone: that is what is seen of it first."""
        document = self._workspace.chosen_document
        if document != self._document:
            self.settle()  # before the fields are gone, in the offer that they are of
        offer = self._workspace.chosen_offer
        if offer is None:
            return
        reader = self._workspace.reader
        removed, self._removing = self._removing, ()
        if document != self._document:
            self._view = FormView()
        elif removed:
            self._view = self._view.without(removed)
        groups = tuple(
            (group, tuple(self._view.section(group, section) for section in group.sections))
            for group in offer_form(offer, self._workspace.tools.presets, reader)[: 1 if is_glance else None]
        )
        sections = tuple(section for _, found in groups for section in found)
        shape = (document, reader.language, type(reader.figures), theme, tuple(map(looks, sections)))
        if shape != self._shape:
            drafts = self._drafts(removed) if document == self._document else {}
            self._shape, self._theme, self._document = shape, theme, document
            self._build(groups)
            for path, draft in drafts.items():
                if path in self.fields:
                    self.fields[path].resume(*draft)
        self._view = self._view.keeping(frozenset(self.fields))
        self._content.show_values(sections)

    def settle(self) -> None:
        """Take what was typed and not yet confirmed."""
        for editor in tuple(self.fields.values()):
            editor.settle()

    def begin(self) -> None:
        """Let a person type at once: the first field has the focus, and what stands in it is replaced."""
        first = next(iter(self.fields.values()), None)
        if first is not None:
            first.entry.setFocus(Qt.FocusReason.TabFocusReason)

    def focusable(self) -> list[QWidget]:
        """List what the Tab key reaches, from above to below."""
        found = (widget for widget in self._content.findChildren(QWidget) if widget.window() is self.window())
        return [widget for widget in found if widget.focusPolicy() & Qt.FocusPolicy.TabFocus]

    def _drafts(self, removed: Path) -> dict[Path, tuple[str, str]]:
        """Remember entries that are not confirmed or in question, and why, at their place after a removal."""
        found = {path: editor.draft for path, editor in self.fields.items() if not editor.is_settled}
        places = {path: moved(path, removed) if removed else path for path in found}
        return {place: found[path] for path, place in places.items() if place is not None}

    def _build(self, groups: tuple[tuple[Group, tuple[ShownSection, ...]], ...]) -> None:
        """Put a new form in the place of the old one; what had the focus has it again."""
        mark = self._content.mark_of(QApplication.focusWidget())
        content = FormColumn(self._theme, self._workspace.reader, self)
        content.build(groups)
        content.typed.connect(partial(self._type, self._document))
        content.tried.connect(partial(self._plan, self._document))
        content.picked.connect(partial(self._pick, self._document))
        content.asked.connect(self._ask)
        content.toggled.connect(self._toggle)
        self._layout.replaceWidget(self._content, content)
        old, self._content = self._content, content
        for editor in old.fields.values():
            editor.blockSignals(True)  # noqa: FBT003 - what is hidden would tell what was typed: that is in the new one
        old.hide()
        old.deleteLater()
        if mark in content.marks:
            content.marks[mark].setFocus(Qt.FocusReason.OtherFocusReason)

    def _toggle(self, section: ShownSection) -> None:
        """Show all fields of a section, or only those that state something."""
        self.settle()
        self._view = self._view.toggled(section)
        self._refresh_at(frozenset(self.fields))

    def _ask(self, edit: Edit, label: str, voice: FormButton | FormHead) -> None:
        """Add or remove something, or say why that cannot be."""
        self.settle()
        before = frozenset(self.fields)
        self._removing = edit.path if isinstance(edit, Remove) else ()
        problems = self._workspace.edit(edit, label, self._document)
        self._removing = ()
        if problems:
            voice.complain(form_sentence(problems[0], self._workspace.reader))
        else:
            self._refresh_at(frozenset() if isinstance(edit, Remove) else before)

    def _refresh_at(self, before: frozenset[Path]) -> None:
        """Show the form, and go to the first field that was not there before."""
        self.refresh(self._theme)
        new = next((editor for path, editor in self.fields.items() if before and path not in before), None)
        if new is not None:
            new.entry.setFocus(Qt.FocusReason.OtherFocusReason)

    def _plan(self, document: str, editor: FieldEditor, text: str) -> None:
        """Show what is being typed as soon as there is time for it: the next key takes the place of the last."""
        self._planned = document, editor, text
        self._soon.start()

    def _try(self) -> None:
        """Show what has been typed so far in every figure, where it can be read."""
        planned, self._planned = self._planned, None
        if planned is None or not isValid(planned[1]) or self.fields.get(planned[1].field.path) is not planned[1]:
            return
        document, editor, text = planned
        value = read_field(editor.field, text, self._workspace.reader)
        if isinstance(value, Complaint) or not self._workspace.try_out(Put(editor.field.place, value), document):
            return
        if editor.complaint:
            editor.complain("")

    def _type(self, document: str, editor: FieldEditor, text: str) -> None:
        self._planned = None
        if self.fields.get(editor.field.path) is not editor:
            return  # its form is gone: what was typed is in the new one, or what it belonged to is no longer there
        terms = terms_reader(self._workspace.tools.asks)
        value = read_field(editor.field, text, self._workspace.reader, terms)
        if isinstance(value, Complaint):
            self._workspace.stop_trying()
            self._question(editor, text, value.sentence)
        else:
            self._put(editor, document, value)

    def _pick(self, document: str, editor: FieldEditor, place: int) -> None:
        self._put(editor, document, editor.field.choices[place].value)

    def _put(self, editor: FieldEditor, document: str, value: object) -> None:
        """Change the offer that the field was shown for, whichever is chosen by now."""
        reader, path, text = self._workspace.reader, editor.field.path, editor.draft[0]
        editor.complain("")
        editor.take()
        label = reader.say("Change {field}", field=editor.field.label)
        problems = self._workspace.edit(Put(editor.field.place, value), label, document)
        if problems:
            self._question(editor, text, form_sentence(problems[0], reader))
            return
        self.refresh(self._theme)
        if path in self.fields and document == self._document:
            self.fields[path].confirm()

    def _question(self, editor: FieldEditor, text: str, sentence: str) -> None:
        """Say what is wrong with an entry, which stays as it was typed while all else is shown as it is kept."""
        self.fields.get(editor.field.path, editor).resume(text, sentence)
