from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from offercalc.application.ports.offer_table import Column
from offercalc.desktop.dialogs.batch.mapping_head import MappingHead
from tests.tools import ENGLISH
from tests.windows import choose, light

CHOICES = (("candidate", "Candidate"), ("salary", "Base salary"))


def test_every_column_has_a_box_with_its_meaning(qtbot: QtBot) -> None:
    view = QTableView()
    qtbot.addWidget(view)
    head = MappingHead(light(), view)
    asked: list[tuple[str, str]] = []
    head.chosen.connect(lambda letter, name: asked.append((letter, name)))
    columns = (Column("A", "Who", "Candidate", "candidate"), Column("B", "", "", "", ("It is wrong.",)))
    head.show_columns(columns, CHOICES, ENGLISH)
    assert [box.currentText() for box in head.boxes] == ["Candidate", "Not used"]
    assert [box.accessibleName() for box in head.boxes] == ["Meaning of column A Who", "Meaning of column B"]
    assert [box.toolTip() for box in head.boxes] == ["", "It is wrong."]
    choose(head.boxes[0], "candidate")
    choose(head.boxes[1], "salary")
    assert asked == [("B", "salary")]
    head.show_columns(columns[:1], CHOICES, ENGLISH)
    assert len(head.boxes) == 1
