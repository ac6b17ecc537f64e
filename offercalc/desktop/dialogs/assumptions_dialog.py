"""The dialog for assumptions on exchange rates, share prices, bonuses and leaving; changes apply immediately."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from offercalc.desktop.editors.field_editor import FieldEditor
from offercalc.desktop.state.workspace import Workspace
from offercalc.desktop.system.plain_text import PlainLabel
from offercalc.desktop.widgets.layouts import resize_to_screen
from offercalc.domain.scenario.scenario import Scenario
from offercalc.presentation.forms.assumption_form import (
    FieldGroup,
    assumption_form,
    grantors,
    read_assumption,
    take_assumption,
)
from offercalc.presentation.forms.field import Field
from offercalc.presentation.parsing.amounts import InputError

_SIZE = QSize(680, 640)
_COLUMNS = 2


class AssumptionsDialog(QDialog):
    """Edits the assumptions of a workspace; changes apply without confirmation."""

    def __init__(self, workspace: Workspace, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._today = today
        self._shape: object = None
        self.editors: dict[tuple[str | int, ...], FieldEditor] = {}
        self._note = PlainLabel(self)
        self._note.setObjectName("quiet")
        self._note.setWordWrap(True)
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setObjectName("formScroll")
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.reset = QPushButton(self)
        self.reset.clicked.connect(self._reset)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self._buttons.addButton(self.reset, QDialogButtonBox.ButtonRole.ResetRole)
        self._buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 20)
        layout.setSpacing(16)
        layout.addWidget(self._note)
        layout.addWidget(self._area, 1)
        layout.addWidget(self._buttons)
        size = _SIZE * (workspace.settings.scale / 100)
        resize_to_screen(self, size)
        self._columns = _COLUMNS if self.width() >= size.width() else 1  # on a small screen they would cut choices
        workspace.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the current assumptions in the current language; invalid input stays as typed."""
        workspace, localizer = self._workspace, self._workspace.localizer
        self.setWindowTitle(localizer.tr("Assumptions"))
        self._note.setText(
            localizer.tr(
                "These assumptions apply to every offer, on every page and in every PDF. Changes take effect "
                "immediately."
            )
        )
        self.reset.setText(localizer.tr("Reset to defaults"))
        self.reset.setEnabled(workspace.settings.assumed != Scenario())
        self._buttons.button(QDialogButtonBox.StandardButton.Close).setText(localizer.tr("Close"))
        groups = self._groups()
        shape = [(group.title, [(field.path, field.label) for field in group.fields]) for group in groups]
        if shape != self._shape:
            self._shape = shape
            self._build(groups)
        for group in groups:
            for field in group.fields:
                self.editors[field.path].show_field(field)
                is_amount = field.unit not in {"", "%"}
                self.editors[field.path].hide_amount(hidden=workspace.is_private and is_amount)

    @override
    def reject(self) -> None:
        for editor in list(self.editors.values()):
            editor.settle()
        super().reject()

    def _groups(self) -> tuple[FieldGroup, ...]:
        workspace = self._workspace
        offers = tuple(kept.offer for kept in workspace.compared)
        chosen = workspace.chosen_offer
        companies = grantors(offers if chosen is None or chosen in offers else (*offers, chosen))
        return assumption_form(workspace.settings.assumed, companies, self._today, workspace.localizer)

    def _build(self, groups: tuple[FieldGroup, ...]) -> None:
        """Rebuild the fields and restore the focus."""
        focused = self.focusWidget()
        before = next((path for path, editor in self.editors.items() if editor.entry is focused), None)
        self.editors = {}
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 12, 0)
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(12)
        row = 0
        for group in groups:
            title = PlainLabel(inside, group.title)
            title.setObjectName("sectionTitle")
            grid.addWidget(title, row, 0, 1, self._columns)
            for at, column, span, field in _places(group.fields, self._columns):
                grid.addWidget(self._editor(field, inside), row + 1 + at, column, 1, span, Qt.AlignmentFlag.AlignTop)
            row = grid.rowCount()
        for column in range(self._columns):
            grid.setColumnStretch(column, 1)
        grid.setRowStretch(row, 1)
        old = self._area.takeWidget()
        if old is not None:
            old.deleteLater()  # later: this may be called from one of its own fields
        self._area.setWidget(inside)
        if before in self.editors:
            self.editors[before].entry.setFocus()

    def _editor(self, field: Field, inside: QWidget) -> FieldEditor:
        editor = FieldEditor(field, "", self._workspace.localizer, inside)
        editor.typed.connect(partial(self._type, editor))
        editor.picked.connect(partial(self._pick, editor))
        self.editors[field.path] = editor
        return editor

    def _type(self, editor: FieldEditor, text: str) -> None:
        editor.take()
        self._enter(
            editor, read_assumption(self._workspace.settings.assumed, editor.field, text, self._workspace.localizer)
        )

    def _pick(self, editor: FieldEditor, place: int) -> None:
        value = editor.field.choices[place].value
        self._enter(
            editor, take_assumption(self._workspace.settings.assumed, editor.field, value, self._workspace.localizer)
        )

    def _enter(self, editor: FieldEditor, entered: Scenario | InputError) -> None:
        if isinstance(entered, InputError):
            editor.complain(entered.sentence)
            return
        editor.complain("")
        self._workspace.set(assumed=entered)
        self.refresh()

    def _reset(self) -> None:
        for editor in self.editors.values():
            editor.complain("")
        self._shape = None
        self._workspace.set(assumed=Scenario())


def _places(fields: tuple[Field, ...], columns: int) -> Iterator[tuple[int, int, int, Field]]:
    """Yield row, column, column span and field; fields that depend on a choice are placed beside or below it."""
    row = column = 0
    for field in fields:
        belonging = sum(other.path[:-1] == field.path for other in fields)
        if column and belonging:
            row, column = row + 1, 0
        span = columns if belonging > 1 else 1
        yield row, column, span, field
        column += span
        if column >= columns:
            row, column = row + 1, 0
