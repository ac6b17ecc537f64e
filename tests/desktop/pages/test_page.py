from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from offercalc.desktop.pages.page import Page


def test_a_page_scrolls_where_the_window_is_too_small(qtbot: QtBot) -> None:
    page = Page()
    qtbot.addWidget(page)
    for number in range(60):
        page.body.addWidget(QLabel(f"Line {number}"))
    page.resize(400, 300)
    page.show()
    qtbot.waitExposed(page)
    assert page.verticalScrollBar().maximum() > 0
    assert page.focusPolicy() is Qt.FocusPolicy.NoFocus
