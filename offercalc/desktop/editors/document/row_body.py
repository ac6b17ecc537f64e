"""The fields of an open row in two columns; what is shown is updated in place, never rebuilt."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import partial
from itertools import pairwise
from typing import TypeAlias

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QVBoxLayout, QWidget
from typing_extensions import override

from offercalc.application.offers.edits import Append, Remove
from offercalc.desktop.editors.amount_line import AmountLine
from offercalc.desktop.editors.document.body_parts import AddLink, BodyFoot, RecordHead, Surroundings
from offercalc.desktop.editors.document.vesting_bars import VestingBars
from offercalc.desktop.editors.field_editor import FieldEditor
from offercalc.domain.values.paths import Path
from offercalc.presentation.formats.masked import MaskedFormat
from offercalc.presentation.forms.field import Adder, Entry, Field, FieldKind, Row, ways_in
from offercalc.presentation.forms.visibility import ShownSection

_SIDE, _TEXT_AT = 20, 44
_NARROW = 430
"""The width in points below which the fields stand in one column."""
_TIGHT = 500
"""The width in points below which a field with a choice above it stands in a line of its own."""
EntryKey: TypeAlias = tuple[str, Path, str]


class RowBody(QWidget):
    """Shows the entries of a section, and emits what was typed, tried, picked, asked for, or wanted.

    `asked` carries an edit, its name for undo, and the widget that says why it cannot be. `currency_wanted` carries the
    field and a currency, `way_wanted` the path of another way to state the same. `closed` says that Done or Esc was
    pressed, `advanced` that the next row is wanted.
    """

    typed = Signal(object, str)
    tried = Signal(object, str)
    picked = Signal(object, int)
    asked = Signal(object, str, object)
    currency_wanted = Signal(object, str)
    terms_wanted = Signal(object)
    way_wanted = Signal(object)
    toggled = Signal()
    edited = Signal()
    given_up = Signal()
    closed = Signal()
    advanced = Signal()

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rowBody")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._around = around
        self._name = ""
        self._section: ShownSection | None = None
        self._widgets: dict[EntryKey, QWidget] = {}
        self._order: tuple[EntryKey, ...] = ()
        self._wide: frozenset[Path] = frozenset()
        self._columns, self._is_tight, self._lines = 0, False, list[list[QWidget]]()
        self.fields: dict[Path, FieldEditor] = {}
        self.adders: dict[Path, Adder] = {}
        self._terms: dict[Path, Field] = {}
        px = around.theme.px
        self.foot = BodyFoot(around.theme, around.localizer, self)
        self.foot.more.clicked.connect(self.toggled)
        self.foot.remove.clicked.connect(self.remove)
        self.foot.done.clicked.connect(self.closed)
        self._bars = VestingBars(around.theme, self)
        self._cells = QWidget(self)  # the grid of a widget: one inside a layout keeps outdated heights
        self._grid = QGridLayout(self._cells)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(px(16))
        self._grid.setVerticalSpacing(px(12))
        column = QVBoxLayout(self)
        column.setContentsMargins(px(_TEXT_AT), px(8), px(_SIDE), px(14))
        column.setSpacing(px(12))
        column.addWidget(self._cells)
        column.addWidget(self._bars)
        column.addWidget(self.foot)

    def show_section(self, section: ShownSection, name: str) -> None:
        """Show the current entries; widgets of entries that stay are kept."""
        if (section, name) == (self._section, self._name):
            return
        self._section, self._name = section, name
        order, focused = tuple(map(_key, section.entries)), _focused_way(self.fields)
        for key in set(self._widgets) - set(order):
            self._drop(key)
        for key, entry in zip(order, section.entries, strict=True):
            self._show_entry(key, entry)
        wide = frozenset(one.path for one in section.entries if isinstance(one, Field) and one.is_wide)
        if (order, wide) != (self._order, self._wide) or not self._columns:
            self._order, self._wide = order, wide
            self._place()
        shown = (entry for entry in section.entries if isinstance(entry, Field) and entry.kind is not FieldKind.TERMS)
        self.fields = {field.path: self.fields[field.path] for field in shown}
        if focused is not None and focused not in self.fields.values():
            way_shown(self.fields, focused.field.path).entry.setFocus(Qt.FocusReason.OtherFocusReason)
        self.show_vesting()
        self.foot.show_section(section, name)
        self.foot.complain("")

    def show_vesting(self) -> None:
        """Draw when the grant vests, while the row is open."""
        if self._section is not None and not self.isHidden():
            self._bars.show_years(self._around.vesting(self._section.path))

    @property
    def widgets(self) -> Iterator[QWidget]:
        """Yield what the Tab key reaches, in the order shown."""
        for key in self._order:
            widget = self._widgets[key]
            if isinstance(widget, FieldEditor):
                if widget.head.ways is not None:
                    yield widget.head.ways.stop
                yield widget.entry
            elif isinstance(widget, RecordHead):
                yield widget.remove
            elif isinstance(widget, AddLink):
                yield widget.button
        yield from (self.foot.more, self.foot.remove, self.foot.done)

    @property
    def marks(self) -> dict[object, QWidget]:
        """Return what can have the focus by a name that outlives the widgets."""
        found: dict[object, QWidget] = {path: editor.entry for path, editor in self.fields.items()}
        for (kind, path, _form), widget in self._widgets.items():
            if isinstance(widget, RecordHead):
                found["remove", *path] = widget.remove
            elif isinstance(widget, AddLink):
                found[kind, *path] = widget.button
        return found

    def remove(self) -> None:
        """Ask for the removal of the whole part."""
        if self._section is not None and self._section.path:
            words = self._around.localizer.tr("Remove {part}", part=self._name)
            self.asked.emit(Remove(self._section.path), words, self.foot)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() == Qt.Key.Key_Escape and held == Qt.KeyboardModifier.NoModifier:
            self._escape()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and held == Qt.KeyboardModifier.ControlModifier:
            self.advanced.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            return  # the field has taken it; the page must not
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._columns and (self._columns, self._is_tight) != self._fitting:
            self._place()
        _align_heads(self._lines, self._grid)

    def _escape(self) -> None:
        """Take back what is typed in the focused field, or else close the row."""
        focused = QApplication.focusWidget()
        for editor in self.fields.values():
            if editor.entry is focused and not editor.is_settled:
                editor.take_back()
                return
        self.closed.emit()

    @property
    def _fitting(self) -> tuple[int, bool]:
        """Return how many columns there is room for, and whether they are too narrow for a choice above a field."""
        px = self._around.theme.px
        return 2 if self.width() >= px(_NARROW) else 1, self.width() < px(_TIGHT)

    def _place(self) -> None:
        """Put the widgets into the columns in their order: long ones and headings over both."""
        self._columns, self._is_tight = self._fitting
        for widget in self._widgets.values():
            self._grid.removeWidget(widget)  # not takeAt: an item that PySide keeps would outdate the next one's size
        row = column = 0
        lines = defaultdict[int, list[QWidget]](list)
        for key in self._order:
            widget = self._widgets[key]
            is_wide = self._columns == 1 or _is_wide(widget, is_tight=self._is_tight)
            if is_wide and column:
                row, column = row + 1, 0
            where = Qt.AlignmentFlag.AlignTop
            self._grid.addWidget(widget, row, column, 1, self._columns if is_wide else 1, where)
            lines[row].append(widget)
            widget.show()  # immediately: it may get the focus
            row, column = (row + 1, 0) if is_wide or column else (row, 1)
        self._lines = list(lines.values())
        _align_heads(self._lines, self._grid)
        for number in range(2):
            self._grid.setColumnStretch(number, int(number < self._columns))
        for before, after in pairwise(self.widgets):
            QWidget.setTabOrder(before, after)

    def _show_entry(self, key: EntryKey, entry: Entry) -> None:
        match entry:
            case Field(kind=FieldKind.TERMS):
                self._show_terms(key, entry)
            case Field():
                self._show_field(key, entry)
            case Row():
                self._show_head(key, entry)
            case Adder():
                self._show_adder(key, entry)

    def _show_field(self, key: EntryKey, field: Field) -> None:
        if key not in self._widgets:
            self._widgets[key] = self.fields[field.path] = self._new_field(field)
        editor = self.fields[field.path]
        editor.hide_amount(hidden=isinstance(self._around.localizer.figures, MaskedFormat))
        editor.show_field(field)

    def _new_field(self, field: Field) -> FieldEditor:
        editor = FieldEditor(field, self._around.localizer.tr("not known yet"), self._around.localizer, self)
        editor.typed.connect(partial(self.typed.emit, editor))
        editor.tried.connect(partial(self.tried.emit, editor))
        editor.picked.connect(partial(self.picked.emit, editor))
        editor.edited.connect(self.edited)
        editor.given_up.connect(self.given_up)
        editor.head.way_wanted.connect(self.way_wanted)
        if isinstance(editor.entry, AmountLine):
            editor.entry.offer_currencies(self._around.currencies)
            editor.entry.currency_wanted.connect(partial(self.currency_wanted.emit, editor))
        return editor

    def _show_terms(self, key: EntryKey, field: Field) -> None:
        """Offer to edit terms as text, in a dialog of their own."""
        shown = self._widgets.get(key)
        if not isinstance(shown, AddLink):
            shown = AddLink("", self._around.theme, self, "file-text")
            shown.button.clicked.connect(partial(self._want_terms, field.path))
            self._widgets[key] = shown
        self._terms[field.path] = field
        shown.rename(self._around.localizer.tr("Edit vesting as text…"))

    def _want_terms(self, path: Path, _checked: object = None) -> None:
        self.terms_wanted.emit(self._terms[path])

    def _show_head(self, key: EntryKey, row: Row) -> None:
        removal = self._around.localizer.tr("Remove {part}", part=row.title)
        head = self._widgets.get(key)
        if not isinstance(head, RecordHead):
            head = RecordHead(row.title, self._around.theme, removal, self)
            head.removed.connect(partial(self._ask_removal, row.path, head))
            self._widgets[key] = head
        head.rename(row.title, removal)
        head.complain("")

    def _show_adder(self, key: EntryKey, adder: Adder) -> None:
        shown = self._widgets.get(key)
        self.adders[adder.path] = adder
        if not isinstance(shown, AddLink):
            shown = AddLink(adder.label, self._around.theme, self)
            shown.button.clicked.connect(partial(self._append, adder.path, shown))
            self._widgets[key] = shown
        shown.rename(adder.label)
        shown.complain("")

    def _drop(self, key: EntryKey) -> None:
        widget = self._widgets.pop(key)
        self._grid.removeWidget(widget)
        if isinstance(widget, FieldEditor):
            widget.blockSignals(True)  # noqa: FBT003 - a hidden editor would emit `typed` again for a moved draft
        widget.hide()
        widget.deleteLater()

    def _ask_removal(self, path: Path, head: RecordHead, label: str) -> None:
        self.asked.emit(Remove(path), label, head)

    def _append(self, path: Path, voice: AddLink, _checked: object = None) -> None:
        """Ask for the next addition to a list, which may have changed since the link was built."""
        adder = self.adders[path]
        self.asked.emit(Append(path, adder.value), adder.label, voice)


def _is_wide(widget: QWidget, *, is_tight: bool) -> bool:
    """Whether a widget stands in a line of its own; in tight columns also a field with a choice above it."""
    return not isinstance(widget, FieldEditor) or widget.field.is_wide or (is_tight and bool(widget.field.ways))


def _align_heads(lines: list[list[QWidget]], grid: QGridLayout) -> None:
    """Make the heads of fields that stand side by side equally high, so that their entries are level.

    They are not taken from the grid, whose items PySide would keep.
    """
    room = (grid.geometry().width() - grid.horizontalSpacing()) // 2
    for widgets in lines:
        heads = [widget.head for widget in widgets if isinstance(widget, FieldEditor)]
        choice = max((head.ways.sizeHint().height() for head in heads if head.ways is not None), default=0)
        tall = max((head.heightForWidth(room) for head in heads), default=0) if len(heads) > 1 else 0
        for head in heads:
            head.stand(max(choice, tall), is_low=tall > choice)


def way_shown(fields: Mapping[Path, FieldEditor], path: Path) -> FieldEditor:
    """Return the field that is shown of all ways to state what the one at a path does."""
    return next(one for one in fields.values() if path in ways_in(one.field))


def _focused_way(fields: Mapping[Path, FieldEditor]) -> FieldEditor | None:
    """Return the field with the focus, if the same may be stated in other ways."""
    return next((one for one in fields.values() if one.field.ways and one.entry.hasFocus()), None)


def _key(entry: Entry) -> EntryKey:
    """Return what makes the widget of an entry reusable: the same place, and the same kind of value."""
    match entry:
        case Field(kind=FieldKind.NUMBER):
            return entry.kind, entry.path, "unit" if entry.unit else ""
        case Field():
            return entry.kind, entry.path, ""
        case Row():
            return "row", entry.path, ""
        case Adder():
            return "add", entry.path, ""
