"""The form's widgets in one column: groups, their sections, and the fields and records of each."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from offercalc.application.offers.edits import Append, Insert, Remove
from offercalc.desktop.editors.field_editor import FieldEditor
from offercalc.desktop.editors.form_parts import FormButton, FormHead, MoreButton, PartAdder
from offercalc.desktop.system.plain_text import PlainLabel
from offercalc.desktop.system.theme import Theme
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.formats.masked import MaskedFormat
from offercalc.presentation.forms.offer_form import Adder, Addition, Field, Group, GroupKind, Path, Row
from offercalc.presentation.forms.visibility import ShownSection


class FormColumn(QWidget):
    """Shows groups of sections and emits what was typed, tried, picked, asked for or toggled.

    Where parts are left out, and asked for, what is toggled is None.
    `asked` carries an edit, its name for undo, and the widget that says why it cannot be. `marks` names what can have
    the focus, to find it again in a form that is built anew. `edited` says that what is not confirmed has changed.
    """

    typed = Signal(object, str)
    tried = Signal(object, str)
    picked = Signal(object, int)
    asked = Signal(object, str, object)
    toggled = Signal(object)
    edited = Signal()

    def __init__(self, theme: Theme, localizer: Localizer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._localizer = localizer
        self.fields: dict[Path, FieldEditor] = {}
        self.names: dict[Path, str] = {}
        self.adders: dict[Path, Adder] = {}
        self.marks: dict[object, QWidget] = {}
        self._voices: list[FormButton | FormHead] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, theme.px(8), 0)
        self._column.setSpacing(theme.px(9))

    def build(self, groups: tuple[tuple[Group, tuple[ShownSection, ...]], ...]) -> None:
        """Build the widgets of all groups."""
        for group, sections in groups:
            self._group(group, sections)
        self._column.addStretch(1)

    def show_values(self, sections: tuple[ShownSection, ...]) -> None:
        """Show the current values and clear errors of earlier additions and removals."""
        for voice in self._voices:
            voice.complain("")
        for entry in (entry for section in sections for entry in section.entries):
            if isinstance(entry, Field):
                self.fields[entry.path].show_field(entry)
            elif isinstance(entry, Adder):
                self.adders[entry.path] = entry

    def mark_of(self, widget: QObject | None) -> object:
        """Return the mark of a widget, None if it has none."""
        return next((mark for mark, one in self.marks.items() if one is widget), None)

    def _group(self, group: Group, sections: tuple[ShownSection, ...]) -> None:
        title = PlainLabel(self, group.title)
        title.setObjectName("panelTitle")
        title.setWordWrap(True)
        if group.kind is not GroupKind.BASICS:
            self._column.addSpacing(self._theme.px(10))
        self._column.addWidget(title)
        if group.kind is GroupKind.PAY:
            self._column.addWidget(self._hint())
        for section in sections:
            self._section(section)
        if group.left_out:
            self._column.addWidget(self._rest(group))
        if group.additions:
            self._column.addWidget(self._part_adder(group))

    def _rest(self, group: Group) -> FormButton:
        """Offer to show parts that are left out, because there are very many."""
        words = self._localizer.plural("{number} more part", "{number} more parts", group.left_out)
        button = FormButton(words, "chevron-down", self._theme, self)
        button.button.clicked.connect(partial(self._toggle, None))
        self.marks["rest", group.kind] = button.button
        return button

    def _hint(self) -> PlainLabel:
        """Return a label that explains how to enter amounts."""
        tr = self._localizer.tr
        words = tr("Enter an amount such as 165k, a range such as 150k - 180k, or ? if it is not known yet.")
        hint = PlainLabel(self, words)
        hint.setObjectName("faint")
        hint.setWordWrap(True)
        return hint

    def _section(self, section: ShownSection) -> None:
        tr = self._localizer.tr
        if section.title:
            head = self._head(section.title, section.path, tr("Remove {part}", part=section.title))
            self._column.addWidget(head)
        for entry in section.entries:
            match entry:
                case Field():
                    self._column.addWidget(self._field(entry))
                    self.names[entry.path] = ": ".join(filter(None, (section.title, entry.label)))
                case Row():
                    head = self._head(entry.title, entry.path, tr("Remove {part}", part=entry.title))
                    head.title.setObjectName("caption")
                    self._column.addWidget(head)
                case Adder():
                    self._column.addWidget(self._adder(entry))
        if section.has_more:
            more = MoreButton(section.title, self._theme, self._localizer, is_open=section.is_open)
            more.clicked.connect(partial(self._toggle, section))
            self.marks[section.key] = more
            self._column.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addSpacing(self._theme.px(4))

    def _head(self, title: str, path: Path, removal: str) -> FormHead:
        head = FormHead(title, self._theme, removal, self)
        head.removed.connect(partial(self._ask, Remove(path), head))
        self._voices.append(head)
        if head.remove is not None:
            self.marks["remove", *path] = head.remove
        return head

    def _field(self, field: Field) -> FieldEditor:
        editor = FieldEditor(field, self._localizer.tr("not known yet"), self._localizer, self)
        editor.hide_amount(hidden=isinstance(self._localizer.figures, MaskedFormat))
        editor.typed.connect(partial(self.typed.emit, editor))
        editor.tried.connect(partial(self.tried.emit, editor))
        editor.picked.connect(partial(self.picked.emit, editor))
        editor.edited.connect(self.edited)
        self.fields[field.path] = editor
        self.marks[field.path] = editor.entry
        return editor

    def _adder(self, adder: Adder) -> FormButton:
        button = FormButton(adder.label, "plus", self._theme, self)
        button.button.clicked.connect(partial(self._append, adder.path, button))
        self.adders[adder.path] = adder
        self.marks["add", *adder.path] = button.button
        self._voices.append(button)
        return button

    def _part_adder(self, group: Group) -> PartAdder:
        """Return a button with a menu of every kind of part the group can have."""
        tr = self._localizer.tr
        words = {
            GroupKind.PAY: tr("Add pay"),
            GroupKind.EQUITY: tr("Add equity"),
            GroupKind.BENEFITS: tr("Add a benefit"),
        }[group.kind]
        adder = PartAdder(words, group.additions, self._theme, self._localizer, self)
        adder.chosen.connect(partial(self._insert, adder))
        self.marks[group.kind] = adder.button
        self._voices.append(adder)
        return adder

    def _ask(self, edit: object, voice: QWidget, label: str) -> None:
        self.asked.emit(edit, label, voice)

    def _append(self, path: Path, button: FormButton, _checked: object = None) -> None:
        """Request the next addition to the list, which may have changed since the button was built."""
        adder = self.adders[path]
        self._ask(Append(path, adder.value), button, adder.label)

    def _insert(self, adder: PartAdder, addition: Addition) -> None:
        self._ask(Insert(addition.part), adder, self._localizer.tr("Add {part}", part=addition.label))

    def _toggle(self, section: ShownSection | None, _checked: object = None) -> None:
        self.toggled.emit(section)
