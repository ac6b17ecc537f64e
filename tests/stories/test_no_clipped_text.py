"""No text is clipped on any page or dialog, in both languages, in a small window and with large text."""

from __future__ import annotations

from functools import partial

import pytest
from measures import clipped, text_of
from PySide6.QtWidgets import QApplication, QDialog, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from offercalc.application.settings.settings import Settings
from offercalc.desktop.shell.main_window import MainWindow
from tests.grids import WHOLE_GRIDS
from tests.windows import open_window

PAGES = 5
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


def shown_in(area: QWidget) -> list[QWidget]:
    return [one for one in area.findChildren(QWidget) if one.isVisible()]


def check_room(window: MainWindow, page: int) -> None:
    """Check that nothing on show is clipped."""
    assert (page, [text_of(one) for one in clipped(shown_in(window))]) == (page, [])


def check_dialogs(window: MainWindow) -> None:
    """Check that nothing in a dialog is clipped."""
    for name in ("settings", "assumptions", "shortcuts", "batch", "diagnostics", "removed"):
        getattr(window.dialogs, name)()
        for _pass in range(4):
            QApplication.processEvents()
        dialog = next(one for one in window.findChildren(QDialog) if one.isVisible())
        assert (name, [text_of(one) for one in clipped(shown_in(dialog))]) == (name, [])
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
        shown = window._shown_page()
        sideways = shown.horizontalScrollBar().maximum() if isinstance(shown, QScrollArea) else 0
        assert (page, sideways, window.width()) == (page, 0, size[0])
        qtbot.waitUntil(partial(check_room, window, page))  # figures that arrive late lay their rows out again
