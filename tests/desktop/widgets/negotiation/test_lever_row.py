from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from offercalc.desktop.widgets.negotiation.lever_row import AskLine, LeverRow
from offercalc.presentation.charts.drawing import Pattern, Role
from offercalc.presentation.negotiation.negotiation_page import LeverLine
from tests.tools import ENGLISH
from tests.windows import light

LINE = LeverLine(
    name="Base salary", note="per year", offered="$100,000", typed="110,000", step="1,000", unit="USD",
    adds="+$40,000", alone="$120,000", fill=(Role.BASE, Pattern.SOLID), share=0.5, is_closing=False, is_known=True,
    at=10, most=25, first=Decimal(100_000), by=Decimal(1_000),
)  # fmt: skip


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def placed(parent: QWidget, *, is_private: bool = False) -> LeverRow:
    row = LeverRow(light(), ENGLISH, parent)
    row.place(QGridLayout(parent), 0)
    row.show_line(LINE, light(), ENGLISH, is_private=is_private)
    parent.show()
    return row


def test_its_fields_say_what_they_are(parent: QWidget) -> None:
    row = placed(parent)
    assert row.ask.accessibleName() == "Your ask: Base salary, USD"
    assert row.ask.accessibleDescription() == "Offered: $100,000"
    assert row.closes.accessibleName() == "Base salary closes the rest"
    assert (row.slider.value(), row.slider.maximum()) == (10, 25)


def test_keys_move_by_one_step_or_by_ten_and_not_below_the_offer(qtbot: QtBot, parent: QWidget) -> None:
    row = placed(parent)
    for key, value in (
        (Qt.Key.Key_Up, 111_000), (Qt.Key.Key_Down, 109_000), (Qt.Key.Key_PageUp, 120_000),
        (Qt.Key.Key_PageDown, 100_000),
    ):  # fmt: skip
        with qtbot.waitSignal(row.asked) as asked:
            qtbot.keyClick(row.ask, key)
        assert asked.args == [Decimal(value)]


def test_other_keys_type(qtbot: QtBot) -> None:
    line = AskLine()
    qtbot.addWidget(line)
    qtbot.keyClicks(line, "12")
    assert line.text() == "12"


def test_an_empty_ask_is_what_is_offered(qtbot: QtBot, parent: QWidget) -> None:
    row = placed(parent)
    row.ask.selectAll()
    qtbot.keyClick(row.ask, Qt.Key.Key_Delete)
    with qtbot.waitSignal(row.asked) as asked:
        qtbot.keyClick(row.ask, Qt.Key.Key_Return)
    assert asked.args == [Decimal(100_000)]


def test_what_somebody_types_stays_while_figures_arrive(qtbot: QtBot, parent: QWidget) -> None:
    row = placed(parent)
    row.ask.setFocus()
    qtbot.waitUntil(row.ask.hasFocus)
    row.ask.selectAll()
    qtbot.keyClicks(row.ask, "11")
    row.show_line(LINE, light(), ENGLISH, is_private=False)
    assert row.ask.text() == "11"


def test_amounts_are_dots_in_private(parent: QWidget) -> None:
    assert placed(parent, is_private=True).ask.echoMode() is QLineEdit.EchoMode.Password
