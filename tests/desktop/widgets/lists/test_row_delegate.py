import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QListWidget, QListWidgetItem
from pytestqt.qtbot import QtBot

from offercalc.desktop.system.theme import load_theme
from offercalc.desktop.widgets.lists.row_delegate import KEYS, RowDelegate

WIDE, ROW = 300, 36


def picture(
    qtbot: QtBot, name: str, keys: str = "", *, direction: Qt.LayoutDirection = Qt.LayoutDirection.LeftToRight
) -> QImage:
    view = QListWidget()
    qtbot.addWidget(view)
    view.setLayoutDirection(direction)
    view.setFrameShape(QListWidget.Shape.NoFrame)
    view.setItemDelegate(RowDelegate(load_theme("light", 100), view))
    item = QListWidgetItem(name)
    item.setData(KEYS, keys)
    view.addItem(item)
    view.resize(WIDE, ROW)
    view.show()
    return view.viewport().grab().toImage()


def inked(image: QImage) -> list[int]:
    """Return the pixel columns that are not of a single color."""
    ground = QColor(image.pixel(1, 1))
    columns = range(image.width())
    return [x for x in columns if any(QColor(image.pixel(x, y)) != ground for y in range(image.height()))]


def test_the_name_begins_the_row_and_the_keys_end_it(qtbot: QtBot) -> None:
    columns = inked(picture(qtbot, "New", "Ctrl+N"))
    assert columns[0] < 20
    assert columns[-1] > WIDE - 20
    assert not {x for x in columns if WIDE // 3 < x < WIDE // 2}


def test_right_to_left_the_name_is_at_the_right(qtbot: QtBot) -> None:
    columns = inked(picture(qtbot, "New", direction=Qt.LayoutDirection.RightToLeft))
    assert columns[0] > WIDE // 2


def test_a_long_name_leaves_room_for_the_keys(qtbot: QtBot) -> None:
    short, long = (picture(qtbot, name, "Ctrl+N") for name in ("New", "New " * 60))
    end = [[short.pixel(x, y) for x in range(WIDE - 50, WIDE)] for y in range(ROW)]
    assert end == [[long.pixel(x, y) for x in range(WIDE - 50, WIDE)] for y in range(ROW)]


@pytest.mark.parametrize("percent", [100, 200])
def test_rows_grow_with_the_text(qtbot: QtBot, percent: int) -> None:
    view = QListWidget()
    qtbot.addWidget(view)
    view.setItemDelegate(RowDelegate(load_theme("dark", percent), view))
    view.addItem("New")
    assert view.sizeHintForRow(0) == ROW * percent // 100
