from pytestqt.qtbot import QtBot

from offercalc.desktop.editors.field_head import FieldHead
from offercalc.presentation.forms.field import Field, FieldKind, Way

WAYS = (Way(("equity", 0, "value"), "Value", "USD"), Way(("equity", 0, "units"), "Units"))
SIZE = Field(WAYS[1].path, "Number of units", FieldKind.ESTIMATE, ways=WAYS, heading="Grant size")


def test_the_label_is_shown_without_its_unit(qtbot: QtBot) -> None:
    head = FieldHead(Field(("pay", 0, "amount"), "Amount (USD)", FieldKind.ESTIMATE, unit="USD"))
    qtbot.addWidget(head)
    assert (head.label.text(), head.ways) == ("Amount", None)


def test_another_way_is_asked_for_and_the_field_stays(qtbot: QtBot) -> None:
    head = FieldHead(SIZE)
    qtbot.addWidget(head)
    assert head.ways is not None
    assert (head.label.text(), head.ways.chosen) == ("Grant size", 1)
    with qtbot.waitSignal(head.way_wanted) as wanted:
        head.ways.buttons[0].click()
    assert (wanted.args, head.ways.chosen) == ([WAYS[0].path], 1)
