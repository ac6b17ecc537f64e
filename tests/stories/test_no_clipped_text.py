"""No text is clipped on any page or dialog, in both languages, in a small window and with large text."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QScrollArea,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from offercalc.application.settings.settings import Settings
from offercalc.desktop.shell.main_window import MainWindow
from tests.grids import WHOLE_GRIDS
from tests.windows import open_window

PAGES = 5
_ARROW = 20
SMALL, LARGE_TEXT, SMALL_AND_LARGE, VAST = (
    (100, (1024, 700)), (200, (1920, 1040)), (200, (1024, 740)), (100, (3840, 2080)),
)  # fmt: skip
SCREENS = [
    *(("id", *screen) for screen in (SMALL, LARGE_TEXT, SMALL_AND_LARGE, VAST)),  # the longer words
    *(
        ("en", *screen)
        for screen in ((SMALL, LARGE_TEXT, SMALL_AND_LARGE, VAST) if WHOLE_GRIDS else (SMALL_AND_LARGE,))
    ),
]
FORMATS = {"en": "en_US", "id": "id_ID"}


def opened(qtbot: QtBot, language: str, scale: int, size: tuple[int, int]) -> MainWindow:
    settings = Settings(theme="light", language=language, number_format=FORMATS[language], scale=scale)
    window = open_window(qtbot, settings=settings)
    window.resize(*size)
    return window


def clipped(area: QWidget) -> Iterator[str]:
    """Return every text that has less space than it needs."""
    for one in area.findChildren(QWidget):
        if one.isVisible() and _lacks_room(one):
            yield f"{type(one).__name__}: {_text(one)}"


def _lacks_room(one: QWidget) -> bool:
    if isinstance(one, QLabel) and one.wordWrap():
        return bool(one.text()) and one.heightForWidth(one.width()) > one.height() + 1
    if isinstance(one, QLabel):
        return _width(one, one.text()) > one.contentsRect().width() + 1
    if isinstance(one, QComboBox):
        return _width(one, one.currentText()) > one.width() - _ARROW
    if isinstance(one, QAbstractButton) and not isinstance(one, QToolButton):
        return bool(one.text()) and one.sizeHint().width() > one.width() + 1
    return False


def _width(one: QWidget, text: str) -> int:
    metrics = QFontMetrics(one.font())
    return max((metrics.horizontalAdvance(line) for line in text.splitlines()), default=0)


def _text(one: QWidget) -> str:
    if isinstance(one, QComboBox):
        return one.currentText()
    return one.text() if isinstance(one, QLabel | QAbstractButton) else ""


def check_room(window: MainWindow, page: int) -> None:
    """Check that nothing on show is clipped."""
    assert (page, list(clipped(window))) == (page, [])


def check_dialogs(window: MainWindow) -> None:
    """Check that nothing in a dialog is clipped."""
    for name in ("settings", "assumptions", "shortcuts", "batch", "diagnostics", "removed"):
        getattr(window.dialogs, name)()
        for _pass in range(4):
            QApplication.processEvents()
        dialog = next(one for one in window.findChildren(QDialog) if one.isVisible())
        assert (name, list(clipped(dialog))) == (name, [])
        dialog.close()


START = -1
"""Stands for the page of the first start."""


@pytest.mark.parametrize(("language", "scale", "size"), SCREENS)
def test_no_page_and_no_dialog_cuts_a_text_or_scrolls_sideways(
    qtbot: QtBot, language: str, scale: int, size: tuple[int, int]
) -> None:  # fmt: skip
    window = opened(qtbot, language, scale, size)
    check_dialogs(window)
    for page in (*range(PAGES), START):
        if page == START:
            window.show_start()
        else:
            window.show_page(page)
        for _pass in range(8):
            QApplication.processEvents()
        shown = window._page_on_show()
        sideways = shown.horizontalScrollBar().maximum() if isinstance(shown, QScrollArea) else 0
        assert (page, sideways, window.width()) == (page, 0, size[0])
        qtbot.waitUntil(partial(check_room, window, page))  # figures that arrive late lay their rows out again
