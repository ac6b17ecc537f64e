"""The rows of an offer in groups; one row is open at a time, and rows are updated in place."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QMenu, QVBoxLayout, QWidget
from typing_extensions import override

from offercalc.application.offers.edits import Insert
from offercalc.desktop.editors.document.add_menu import AddMenu
from offercalc.desktop.editors.document.anchor import held, reveal
from offercalc.desktop.editors.document.body_parts import AddLink, Surroundings
from offercalc.desktop.editors.document.group_column import GroupColumn
from offercalc.desktop.editors.document.offer_row import OfferRowView
from offercalc.desktop.editors.document.row_actions import MARGIN, RowActions
from offercalc.desktop.editors.document.row_head import RowAction
from offercalc.domain.values.paths import Path
from offercalc.presentation.forms.field import Field, ways_in
from offercalc.presentation.forms.offer_form import Addition, GroupKind
from offercalc.presentation.forms.visibility import FormView, SectionKey, ShownSection, moved, section_key
from offercalc.presentation.pages.offer_rows import RowGroup

if TYPE_CHECKING:
    from offercalc.desktop.editors.document.row_body import RowBody
    from offercalc.desktop.editors.field_editor import FieldEditor

_IDLE = 250
"""In milliseconds: how long nothing happens until the fields of a closed row are built, and those of the next one."""
_BENEATH = 200
"""How much of the page is shown below a row that is opened, in points: the next row, and room for further fields."""
_FEW = 24
"""Of more rows the fields are built only when they are opened, because that takes memory."""


class OfferDocument(QWidget):
    """Shows the groups of an offer; emits what the bodies of rows emit, and which row was opened or closed.

    Where parts are left out, and asked for, `toggled` carries None.
    """

    typed = Signal(object, str)
    tried = Signal(object, str)
    picked = Signal(object, int)
    asked = Signal(object, str, object)
    currency_wanted = Signal(object, str)
    terms_wanted = Signal(object)
    way_wanted = Signal(object)
    field_wanted = Signal(object)
    toggled = Signal(object)
    edited = Signal()
    given_up = Signal()
    move_wanted = Signal(object, int)
    opened = Signal()

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._around = around
        self._actions = RowActions(self, around, self)
        self._groups: dict[GroupKind, GroupColumn] = {}
        self._order: tuple[GroupKind, ...] = ()
        self._sections: dict[SectionKey, ShownSection] = {}
        self.rows: dict[SectionKey, OfferRowView] = {}
        self._idle = QTimer(self, singleShot=True, interval=_IDLE)
        self._idle.timeout.connect(self._build_next)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, around.theme.px(6))
        self._column.setSpacing(0)

    @property
    def fields(self) -> dict[Path, FieldEditor]:
        """Return the field editors built so far, by path in the offer."""
        return {path: editor for row in self.rows.values() for path, editor in row.fields.items()}

    @property
    def open_row(self) -> OfferRowView | None:
        """Return the row whose fields are shown."""
        return next((row for row in self.rows.values() if row.is_open), None)

    def show_groups(self, groups: tuple[RowGroup, ...], view: FormView) -> None:
        """Show the groups; rows that stay are updated, others are added or dropped."""
        self._sections = {}
        rows: dict[SectionKey, OfferRowView] = {}
        for group in groups:
            column = self._groups.get(group.kind)
            if column is None:
                column = self._groups[group.kind] = self._new_group(group.kind)
            shown = [self._shown_row(group, place, view) for place in range(len(group.rows))]
            column.show_rows(group, shown)
            rows |= {row.key: row for row in shown}
        for key in set(self.rows) - set(rows):
            _discard(self.rows[key])
        self.rows = rows
        self._idle.start()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._idle.start()  # what is shown first is painted first

    def drop(self, removed: Path) -> None:
        """Drop the row of a removed part, and move the rows after it up; their fields are built anew."""
        rows: dict[SectionKey, OfferRowView] = {}
        for (kind, path), row in self.rows.items():
            place = moved(path, removed)
            if place is None:
                _discard(row)
                continue
            if place != path:
                row.forget()
                row.key = kind, place
            rows[row.key] = row
        self.rows = rows

    def forget_closed(self) -> None:
        """Delete the fields of closed rows, at once, unless they hold unconfirmed input."""
        self._idle.stop()
        for row in self.rows.values():
            row.forget_unused()

    def open(self, key: SectionKey, *, is_led: bool = True) -> None:
        """Open a row and close the one that was open; with `is_led`, scroll to show it."""
        row = self.rows.get(key)
        if row is None:
            return
        if not row.is_open:
            with held(row):
                before = self.open_row
                row.open()
                if before is not None:
                    before.close_up()
            self.opened.emit()
        if is_led:
            reveal(row, *map(self._around.theme.px, (MARGIN, _BENEATH)))

    def close_row(self) -> None:
        """Close the row that is open; its head has the focus then."""
        row = self.open_row
        if row is None:
            return
        focused = QApplication.focusWidget()
        had_focus = focused is not None and row.isAncestorOf(focused)
        row.settle()
        with held(row):
            row.close_up()
        if had_focus:
            row.head.setFocus(Qt.FocusReason.OtherFocusReason)
        self.opened.emit()

    def row_of(self, path: Path) -> OfferRowView | None:
        """Return the row whose section has a field, or another way to state the same."""
        for key, section in self._sections.items():
            if any(entry.path == path or path in ways_in(entry) for entry in section.entries):
                return self.rows.get(key)
        return None

    def names(self) -> dict[Path, str]:
        """Return what each field is called outside its row, by path."""
        return {
            entry.path: ": ".join(filter(None, (section.title, entry.label)))
            for section in self._sections.values()
            for entry in section.entries
            if isinstance(entry, Field)
        }

    def show_state(self) -> None:
        """Show in each row whether an entry of it is not accepted."""
        for row in self.rows.values():
            row.show_state()

    def menu_of(self, kind: GroupKind) -> QMenu:
        """Return the menu of what can be added to a group."""
        return self._groups[kind].head.menu

    def adder(self, kind: GroupKind) -> AddLink:
        """Return the link that adds to a group."""
        return self._groups[kind].head.adder

    @property
    def marks(self) -> dict[object, QWidget]:
        """Return what can have the focus by a name that outlives the widgets."""
        found: dict[object, QWidget] = {kind: column.head.adder.button for kind, column in self._groups.items()}
        found |= {("rest", kind): column.rest.button for kind, column in self._groups.items() if column.has_rest}
        for key, row in self.rows.items():
            found["row", *key] = row.head
            if row.body is not None:
                found |= row.body.marks
                found[key] = row.body.foot.more
        return found

    def mark_of(self, widget: QObject | None) -> object:
        """Return the mark of a widget, None if it has none."""
        return next((mark for mark, one in self.marks.items() if one is widget), None)

    def widgets(self) -> Iterator[QWidget]:
        """Yield what the Tab key reaches, in the order shown."""
        for kind in self._order:
            column = self._groups[kind]
            if column.head.adder.isVisibleTo(self):
                yield column.head.adder.button
            for row in column.rows:
                yield row.head
                if row.is_open and row.body is not None:
                    yield from row.body.widgets
            if column.has_rest:
                yield column.rest.button

    def offer_additions(self) -> None:
        """Open a menu of everything that can be added, where a person is at work."""
        menu = AddMenu(self._around.theme, self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        columns = [column for column in self._groups.values() if column.group is not None and column.group.additions]
        for column in columns:
            if column.group is not None:
                menu.list_additions(column.group.additions, column.group.title)
        menu.chosen.connect(self._insert)
        focused = QApplication.focusWidget()
        place = focused if focused is not None and self.isAncestorOf(focused) else self
        menu.popup(place.mapToGlobal(QPoint(0, place.height() if place is not self else 0)))

    def _build_next(self) -> None:
        """Build the fields of one more closed row while nothing happens, so that it opens at once."""
        if len(self.rows) > _FEW or not self.isVisible():
            return
        if row := next((row for row in self.rows.values() if row.body is None), None):
            row.build()
            self._idle.start()

    def _shown_row(self, group: RowGroup, place: int, view: FormView) -> OfferRowView:
        """Return the row of a group at a place, showing its current state."""
        shown = group.rows[place]
        key = section_key(group.kind, shown.section)
        section = self._sections[key] = view.section(group.kind, shown.section)
        row = self.rows.get(key)
        if row is None:
            row = OfferRowView(key, self._around, self)
            row.head.clicked.connect(partial(self._actions.turn, row))
            row.head.wanted.connect(partial(self._actions.do, row))
            row.head.amount_wanted.connect(partial(self._actions.do, row, RowAction.EDIT))
            row.head.field_wanted.connect(partial(self._actions.answer, row))
            row.built.connect(partial(self._connect, row))
            row.refused.connect(lambda path: self.enter(row.key, path))
        row.show_row(shown, section)
        return row

    def _connect(self, row: OfferRowView, body: RowBody) -> None:
        body.typed.connect(self.typed)
        body.tried.connect(self.tried)
        body.picked.connect(self.picked)
        body.asked.connect(self.asked)
        body.currency_wanted.connect(self.currency_wanted)
        body.terms_wanted.connect(self.terms_wanted)
        body.way_wanted.connect(self.way_wanted)
        body.edited.connect(self.edited)
        body.given_up.connect(self.given_up)
        body.closed.connect(self.close_row)
        body.toggled.connect(lambda: self.toggled.emit(self._sections.get(row.key)))
        body.advanced.connect(partial(self._actions.advance, row))

    def enter(self, key: SectionKey, path: Path = ()) -> None:
        """Open a row with the cursor in a field, else in one to correct, in that of its figure, or in the first one."""
        if self.open_row is not None and self.open_row.key != key:
            self.open_row.settle()
        self.open(key)
        row = self.rows.get(key)
        editor = None if row is None else row.fields.get(path) or row.first_field
        if editor is not None:
            editor.entry.setFocus(Qt.FocusReason.TabFocusReason)

    def _new_group(self, kind: GroupKind) -> GroupColumn:
        column = GroupColumn(self._around, self)
        column.head.chosen.connect(self._insert)
        column.rest_wanted.connect(lambda: self.toggled.emit(None))
        self._order = (*self._order, kind)
        self._column.addWidget(column)
        return column

    def _insert(self, addition: Addition) -> None:
        """Ask for another part, or for the field of a term."""
        words = self._around.localizer.tr("Add {part}", part=addition.label)
        column = next(one for one in self._groups.values() if one.group is not None and addition in one.group.additions)
        if addition.part is not None:
            self.asked.emit(Insert(addition.part), words, column.head.adder)
        else:
            self.field_wanted.emit(addition.field)


def _discard(row: OfferRowView) -> None:
    row.forget()
    row.hide()
    row.deleteLater()
