"""One row of the offer: its head, and below it its fields while it is open."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from offercalc.desktop.editors.document.body_parts import Surroundings
from offercalc.desktop.editors.document.row_head import RowHead
from offercalc.domain.values.paths import Path
from offercalc.presentation.forms.visibility import SectionKey, ShownSection
from offercalc.presentation.pages.offer_rows import OfferRow

if TYPE_CHECKING:
    from offercalc.desktop.editors.document.row_body import RowBody
    from offercalc.desktop.editors.field_editor import FieldEditor


class OfferRowView(QWidget):
    """Shows a row; its fields are built when it is first opened. `built` carries the new body.

    The field that states the figure can be lent to the head, to be edited in place; `refused` carries its path if what
    was typed there is not accepted.
    """

    built = Signal(object)
    refused = Signal(object)

    def __init__(self, key: SectionKey, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self._around = around
        self._row: OfferRow | None = None
        self._section: ShownSection | None = None
        self.head = RowHead(around.theme, around.localizer, self)
        self.body: RowBody | None = None
        self._lent: FieldEditor | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.head)

    @property
    def row(self) -> OfferRow | None:
        """Return the row shown."""
        return self._row

    @property
    def is_open(self) -> bool:
        """Whether the fields are shown."""
        return self.body is not None and not self.body.isHidden()

    @property
    def fields(self) -> dict[Path, FieldEditor]:
        """Return the editors built so far, by path."""
        return self.body.fields if self.body is not None else {}

    @property
    def first_field(self) -> FieldEditor | None:
        """Return where the cursor goes: a field to correct, else that of the figure, an amount of a part, the first."""
        refused = (editor for editor in self.fields.values() if editor.complaint)
        main = self.fields.get(() if self._row is None else self._row.main)
        is_part = self._section is not None and bool(self._section.path)
        amounts = (editor for editor in self.fields.values() if is_part and editor.is_for_amount)
        return next(refused, None) or main or next(amounts, None) or next(iter(self.fields.values()), None)

    def show_row(self, row: OfferRow, section: ShownSection) -> None:
        """Show the current state of the row, and of its fields if they are built."""
        self._row, self._section = row, section
        if self.body is not None:
            self.body.show_section(section, row.name)
        self.show_state()

    def show_state(self) -> None:
        """Show whether the row is open, and whether an entry of it is not accepted."""
        if self._row is not None:
            faulty = any(editor.complaint for editor in self.fields.values())
            self.head.show_row(self._row, is_open=self.is_open, has_error=faulty and not self.is_open)

    def build(self) -> None:
        """Build the fields, which stay hidden."""
        if self.body is None and self._section is not None and self._row is not None:
            from offercalc.desktop.editors.document.row_body import RowBody  # noqa: PLC0415 - not for the first paint

            self.body = RowBody(self._around, self)
            self.body.hide()
            self.built.emit(self.body)
            self._column.addWidget(self.body)
            self.body.show_section(self._section, self._row.name)

    def open(self) -> None:
        """Show the fields below the head."""
        self.build()
        if self.body is not None:
            self.body.show()
            self.body.show_vesting()
        self.show_state()

    def settle(self) -> None:
        """Commit what is typed in the fields."""
        for editor in tuple(self.fields.values()):
            editor.settle()

    def close_up(self) -> None:
        """Hide the fields."""
        if self.body is not None:
            self.body.hide()
        self.show_state()

    def edit_figure(self) -> bool:
        """Lend the field that states the figure to the head; return whether that is possible."""
        self.build()
        editor = self.fields.get(self._row.main) if self._row is not None else None
        if editor is None or self.is_open or self._lent is not None:
            return False
        from offercalc.desktop.editors.field_editor import lend  # noqa: PLC0415 - not for the first paint

        self._lent = editor
        entry = lend(editor, self.head)
        entry.installEventFilter(self)
        entry.setGeometry(self.head.entry_place(entry.sizeHint().height()))
        entry.show()
        entry.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """End the editing of the figure with Enter, Esc, or when the focus leaves it."""
        if self._lent is None or watched is not self._lent.entry:
            return super().eventFilter(watched, event)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self._lent.take_back()
                self._take_figure(is_done=True)
                return True
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._lent.settle()
                self._take_figure(is_done=True)
                return True
        is_left = isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut
        if is_left and isinstance(event, QFocusEvent) and event.reason() is not Qt.FocusReason.PopupFocusReason:
            QTimer.singleShot(0, self, partial(self._take_figure, is_done=False))
        return super().eventFilter(watched, event)

    def _take_figure(self, *, is_done: bool) -> None:
        """Put the field back to the others; what was refused is shown among them."""
        editor, self._lent = self._lent, None
        if editor is None:
            return
        _take_back(editor, self)
        if editor.complaint:
            self.refused.emit(editor.field.path)
        elif is_done:
            self.head.setFocus(Qt.FocusReason.OtherFocusReason)
        self.show_state()

    def forget_unused(self) -> None:
        """Delete the fields at once if they are hidden and hold no unconfirmed input; they are built when next used."""
        body = self.body
        if body is None or self.is_open or self._lent is not None:
            return
        if all(editor.is_settled for editor in self.fields.values()):
            self.forget()
            QCoreApplication.sendPostedEvents(body, QEvent.Type.DeferredDelete)

    def forget(self) -> None:
        """Drop the fields, because they belong to another part now."""
        if self.body is not None:
            for editor in self.body.fields.values():
                editor.blockSignals(True)  # noqa: FBT003 - a hidden editor would emit `typed` for another part
            if self._lent is not None:
                _take_back(self._lent, self)
                self._lent = None
            self.body.hide()
            self.body.deleteLater()
            self.body = None


def _take_back(editor: FieldEditor, watcher: QObject) -> None:
    """Put a field that was lent to the head back into its place."""
    from offercalc.desktop.editors.field_editor import reclaim  # noqa: PLC0415 - not for the first paint

    editor.entry.removeEventFilter(watcher)
    reclaim(editor)
