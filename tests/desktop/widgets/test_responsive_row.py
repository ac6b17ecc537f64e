from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from offercalc.desktop.widgets.responsive_row import ResponsiveRow


def places(qtbot: QtBot, width: int, own: int) -> tuple[QRect, QRect]:
    first, second = QWidget(), QWidget()
    row = ResponsiveRow(first, second, 10)
    qtbot.addWidget(row)
    row.fit(own, 500)
    row.resize(width, 400)
    row.show()
    QApplication.processEvents()
    return first.geometry(), second.geometry()


def test_the_first_part_keeps_its_width_beside_the_second(qtbot: QtBot) -> None:
    assert places(qtbot, 800, 200) == (QRect(0, 0, 200, 400), QRect(210, 0, 590, 400))


def test_parts_without_a_width_of_their_own_are_alike(qtbot: QtBot) -> None:
    assert places(qtbot, 810, 0) == (QRect(0, 0, 400, 400), QRect(410, 0, 400, 400))


def test_where_there_is_little_room_they_share_the_height(qtbot: QtBot) -> None:
    first, second = places(qtbot, 480, 200)
    assert (first.width(), second.width(), second.y()) == (480, 480, first.bottom() + 11)
    assert abs(first.height() - 156) <= 1
    first, second = places(qtbot, 480, 0)
    assert abs(first.height() - second.height()) <= 1
