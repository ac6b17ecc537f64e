"""The list of a sheet's sections, reordered or left out with the mouse, or with Space, Alt+Up and Alt+Down."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget
from typing_extensions import override

from offercalc.application.ports.document_options import SECTIONS, Section
from offercalc.presentation.formats.localizer import N_, Localizer

_NAMES: dict[Section, str] = {
    "figures": N_("Key figures"),
    "work": N_("Responsibilities and requirements"),
    "terms": N_("Offer terms"),
    "equity": N_("How the equity works"),
    "chart": N_("Chart by year"),
    "years": N_("Table by year"),
    "vesting": N_("Vesting schedules"),
    "other_currency": N_("Second currency"),
    "conditions": N_("Conditions"),
    "open": N_("Not known yet"),
    "basis": N_("Assumptions and exchange rates"),
    "signatures": N_("Signatures"),
}
_PAD = 10
_ROLE = Qt.ItemDataRole.UserRole


class SectionsList(QListWidget):
    """Lists all sections in order, with the included ones checked; `reordered` is emitted on every change."""

    reordered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sections")
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemChanged.connect(lambda _item: self.reordered.emit())

    @property
    def sections(self) -> tuple[Section, ...]:
        """Return the included sections in order."""
        items = (self.item(row) for row in range(self.count()))
        wanted = (item for item in items if item.checkState() is Qt.CheckState.Checked)
        return tuple(cast("Section", item.data(_ROLE)) for item in wanted)

    def show_sections(self, wanted: tuple[Section, ...], localizer: Localizer) -> None:
        """Check the included sections; the others keep their default positions."""
        self.setAccessibleName(localizer.tr("Sections"))
        self.setAccessibleDescription(
            localizer.tr("Space includes a section or leaves it out; Alt and the arrow keys move it")
        )
        names = [self.item(row).text() for row in range(self.count())]
        order = _whole(wanted)
        if self.sections == wanted and names == [localizer.tr(_NAMES[section]) for section in order]:
            return
        self.blockSignals(True)  # noqa: FBT003 - Qt's own way
        here = self.currentRow()
        self.clear()
        for section in order:
            item = QListWidgetItem(localizer.tr(_NAMES[section]), self)
            item.setData(_ROLE, section)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if section in wanted else Qt.CheckState.Unchecked)
        self.setCurrentRow(here)
        self.blockSignals(False)  # noqa: FBT003
        self._fit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.FontChange}:
            self._fit()

    def _fit(self) -> None:
        """Make room for all sections, so that the list does not scroll inside of the page."""
        if self.count():
            self.setFixedHeight(self.sizeHintForRow(0) * self.count() + 2 * self.frameWidth() + _PAD)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        row = self.currentRow()
        if step is None or event.modifiers() != Qt.KeyboardModifier.AltModifier:
            super().keyPressEvent(event)
        elif 0 <= row + step < self.count():
            item = self.takeItem(row)
            self.insertItem(row + step, item)
            self.setCurrentRow(row + step)
            self.reordered.emit()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        super().dropEvent(event)
        self.reordered.emit()


def _whole(wanted: tuple[Section, ...]) -> tuple[Section, ...]:
    """Return all sections, with those left out at their default positions."""
    order = list(wanted)
    for place, section in enumerate(SECTIONS):
        if section not in order:
            before = next((one for one in reversed(SECTIONS[:place]) if one in order), None)
            order.insert(order.index(before) + 1 if before is not None else 0, section)
    return tuple(order)
