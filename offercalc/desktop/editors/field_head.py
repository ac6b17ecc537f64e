"""What stands above a field: its label and, if the same may be stated in several ways, the choice of them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from offercalc.desktop.system.plain_text import PlainLabel
from offercalc.desktop.widgets.shell.segments import Segments
from offercalc.presentation.forms.field import Field, caption_of


class FieldHead(QWidget):
    """Shows the label of a field; `way_wanted` carries the path of another way to state the same."""

    way_wanted = Signal(object)

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field = field
        self.label = PlainLabel(self, caption_of(field))
        self.label.setObjectName("fieldLabel")
        self.label.setWordWrap(True)
        self.ways = Segments(self, is_small=True) if field.ways else None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.label, 1)
        if self.ways is not None:
            row.addWidget(self.ways)
            self.ways.picked.connect(self._want)
        self.show_field(field)

    def stand(self, height: int, *, is_low: bool) -> None:
        """Be at least so many pixels high; the label stands at the lower end if it `is_low`, or else in the middle."""
        self.setMinimumHeight(height)
        self.label.setAlignment(Qt.AlignmentFlag.AlignBottom if is_low else Qt.AlignmentFlag.AlignVCenter)

    def show_field(self, field: Field) -> None:
        """Show the label of a field, and which of its ways it is."""
        self._field = field
        self.label.setText(caption_of(field))
        if self.ways is not None:
            place = next((at for at, way in enumerate(field.ways) if way.path == field.path), -1)
            self.ways.show_choices(tuple(way.label for way in field.ways), place, field.heading)

    def _want(self, place: int) -> None:
        """Ask for another way; this field stays what it is."""
        wanted = self._field.ways[place].path
        self.show_field(self._field)
        self.way_wanted.emit(wanted)
