"""What is typed into the fields of an offer: tried at every keystroke, read when confirmed, questioned if wrong."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Protocol, TypeGuard

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from offercalc.application.offers.conversion import currency_change
from offercalc.application.offers.edits import Edit, Put, Together
from offercalc.application.offers.typed_edit import currency_edit, typed_edit
from offercalc.desktop.state.workspace import Workspace
from offercalc.desktop.system.theme import Theme
from offercalc.domain.values.paths import Path
from offercalc.presentation.forms.field import Field
from offercalc.presentation.parsing.amounts import InputError
from offercalc.presentation.parsing.vesting import TermsReader
from offercalc.presentation.text.form_text import form_sentence

if TYPE_CHECKING:
    from offercalc.desktop.editors.field_editor import FieldEditor, Typed


class Form(Protocol):
    """The form whose fields are typed into."""

    document: str

    @property
    def fields(self) -> Mapping[Path, FieldEditor]:
        """Return the field editors shown, by path in the offer."""
        ...

    def follow(self) -> None:
        """Show the current state of the offer."""
        ...


class EntryTyping(QObject):
    """Turns what is typed into edits of the offer that the field belongs to, even if another one is shown by now.

    `currency_changed` carries the document and the `CurrencyChange` of amounts whose digits have stayed.
    """

    currency_changed = Signal(str, object)

    def __init__(self, workspace: Workspace, form: Form, read_terms: TermsReader, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace, self._form, self._read_terms = workspace, form, read_terms
        self._planned: tuple[str, FieldEditor, str] | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._try)

    def plan(self, document: str, editor: FieldEditor, text: str) -> None:
        """Schedule a preview of the typed text; the next keystroke replaces it."""
        self._planned = document, editor, text
        self._soon.start()

    def type(self, document: str, editor: FieldEditor, text: str) -> None:
        """Take a confirmed text, or question it."""
        self._planned = None
        if self._form.fields.get(editor.field.path) is not editor:
            return  # stale editor: its draft was moved to the rebuilt form, or its field no longer exists
        edit = self._edit_of(document, editor, text)
        if isinstance(edit, InputError):
            self._workspace.stop_trying()
            self._question(editor, editor.entered._replace(text=text, sentence=edit.sentence))
        else:
            self._put(editor, document, edit)

    def pick(self, document: str, editor: FieldEditor, place: int) -> None:
        """Take a choice."""
        self._put(editor, document, Put(editor.field.place, editor.field.choices[place].value))

    def pick_currency(self, document: str, editor: FieldEditor, currency: str) -> None:
        """Take another currency for an amount, whose digits stay."""
        kept = self._workspace.find(document)
        if kept is not None and currency:
            editor.settle()
            edit = currency_edit(editor.field, currency, kept.offer)
            self._put(editor, document, edit)
            change = currency_change(kept.offer, edit)
            if change is not None and not editor.complaint:
                self.currency_changed.emit(document, change)

    def open_terms(self, document: str, theme: Theme, field: Field) -> None:
        """Open a dialog in which vesting terms are edited as text, and checked while one types."""
        from offercalc.desktop.editors.document.terms_dialog import TermsDialog  # noqa: PLC0415

        owner = self.parent()
        check = partial(self.fault, document, field)
        parent = owner if isinstance(owner, QWidget) else None
        dialog = TermsDialog(field.text, check, theme, self._workspace.localizer, parent)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.agreed.connect(partial(self.write, document, field))
        dialog.open()

    def fault(self, document: str, field: Field, text: str) -> str:
        """Return what is wrong with a text for a field, "" if nothing is."""
        edit = self._read(document, field, text)
        if isinstance(edit, InputError):
            return edit.sentence
        problems = self._workspace.check(edit, document)
        return form_sentence(problems[0], self._workspace.localizer) if problems else ""

    def write(self, document: str, field: Field, text: str) -> None:
        """Take a text for a field that is entered in a dialog."""
        edit = self._read(document, field, text)
        if not isinstance(edit, InputError):
            label = self._workspace.localizer.tr("Change {field}", field=field.label)
            self._workspace.edit(edit, label, document)

    def give_up(self) -> None:
        """Show the figures of what is saved, because what was typed has been taken back."""
        self._planned = None
        self._workspace.stop_trying()

    def _try(self) -> None:
        """Preview the typed text in every figure, if it can be parsed."""
        planned, self._planned = self._planned, None
        if planned is None or not isValid(planned[1]) or self._form.fields.get(planned[1].field.path) is not planned[1]:
            return
        document, editor, text = planned
        if editor.entered.text != text:
            return  # the typed text has been undone, and another one has been shown since
        edit = self._edit_of(document, editor, text)
        if not _is_tried(edit, editor.field) or not self._workspace.try_out(edit, document):
            return
        if editor.complaint:
            editor.complain("")

    def _put(self, editor: FieldEditor, document: str, edit: Edit) -> None:
        """Change the offer the field belongs to, even if another one is selected by now."""
        localizer, path, typed = self._workspace.localizer, editor.field.path, editor.entered
        editor.complain("")
        editor.take()
        label = localizer.tr("Change {field}", field=editor.field.label)
        problems = self._workspace.edit(edit, label, document)
        if problems:
            self._question(editor, typed._replace(sentence=form_sentence(problems[0], localizer)))
            return
        self._form.follow()
        if path in self._form.fields and document == self._form.document:
            self._form.fields[path].confirm()

    def _question(self, editor: FieldEditor, typed: Typed) -> None:
        """Show an error below a field, whose text stays as typed."""
        self._form.fields.get(editor.field.path, editor).resume(typed)

    def _edit_of(self, document: str, editor: FieldEditor, text: str) -> Edit | InputError:
        return self._read(document, editor.field, text)

    def _read(self, document: str, field: Field, text: str) -> Edit | InputError:
        """Return the edit that a text for a field means in the offer as it is saved."""
        kept = self._workspace.find(document)
        offer = kept.offer if kept is not None else None
        return typed_edit(field, text, offer, self._workspace.localizer, self._read_terms)


def _is_tried(edit: Edit | InputError, field: Field) -> TypeGuard[Edit]:
    """Whether an edit is shown while it is typed: not one that would change the field, as a typed currency does."""
    ways = {way.path for way in field.ways}
    if isinstance(edit, Together):
        return edit.puts[-1].path == field.place and all(put.path in ways for put in edit.puts)
    return isinstance(edit, Put) and edit.path == field.place
