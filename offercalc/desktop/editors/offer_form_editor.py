"""The form of the selected offer: parses input, applies edits and shows errors below the fields."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from shiboken6 import isValid

from offercalc.application.offers.edits import Edit, Insert, Put, Remove
from offercalc.application.offers.typed_edit import typed_edit
from offercalc.application.ports.drafts import Draft
from offercalc.desktop.editors.field_editor import FieldEditor, Typed
from offercalc.desktop.editors.form_column import FormColumn
from offercalc.desktop.editors.form_parts import FormButton, FormHead
from offercalc.desktop.editors.terms_text import terms_reader
from offercalc.desktop.state.workspace import Workspace
from offercalc.desktop.system.theme import Theme
from offercalc.domain.offer.offer import Offer
from offercalc.domain.validate.size import is_large
from offercalc.presentation.forms.offer_form import Group, GroupKind, Path, offer_form
from offercalc.presentation.forms.visibility import FormView, ShownSection, looks, moved
from offercalc.presentation.parsing.amounts import InputError
from offercalc.presentation.text.form_text import form_sentence

_ADDERS = {"pay": GroupKind.PAY, "equity": GroupKind.EQUITY}
"""Where another part is added, by the list that it would be in."""
PARTS_AT_ONCE = 20
"""How many parts of the pay, and of the equity, are shown at first, and how many more each time they are asked for."""
FEW_PARTS = 6
"""The same of an offer so large that its figures are worked out off the GUI thread: a part takes some milliseconds."""


class OfferFormEditor(QWidget):
    """Edits the selected offer of a workspace; the form is rebuilt only when its set of fields changes.

    `typing` is emitted when unconfirmed input changes. Unconfirmed input of an offer that is not shown is kept until
    the offer is shown again. `document` is the one whose fields are shown.
    """

    typing = Signal()
    removed = Signal(str)

    def __init__(self, workspace: Workspace, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._theme = theme
        self._shape: object = None
        self.document = ""
        self._view = FormView()
        self._most = PARTS_AT_ONCE
        self._removing: Path = ()
        self._waiting: dict[str, dict[Path, Typed]] = {}
        self._focused: QWidget | None = None
        self._planned: tuple[str, FieldEditor, str] | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._try)
        self._content = FormColumn(theme, workspace.localizer, self)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self._content)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    @property
    def fields(self) -> dict[Path, FieldEditor]:
        """Return the field editors shown, by path in the offer."""
        return self._content.fields

    def refresh(self, theme: Theme, *, is_glance: bool = False) -> None:
        """Show the current state of the selected offer; with `is_glance`, only the first group, for the first paint."""
        document = self._workspace.chosen_document
        if document != self.document:
            self.settle()  # before the fields are replaced, and in the offer they belong to
        if document != self.document:  # settling may already have shown the other offer
            self._put_by()
        offer = self._workspace.chosen_offer
        if offer is None:
            return
        localizer = self._workspace.localizer
        removed, self._removing = self._removing, ()
        if document != self.document:
            self._view = FormView().keeping(frozenset(self._waiting.get(document, {})))
            self._most = _parts_at_once(self._workspace)
        elif removed:
            self._view = self._view.without(removed)
        most = 1 if is_glance else self._most
        form = offer_form(offer, self._workspace.tools.presets, localizer, most)[: 1 if is_glance else None]
        groups = tuple(
            (group, tuple(self._view.section(group, section) for section in group.sections)) for group in form
        )
        sections = tuple(section for _, found in groups for section in found)
        shape = (document, localizer.language, type(localizer.figures), theme, tuple(map(looks, sections)))
        if shape != self._shape:
            typed = self._unconfirmed(removed) if document == self.document else {}
            self._shape, self._theme, self.document = shape, theme, document
            self._build(groups, removed)
            self._resume({**self._waiting.pop(document, {}), **typed}, is_glance=is_glance)
        self._view = self._view.keeping(frozenset(self.fields))
        self._content.show_values(sections)

    def settle(self) -> None:
        """Commit pending input."""
        for editor in tuple(self.fields.values()):
            editor.settle()

    def begin(self) -> None:
        """Let a person type at once: the first field has the focus, and what stands in it is replaced."""
        if (first := next(iter(self.fields.values()), None)) is not None:
            first.entry.setFocus(Qt.FocusReason.TabFocusReason)

    def focusable(self) -> list[QWidget]:
        """Return the widgets that the Tab key reaches, from top to bottom."""
        found = (widget for widget in self._content.findChildren(QWidget) if widget.window() is self.window())
        return [widget for widget in found if widget.focusPolicy() & Qt.FocusPolicy.TabFocus]

    def drafts(self) -> tuple[Draft, ...]:
        """Return the unconfirmed and the rejected input of all listed offers, that of the current one first."""
        here = {**self._waiting.get(self.document, {}), **self._unconfirmed(())}
        found = {self.document: here, **{one: typed for one, typed in self._waiting.items() if one != self.document}}
        return tuple(
            Draft(document, path, typed.name, typed.text)
            for document, entries in found.items()
            for path, typed in entries.items()
            if self._workspace.session.find(document) is not None
        )

    def restore(self, draft: Draft) -> None:
        """Put a draft back into its field, unconfirmed."""
        self._waiting.setdefault(draft.document, {})[draft.path] = Typed(draft.text, name=draft.field)
        if draft.document == self.document:
            self._view = self._view.keeping(frozenset({draft.path}))
            self._shape = None
            self.refresh(self._theme)
        self.typing.emit()

    def _put_by(self) -> None:
        """Keep unconfirmed input until its offer is shown again."""
        if left := self._unconfirmed(()):
            self._waiting[self.document] = left

    def _resume(self, typed: dict[Path, Typed], *, is_glance: bool) -> None:
        """Restore unconfirmed input; with `is_glance`, input of fields not built yet is kept for later."""
        for path, one in typed.items():
            if path in self.fields:
                self.fields[path].resume(one)
            elif is_glance or _is_left_out(path, self._workspace.chosen_offer, self._most):
                self._waiting.setdefault(self.document, {})[path] = one
        self.typing.emit()

    def _unconfirmed(self, removed: Path) -> dict[Path, Typed]:
        """Return the unconfirmed and the rejected input, by path after the removal of `removed`."""
        names = self._content.names
        found = {
            path: editor.entered._replace(name=names[path])
            for path, editor in self.fields.items()
            if not editor.is_settled
        }
        places = {path: moved(path, removed) if removed else path for path in found}
        return {place: found[path] for path, place in places.items() if place is not None}

    def _build(self, groups: tuple[tuple[Group, tuple[ShownSection, ...]], ...], removed: Path) -> None:
        """Replace the form with a new one and restore the focus, adjusted for a removed part."""
        before = QApplication.focusWidget()
        mark = self._content.mark_of(before)
        if removed and mark in self.fields:
            mark = moved(mark, removed)
        content = FormColumn(self._theme, self._workspace.localizer, self)
        content.build(groups)
        content.typed.connect(partial(self._type, self.document))
        content.tried.connect(partial(self._plan, self.document))
        content.picked.connect(partial(self._pick, self.document))
        content.asked.connect(self._ask)
        content.toggled.connect(self._toggle)
        content.edited.connect(self.typing)
        self._layout.replaceWidget(self._content, content)
        old, self._content = self._content, content
        for editor in old.fields.values():
            editor.blockSignals(True)  # noqa: FBT003 - hidden editors would emit `typed` again for moved drafts
        old.hide()
        old.deleteLater()
        content.show()  # immediately: scrolling to the focused widget needs its position
        if mark in content.marks:
            _hand_over_focus(before, content.marks[mark], is_there=before is self._focused)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        self._focused = now

    def _toggle(self, section: ShownSection | None) -> None:
        """Show all fields of a section, or only those that are filled in or not confirmed; for None, more parts."""
        self.settle()
        if section is None:
            self._most += _parts_at_once(self._workspace)
        else:
            self._view = self._view.toggled(section).keeping(frozenset(self._unconfirmed(())))
        self._refresh_at(frozenset(self.fields))

    def _ask(self, edit: Edit, label: str, voice: FormButton | FormHead) -> None:
        """Add or remove a part or record, or show why that is not possible."""
        self.settle()
        before, what = frozenset(self.fields), voice.title.text() if isinstance(voice, FormHead) else ""
        self._removing = edit.path if isinstance(edit, Remove) else ()
        problems = self._workspace.edit(edit, label, self.document)
        self._removing = ()
        if problems:
            voice.complain(form_sentence(problems[0], self._workspace.localizer))
        elif isinstance(edit, Remove):
            self.removed.emit(what)
            self._go_beside(edit.path)
        else:
            self._refresh_at(before, is_part=isinstance(edit, Insert))

    def _refresh_at(self, before: frozenset[Path], *, is_part: bool = False) -> None:
        """Refresh the form and focus the first new field, or for a new part its first amount."""
        self.refresh(self._theme)
        new = [editor for path, editor in self.fields.items() if path not in before]
        amounts = [editor for editor in new if editor.is_for_amount] if is_part else []
        if (first := next(iter(amounts or new), None)) is not None:
            first.entry.setFocus(Qt.FocusReason.TabFocusReason)

    def _go_beside(self, removed: Path) -> None:
        """Focus the entry that took the removed one's place, or the one before, or the button that adds another."""
        self.refresh(self._theme)
        if (found := _beside(self._content, removed)) is not None:
            found.setFocus(Qt.FocusReason.TabFocusReason)

    def _plan(self, document: str, editor: FieldEditor, text: str) -> None:
        """Schedule a preview of the typed text; the next keystroke replaces it."""
        self._planned = document, editor, text
        self._soon.start()

    def _try(self) -> None:
        """Preview the typed text in every figure, if it can be parsed."""
        planned, self._planned = self._planned, None
        if planned is None or not isValid(planned[1]) or self.fields.get(planned[1].field.path) is not planned[1]:
            return
        document, editor, text = planned
        if editor.entered.text != text:
            return  # the typed text has been undone, and another one has been shown since
        edit = _edit_of(self._workspace, document, editor, text)
        if not isinstance(edit, Put) or not self._workspace.try_out(edit, document):
            return  # a typed currency would change the field while its amount is being typed
        if editor.complaint:
            editor.complain("")

    def _type(self, document: str, editor: FieldEditor, text: str) -> None:
        self._planned = None
        if self.fields.get(editor.field.path) is not editor:
            return  # stale editor: its draft was moved to the rebuilt form, or its field no longer exists
        edit = _edit_of(self._workspace, document, editor, text)
        if isinstance(edit, InputError):
            self._workspace.stop_trying()
            self._question(editor, editor.entered._replace(text=text, sentence=edit.sentence))
        else:
            self._put(editor, document, edit)

    def _pick(self, document: str, editor: FieldEditor, place: int) -> None:
        self._put(editor, document, Put(editor.field.place, editor.field.choices[place].value))

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
        self.refresh(self._theme)
        if path in self.fields and document == self.document:
            self.fields[path].confirm()

    def _question(self, editor: FieldEditor, typed: Typed) -> None:
        """Show an error below a field, whose text stays as typed."""
        self.fields.get(editor.field.path, editor).resume(typed)


def _edit_of(workspace: Workspace, document: str, editor: FieldEditor, text: str) -> Edit | InputError:
    """Return the edit that a typed text means in the offer as it is saved."""
    kept = workspace.session.find(document)
    terms, offer = terms_reader(workspace.tools.asks), kept.offer if kept is not None else None
    return typed_edit(editor.field, text, offer, workspace.localizer, terms)


def _parts_at_once(workspace: Workspace) -> int:
    """Return how many parts of the chosen offer are shown at first, and how many more on request."""
    offer = workspace.chosen_offer
    return FEW_PARTS if offer is not None and is_large(offer, workspace.tools.presets) else PARTS_AT_ONCE


def _is_left_out(path: Path, offer: Offer | None, most: int) -> bool:
    """Whether a field that is not on show belongs to a part of an offer that has very many."""
    where, place = (*path, "", "")[:2]
    parts = getattr(offer, str(where)) if where in _ADDERS else ()
    return isinstance(place, int) and most <= place + 1 <= len(parts)


def _first_in(fields: dict[Path, FieldEditor], place: Path) -> QWidget | None:
    """Return the first entry whose path starts with `place`."""
    return next((editor.entry for path, editor in fields.items() if path[: len(place)] == place), None)


def _beside(form: FormColumn, removed: Path) -> QWidget | None:
    """Return the entry that took the removed one's place, or the one before, or the button that adds another."""
    *where, place = removed
    after, before = (_first_in(form.fields, (*where, at)) for at in (place, int(place) - 1))
    marks = form.marks
    adder = marks.get(("add", *where)) or marks.get(_ADDERS.get(str(where[0])))
    return after or before or adder or next((editor.entry for editor in form.fields.values()), None)


def _hand_over_focus(before: QWidget | None, now: QWidget, *, is_there: bool) -> None:
    """Move the focus to the widget that replaces the one that had it, or was about to get it by the Tab key."""
    if not is_there:
        now.setFocus(Qt.FocusReason.TabFocusReason)
        return
    now.setFocus(Qt.FocusReason.OtherFocusReason)
    if isinstance(before, QLineEdit) and isinstance(now, QLineEdit):
        now.setCursorPosition(before.cursorPosition())
        if before.hasSelectedText():
            now.setSelection(before.selectionStart(), before.selectionLength())
