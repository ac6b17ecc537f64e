from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from offercalc.desktop.widgets.page_header import PageHeader
from tests.windows import light


def shown(qtbot: QtBot, width: int) -> tuple[PageHeader, QPushButton, QLabel]:
    export, mark = QPushButton("Export PDF"), QLabel("Sample")
    head = PageHeader({QPushButton("Compare"): "scale", export: "download"})
    head.title.setText("OpenAI — Head of Preparedness")
    head.subtitle.setText("San Francisco, starts February 2, 2026")
    head.add_marks(mark)
    head.restyle(light())
    qtbot.addWidget(head)
    head.resize(width, 120)
    head.show()
    QApplication.processEvents()
    return head, export, mark


def test_the_buttons_stand_beside_the_title_the_last_one_as_the_main_one(qtbot: QtBot) -> None:
    head, export, mark = shown(qtbot, 900)
    assert export.mapTo(head, export.rect().topLeft()).x() > head.title.geometry().right()
    assert (export.objectName(), export.icon().isNull()) == ("primary", False)
    assert mark.mapTo(head, mark.rect().topLeft()).x() < head.subtitle.x()


def test_the_buttons_stand_below_where_there_is_little_room(qtbot: QtBot) -> None:
    head, export, mark = shown(qtbot, 300)
    assert export.mapTo(head, export.rect().topLeft()).y() > head.subtitle.geometry().bottom()
    assert mark.mapTo(head, mark.rect().bottomLeft()).y() < head.subtitle.y()
    assert export.mapTo(head, export.rect().topRight()).x() < 300


def test_a_head_without_buttons_is_its_title(qtbot: QtBot) -> None:
    head = PageHeader({})
    qtbot.addWidget(head)
    head.title.setText("Help")
    head.resize(300, 60)
    head.show()
    assert head.title.width() > 0
