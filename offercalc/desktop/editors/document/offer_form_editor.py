"""The selected offer as a document that is edited in place: applies edits, keeps drafts, and leads the focus."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from offercalc.application.offers.live_sources import LiveSources
from offercalc.application.ports.drafts import UnsavedText
from offercalc.desktop.editors.document.anchor import held
from offercalc.desktop.editors.document.body_parts import Surroundings
from offercalc.desktop.editors.document.entry_typing import EntryTyping
from offercalc.desktop.editors.document.offer_document import OfferDocument
from offercalc.desktop.editors.document.part_edits import PartEdits
from offercalc.desktop.state.workspace import Workspace
from offercalc.desktop.system.theme import Theme
from offercalc.desktop.widgets.layouts import show_with_parent
from offercalc.domain.offer.equity import Grant
from offercalc.domain.offer.offer import Offer
from offercalc.domain.validate.size import is_large
from offercalc.domain.values.paths import Path, get_at
from offercalc.domain.vesting.schedule import Presets
from offercalc.presentation.forms.draft_form import without_start
from offercalc.presentation.forms.offer_form import Group, GroupKind, offer_form
from offercalc.presentation.forms.optional_fields import ways_of
from offercalc.presentation.forms.visibility import FormView, SectionKey, ShownSection, moved
from offercalc.presentation.pages.offer_rows import offer_rows
from offercalc.presentation.pages.vesting_plan import VestingYear, vesting_years
from offercalc.presentation.parsing.vesting import TermsReader

if TYPE_CHECKING:
    from offercalc.desktop.editors.field_editor import FieldEditor, Typed

_LISTS = ("pay", "equity")
_NO_FRAME: object = None
FACTS: SectionKey = (GroupKind.BASICS, ())
PARTS_AT_ONCE = 20
"""How many parts of the pay, and of the equity, are shown at first, and how many more each time they are asked for."""
FEW_PARTS = 6
"""The same of an offer so large that its figures are worked out off the GUI thread: a part takes some milliseconds."""
_COMMON = ("USD", "EUR", "GBP", "IDR", "SGD", "JPY")
"""The currencies offered at an amount besides those of the offers."""


class OfferFormEditor(QWidget):
    """Edits the selected offer of a workspace as a document whose rows open in place.

    `typing` is emitted when unconfirmed input changes, `row_changed` when a row was opened or closed. Unconfirmed input
    of an offer that is not shown is kept until the offer is shown again. `document` is the one shown.
    """

    typing = Signal()
    removed = Signal(str)
    row_changed = Signal()

    def __init__(
        self, workspace: Workspace, sources: LiveSources, read_terms: TermsReader, theme: Theme,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._workspace, self._sources, self._theme = workspace, sources, theme
        self._frame, self.document = _NO_FRAME, ""
        self._view, self._most = FormView(), PARTS_AT_ONCE
        self.removing: Path = ()
        self._waiting: dict[str, dict[Path, Typed]] = {}
        self._focused: QWidget | None = None
        self._entries, self._parts = EntryTyping(workspace, self, read_terms, self), PartEdits(workspace, self, self)
        self._parts.removed.connect(self.removed)
        self.currency_changed = self._entries.currency_changed
        self._content = self._new_content(theme)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self._content)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._note_focus)

    @property
    def fields(self) -> dict[Path, FieldEditor]:
        """Return the field editors built so far, by path in the offer."""
        return self._content.fields

    @property
    def content(self) -> OfferDocument:
        """Return the rows shown."""
        return self._content

    def field(self, path: Path) -> FieldEditor:
        """Return the editor of a field that its row shows, which is opened for it."""
        row = self._content.row_of(path)
        if row is not None and not row.is_open:
            self._content.open(row.key, is_led=False)
        return self.fields[path]

    @property
    def is_row_open(self) -> bool:
        """Whether the fields of a row are shown."""
        return self._content.open_row is not None

    def follow(self) -> None:
        """Show the current state of the selected offer in the theme of before."""
        self.refresh(self._theme)

    def refresh(self, theme: Theme) -> None:
        """Show the current state of the selected offer."""
        document = self._workspace.chosen_document
        if document != self.document:
            self.settle()  # before the fields are replaced, and in the offer they belong to
        if document != self.document:  # settling may already have shown the other offer
            self._waiting |= {self.document: left} if (left := self._unconfirmed(())) else {}
        offer = self._workspace.chosen_offer
        if offer is None:
            return
        removed, self.removing = self.removing, ()
        self._theme = theme
        ways = _ways_of(document, self._workspace)
        if document != self.document:
            self._view = FormView().following(ways, ()).keeping(frozenset(self._waiting.get(document, {})))
            self._most = _parts_at_once(self._workspace, self._sources.presets)
        elif removed:
            self._view = self._view.without(removed)
        self._view = self._view.following(ways, self._unconfirmed(removed))
        localizer = self._workspace.localizer
        frame = (document, localizer.language, type(localizer.figures), str(localizer.figures.locale), theme)
        if frame != self._frame:
            self._rebuild(offer, frame)
        else:
            typed = self._unconfirmed(removed)
            if removed:
                self._content.drop(removed)
            self._show(offer)
            self._resume({path: one for path, one in typed.items() if path not in self.fields})
        self._view = self._view.keeping(frozenset(self.fields))

    def settle(self) -> None:
        """Commit pending input."""
        for editor in tuple(self.fields.values()):
            editor.settle()

    def begin(self) -> None:
        """Let a person type at once: the first field has the focus, and what stands in it is replaced."""
        self._content.enter(FACTS)

    def lead_to(self, path: Path) -> None:
        """Open the row of a field with the cursor in it, also if it is hidden; nothing happens if there is none."""
        if self._content.row_of(path) is None:
            self._view = self._view.keeping(frozenset({path}))
            self.follow()
        row = self._content.row_of(path)
        if row is not None:
            self._content.enter(row.key, path)

    def focusable(self) -> list[QWidget]:
        """Return the widgets that the Tab key reaches, from top to bottom."""
        return [widget for widget in self._content.widgets() if widget.focusPolicy() & Qt.FocusPolicy.TabFocus]

    def drafts(self) -> tuple[UnsavedText, ...]:
        """Return the unconfirmed and the rejected input of all listed offers, that of the current one first."""
        here = {**self._waiting.get(self.document, {}), **self._unconfirmed(())}
        others = {one: typed for one, typed in self._waiting.items() if one != self.document}
        return _unsaved({self.document: here, **others}, self._workspace)

    def restore(self, draft: UnsavedText) -> None:
        """Put a draft back into its field, unconfirmed."""
        typed = _typed(draft)
        if draft.document != self.document:
            self._waiting.setdefault(draft.document, {})[draft.path] = typed
        else:
            self._view = self._view.keeping(frozenset({draft.path}))
            self.follow()
            self._resume({draft.path: typed})
        self.typing.emit()

    def _new_content(self, theme: Theme) -> OfferDocument:
        workspace, document = self._workspace, self._workspace.chosen_document
        shared = partial(_currencies_at, workspace), partial(_years_at, workspace, self._sources.presets)
        content = OfferDocument(Surroundings(theme, workspace.localizer, *shared), self)
        content.typed.connect(partial(self._entries.type, document))
        content.tried.connect(partial(self._entries.plan, document))
        content.picked.connect(partial(self._entries.pick, document))
        content.currency_wanted.connect(partial(self._pick_currency, document))
        content.terms_wanted.connect(partial(self._entries.open_terms, document, theme))
        content.way_wanted.connect(self._pick_way)
        content.field_wanted.connect(self.lead_to)
        content.given_up.connect(self._entries.give_up)
        content.asked.connect(self._parts.ask)
        content.toggled.connect(self._toggle)
        content.move_wanted.connect(self._parts.move)
        content.edited.connect(self.typing)
        content.edited.connect(content.show_state)
        content.opened.connect(self._take_up)
        return content

    def _rebuild(self, offer: Offer, frame: object) -> None:
        """Replace the document with a new one; the same row is open in it, and the same field has the focus."""
        document = self._workspace.chosen_document
        is_same, old = document == self.document, self._content
        waiting = self._waiting.pop(document, {})
        typed = {**self._unconfirmed(()), **waiting} if is_same else waiting
        open_row, before = old.open_row, QApplication.focusWidget()
        mark, key = old.mark_of(before), open_row.key if is_same and open_row is not None else None
        for editor in old.fields.values():
            editor.blockSignals(True)  # noqa: FBT003 - hidden editors would emit `typed` again for moved drafts
        self._frame, self.document = frame, document
        self._content = self._new_content(self._theme)
        self._layout.replaceWidget(old, self._content)
        self._show(offer)
        if key is not None:
            self._content.open(key, is_led=False)
        old.hide()
        old.deleteLater()
        show_with_parent(self._content)  # immediately: scrolling to the focused widget needs its position
        self._resume(typed)
        self.typing.emit()
        self.row_changed.emit()
        if mark in (marks := self._content.marks):
            _hand_over_focus(before, marks[mark], is_there=before is self._focused)

    def _show(self, offer: Offer) -> None:
        sources, localizer = self._sources, self._workspace.localizer
        form = _form_of(offer, self._workspace, sources.presets, self._most)
        self._content.show_groups(offer_rows(offer, form, sources.presets, localizer, sources.today), self._view)

    def _resume(self, typed: dict[Path, Typed]) -> None:
        """Restore unconfirmed input, in rows that may be closed; input of fields that are left out waits."""
        for path, one in typed.items():
            row = self._content.row_of(path)
            if row is not None and row.body is None:
                row.open()
                row.close_up()
            if path in self.fields:
                self.fields[path].resume(one)
            elif _is_left_out(path, self._workspace.chosen_offer, self._most):
                self._waiting.setdefault(self.document, {})[path] = one
        if typed:
            self.typing.emit()

    def _take_up(self) -> None:
        """Keep the fields that are shown by now, and restore what was typed into them before they were built."""
        self._view = self._view.keeping(frozenset(self.fields))
        self.row_changed.emit()

    def _unconfirmed(self, removed: Path) -> dict[Path, Typed]:
        """Return the unconfirmed and the rejected input, by path after the removal of `removed`."""
        return _moved(_unconfirmed(self.fields, self._content.names()), removed)

    def _note_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        self._focused = now

    def _toggle(self, section: ShownSection | None) -> None:
        """Show all fields of a section, or only those that are filled in or not confirmed; for None, more parts."""
        self.settle()
        before = frozenset(self.fields)
        if section is None:
            self._most += _parts_at_once(self._workspace, self._sources.presets)
            self._resume_waiting()
            return
        self._view = self._view.toggled(section).keeping(frozenset(self._unconfirmed(())))
        with held(self._content.rows.get(section.key)):
            self.follow()
            self._parts.focus_new(before)

    def _resume_waiting(self) -> None:
        """Show more parts, and restore what was typed into their fields."""
        typed = self._waiting.pop(self.document, {})
        self._view = self._view.keeping(frozenset(typed))
        self.follow()
        self._resume(typed)

    def _pick_currency(self, document: str, editor: FieldEditor, currency: str) -> None:
        """Take a currency; for another one than those offered, lead to the field for it."""
        if currency:
            self._entries.pick_currency(document, editor, currency)
            return
        if self._content.row_of(editor.field.path) is not None:
            self._show_field((*editor.field.path[:2], "currency"))

    def _pick_way(self, path: Path) -> None:
        """Show another way to state something; what is not accepted goes with it."""
        self.settle()
        shown = _shown(self.fields, path)
        typed = None if shown.is_settled else shown.entered
        if typed is not None:
            shown.take_back()
        self._show_field(path)
        if typed is not None:
            self.fields[path].resume(typed._replace(sentence="", before=None))

    def _show_field(self, path: Path) -> None:
        """Show a field that may be hidden, with the cursor in it."""
        self._view = self._view.keeping(frozenset({path}))
        self.follow()
        if path in self.fields:
            self.fields[path].entry.setFocus(Qt.FocusReason.TabFocusReason)


def _unsaved(found: Mapping[str, Mapping[Path, Typed]], workspace: Workspace) -> tuple[UnsavedText, ...]:
    """Return unconfirmed input of the offers that are still listed, by document and path."""
    return tuple(
        UnsavedText(document, path, typed.name, typed.text)
        for document, entries in found.items()
        for path, typed in entries.items()
        if workspace.find(document) is not None
    )


def _unconfirmed(fields: Mapping[Path, FieldEditor], names: Mapping[Path, str]) -> dict[Path, Typed]:
    """Return the unconfirmed and the rejected input of fields, with the name of each."""
    return {
        path: editor.entered._replace(name=names.get(path, editor.field.label))
        for path, editor in fields.items()
        if not editor.is_settled
    }


def _moved(found: dict[Path, Typed], removed: Path) -> dict[Path, Typed]:
    """Return input by path after the removal of a part or a record, if any; that of what is removed is left out."""
    places = {path: moved(path, removed) if removed else path for path in found}
    return {place: found[path] for path, place in places.items() if place is not None}


def _form_of(offer: Offer, workspace: Workspace, presets: Presets, most: int) -> tuple[Group, ...]:
    """Return the form of the chosen offer; the start date of a draft is empty while it is not stated."""
    form, draft = offer_form(offer, presets, workspace.localizer, most), workspace.chosen_draft
    return form if draft is None or draft.has_start else without_start(form, workspace.localizer)


def _ways_of(document: str, workspace: Workspace) -> dict[Path, bool]:
    """Return the ways to state the size of each grant of an offer as it is saved, and whether each is stated."""
    kept = workspace.find(document)
    return {} if kept is None else ways_of(kept.offer)


def _currencies_at(workspace: Workspace) -> tuple[str, ...]:
    """Return the currencies to choose from at an amount: those in use first."""
    used = (kept.offer.currency for kept in workspace.compared)
    offer = workspace.chosen_offer
    own = () if offer is None else (offer.currency,)
    return tuple(dict.fromkeys((*own, *used, *_COMMON)))


def _years_at(workspace: Workspace, presets: Presets, path: Path) -> tuple[VestingYear, ...]:
    """Return the years in which the grant at a path of the chosen offer vests."""
    offer = workspace.chosen_offer
    grant = get_at(offer, path) if offer is not None and path[:1] == ("equity",) else None
    if offer is None or not isinstance(grant, Grant):
        return ()
    return vesting_years(grant, offer, presets, workspace.localizer)


def _parts_at_once(workspace: Workspace, presets: Presets) -> int:
    """Return how many parts of the chosen offer are shown at first, and how many more on request."""
    offer = workspace.chosen_offer
    return FEW_PARTS if offer is not None and is_large(offer, presets) else PARTS_AT_ONCE


def _is_left_out(path: Path, offer: Offer | None, most: int) -> bool:
    """Whether a hidden field belongs to a part of an offer that has very many."""
    where, place = (*path, "", "")[:2]
    parts = getattr(offer, str(where)) if where in _LISTS else ()
    return isinstance(place, int) and most <= place + 1 <= len(parts)


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


def _typed(draft: UnsavedText) -> Typed:
    from offercalc.desktop.editors.field_editor import Typed  # noqa: PLC0415 - not for the first paint

    return Typed(draft.text, name=draft.field)


def _shown(fields: Mapping[Path, FieldEditor], path: Path) -> FieldEditor:
    """Return the field that shows one way to state something."""
    from offercalc.desktop.editors.document.row_body import way_shown  # noqa: PLC0415 - not for the first paint

    return way_shown(fields, path)
