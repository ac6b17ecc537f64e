import pytest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from offercalc.desktop.editors.amount_line import AmountLine
from offercalc.desktop.editors.currency_line import CurrencyLine
from offercalc.desktop.editors.day_line import DayLine
from offercalc.desktop.editors.entry_widgets import box_for, line_for
from offercalc.desktop.editors.lines_entry import LinesEntry
from offercalc.presentation.forms.field import Choice, Field, FieldKind
from tests.tools import ENGLISH


@pytest.mark.parametrize(
    ("kind", "unit", "widget"),
    [
        (FieldKind.ESTIMATE, "USD", AmountLine),
        (FieldKind.NUMBER, "%", AmountLine),
        (FieldKind.NUMBER, "", QLineEdit),
        (FieldKind.DAY, "", DayLine),
        (FieldKind.CODE, "", CurrencyLine),
        (FieldKind.NOTE, "", LinesEntry),
        (FieldKind.TEXT, "", QLineEdit),
    ],
)
def test_each_kind_of_field_has_its_widget(qtbot: QtBot, kind: FieldKind, unit: str, widget: type[QWidget]) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    assert type(line_for(Field(("x",), "X", kind, "5", unit), ENGLISH, parent)) is widget


def test_choices_are_listed_with_the_chosen_one_shown(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    box = box_for(Field(("x",), "X", FieldKind.CHOICE, choices=(Choice(1, "one"), Choice(2, "two")), chosen=1), parent)
    assert (box.count(), box.currentText()) == (2, "two")
