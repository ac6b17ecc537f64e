"""A window whose theme, size of text and language have changed looks like one that is opened with them."""

from collections.abc import Iterator
from functools import partial
from typing import Any

import pytest
from msgspec.structs import replace
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from offercalc.application.settings.settings import Settings
from offercalc.desktop.shell.main_window import MainWindow
from offercalc.desktop.shell.page_window import COMPARE, CURRENCIES, HELP, OFFERS
from tests.windows import open_window

PAGES = (COMPARE, CURRENCIES, HELP, OFFERS)
DARK: dict[str, Any] = {"theme": "dark"}
DARK_AND_LARGE: dict[str, Any] = {"theme": "dark", "scale": 150, "language": "id"}
WAYS: dict[str, tuple[list[dict[str, Any]], dict[str, Any]]] = {
    "one after the other": ([{"scale": 125}, DARK, {"language": "id"}, {"scale": 150}], DARK_AND_LARGE),
    "there and back": ([DARK_AND_LARGE, {"theme": "light", "scale": 100, "language": "en"}], {}),
}


def pictures(qtbot: QtBot, window: MainWindow) -> Iterator[QImage]:
    """Yield every page as it is seen once it is turned to."""
    for page in PAGES:
        window.show_page(page)
        window.setFocus()
        seen = [window.grab().toImage()]
        qtbot.waitUntil(partial(is_at_rest, window, seen))
        yield seen[-1]


def is_at_rest(window: MainWindow, seen: list[QImage]) -> bool:
    """Whether the window is whole and looks as it did a moment before; keep how it looks."""
    QApplication.processEvents()
    seen.append(window.grab().toImage())
    return window.updatesEnabled() and window.offers.is_whole and seen[-1] == seen[-2]


@pytest.mark.parametrize("way", WAYS)
def test_every_page_looks_as_in_a_window_opened_that_way(qtbot: QtBot, way: str) -> None:
    steps, end = WAYS[way]
    changed = open_window(qtbot, settings=Settings(language="en"))
    list(pictures(qtbot, changed))
    for step in steps:
        changed.workspace.set(**step)
    found = list(pictures(qtbot, changed))
    changed.close()
    fresh = open_window(qtbot, settings=replace(Settings(language="en"), **end))
    list(pictures(qtbot, fresh))  # as in the other window, every page has been seen before
    expected = list(pictures(qtbot, fresh))
    assert [page for page, one, other in zip(PAGES, found, expected, strict=True) if one != other] == []
    fresh.workspace.set(theme="light", scale=100, language="en")
