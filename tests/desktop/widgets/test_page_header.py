from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from offercalc.desktop.widgets.page_header import PageHeader
from tests.windows import light


def shown(qtbot: QtBot, width: int, around: QWidget | None = None) -> tuple[PageHeader, QPushButton, QLabel]:
    export, mark = QPushButton("Export PDF"), QLabel("Sample")
    head = PageHeader({QPushButton("Compare"): "scale", export: "download"}, around)
    head.title.setText("OpenAI — Head of Preparedness")
    head.subtitle.setText("San Francisco, starts February 2, 2026")
    head.add_marks(mark)
    head.restyle(light())
    qtbot.addWidget(head)
    head.resize(width, 120)
    (around or head).show()
    QApplication.processEvents()
    return head, export, mark


def _fill(menu: QMenu) -> None:
    menu.addAction("Archive offer")


def test_the_buttons_stand_beside_the_title_the_last_one_as_the_main_one(qtbot: QtBot) -> None:
    head, export, mark = shown(qtbot, 900)
    assert export.mapTo(head, export.rect().topLeft()).x() > head.title.geometry().right()
    assert (export.objectName(), export.icon().isNull()) == ("primary", False)
    assert mark.mapTo(head, mark.rect().topLeft()).x() > head.title.geometry().right()
    assert mark.mapTo(head, mark.rect().center()).y() < head.subtitle.y()


def test_the_buttons_stand_below_where_there_is_little_room(qtbot: QtBot) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    around.resize(800, 300)
    head, export, mark = shown(qtbot, 300, around)
    assert export.mapTo(head, export.rect().topLeft()).y() > head.subtitle.geometry().bottom()
    assert mark.mapTo(head, mark.rect().bottomLeft()).y() < head.subtitle.y()
    assert export.mapTo(head, export.rect().topRight()).x() < 300


def test_a_narrow_window_has_the_buttons_in_a_menu(qtbot: QtBot) -> None:
    head, export, _mark = shown(qtbot, 600)
    assert not export.isVisible()
    compare, last = head.menu().actions()
    assert (compare.text(), last.text()) == ("Compare", "Export PDF")
    with qtbot.waitSignal(export.clicked):
        last.trigger()
    head.resize(900, 120)
    QApplication.processEvents()
    assert (export.isVisible(), head.more.isVisible()) == (True, False)


def test_a_head_without_buttons_is_its_title(qtbot: QtBot) -> None:
    head = PageHeader({})
    qtbot.addWidget(head)
    head.title.setText("Help")
    head.resize(300, 60)
    head.show()
    assert head.title.width() > 0


def test_marks_stand_below_a_title_that_leaves_them_no_room(qtbot: QtBot) -> None:
    head, _export, mark = shown(qtbot, 900)
    head.title.setText("A Company Whose Name Takes All of the Room " * 3)
    for _ in range(3):
        QApplication.processEvents()
    place = mark.mapTo(head, mark.rect().topLeft())
    assert (place.y() >= head.title.geometry().bottom(), place.x()) == (True, head.title.x())
    assert mark.mapTo(head, mark.rect().bottomLeft()).y() <= head.subtitle.y()
    head.title.setText("OpenAI")
    for _ in range(3):
        QApplication.processEvents()
    assert mark.mapTo(head, mark.rect().topLeft()).x() > head.title.x() + head.title.sizeHint().width()


def test_what_else_there_is_stands_in_a_menu_behind_the_buttons(qtbot: QtBot) -> None:
    compare, export = QPushButton("Compare"), QPushButton("Export PDF")
    head = PageHeader({compare: "scale", export: "download"})
    qtbot.addWidget(head)
    head.offer_more(_fill, for_wide=(compare,))
    head.restyle(light())
    head.resize(1000, 60)
    head.show()
    QApplication.processEvents()
    assert (export.isVisible(), compare.isVisible(), head.more.isVisible()) == (True, False, True)
    assert (head.more.accessibleName(), head.more.icon().isNull(), head.more.width()) == ("More", False, 32)
    assert head.more.mapTo(head, QPoint()).x() > export.mapTo(head, export.rect().topRight()).x()
    assert [action.text() for action in head.menu().actions()] == ["Archive offer"]
    head.resize(600, 60)
    QApplication.processEvents()
    assert [one.isVisible() for one in (export, head.more)] == [False, True]
    assert [action.text() for action in head.menu().actions() if action.text()] == ["Export PDF", "Archive offer"]
    head.resize(1900, 60)
    QApplication.processEvents()
    assert [one.isVisible() for one in (compare, export, head.more)] == [True, True, True]


def test_marks_leave_the_buttons_beside_the_title_their_room(qtbot: QtBot) -> None:
    head, _export, mark = shown(qtbot, 600)
    others = QPushButton("Other offers of the same company, all of them")
    head.follow(others)
    others.show()
    for _ in range(3):
        QApplication.processEvents()
    assert mark.mapTo(head, mark.rect().topLeft()).y() >= others.geometry().bottom()
    assert others.x() - head.title.geometry().right() < 20


def test_a_head_that_is_narrow_from_the_start_has_one_menu(qtbot: QtBot) -> None:
    head, _export, _mark = shown(qtbot, 600)
    head.offer_more(_fill)
    QApplication.processEvents()
    assert [one.isVisible() for one in head._more_buttons()] == [False, True]


def test_marks_leave_a_tile_of_a_fixed_size_its_room(qtbot: QtBot) -> None:
    head, _export, mark = shown(qtbot, 720)
    for side in (10, 300):
        tile = QWidget()
        tile.setFixedSize(side, 40)
        head.stand_before(tile)
        for _ in range(3):
            QApplication.processEvents()
        assert (mark.mapTo(head, mark.rect().topLeft()).y() > head.title.geometry().bottom()) is (side > 10)


def test_buttons_stay_beside_a_short_title_as_long_as_both_have_room(qtbot: QtBot) -> None:
    export = QPushButton("Export PDF")
    export.setFixedWidth(560)
    head = PageHeader({export: "download"})
    head.title.setText("Compare")
    head.subtitle.setText("3 offers")
    head.restyle(light())
    qtbot.addWidget(head)
    head.resize(800, 120)
    head.show()
    QApplication.processEvents()
    assert export.mapTo(head, QPoint()).y() < head.subtitle.geometry().bottom()
    head.subtitle.setText("3 offers, ranked by what is guaranteed over 4 years, then by their names")
    qtbot.waitUntil(lambda: export.mapTo(head, QPoint()).y() > head.subtitle.geometry().bottom())
