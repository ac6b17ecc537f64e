"""The input widget for each kind of field."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QLineEdit, QSizePolicy, QWidget

from offercalc.desktop.editors.amount_line import AmountLine
from offercalc.desktop.editors.currency_line import CurrencyLine
from offercalc.desktop.editors.day_line import DayLine
from offercalc.desktop.editors.lines_entry import LinesEntry
from offercalc.desktop.widgets.choice_box import ChoiceBox
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.forms.field import LONG, Field, FieldKind


def line_for(field: Field, localizer: Localizer, parent: QWidget) -> QLineEdit | LinesEntry:
    """Return the input widget of a field that is typed."""
    if field.kind in LONG:
        return LinesEntry(field.text, parent)
    if field.kind is FieldKind.ESTIMATE or (field.kind is FieldKind.NUMBER and field.unit):
        return AmountLine(field, localizer, parent)
    if field.kind in {FieldKind.DAY, FieldKind.EVENT}:
        line = DayLine(field.text, localizer, parent)
        line.may_be_empty = field.optional
        return line
    if field.kind is FieldKind.CODE:
        return CurrencyLine(field.text, localizer, parent)
    return QLineEdit(field.text, parent)


def box_for(field: Field, parent: QWidget) -> QComboBox:
    """Return the box of a field with choices."""
    box = ChoiceBox(parent)
    box.addItems([choice.label for choice in field.choices])
    box.setCurrentIndex(field.chosen)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(8)
    box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return box
